/** Whether a condition holds for a row: yes, no, or the absence that keeps it from being told. */
import type { Attributes } from '../facts/attributes.ts';
import type { EventFact, HistoryFact, RunClock } from '../facts/facts.ts';
import { compare, type Exact, whole } from '../numbers/exact.ts';
import { exactAt } from '../numbers/vector.ts';
import { type Absence, type Column, strongerOf } from '../run/column.ts';
import type { Verdict } from '../run/evaluating.ts';
import type { Amount, Range, Words } from '../scheme/amount.ts';
import { type ExactRange, exactRange, inRange } from '../scheme/range.ts';
import type { Condition, DaysCondition, HistoryCondition } from './condition.ts';

/** What conditions look at. */
export interface ConditionView {
  readonly run: RunClock;
  readonly attributes: Attributes;
  subject(row: number): number;
  column(figure: string): Column;
  constant(amount: Amount): Exact;
  /** Whether the amount was written in per cent. */
  isPercent(amount: Amount): boolean;
  words(words: Words): readonly string[];
  events(subject: number): readonly EventFact[];
  /** Earlier results under this scheme, latest first. */
  history(subject: number): readonly HistoryFact[];
  /** The grade of this run, as the newest result. */
  presentGrade?(row: number): string | Absence;
}

export function holds(condition: Condition, row: number, view: ConditionView): Verdict {
  if ('all' in condition)
    return combineVerdicts(
      condition.all.map((c) => holds(c, row, view)),
      false,
    );
  if ('any' in condition)
    return combineVerdicts(
      condition.any.map((c) => holds(c, row, view)),
      true,
    );
  if ('not' in condition) {
    const verdict = holds(condition.not, row, view);
    return typeof verdict === 'boolean' ? !verdict : verdict;
  }
  if ('attribute' in condition) {
    const value = view.attributes.value(view.subject(row), condition.attribute);
    return value !== undefined && view.words(condition.is).includes(value);
  }
  if ('days' in condition) return daysHold(condition, row, view);
  if ('event' in condition) {
    const events = view.events(view.subject(row)).filter((e) => condition.event.includes(e.code));
    const counted = events.filter((e) => condition.levels === undefined || condition.levels.includes(e.level));
    const inPeriod = counted.filter((e) => e.date >= view.run.from && e.date <= view.run.to);
    return within(whole(inPeriod.reduce((sum, e) => sum + e.count, 0)), condition, view);
  }
  if ('history' in condition) return historyHolds(condition, row, view);
  const column = view.column(condition.figure);
  const absence = column.absent.at(row);
  if (absence !== undefined) return absence;
  if (column.kind === 'grade') {
    const level = column.levels[column.values[row] as number] ?? '';
    return condition.is !== undefined && view.words(condition.is).includes(level);
  }
  return within(exactAt(column.vector, row), condition, view);
}

const within = (value: Exact, range: Range, view: ConditionView): boolean =>
  inRange(
    value,
    exactRange(range, (a) => view.constant(a)),
  );

/** `any` (decisive true) and `all` (decisive false): one decisive member settles it, whatever is absent. */
function combineVerdicts(verdicts: readonly Verdict[], decisive: boolean): Verdict {
  if (verdicts.includes(decisive)) return decisive;
  const absence = verdicts.reduce<Absence | undefined>(
    (a, v) => (typeof v === 'object' ? strongerOf(a, v) : a),
    undefined,
  );
  return absence ?? !decisive;
}

/** A bound in per cent is of the days of the period: days against p × days, without dividing. */
function daysHold(condition: DaysCondition, row: number, view: ConditionView): boolean {
  const values = condition.is === undefined ? undefined : view.words(condition.is);
  const days = view.attributes.days(view.subject(row), condition.days, values);
  const period = BigInt(view.run.to - view.run.from + 1);
  const bound = (amount: Amount): Exact => {
    const value = view.constant(amount);
    return view.isPercent(amount) ? { units: value.units * period, places: value.places } : value;
  };
  const range: ExactRange = exactRange(condition, bound);
  return inRange(whole(days), range);
}

function historyHolds(condition: HistoryCondition, row: number, view: ConditionView): Verdict {
  const wanted = view.words(condition.history.grade);
  const present = view.presentGrade?.(row);
  const earlier = view.history(view.subject(row)).map((fact) => wanted.includes(fact.grade ?? ''));
  if (present === undefined) return decide(earlier, condition, view);
  if (typeof present === 'string') return decide([wanted.includes(present), ...earlier], condition, view);
  // The present grade is not known: only what holds either way can be said.
  const ifYes = decide([true, ...earlier], condition, view);
  const ifNo = decide([false, ...earlier], condition, view);
  return ifYes === ifNo ? ifYes : present;
}

/** `matches`: newest first. */
function decide(matches: readonly boolean[], condition: HistoryCondition, view: ConditionView): boolean {
  if (condition.consecutive !== undefined) {
    let run = 0;
    while (matches[run] === true) run++;
    return compare(whole(run), view.constant(condition.consecutive)) >= 0;
  }
  const window = matches.slice(0, condition.within ?? matches.length);
  const count = whole(window.filter(Boolean).length);
  return condition.atLeast !== undefined && compare(count, view.constant(condition.atLeast)) >= 0;
}
