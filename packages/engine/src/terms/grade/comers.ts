/** Open people who may yet come to a level, and so may take what others hope for. */
import { unmetAt } from './requirements.ts';
import type { Grading } from './standing.ts';

/** Those of one open decision who may come to a level in one pool; `least` to `most` of them do. */
export interface PoolComers {
  readonly rows: readonly number[];
  readonly least: number;
  readonly most: number;
}

/** Who may come to a level, by index of pool; `limited`: levels that have a ceiling, where one may stay or come down. */
export function comersAt(
  grading: Grading,
  level: number,
  limited: ReadonlySet<number>,
  poolOf: Int32Array,
  counts: (row: number) => boolean = () => true,
): Map<number, PoolComers[]> {
  const { figure, ranking, comers } = grading;
  const last = figure.term.levels.length - 1;
  const found = new Map<number, PoolComers[]>();
  for (const { rows, from, least, most } of comers) {
    if (from > level) continue;
    const byPool = new Map<number, { rows: number[]; sure: number }>();
    for (const row of rows) {
      const pool = poolOf[row] as number;
      // A seat by rank needs a place; the last level takes everybody.
      const placed = level === last || (ranking !== undefined && ranking.places[row] !== 0);
      const way = pool < 0 || !placed || !counts(row) ? 'no' : wayTo(grading, row, from, level, limited);
      if (way === 'no') continue;
      const mine = byPool.get(pool) ?? { rows: [], sure: 0 };
      byPool.set(pool, mine);
      mine.rows.push(row);
      if (way === 'sure') mine.sure++;
    }
    for (const [pool, { rows: mine, sure }] of byPool) {
      const group = { rows: mine, least: Math.max(0, least - (rows.length - sure)), most: Math.min(most, mine.length) };
      const list = found.get(pool);
      if (list === undefined) found.set(pool, [group]);
      else list.push(group);
    }
  }
  return found;
}

/** Whether somebody who comes down to `from` comes to `level`: `maybe` where a ceiling or an unanswered precondition lies on the way. */
function wayTo(
  grading: Grading,
  row: number,
  from: number,
  level: number,
  limited: ReadonlySet<number>,
): 'sure' | 'maybe' | 'no' {
  const last = grading.figure.term.levels.length - 1;
  let way: 'sure' | 'maybe' = 'sure';
  for (let at = from; at < level; at++) {
    const unmet = unmetAt(grading, row, at);
    const unknown = 'kind' in unmet;
    if (!unknown && unmet.length > 0) continue;
    if (!unknown && !limited.has(at)) return 'no';
    way = 'maybe';
  }
  if (level === last) return way;
  const unmet = unmetAt(grading, row, level);
  if ('kind' in unmet) return 'maybe';
  return unmet.length > 0 ? 'no' : way;
}
