/** Whether a condition holds for a row: yes, no, or the absence that keeps it from being told. */
import type { EventFact } from '../facts/facts.ts';
import { type Exact, whole } from '../numbers/exact.ts';
import { exactAt } from '../numbers/vector.ts';
import { type Absence, strongerOf } from '../run/column.ts';
import type { Verdict } from '../run/evaluating.ts';
import type { Range } from '../scheme/amount.ts';
import { exactRange, inRange } from '../scheme/range.ts';
import type { Condition, EventCondition } from './condition.ts';
import { daysHold } from './days.ts';
import { historyHolds } from './history.ts';
import { lastHolds } from './last.ts';
import type { ConditionView } from './view.ts';

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
  if ('event' in condition) return within(whole(happenedTimes(condition, row, view)), condition, view);
  if ('history' in condition) return historyHolds(condition, row, view);
  const column = view.column(condition.figure);
  if (condition.last !== undefined) return lastHolds({ figure: condition.figure, column }, row, condition.last, view);
  const absence = column.absent.at(row);
  if (absence !== undefined) return absence;
  if (column.kind === 'grade') {
    const level = column.levels[column.values[row] as number] ?? '';
    return condition.is !== undefined && view.words(condition.is).includes(level);
  }
  return within(exactAt(column.vector, row), condition, view);
}

/** How many times what the condition names happened in the period. */
export function happenedTimes({ event, levels }: EventCondition, row: number, view: ConditionView): number {
  const events = view.events(view.subject(row)).filter((e) => event.includes(e.code));
  const counted = events.filter((e) => levels === undefined || levels.includes(e.level));
  const until = Math.min(view.run.to, view.run.asOf);
  return occurrences(counted.filter((e) => e.date >= view.run.from && e.date <= until));
}

/** Rows with one key are one occurrence, with the largest count among them. */
function occurrences(events: readonly EventFact[]): number {
  let count = 0;
  const byKey = new Map<string, number>();
  for (const event of events) {
    if (event.key === '') count += event.count;
    else byKey.set(event.key, Math.max(event.count, byKey.get(event.key) ?? 0));
  }
  for (const one of byKey.values()) count += one;
  return count;
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
