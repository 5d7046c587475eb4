/** Which level a row reaches by thresholds and conditions alone. */
import type { Condition } from '../../conditions/condition.ts';
import { type Exact, tenTo, unitsAt } from '../../numbers/exact.ts';
import { type Absence, type NumberColumn, numbers } from '../../run/column.ts';
import type { Evaluating } from '../../run/evaluating.ts';
import type { Range } from '../../scheme/amount.ts';
import { exactRange } from '../../scheme/range.ts';
import type { With } from '../term.ts';
import type { GradeTerm, Ungraded } from './node.ts';

export interface LevelReader {
  /** The level of every row that thresholds alone place; −1: `at` has to be asked. */
  readonly placed: Int16Array;
  /** A row's level, or why it has none; notes in `ungraded` those whom a rule leaves without a grade. */
  at(row: number): number | Absence;
}

type Rule = Condition | Units | 'otherwise';

export function levelReader(figure: With<GradeTerm>, run: Evaluating, ungraded: Map<number, Ungraded>): LevelReader {
  const { of, levels, ungraded: exempt = [] } = figure.term;
  const score = of === undefined ? undefined : numbers(run.column(of));
  const rules = levels.map(({ level, rule }): Rule => {
    if (rule === 'otherwise') return rule;
    if ('when' in rule) return rule.when;
    if (score === undefined) throw new Error(`${figure.id}: “${level}” has a threshold, but there is no score`);
    return unitsOf(rule, score.vector.places, run);
  });
  const at = (row: number): number | Absence => {
    for (const rule of exempt) {
      const verdict = run.holds(rule.when, row);
      if (typeof verdict === 'object') return verdict;
      if (!verdict) continue;
      ungraded.set(row, rule);
      const code = rule.outcome === 'none' ? 'ungraded' : 'graded-later';
      const because = [run.reason(figure, code, { name: rule.name })];
      return { kind: rule.outcome === 'none' ? 'notApplicable' : 'held', because };
    }
    const lacking = score?.absent.at(row);
    if (lacking !== undefined) return lacking;
    const units = score?.vector.data[row];
    for (let level = 0; level < rules.length; level++) {
      const rule = rules[level] as Rule;
      if (rule === 'otherwise') return level;
      if ('from' in rule) {
        if ((units as number) >= rule.from && (units as number) <= rule.to) return level;
        continue;
      }
      const verdict = run.holds(rule, row);
      if (typeof verdict === 'object') return verdict;
      if (verdict) return level;
    }
    return { kind: 'held', because: [run.reason(figure, 'no-level')] };
  };
  const placed = new Int16Array(run.rows.length).fill(-1);
  if (score !== undefined && exempt.length === 0) placeByThreshold(placed, score, rules);
  return { placed, at };
}

/** Places rows by the thresholds that stand before any condition, as far as these settle it. */
function placeByThreshold(placed: Int16Array, { vector, absent }: NumberColumn, rules: readonly Rule[]): void {
  const { data } = vector;
  if (!(data instanceof Float64Array)) return;
  const from: number[] = [];
  const to: number[] = [];
  for (const rule of rules) {
    const range = rule === 'otherwise' ? everything : rule;
    // A bound beyond what doubles hold is left to be compared as it is.
    if (!('from' in range) || typeof range.from === 'bigint' || typeof range.to === 'bigint') break;
    from.push(range.from);
    to.push(range.to);
  }
  const levels = from.length;
  for (let row = 0; row < data.length; row++) {
    const units = data[row] as number;
    let level = 0;
    while (level < levels && !(units >= (from[level] as number) && units <= (to[level] as number))) level++;
    if (level < levels) placed[row] = level;
  }
  for (let row = 0; row < data.length && absent.count > 0; row++) if (absent.has(row)) placed[row] = -1;
}

const everything: Units = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** A range in units of the score's column, both ends taken in. */
interface Units {
  readonly from: number | bigint;
  readonly to: number | bigint;
}

function unitsOf(range: Range, places: number, run: Evaluating): Units {
  const { low, high } = exactRange(range, (a) => run.constant(a));
  return {
    from:
      low === undefined
        ? Number.NEGATIVE_INFINITY
        : plain(low.open ? floor(low.value, places) + 1n : ceiling(low.value, places)),
    to:
      high === undefined
        ? Number.POSITIVE_INFINITY
        : plain(high.open ? ceiling(high.value, places) - 1n : floor(high.value, places)),
  };
}

/** A double where it holds the integer exactly. Comparing a double with a BigInt is exact, too. */
const plain = (units: bigint): number | bigint => (Number.isSafeInteger(Number(units)) ? Number(units) : units);

/** Whole units at these places that don't exceed the value. */
function floor(value: Exact, places: number): bigint {
  if (value.places <= places) return unitsAt(value, places);
  const step = tenTo(value.places - places);
  const rest = ((value.units % step) + step) % step;
  return (value.units - rest) / step;
}
const ceiling = (value: Exact, places: number): bigint => -floor({ units: -value.units, places: value.places }, places);
