/** The laws of formatting, over generated schemes with comments strewn in. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatScheme, readScheme } from '../../src/index.ts';
import { schemeShape } from '../../src/scheme/language.ts';
import type { Written } from '../../src/text/shape.ts';
import { yamlOf } from '../../src/text/yaml.ts';
import type { Draw } from './draw.ts';
import { drawRun, settings } from './draw-run.ts';

/** The text with comments and blank lines between its lines and comments at their ends. */
function strewn(g: Draw, text: string): string {
  let next = 0;
  const comment = (): string => `# 注${next++}`;
  return text
    .split('\n')
    .flatMap((line) => {
      const indent = /^ */.exec(line)?.[0] ?? '';
      const chance = g(fc.nat, 99);
      if (chance < 4) return [`${indent}${comment()}`, line];
      if (chance < 6) return ['', `${indent}${comment()}`, '', line];
      if (chance < 9) return ['', line];
      return chance < 12 && line !== '' ? [`${line} ${comment()}`] : [line];
    })
    .join('\n');
}

/** With the first keys of some maps at their ends: of those that are names of keys, since the order of others may have a meaning. */
function disordered(g: Draw, written: Written): Written {
  if (typeof written === 'string') return written;
  if (!('entries' in written) || Array.isArray(written)) {
    return (written as readonly Written[]).map((item) => disordered(g, item));
  }
  const all = written.entries as readonly (readonly [string, Written])[];
  const entries = all.map(([key, value]) => [key, disordered(g, value)] as const);
  const [first, ...rest] = entries;
  const named = first !== undefined && ['scheme', 'name', 'within', 'of'].includes(first[0]);
  return { entries: named && g(fc.nat, 1) === 0 ? [...rest, first] : entries };
}

/** As JSON, which is YAML on one line. */
function jsonOf(written: Written): string {
  if (typeof written === 'string') return JSON.stringify(written);
  if (!('entries' in written) || Array.isArray(written))
    return `[${(written as readonly Written[]).map(jsonOf).join(', ')}]`;
  const entries = written.entries as readonly (readonly [string, Written])[];
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}: ${jsonOf(value)}`).join(', ')}}`;
}

const columns = (line: string): number => [...line].reduce((n, c) => n + (c > '\u2e7f' ? 2 : 1), 0);
const commentsOf = (text: string): string[] => (text.match(/#[^\n]*/g) ?? []).sort();

describe('formatting a scheme', () => {
  it('[P11] changes no meaning, loses no comment, and is done after once', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const { scheme } = drawRun(g);
        const written = disordered(g, schemeShape.write(scheme));
        const text = g(fc.nat, 4) === 0 ? jsonOf(written) : strewn(g, yamlOf(written));
        const once = formatScheme(text).text ?? '';
        expect(readScheme(once).scheme).toEqual(scheme);
        expect(commentsOf(once)).toEqual(commentsOf(text));
        expect(formatScheme(once).text).toBe(once);
        const long = once.split('\n').filter((line) => !line.includes('#') && /[[{]/.test(line) && columns(line) > 120);
        expect(long).toEqual([]);
      }),
      settings(0.5),
    );
  });
});
