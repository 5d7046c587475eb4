/** Conditions on earlier results of the scheme together with this one. */
import type { HistoryFact } from '../facts/facts.ts';
import { parseDay } from '../numbers/day.ts';
import { compare, whole } from '../numbers/exact.ts';
import { exactAt } from '../numbers/vector.ts';
import { grades, numbers } from '../run/column.ts';
import type { Verdict } from '../run/evaluating.ts';
import { type Amount, amount, day, type Range, range, type Words, words } from '../scheme/amount.ts';
import { exactRange, inRange } from '../scheme/range.ts';
import { either, hasKey, optional, record, required, type Shape, wholeNumber, yes } from '../text/shape.ts';
import { isLast, lastHolds } from './last.ts';
import type { ConditionView } from './view.ts';

export interface HistoryCondition {
  readonly history: HistoryTest;
  /** n in a row, this result the last of them. */
  readonly consecutive?: Amount;
  /** n of the results looked at, this one included. */
  readonly atLeast?: Amount;
  /** This result, and no earlier one of those looked at. */
  readonly first?: true;
  /** Only the last so many results, this one included. */
  readonly within?: number;
  /** Only results whose period began on this day or later. */
  readonly since?: string;
}
/** What is asked of each result. */
export type HistoryTest = GradeTest | TotalTest | LastTest;
export interface GradeTest {
  readonly grade: Words;
}
export interface TotalTest {
  readonly total: Range;
}
export interface LastTest {
  readonly last: Amount;
}

const test: Shape<HistoryTest> = either<HistoryTest>('grade（等次）、total（总分）或 last（末几名）', [
  {
    meant: hasKey('total'),
    holds: (v) => 'total' in v,
    shape: record<TotalTest>('历史', { total: required(range, '总分的范围') }),
  },
  {
    meant: hasKey('last'),
    holds: (v) => 'last' in v,
    shape: record<LastTest>('历史', {
      last: required(amount, '名次在末几名，或末百分之几'),
    }),
  },
  {
    meant: () => true,
    holds: (v) => 'grade' in v,
    shape: record<GradeTest>('历史', {
      grade: required(words, '等次是（其中之一）'),
    }),
  },
]);

export const historyShape: Shape<HistoryCondition> = record<HistoryCondition>('历史条件', {
  history: required(test, '看以往各期结果的什么'),
  consecutive: optional(amount, '连续几期（含本期）'),
  atLeast: optional(amount, '至少几期'),
  first: optional(yes, '本期是第一次'),
  within: optional(wholeNumber(1, 100), '最近几期之内（含本期）'),
  since: optional(day, '从哪天起，只看这天及以后开始的各期'),
});

/** A result that stands to the test or doesn't. */
interface Tested {
  readonly from: number;
  readonly to: number;
  readonly matches: boolean;
}

export function historyHolds(condition: HistoryCondition, row: number, view: ConditionView): Verdict {
  const { history: of } = condition;
  const earlier = view
    .history(view.subject(row))
    .map((fact) => ({ from: fact.from, to: fact.to, matches: pastMatches(of, fact, view) }));
  const present = presentMatches(of, row, view);
  const decideWith = (matches: boolean): boolean =>
    decide([{ from: view.run.from, to: view.run.to, matches }, ...earlier], condition, view);
  if (typeof present === 'boolean') return decideWith(present);
  // The present result is not known: only what holds either way can be said.
  const ifYes = decideWith(true);
  return ifYes === decideWith(false) ? ifYes : present;
}

function presentMatches(of: HistoryTest, row: number, view: ConditionView): Verdict {
  const what = 'grade' in of ? 'grade' : 'total' in of ? 'total' : 'rank';
  const present = view.present(what);
  if (present === undefined) throw new Error(`a condition on the history of a ${what} that is not published`);
  if ('last' in of) return lastHolds(present, row, of.last, view);
  const absence = present.column.absent.at(row);
  if (absence !== undefined) return absence;
  if ('total' in of) {
    return inRange(
      exactAt(numbers(present.column).vector, row),
      exactRange(of.total, (a) => view.constant(a)),
    );
  }
  const { levels, values } = grades(present.column);
  return view.words(of.grade).includes(levels[values[row] as number] ?? '');
}

/** A result that lacks what is asked for doesn't match. */
function pastMatches(of: HistoryTest, fact: HistoryFact, view: ConditionView): boolean {
  if ('grade' in of) return view.words(of.grade).includes(fact.grade ?? '');
  if ('total' in of) {
    return (
      fact.total !== undefined &&
      inRange(
        fact.total,
        exactRange(of.total, (a) => view.constant(a)),
      )
    );
  }
  if (fact.rank === undefined || fact.poolSize === undefined) return false;
  return isLast(fact.poolSize - fact.rank - view.tiedWith(fact), fact.poolSize, of.last, view);
}

/** `results`: newest first. */
function decide(results: readonly Tested[], condition: HistoryCondition, view: ConditionView): boolean {
  const since = condition.since === undefined ? undefined : parseDay(condition.since);
  const looked = results
    .filter(({ from }) => since === undefined || from >= since)
    .slice(0, condition.within ?? results.length);
  const matches = looked.map((result) => result.matches);
  if (condition.first) return matches[0] === true && !matches.includes(true, 1);
  if (condition.consecutive !== undefined) {
    let run = 0;
    while (matches[run] === true && (run === 0 || view.campaign || follows(looked, run))) run++;
    return compare(whole(run), view.constant(condition.consecutive)) >= 0;
  }
  const count = whole(matches.filter(Boolean).length);
  return condition.atLeast !== undefined && compare(count, view.constant(condition.atLeast)) >= 0;
}

/** Whether a result begins where the one before it, which stands next in the list, ended: a period without a result is a gap. */
const follows = (results: readonly Tested[], index: number): boolean =>
  (results[index - 1] as Tested).from <= (results[index] as Tested).to + 1;
