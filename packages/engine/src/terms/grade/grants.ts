/** What rulings set before seats are given: exceptions and adjustments, within what the scheme lets them set. */
import type { RankedPool } from '../../run/column.ts';
import { openAndReport } from './decisions.ts';
import { levelIndex, levelName } from './level-names.ts';
import type { Exception } from './node.ts';
import { unmetAt } from './requirements.ts';
import type { Contested, Grading } from './standing.ts';

/**
 * Open people who may yet claim a seat of the level `from` or of one below. `least` and `most` of them come: of a tie exactly as many
 * as lack a seat.
 */
export interface Comers {
  readonly rows: readonly number[];
  readonly from: number;
  readonly least: number;
  readonly most: number;
}

type Started = Omit<Grading, 'exceptions' | 'adjusted' | 'later' | 'granted' | 'contested'>;

/** Applies grades given later, exceptions, then adjustments; those that the scheme doesn't let stand are open. */
export function grantByRulings(started: Started): Grading {
  const { figure, values, absent, ungraded } = started;
  const exceptions = new Map<number, Exception>();
  const adjusted = new Map<number, number>();
  const granted = new Map<number, 'takes' | 'beside'>();
  const contested: Contested[] = [];
  const later = new Map<number, number>();
  const grading: Grading = { ...started, exceptions, adjusted, later, granted, contested };
  for (const [row, level] of ruledRows(grading, 'later')) {
    if (ungraded.get(row)?.outcome !== 'later' || !figure.term.levels.some((one) => one.level === level)) continue;
    const index = levelIndex(figure, level);
    values[row] = index;
    absent.clear(row);
    later.set(row, index);
    // Beside the seats: who was graded in time keeps what they have.
    granted.set(row, 'beside');
  }
  for (const [row, id] of ruledRows(grading, 'exception')) {
    const exception = figure.term.exceptions?.find((e) => e.id === id);
    if (exception === undefined || ungraded.has(row)) continue;
    exceptions.set(row, exception);
    values[row] = levelIndex(figure, exception.to);
    absent.clear(row);
    granted.set(row, exception.seat ?? 'takes');
  }
  limitExceptions(grading, granted, contested);
  if (figure.term.adjust !== undefined) {
    for (const [row, level] of ruledRows(grading, 'grade')) {
      // Someone whose score is not known can't be moved: there is nothing to move from.
      if (exceptions.has(row) || absent.has(row) || !figure.term.adjust.levels.includes(level)) continue;
      if (!refused(grading, row, level)) {
        values[row] = levelIndex(figure, level);
        adjusted.set(row, values[row] as number);
        granted.set(row, 'takes');
      }
    }
  }
  needPools(grading, granted);
  return grading;
}

/** Rows with a ruling on this setting, and what it says; looks at all rows only where there are such rulings. */
function ruledRows({ run }: Grading, setting: string): [row: number, value: string][] {
  const targets = new Set(
    run.facts.rulings.filter((r) => r.kind === 'subject' && r.setting === setting).map((r) => r.target),
  );
  const found: [number, string][] = [];
  if (targets.size === 0) return found;
  for (let row = 0; row < run.rows.length; row++) {
    if (!targets.has(run.idOf(row))) continue;
    const ruling = run.ruling(row, setting);
    if (ruling !== undefined) found.push([row, ruling.value]);
  }
  return found;
}

/** An exception that is meant for a few in a pool, used for more: all of them are open. Without a ranking all are one pool. */
function limitExceptions(grading: Grading, granted: Map<number, 'takes' | 'beside'>, contested: Contested[]): void {
  const { figure, ranking, exceptions, allowed, comers } = grading;
  for (const exception of figure.term.exceptions ?? []) {
    const { atMost, name, seat } = exception;
    if (atMost === undefined) continue;
    const byPool = new Map<number, number[]>();
    for (const [row, used] of exceptions) {
      const pool = ranking === undefined ? 0 : (ranking.poolOf[row] as number);
      if (used !== exception || pool < 0) continue;
      const rows = byPool.get(pool);
      if (rows === undefined) byPool.set(pool, [row]);
      else rows.push(row);
    }
    for (const [pool, rows] of byPool) {
      if (rows.length <= atMost) continue;
      const poolName = ranking === undefined ? '全体' : (ranking.pools[pool] as RankedPool).name;
      openAndReport(grading, rows, 'exception-too-many', poolName, { name, most: String(atMost) });
      const level = levelIndex(figure, exception.to);
      if (seat !== 'beside') contested.push({ rows, level, most: atMost });
      for (const row of rows) {
        granted.delete(row);
        const from = allowed[row] as number;
        if (from >= 0) comers.push({ rows: [row], from, least: 0, most: 1 });
      }
    }
  }
}

/** Whether an adjustment is one that the scheme doesn't allow; then the grade is open (or absent as the precondition is). */
function refused(grading: Grading, row: number, level: string): boolean {
  const { figure, absent, allowed, comers } = grading;
  const levels = figure.term.adjust?.levels ?? [];
  const from = allowed[row] as number;
  const left = levelName(figure, from);
  const unmet = unmetAt(grading, row, levelIndex(figure, level));
  if (!levels.includes(left)) {
    const values = { left, level, known: levels.join('、') };
    openAndReport(grading, [row], 'adjust-from-elsewhere', undefined, values);
  } else if ('kind' in unmet) {
    absent.set(row, unmet);
    return true;
  } else if (unmet.length > 0) {
    const values = { level, name: unmet.map((r) => r.name).join('、') };
    openAndReport(grading, [row], 'adjust-not-eligible', undefined, values);
  } else return false;
  comers.push({ rows: [row], from, least: 0, most: 1 });
  return true;
}

/** Who is in no pool can take no seat of one, and can't be counted towards what a pool may have. */
function needPools({ figure, run, ranking, values, absent, exceptions }: Grading, granted: Map<number, string>): void {
  if (ranking === undefined) return;
  for (const [row, seat] of granted) {
    if (ranking.poolOf[row] !== -1) continue;
    const limited = figure.term.seats?.some(
      (s) => levelIndex(figure, s.level) === values[row] && s.atMost !== undefined,
    );
    const counted = exceptions.get(row)?.atMost !== undefined;
    if (!(seat === 'takes' && limited) && !counted) continue;
    const lacking = ranking.absent.at(row);
    if (lacking === undefined) throw new Error(`${run.idOf(row)} is ranked without a pool`);
    absent.set(row, lacking);
    granted.delete(row);
  }
}
