/** What a reading reports as it goes through the tree. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { Findings, type Values } from '../diagnostics/findings.ts';
import type { Code } from '../diagnostics/sentences.ts';
import { type At, type Located, type Path, schemePlace } from './located.ts';
import { beginsWide, colonSlip, plainly } from './wide.ts';

/** What an author surely had in mind. */
export interface Meant {
  /** The word or value that is near. */
  readonly near?: string;
  /** The same, typed with plain characters. */
  readonly plain?: string;
  /** The ids of what bears the Chinese name that stands there. */
  readonly ids?: string;
}

export class Reading {
  private readonly findings = new Findings();
  private readonly root: Located | undefined;
  private ids: ReadonlyMap<string, readonly string[]> | undefined;
  /** `root`: the whole tree, in which the ids of names are looked up. */
  constructor(root?: Located) {
    this.root = root;
  }
  get diagnostics(): readonly Diagnostic[] {
    return this.findings.diagnostics;
  }
  report(code: Code, at: At, path: Path, values: Values = {}): undefined {
    this.findings.add(code, schemePlace(at, path), values);
    return undefined;
  }
  /** Reports that something else stands here than expected; `meant` may know what the author had in mind. */
  unexpected(expected: string, from: Located, path: Path, meant?: (text: string) => Meant): undefined {
    // A table whose colons are full-width is a text to YAML.
    const colon = from.kind === 'text' && meant === undefined ? colonSlip(from.text) : undefined;
    if (colon !== undefined) return this.report('yaml-colon', from.at, path, colon);
    return this.report('not-expected', from.at, path, () => {
      const text = from.kind === 'text' ? from.text : '';
      const { near = '', plain = '', ids = '' } = beginsWide(text) ? { plain: plainly(text) } : (meant?.(text) ?? {});
      return { expected, found: foundIn(from), near, plain: plain.slice(0, MOST_SHOWN), ids };
    });
  }
  /** The ids under which something of this Chinese name stands in the scheme. */
  idsNamed(name: string): readonly string[] {
    this.ids ??= this.root === undefined ? new Map() : idsByName(this.root);
    return this.ids.get(name) ?? [];
  }
}

const MOST_SHOWN = 40;

/** What stands in a place, in words that fit behind “现在是”. */
function foundIn(from: Located): string {
  if (from.kind === 'list') return '一个列表';
  if (from.kind === 'map') {
    const keys = from.entries.slice(0, 3).map((e) => `${e.key.slice(0, MOST_SHOWN)}: …`);
    return `一张键值表 { ${keys.join(', ')} }`;
  }
  return from.text === '' ? '空的' : `“${from.text.slice(0, MOST_SHOWN)}”`;
}

/** Whatever has an id stands as `id: { name: …, … }`. */
function idsByName(root: Located): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const visit = (node: Located): void => {
    if (node.kind === 'list') node.items.forEach(visit);
    if (node.kind !== 'map') return;
    for (const { key, value } of node.entries) {
      const name = value.kind === 'map' ? value.entries.find((e) => e.key === 'name')?.value : undefined;
      if (name?.kind === 'text' && /^[A-Za-z]/.test(key)) found.set(name.text, [...(found.get(name.text) ?? []), key]);
      visit(value);
    }
  };
  visit(root);
  return found;
}
