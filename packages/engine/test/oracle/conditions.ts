/** Conditions: true, false, or the absence that keeps them from being answered. */
import type {
  Condition,
  DaysCondition,
  EventCondition,
  FigureCondition,
  HistoryCondition,
} from '../../src/conditions/condition.ts';
import type { Literal } from '../../src/scheme/amount.ts';
import { amountOf, inRange, wordsOf } from './amounts.ts';
import { attributeOf, daysCovered } from './attributes.ts';
import { type Case, compareText, inPeriod } from './case.ts';
import { type Absence, numberIn, orAbsent, type Truth, worst } from './outcome.ts';
import { compare, multiply, parseNumber, type Rational, whole } from './rational.ts';

const isAbsence = (truth: Truth): truth is Absence => typeof truth === 'string';

/** "`all` with one false member is false"; else the worst absence among them. */
export function allOf(truths: readonly Truth[]): Truth {
  return truths.includes(false) ? false : (worst(truths.filter(isAbsence)) ?? true);
}
/** "`any` with one true member is true all the same"; else the worst absence among them. */
function anyOf(truths: readonly Truth[]): Truth {
  return truths.includes(true) ? true : (worst(truths.filter(isAbsence)) ?? false);
}

/** Counts and days: a bound in per cent is a share of `base`, a plain one a number of them. */
export const shareOrNumber =
  (base: number) =>
  (literal: Literal): Rational =>
    literal.endsWith('%') ? multiply(parseNumber(literal), whole(base)) : parseNumber(literal);

function daysHold(of: Case, condition: DaysCondition, subject: number): Truth {
  const values = condition.is === undefined ? undefined : wordsOf(of, condition.is);
  const days = daysCovered(of, subject, condition.days, values);
  const { run } = of.facts;
  return inRange(of, condition, whole(days), subject, shareOrNumber(run.to - run.from + 1));
}

function figureHolds(of: Case, condition: FigureCondition, subject: number): Truth {
  const outcome = of.outcome(condition.figure, subject);
  if ('absent' in outcome) return outcome.absent;
  if (condition.is === undefined) return inRange(of, condition, numberIn(outcome), subject);
  if (!('grade' in outcome)) throw new Error(`${condition.figure} is no grade`);
  return wordsOf(of, condition.is).includes(outcome.grade);
}

function eventHolds(of: Case, condition: EventCondition, subject: number): Truth {
  const counts = of.facts.events
    .filter((e) => e.subject === subject && inPeriod(of, e.date))
    .filter((e) => condition.event.includes(e.code))
    .filter((e) => condition.levels === undefined || condition.levels.includes(e.level))
    .map((e) => e.count);
  return inRange(of, condition, whole(counts.reduce((a, b) => a + b, 0)), subject);
}

/** Whether the grades of earlier results of this scheme are among the words, the newest first. */
function earlierMatches(of: Case, subject: number, words: readonly string[]): boolean[] {
  return of.facts.history
    .filter((h) => h.subject === subject && h.scheme === of.scheme.scheme && h.to < of.facts.run.from)
    .sort((a, b) => b.to - a.to || b.from - a.from || compareText(b.id, a.id))
    .map((h) => h.grade !== undefined && words.includes(h.grade));
}

/** `matches`: every result that there is, the newest first. */
function historyMatches(of: Case, condition: HistoryCondition, subject: number, matches: readonly boolean[]): boolean {
  if (condition.consecutive !== undefined) {
    const wanted = amountOf(of, condition.consecutive, { subject });
    const firstOther = matches.indexOf(false);
    const inARow = firstOther === -1 ? matches.length : firstOther;
    if (compare(whole(inARow), wanted) < 0) return false;
  }
  if (condition.atLeast !== undefined) {
    const wanted = amountOf(of, condition.atLeast, { subject });
    const among = matches.slice(0, condition.within ?? matches.length).filter((match) => match);
    if (compare(whole(among.length), wanted) < 0) return false;
  }
  return true;
}

/** An absent present grade matters only where the answer would differ with it and without. */
function historyHolds(of: Case, condition: HistoryCondition, subject: number): Truth {
  const words = wordsOf(of, condition.history.grade);
  const earlier = earlierMatches(of, subject, words);
  if (of.population.grade === undefined) return historyMatches(of, condition, subject, earlier);
  const present = of.outcome(of.population.grade, subject);
  if ('value' in present) throw new Error(`${of.population.grade} is no grade`);
  const withPresent = (match: boolean) => historyMatches(of, condition, subject, [match, ...earlier]);
  if ('grade' in present) return withPresent(words.includes(present.grade));
  return withPresent(true) === withPresent(false) ? withPresent(true) : present.absent;
}

function plainTruth(of: Case, condition: Condition, subject: number): Truth {
  if ('all' in condition) return allOf(condition.all.map((c) => conditionTruth(of, c, subject)));
  if ('any' in condition) return anyOf(condition.any.map((c) => conditionTruth(of, c, subject)));
  if ('not' in condition) {
    const truth = conditionTruth(of, condition.not, subject);
    return isAbsence(truth) ? truth : !truth;
  }
  if ('attribute' in condition) {
    const value = attributeOf(of, subject, condition.attribute);
    return value !== undefined && wordsOf(of, condition.is).includes(value);
  }
  if ('days' in condition) return daysHold(of, condition, subject);
  if ('figure' in condition) return figureHolds(of, condition, subject);
  if ('event' in condition) return eventHolds(of, condition, subject);
  return historyHolds(of, condition, subject);
}

export function conditionTruth(of: Case, condition: Condition, subject: number): Truth {
  const truth = orAbsent(() => plainTruth(of, condition, subject));
  return typeof truth === 'object' ? truth.absent : truth;
}
