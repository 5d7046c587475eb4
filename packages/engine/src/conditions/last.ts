/** Whether somebody stands among the last n of a pool: places counted from the end, as ranks are from the front. */
import type { HistoryFact } from '../facts/facts.ts';
import { compare, type Exact, multiply, whole } from '../numbers/exact.ts';
import { compareAt } from '../numbers/vector.ts';
import { type NumberColumn, numbers, type Ranking } from '../run/column.ts';
import type { Verdict } from '../run/evaluating.ts';
import type { Amount } from '../scheme/amount.ts';
import type { ConditionView, Present } from './view.ts';

/**
 * Place from the end is one more than the people behind, so people who tie share it and stand inside or outside together. A share is of the
 * pool's people; nothing is rounded up: the last 10% of five are nobody.
 */
export function isLast(behind: number, size: number, last: Amount, view: ConditionView): boolean {
  const most = view.constant(last);
  const bound: Exact = view.isPercent(last) ? multiply(most, whole(size)) : most;
  return compare(whole(behind + 1), bound) <= 0;
}

/** The same for a row of a rank. Who is still held or open may come to stand behind: only what holds either way is said. */
export function lastHolds({ figure, column }: Present, row: number, last: Amount, view: ConditionView): Verdict {
  const ranks = numbers(column);
  if (ranks.ranking === undefined) throw new Error(`${figure} is no rank`);
  const absence = ranks.absent.at(row);
  if (absence !== undefined) return absence;
  const end = endsOf(ranks, ranks.ranking)[ranks.ranking.poolOf[row] as number];
  const behind = end?.behind.get(row);
  if (end === undefined || behind === undefined) throw new Error(`${figure} has a place without a pool`);
  const { pool, ranked, undecided } = end;
  const size = ranked + undecided;
  // All of them behind is the furthest from the end that somebody can be moved, all of them in front the nearest.
  if (isLast(behind + undecided, size, last, view)) return true;
  if (!isLast(behind, size, last, view)) return false;
  return { kind: 'open', because: [view.reason(figure, 'pool-undecided', { pool, count: String(undecided) })] };
}

/** A pool seen from its end. */
interface PoolEnd {
  readonly pool: string;
  readonly ranked: number;
  readonly undecided: number;
  /** How many stand behind each row that is ranked. */
  readonly behind: ReadonlyMap<number, number>;
}

/** Conditions ask row by row: each column's pools are counted once. */
const known = new WeakMap<NumberColumn, readonly PoolEnd[]>();

function endsOf(column: NumberColumn, { pools }: Ranking): readonly PoolEnd[] {
  const before = known.get(column);
  if (before !== undefined) return before;
  const ends = pools.map(({ name, rows }) => endOf(name, rows, column));
  known.set(column, ends);
  return ends;
}

function endOf(pool: string, rows: Int32Array, { vector, absent }: NumberColumn): PoolEnd {
  const undecided = rows.filter((row) => ['held', 'open'].includes(absent.at(row)?.kind ?? '')).length;
  const fromEnd = rows.filter((row) => !absent.has(row)).sort((a, b) => compareAt(vector, b, a));
  const behind = new Map<number, number>();
  fromEnd.forEach((row, i) => {
    const previous = fromEnd[i - 1];
    const shares = previous !== undefined && compareAt(vector, previous, row) === 0;
    behind.set(row, shares ? (behind.get(previous) ?? 0) : i);
  });
  return { pool, ranked: fromEnd.length, undecided, behind };
}

/** How many other results share the rank of one, in the same pool of the same period. */
export function tiesAmong(history: readonly HistoryFact[]): (fact: HistoryFact) => number {
  const placeOf = (h: HistoryFact): string => JSON.stringify([h.period, h.pool ?? '', h.poolSize, h.rank]);
  const counts = new Map<string, number>();
  for (const fact of history) counts.set(placeOf(fact), (counts.get(placeOf(fact)) ?? 0) + 1);
  return (fact) => (counts.get(placeOf(fact)) ?? 1) - 1;
}
