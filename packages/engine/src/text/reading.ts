/** What a reading reports as it goes through the tree. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { Findings, type Values } from '../diagnostics/findings.ts';
import type { Code } from '../diagnostics/sentences.ts';
import { type At, type Located, type Path, schemePlace } from './located.ts';

export class Reading {
  private readonly findings = new Findings();
  get diagnostics(): readonly Diagnostic[] {
    return this.findings.diagnostics;
  }
  report(code: Code, at: At, path: Path, values: Values = {}): undefined {
    this.findings.add(code, schemePlace(at, path), values);
    return undefined;
  }
  /** Reports that something else stands here than expected; `meant` may know what the author had in mind. */
  unexpected(expected: string, from: Located, path: Path, meant?: (text: string) => string | undefined): undefined {
    return this.report('not-expected', from.at, path, () => ({
      expected,
      found: foundIn(from),
      near: (from.kind === 'text' ? meant?.(from.text) : undefined) ?? '',
    }));
  }
}

/** What stands in a place, in words that fit behind “现在是”. */
function foundIn(from: Located): string {
  if (from.kind === 'list') return '一个列表';
  if (from.kind === 'map') {
    const keys = from.entries.slice(0, 3).map((e) => `${e.key.slice(0, 40)}: …`);
    return `一张键值表 { ${keys.join(', ')} }`;
  }
  return from.text === '' ? '空的' : `“${from.text.slice(0, 40)}”`;
}
