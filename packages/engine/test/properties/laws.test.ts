/** The laws of the engine, over generated schemes and facts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawFacts, TableId } from '../../src/facts/tables.ts';
import { type Run, readScheme, resultOf, score, writeScheme } from '../../src/index.ts';
import type { Outcome } from '../../src/run/result.ts';
import { oracleResults } from '../oracle/index.ts';
import { drawRun, settings } from './draw-run.ts';
import type { Draw } from './generate-scheme.ts';

const plain = (outcome: Outcome | undefined): string =>
  outcome === undefined ? 'none' : 'value' in outcome ? shortest(outcome.value) : outcome.absent;
const shortest = (text: string): string =>
  /^-?\d+\.\d+$/.test(text) ? text.replace(/0+$/, '').replace(/\.$/, '') : text;

describe('the engine', () => {
  it('[P1] equals an independent oracle of rational arithmetic to the last digit', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const { scheme, facts, run } = drawRun(g);
        const oracle = oracleResults(scheme, facts).populations.get('staff');
        for (const subject of resultOf(run).subjects) {
          const theirs = oracle?.subjects.get(subject.id);
          for (const [figure, outcome] of Object.entries(subject.indicators)) {
            const found = theirs?.figures.get(figure);
            const text =
              found === undefined
                ? 'none'
                : 'value' in found
                  ? shortest(found.value)
                  : 'grade' in found
                    ? found.grade
                    : found.absent;
            expect(`${subject.id} ${figure} ${plain(outcome)}`).toBe(`${subject.id} ${figure} ${text}`);
          }
          expect(subject.consequences.map((c) => c.id)).toEqual(theirs?.holding ?? []);
        }
        const seats = [...(oracle?.seats.values() ?? [])].flat().map((s) => s.seats);
        expect(
          resultOf(run)
            .seats.map((s) => s.seats)
            .sort(),
        ).toEqual(seats.sort());
      }),
      settings(),
    );
  });

  it('[P2] gives byte-identical results for the same facts in any order', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const { scheme, raw, run } = drawRun(g);
        const shuffled = score(scheme, shuffle(g, raw)).run;
        // Findings name rows of the file, which were moved; all else is the same to the byte.
        const bytes = (of: Run | undefined): string => JSON.stringify(of && { ...resultOf(of), diagnostics: [] });
        expect(bytes(shuffled)).toBe(bytes(run));
      }),
      settings(0.3),
    );
  });

  it('[P3] never gives more places than the share of all people, in any mode', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const { scheme, run } = drawRun(g);
        const result = resultOf(run);
        const level = scheme.figures.find((f) => f.id === 'level')?.term;
        if (level?.kind !== 'grade' || run.facts.rulings.some((r) => r.setting.startsWith('share.'))) return;
        for (const rule of level.seats ?? []) {
          if (rule.atMost === undefined) continue;
          const pools = result.seats.filter((s) => s.level === rule.level);
          const people = pools.reduce((sum, p) => sum + p.base, 0);
          const share = Number(String(rule.atMost).replace('%', ''));
          const seats = pools.reduce((sum, p) => sum + p.seats, 0);
          expect(seats * 100).toBeLessThanOrEqual(share * people);
          const beside = level.exceptions?.some((e) => e.to === rule.level && e.seat === 'beside');
          for (const pool of pools) if (!beside) expect(pool.taken).toBeLessThanOrEqual(pool.seats);
        }
      }),
      settings(),
    );
  });

  it('[P6] reads a scheme in canonical form back the same', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const { scheme } = drawRun(g);
        expect(readScheme(writeScheme(scheme)).scheme).toEqual(scheme);
      }),
      settings(0.3),
    );
  });
});

function shuffle(g: Draw, raw: RawFacts): RawFacts {
  const tables = Object.entries(raw.tables).map(([table, rows]) => [
    table,
    g(fc.shuffledSubarray<unknown>, rows as unknown[], { minLength: rows.length }),
  ]);
  return { tables: Object.fromEntries(tables) as { [T in TableId]?: never } };
}
