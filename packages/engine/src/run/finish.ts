/** What happens to a term's value before it is the figure's: absence ruled on, rounding, cap, floor, and whether it applies at all. */
import { type Exact, parseExact, type Rounding } from '../numbers/exact.ts';
import { pickVectors, roundVector, selectVectors, type Vector, withValues, zeroWhere } from '../numbers/vector.ts';
import type { Figure } from '../scheme/figure.ts';
import { termOf } from '../terms/index.ts';
import type { Absences, Column, NumberColumn } from './column.ts';
import type { Evaluating } from './evaluating.ts';

/** A value that stands in place of the computed one, and by what right. */
export interface Stated {
  readonly value: Exact;
  readonly by: 'scheme' | 'ruling' | 'notApplicable';
}

/** A figure's column, with what it was before rounding, cap and floor. */
export interface Finished {
  readonly column: Column;
  readonly raw?: Vector;
  readonly stated: ReadonlyMap<number, Stated>;
  readonly rounding?: Rounding;
  /** The last rounding, after cap and floor: of what a population publishes as its total. */
  readonly published?: Rounding;
}

/** `publishedRounding`: where the figure is a population's total and says no rounding of its own. */
export function finish(
  figure: Figure,
  computed: Column,
  publishedRounding: Rounding | undefined,
  run: Evaluating,
): Finished {
  const stated = new Map<number, Stated>();
  // A reference hands on another figure's column: it must not be changed in place.
  const absent = computed.absent.copy();
  settleMissing(figure, absent, computed.kind === 'number' ? stated : undefined, run);
  settleApplies(figure, absent, stated, run);
  if (computed.kind === 'grade') return { column: { ...computed, absent }, stated };
  const rounding = figure.round ?? publishedRounding;
  const limits = limited(figure, { ...computed, absent }, stated, rounding, run);
  if (rounding === undefined) return { column: limits, raw: computed.vector, stated };
  if (publishedRounding === undefined) return { column: limits, raw: computed.vector, stated, rounding };
  // A cap may have more decimals than a total is published with.
  const column = { ...limits, vector: roundVector(limits.vector, rounding) };
  return { column, raw: computed.vector, stated, rounding, published: rounding };
}

function limited(
  figure: Figure,
  column: NumberColumn,
  stated: ReadonlyMap<number, Stated>,
  rounding: Rounding | undefined,
  run: Evaluating,
): NumberColumn {
  const { absent } = column;
  // A stated value stands in for the computed one: what is done to a value is done to it, too.
  let vector = withValues(column.vector, new Map([...stated].map(([row, s]) => [row, s.value])));
  if (rounding !== undefined) vector = roundVector(vector, rounding);
  if (figure.atMost !== undefined && figure.atMost !== 'none') vector = bound(vector, figure.atMost, -1, absent, run);
  if (figure.atLeast !== undefined) vector = bound(vector, figure.atLeast, 1, absent, run);
  if (absent.count > 0) vector = zeroWhere(vector, (row) => absent.has(row));
  return { ...column, vector };
}

function bound(
  vector: Vector,
  amount: Parameters<Evaluating['amount']>[0],
  which: -1 | 1,
  absent: Absences,
  run: Evaluating,
): Vector {
  const limit = run.amount(amount);
  const limited = pickVectors(vector, limit.vector(), which);
  if (limit.constant !== undefined) return limited;
  const unlimited = new Uint8Array(run.rows.length);
  for (let row = 0; row < run.rows.length; row++) {
    const value = limit.at(row);
    if (!('kind' in value)) continue;
    // A case that says `none` comes as notApplicable: no limit for this row.
    unlimited[row] = 1;
    // Where there is no value, nothing asks for its limit.
    if (value.kind !== 'notApplicable' && !absent.has(row)) absent.set(row, value);
  }
  return selectVectors(unlimited, limited, vector);
}

/**
 * Facts that lack: the scheme's word where it gives a value, else a ruling, else held or passed up; a grade can't be
 * stated as a number (`stated` undefined). Grouped means have already dealt with single groups, and wholes with their parts.
 */
function settleMissing(
  figure: Figure,
  absent: Absences,
  stated: Map<number, Stated> | undefined,
  run: Evaluating,
): void {
  if (absent.count === 0) return;
  const reads = termOf(figure.term).asks === 'always';
  for (let row = 0; row < run.rows.length; row++) {
    const absence = absent.at(row);
    if (absence === undefined || (absence.kind !== 'missing' && absence.kind !== 'held')) continue;
    const own = absence.kind === 'missing' && reads;
    if (own && stated !== undefined && typeof figure.missing === 'object') {
      stated.set(row, { value: parseExact(figure.missing.count) ?? { units: 0n, places: 0 }, by: 'scheme' });
      absent.clear(row);
      continue;
    }
    const ruled = run.ruling(row, `missing.${figure.id}`)?.value;
    const value = ruled === undefined ? undefined : parseExact(ruled);
    if (stated !== undefined && value !== undefined) {
      stated.set(row, { value, by: 'ruling' });
      absent.clear(row);
    } else if (reads && ruled === 'skip') {
      // Whatever held it back, a ruling can leave it out.
      absent.set(row, { kind: 'notApplicable', because: [run.reason(figure, 'ruled-out')] });
    } else if (own && (figure.missing !== 'pass' || ruled === 'redistribute')) {
      absent.set(row, { kind: 'held', because: absence.because });
    }
  }
}

function settleApplies(figure: Figure, absent: Absences, stated: Map<number, Stated>, run: Evaluating): void {
  const { applies } = figure;
  if (applies === undefined) return;
  for (let row = 0; row < run.rows.length; row++) {
    const verdict = run.holds(applies.when, row);
    if (verdict === true) continue;
    stated.delete(row);
    if (typeof verdict === 'object') absent.set(row, verdict);
    else if (typeof applies.otherwise === 'object') {
      const value = parseExact(applies.otherwise.count) ?? { units: 0n, places: 0 };
      stated.set(row, { value, by: 'notApplicable' });
      absent.clear(row);
    } else absent.set(row, { kind: 'notApplicable', because: [run.reason(figure, 'does-not-apply')] });
  }
}
