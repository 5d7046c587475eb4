/**
 * YAML (and so JSON) as a tree of text that remembers where everything stands. Scalars stay text, so that `1.10` and `40%` are
 * read digit by digit and never pass through floating point. Anchors, aliases, tags and several documents are refused: a scheme
 * must read the same to a person and to a program, and aliases can explode.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments, type Scalar } from 'yaml';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { Findings } from '../diagnostics/findings.ts';
import { finding } from '../diagnostics/sentences.ts';
import { slipIn } from './malformed.ts';
import type { Written } from './shape.ts';
import { colonSlip, unquoted } from './wide.ts';

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
/** How much of a text is repeated in a finding. */
const MOST_SHOWN = 40;

/** Reads the text of a scheme or case file. Any text gives a tree or diagnostics, never an exception. */
export function parseLocated(text: string): { tree?: Located; diagnostics: Diagnostic[] } {
  const start: At = { line: 1, column: 1 };
  if (text.length > MAX_LENGTH) {
    return { diagnostics: [finding('yaml-too-long', schemePlace(start, []), { limit: String(MAX_LENGTH) })] };
  }
  if (deepestIndent(text) > MAX_DEPTH * 4) {
    return { diagnostics: [finding('yaml-too-deep', schemePlace(start, []), { limit: String(MAX_DEPTH) })] };
  }
  const plain = text.replace(/^\uFEFF/, '');
  const lines = new LineCounter();
  const at = (offset: number | undefined): At => {
    const { line, col } = lines.linePos(offset ?? 0);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  try {
    const documents = parseAllDocuments(plain, {
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
      const { code, offset, values } = slipIn(plain, error.pos[0], error.code);
      return finding(code, schemePlace(at(offset), []), values);
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

/** What would be read from canonical text, without the text. */
export function locatedOf(written: Written): Located {
  const at: At = { line: 1, column: 1 };
  if (typeof written === 'string') return { kind: 'text', text: written, at };
  if ('entries' in written && !Array.isArray(written)) {
    const entries = written.entries as readonly (readonly [string, Written])[];
    return { kind: 'map', entries: entries.map(([key, value]) => ({ key, keyAt: at, value: locatedOf(value) })), at };
  }
  return { kind: 'list', items: (written as readonly Written[]).map(locatedOf), at };
}

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
    reportQuotes(node, at, path, diagnostics);
    return { kind: 'text', text: String(node.value ?? ''), at: here };
  }
  if (isSeq(node)) {
    if (node.flow) for (const item of node.items) reportComma(item, at, path, diagnostics);
    const items = node.items.map((item, i) => locate(item as Node, at, [...path, i], diagnostics));
    return items.includes(undefined) ? undefined : { kind: 'list', items: items as Located[], at: here };
  }
  if (isMap(node)) {
    const entries: LocatedEntry[] = [];
    const first = new Map<string, number>();
    for (const pair of node.items) {
      const key = pair.key as Node;
      if (!isScalar(key) || key.anchor !== undefined) return refuse('yaml-key');
      if (key.tag !== undefined) return refuse('yaml-tag');
      const name = String(key.value ?? '');
      const keyAt = at(key.range?.[0]);
      const place = schemePlace(keyAt, [...path, name]);
      const line = first.get(name);
      reportQuotes(key, at, [...path, name], diagnostics);
      if (line === undefined) first.set(name, keyAt.line);
      else diagnostics.add('yaml-duplicate-key', place, { key: name, line: String(line) });
      const colon = pair.value === null && key.type === 'PLAIN' ? colonSlip(name) : undefined;
      if (colon !== undefined) diagnostics.add('yaml-colon', place, colon);
      // Where nothing stands behind the key, the key is the place.
      const value: Located | undefined =
        pair.value === null
          ? { kind: 'text', text: '', at: keyAt }
          : locate(pair.value as Node, at, [...path, name], diagnostics);
      if (value !== undefined) entries.push({ key: name, keyAt, value });
    }
    return { kind: 'map', entries, at: here };
  }
  return refuse('yaml-tag');
}

/** Chinese quotation marks around a text are part of it. */
function reportQuotes({ type, value, range }: Scalar, at: (offset?: number) => At, path: Path, into: Findings): void {
  const found = String(value ?? '').slice(0, MOST_SHOWN);
  if (type === 'PLAIN' && unquoted(found) !== found)
    into.add('yaml-quotes', schemePlace(at(range?.[0]), path), { found });
}

/** A Chinese comma between what looks like several items: the list has one. */
function reportComma(item: unknown, at: (offset?: number) => At, path: Path, into: Findings): void {
  if (!isScalar(item) || item.type !== 'PLAIN') return;
  const found = String(item.value ?? '').slice(0, MOST_SHOWN);
  const mark = /[，、]/.exec(found)?.[0];
  if (mark !== undefined) into.add('yaml-comma', schemePlace(at(item.range?.[0]), path), { found, mark });
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
