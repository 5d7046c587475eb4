/** What is said to count for nothing counts for nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawFacts, RawRow } from '../../src/facts/tables.ts';
import { type Result, type Run, resultOf, score } from '../../src/index.ts';
import { factsNotRead } from '../../src/run/facts-read.ts';
import { drawRun, settings } from './draw-run.ts';

const outcomes = (result: Result) =>
  result.subjects.map(({ id, total, rank, grade, consequences }) => ({ id, total, rank, grade, consequences }));

const membersOf = ({ populations }: Run) =>
  new Map(populations.map(({ population, rows }) => [population.id, Int32Array.from(rows.subject)]));

describe('facts on somebody of whom they are not read', () => {
  it('change no result when they are left out', { timeout: 120_000 }, () => {
    let tried = 0;
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const { scheme, raw, facts, run } = drawRun(g);
        const idle = factsNotRead(facts, scheme, membersOf(run));
        if (idle.length === 0) return;
        tried++;
        const nameOf = (row: RawRow) => String(row.indicator ?? row.poll ?? row.code ?? row.figure);
        const gone = new Set(
          idle.map(({ fact, table, name }) => `${table} ${facts.subjects[fact.subject]?.id} ${name}`),
        );
        const left = Object.entries(raw.tables).map(([table, rows]) => [
          table,
          rows.filter((row) => !gone.has(`${table} ${String(row.subject)} ${nameOf(row)}`)),
        ]);
        const without: RawFacts = { tables: Object.fromEntries(left) };
        const other = score(scheme, without).run;
        if (other === undefined) throw new Error('refused');
        expect(outcomes(resultOf(other))).toEqual(outcomes(resultOf(run)));
      }),
      settings(0.5),
    );
    expect(tried).toBeGreaterThan(0);
  });
});
