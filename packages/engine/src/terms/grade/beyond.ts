/** Seats beyond a share that stands "in principle": how many, and who approved them. */
import type { Ruling } from '../../facts/facts.ts';
import type { GradeColumn } from '../../run/column.ts';
import type { Evaluating } from '../../run/evaluating.ts';
import { Fate, type FilledRule, type SeatPool } from './trace.ts';

export interface Approval {
  /** Whom it put there; undefined: it changed the pool's share. */
  readonly row?: number;
  readonly ruling: Ruling;
}

/** The approvals by which a pool goes beyond its soft share, by row; empty: it does not. */
export function approvalsOf(
  { rule, fates }: FilledRule,
  pool: SeatPool,
  column: GradeColumn,
  run: Evaluating,
): Approval[] {
  if (rule.soft === undefined) return [];
  const shares = pool.parts.flatMap(({ approved }) => (approved === undefined ? [] : [{ ruling: approved }]));
  const level = column.levels.indexOf(rule.level);
  const taken = pool.rows.filter(
    (row) =>
      column.values[row] === level &&
      !column.absent.has(row) &&
      (fates[row] === Fate.seated || fates[row] === Fate.granted),
  );
  if (taken.length <= pool.seats) return shares;
  const people = [...taken].flatMap((row): Approval[] => {
    const ruling = fates[row] === Fate.granted ? (run.ruling(row, 'exception') ?? run.ruling(row, 'grade')) : undefined;
    return ruling === undefined ? [] : [{ row, ruling }];
  });
  return [...shares, ...people];
}
