/** Seats that can't be settled yet: for want of a share, of a remainder, of a decision above, or of people's facts. */
import { openAndReport, openGrades, report } from './decisions.ts';
import type { SeatRule } from './node.ts';
import type { Quotas } from './quotas.ts';
import type { Seating } from './seating.ts';
import type { Grading } from './standing.ts';
import type { SeatPool } from './trace.ts';

/** Opens the rows, under the decision that they wait for; those who wait for a remainder are noted in `contesting`. */
export function waitFor(
  grading: Grading,
  rule: SeatRule,
  { unclear, tie }: Quotas,
  pool: SeatPool,
  index: number,
  rows: readonly number[],
  contesting: number[],
): void {
  const values = { level: rule.level };
  const names = unclear.get(index);
  if (names !== undefined) {
    openGrades(grading, rows, 'share-unclear', { ...values, pool: names.join('、') });
    contesting.push(...rows);
  } else if (tie?.pools.includes(index)) {
    openGrades(grading, rows, 'remainder-tie', { ...values, pool: pool.name });
    contesting.push(...rows);
  } else if (rows.length > 0) openAndReport(grading, rows, 'seat-waits', pool.name, values);
}

/** The decisions on shares and remainders, with everybody who waits for them. */
export function reportShares(grading: Grading, rule: SeatRule, quotas: Quotas, contesting: readonly number[]): void {
  const { seating, unclear, tie } = quotas;
  const waiting = new Map<number, number[]>();
  for (const row of new Set(contesting)) {
    const pool = seating.poolOf[row] as number;
    const rows = waiting.get(pool);
    if (rows === undefined) waiting.set(pool, [row]);
    else rows.push(row);
  }
  for (const [index, names] of unclear) {
    for (const name of names) report(grading, 'share-unclear', name, waiting.get(index) ?? [], { level: rule.level });
  }
  if (tie === undefined) return;
  const names = tie.pools.map((i) => seating.pool(i).name).join('、');
  const rows = tie.pools.flatMap((i) => waiting.get(i) ?? []);
  report(grading, 'remainder-tie', undefined, rows, { level: rule.level, pools: names, seats: String(tie.seats) });
}

/**
 * While somebody of a pool is without a result, its proposal may yet change; that is said, not hidden. Who is open by a decision of
 * this grade is named by that decision. Where the pool has no seats and can come to none, those who wait change nothing for it.
 */
export function reportWaiting(grading: Grading, rule: SeatRule, seating: Seating, group: number): void {
  const { absent, ungraded, undecided } = grading;
  if (absent.count === 0) return;
  const waiting: number[] = [];
  const { rows, from, to } = seating.members;
  for (let k = from[group] as number; k < (to[group] as number); k++) {
    const row = rows[k] as number;
    const absence = absent.at(row);
    if (absence === undefined || absence.kind === 'notApplicable') continue;
    if (!ungraded.has(row) && !undecided.has(row)) waiting.push(row);
  }
  if (waiting.length === 0) return;
  const pool = seating.pool(group);
  if (staysWithout(rule, pool, waiting.length)) return;
  report(grading, 'pool-waits', pool.name, waiting, { level: rule.level, count: String(waiting.length) });
}

/**
 * Who waits is in the base `assessed` already and can only leave it, which never adds a seat to the own pool. But it may give one to
 * another where seats are apportioned, and put a pool together with others where that makes it small.
 */
function staysWithout(
  { of, mode, mergeBelow = 0 }: SeatRule,
  { most, base, parts }: SeatPool,
  waiting: number,
): boolean {
  if (most > 0 || of !== 'assessed' || mode === 'apportioned') return false;
  return mode === 'perPool' || base - waiting >= mergeBelow || parts.every((part) => part.base < mergeBelow);
}
