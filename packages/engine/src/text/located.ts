/**
 * YAML (and so JSON) as a tree of text that remembers where everything stands. Scalars stay text, so that `1.10` and `40%` are
 * read digit by digit and never pass through floating point. Anchors, aliases, tags and several documents are refused: a scheme
 * must read the same to a person and to a program, and aliases can explode.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { Findings } from '../diagnostics/findings.ts';
import { finding } from '../diagnostics/sentences.ts';

export interface At {
  readonly line: number;
  readonly column: number;
}

export type Located = LocatedText | LocatedList | LocatedMap;
export interface LocatedText {
  readonly kind: 'text';
  readonly text: string;
  readonly at: At;
}
export interface LocatedList {
  readonly kind: 'list';
  readonly items: readonly Located[];
  readonly at: At;
}
export interface LocatedMap {
  readonly kind: 'map';
  readonly entries: readonly LocatedEntry[];
  readonly at: At;
}
export interface LocatedEntry {
  readonly key: string;
  readonly keyAt: At;
  readonly value: Located;
}

/** Where in the tree: keys and list indexes from the root. */
export type Path = readonly (string | number)[];

const MAX_LENGTH = 2_000_000;
const MAX_DEPTH = 60;

/** Reads the text of a scheme or case file. Any text gives a tree or diagnostics, never an exception. */
export function parseLocated(text: string): { tree?: Located; diagnostics: Diagnostic[] } {
  const start: At = { line: 1, column: 1 };
  if (text.length > MAX_LENGTH) {
    return { diagnostics: [finding('yaml-too-long', schemePlace(start, []), { limit: String(MAX_LENGTH) })] };
  }
  if (deepestIndent(text) > MAX_DEPTH * 4) {
    return { diagnostics: [finding('yaml-too-deep', schemePlace(start, []), { limit: String(MAX_DEPTH) })] };
  }
  const lines = new LineCounter();
  const at = (offset: number | undefined): At => {
    const { line, col } = lines.linePos(offset ?? 0);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  try {
    const documents = parseAllDocuments(text.replace(/^\uFEFF/, ''), {
      lineCounter: lines,
      schema: 'failsafe',
      merge: false,
      // Looked for below: the library compares every key with every other.
      uniqueKeys: false,
      prettyErrors: false,
    });
    if ('empty' in documents || documents.length === 0) {
      return { diagnostics: [finding('yaml-empty', schemePlace(start, []), {})] };
    }
    const document = documents[0] as (typeof documents)[number];
    // What follows the first slip is mostly its echo.
    const diagnostics = document.errors.slice(0, 1).map((error) => {
      const place = schemePlace(at(error.pos[0]), []);
      return finding('yaml-malformed', place, { cause: causeOf(error.code, text, place.line) });
    });
    if (documents.length > 1) diagnostics.push(finding('yaml-several-documents', schemePlace(start, []), {}));
    if (diagnostics.length > 0) return { diagnostics };
    const findings = new Findings();
    const tree = locate(document.contents as Node | null, at, [], findings);
    return tree === undefined || findings.failed
      ? { diagnostics: findings.diagnostics }
      : { tree, diagnostics: findings.diagnostics };
  } catch {
    // The library recurses; input nested beyond its stack ends here as a finding like any other.
    return { diagnostics: [finding('yaml-too-deep', schemePlace(start, []), { limit: String(MAX_DEPTH) })] };
  }
}

/** The most likely cause, in the words of somebody who types a scheme. */
function causeOf(code: string, text: string, line: number): string {
  const written = text.split('\n', line)[line - 1] ?? '';
  if (/[：，]/.test(written.replace(/"[^"]*"|'[^']*'/g, ''))) {
    return '这一行可能用了全角的冒号或逗号，请改成半角，冒号后面空一格';
  }
  return causes[code] ?? '请检查冒号后的空格、引号和括号是否成对';
}
const causes: Readonly<Record<string, string>> = {
  BAD_INDENT: '缩进不对，同一层的内容要左边对齐',
  TAB_AS_INDENT: '缩进用了制表符，请改用空格',
  MISSING_CHAR: '少了右引号、右括号或逗号',
  MULTILINE_IMPLICIT_KEY: '键和冒号要写在同一行',
  BLOCK_AS_IMPLICIT_KEY: '一行里有两个冒号，值里有冒号的请加引号',
  UNEXPECTED_TOKEN: '这里有多余的符号，或者缩进不对',
};

/** A scheme place from a position and a path. */
export function schemePlace(at: At, path: Path): Extract<Diagnostic['place'], { kind: 'scheme' }> {
  return { kind: 'scheme', path: path.join('.'), line: at.line, column: at.column };
}

/** Flow collections nest without indenting: counts brackets too, cheaply and before the parser recurses. */
function deepestIndent(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const c of text) {
    if (c === '[' || c === '{') deepest = Math.max(deepest, ++depth);
    else if ((c === ']' || c === '}') && depth > 0) depth--;
  }
  return deepest * 4;
}

function locate(
  node: Node | null,
  at: (offset?: number) => At,
  path: Path,
  diagnostics: Findings,
): Located | undefined {
  const here = at(node?.range?.[0]);
  const refuse = (code: 'yaml-alias' | 'yaml-tag' | 'yaml-key' | 'yaml-too-deep') => {
    diagnostics.add(code, schemePlace(here, path), { limit: String(MAX_DEPTH) });
    return undefined;
  };
  if (path.length > MAX_DEPTH) return refuse('yaml-too-deep');
  if (node === null) return { kind: 'text', text: '', at: here };
  if (isAlias(node) || ('anchor' in node && node.anchor !== undefined)) return refuse('yaml-alias');
  if (node.tag !== undefined) return refuse('yaml-tag');
  if (isScalar(node)) {
    return { kind: 'text', text: String(node.value ?? ''), at: here };
  }
  if (isSeq(node)) {
    const items = node.items.map((item, i) => locate(item as Node, at, [...path, i], diagnostics));
    return items.includes(undefined) ? undefined : { kind: 'list', items: items as Located[], at: here };
  }
  if (isMap(node)) {
    const entries: LocatedEntry[] = [];
    const names = new Set<string>();
    for (const pair of node.items) {
      const key = pair.key as Node;
      if (!isScalar(key) || key.anchor !== undefined) return refuse('yaml-key');
      if (key.tag !== undefined) return refuse('yaml-tag');
      const name = String(key.value ?? '');
      if (names.has(name)) diagnostics.add('yaml-duplicate-key', schemePlace(at(key.range?.[0]), [...path, name]), {});
      names.add(name);
      const value = locate(pair.value as Node | null, at, [...path, name], diagnostics);
      if (value !== undefined) entries.push({ key: name, keyAt: at(key.range?.[0]), value });
    }
    return { kind: 'map', entries, at: here };
  }
  return refuse('yaml-tag');
}

/** The position of a path in the tree, or of its deepest part that exists. A map entry is found at its key. */
export function positionOf(tree: Located, path: Path): At {
  let node: Located = tree;
  let at = tree.at;
  for (const step of path) {
    if (node.kind === 'map') {
      const entry: LocatedEntry | undefined = node.entries.find((e) => e.key === String(step));
      if (entry === undefined) break;
      at = entry.keyAt;
      node = entry.value;
    } else if (node.kind === 'list') {
      const item: Located | undefined = node.items[Number(step)];
      if (item === undefined) break;
      at = item.at;
      node = item;
    } else break;
  }
  return at;
}
