/** Whether somebody stands among the last n of a pool: places counted from the end, as ranks are from the front. */
import { compare, type Exact, multiply, whole } from '../numbers/exact.ts';
import { compareAt } from '../numbers/vector.ts';
import { numbers } from '../run/column.ts';
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
  const { vector, absent, ranking } = numbers(column);
  if (ranking === undefined) throw new Error(`${figure} is no rank`);
  const absence = absent.at(row);
  if (absence !== undefined) return absence;
  const pool = ranking.pools[ranking.poolOf[row] as number];
  if (pool === undefined) throw new Error(`${figure} has a place without a pool`);
  const ranked = pool.rows.filter((other) => !absent.has(other));
  const undecided = pool.rows.filter((other) => ['held', 'open'].includes(absent.at(other)?.kind ?? '')).length;
  const behind = ranked.filter((other) => compareAt(vector, other, row) > 0).length;
  const size = ranked.length + undecided;
  // All of them behind is the furthest from the end that somebody can be moved, all of them in front the nearest.
  if (isLast(behind + undecided, size, last, view)) return true;
  if (!isLast(behind, size, last, view)) return false;
  return {
    kind: 'open',
    because: [view.reason(figure, 'pool-undecided', { pool: pool.name, count: String(undecided) })],
  };
}
