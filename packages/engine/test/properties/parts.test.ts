/** What scoring in parts must not change: anything. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawFacts, RawRow, TableId } from '../../src/facts/tables.ts';
import { independentParts, type Result, resultOf, score, scoreColumns, sliceFacts } from '../../src/index.ts';
import { drawRun, settings, timeLimit } from './draw-run.ts';
import { drawFacts } from './generate-facts.ts';
import { kinds, units } from './generate-scheme.ts';

describe('scoring in parts', () => {
  it('gives everybody, every pool and every decision what scoring all together gives', { timeout: timeLimit }, () => {
    let several = 0;
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const { scheme, raw } = drawRun(g);
        const { run } = score(scheme, together(raw, elsewhere(drawFacts(g, scheme))));
        if (run === undefined) return;
        const { length } = run.facts.subjects;
        const parts = independentParts(scheme, run.facts, 1);
        expect(parts.map(({ from }) => from)).toEqual([0, ...parts.map(({ to }) => to)].slice(0, -1));
        expect(parts.at(-1)?.to ?? 0).toBe(length);
        if (parts.length < 2) return;
        several++;
        const apart = parts.map(({ from, to }) => resultOf(scoreColumns(scheme, sliceFacts(run.facts, from, to))));
        const whole = resultOf(run);
        expect(apart.flatMap((part) => part.subjects)).toEqual(whole.subjects);
        expect(told(apart)).toEqual(told([whole]));
        expect(new Set(apart.map((part) => part.scheme.hash))).toEqual(new Set([whole.scheme.hash]));
      }),
      settings(1.5),
    );
    expect(several).toBeGreaterThan(5);
  });
});

/** What a result says of others than single people, in an order of its own. */
const told = (results: readonly Result[]): string[] =>
  results
    .flatMap(({ outside, open, waiting, seats }) => [...outside, ...open, ...waiting, ...seats])
    .map((one) => JSON.stringify(one))
    .sort();

/** The same facts of other people in other units, whose ids come after all others. */
const elsewhere = (raw: RawFacts): RawFacts =>
  JSON.parse(
    JSON.stringify(raw)
      .replaceAll(/"((?:e-|P-)?)S(\d+)/g, '"$1Z$2')
      .replaceAll(/"(points|measures|events)-(\d+)/g, '"Z$1-$2')
      .replaceAll(new RegExp(`"(${[...units, ...kinds].join('|')})"`, 'g'), '"$1乙"'),
  ) as RawFacts;

/** Facts of both, without earlier results, which keep people together. */
function together(a: RawFacts, b: RawFacts): RawFacts {
  const tables = [...new Set([...Object.keys(a.tables), ...Object.keys(b.tables)])] as TableId[];
  const rowsOf = (table: TableId): readonly RawRow[] => {
    if (table === 'history') return [];
    return [...(a.tables[table] ?? []), ...(table === 'run' ? [] : (b.tables[table] ?? []))];
  };
  return { tables: Object.fromEntries(tables.map((table) => [table, rowsOf(table)])) };
}
