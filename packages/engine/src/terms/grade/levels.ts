/** Which level a row reaches by thresholds and conditions alone. */
import type { Condition } from '../../conditions/condition.ts';
import { type Exact, tenTo, unitsAt } from '../../numbers/exact.ts';
import { type Absence, numbers } from '../../run/column.ts';
import type { Evaluating } from '../../run/evaluating.ts';
import type { Range } from '../../scheme/amount.ts';
import { exactRange } from '../../scheme/range.ts';
import type { With } from '../term.ts';
import type { GradeTerm, Ungraded } from './node.ts';

/** A function that gives a row's level, or why it has none; notes in `ungraded` those whom a rule leaves without a grade. */
export function levelReader(
  figure: With<GradeTerm>,
  run: Evaluating,
  ungraded: Map<number, Ungraded>,
): (row: number) => number | Absence {
  const { of, levels, ungraded: exempt = [] } = figure.term;
  const score = of === undefined ? undefined : numbers(run.column(of));
  const rules = levels.map(({ level, rule }): Condition | Units | 'otherwise' => {
    if (rule === 'otherwise') return rule;
    if ('when' in rule) return rule.when;
    if (score === undefined) throw new Error(`${figure.id}: “${level}” has a threshold, but there is no score`);
    return unitsOf(rule, score.vector.places, run);
  });
  return (row) => {
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
      const rule = rules[level] as Condition | Units | 'otherwise';
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
}

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
