/** Conditions: true, false, or the absence that keeps them from being answered. */
import type { Condition, EventCondition, FigureCondition } from '../../src/conditions/condition.ts';
import type { HistoryCondition, HistoryTest } from '../../src/conditions/history.ts';
import type { HistoryFact } from '../../src/facts/facts.ts';
import type { Literal } from '../../src/scheme/amount.ts';
import { amountOf, inRange, wordsOf } from './amounts.ts';
import { attributeOf } from './attributes.ts';
import { type Case, compareText, inPeriod } from './case.ts';
import { daysHold } from './days.ts';
import { lastHolds, wasLast } from './last.ts';
import { type Absence, numberIn, orAbsent, type Truth, worst } from './outcome.ts';
import { compare, fromExact, multiply, parseNumber, type Rational, whole } from './rational.ts';

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

function figureHolds(of: Case, condition: FigureCondition, subject: number): Truth {
  const outcome = of.outcome(condition.figure, subject);
  if ('absent' in outcome) return outcome.absent;
  if (condition.last !== undefined) return lastHolds(of, condition.figure, condition.last, subject);
  if (condition.is === undefined) return inRange(of, condition, numberIn(outcome), subject);
  if (!('grade' in outcome)) throw new Error(`${condition.figure} is no grade`);
  return wordsOf(of, condition.is).includes(outcome.grade);
}

function eventHolds(of: Case, condition: EventCondition, subject: number): Truth {
  const rows = of.facts.events
    .filter((e) => e.subject === subject && inPeriod(of, e.date))
    .filter((e) => condition.event.includes(e.code))
    .filter((e) => condition.levels === undefined || condition.levels.includes(e.level));
  const keys = [...new Set(rows.map((e) => e.key))];
  // Rows of one key are one occurrence.
  const counts = keys.flatMap((key) => {
    const own = rows.filter((e) => e.key === key).map((e) => e.count);
    return key === '' ? own : [Math.max(...own)];
  });
  return inRange(of, condition, whole(counts.reduce((a, b) => a + b, 0)), subject);
}

/** Whether an earlier result is what the history is asked for. */
function pastMatches(of: Case, test: HistoryTest, fact: HistoryFact): boolean {
  if ('grade' in test) return fact.grade !== undefined && wordsOf(of, test.grade).includes(fact.grade);
  if ('last' in test) return wasLast(of, fact, test.last);
  return fact.total !== undefined && inRange(of, test.total, fromExact(fact.total), fact.subject);
}

/** The same of the result of this run, which is the newest. */
function presentMatches(of: Case, test: HistoryTest, subject: number): Truth {
  const { grade, rank = '', total } = of.population;
  if ('grade' in test) return figureHolds(of, { figure: grade ?? '', is: test.grade }, subject);
  if ('last' in test) return lastHolds(of, rank, test.last, subject);
  return figureHolds(of, { figure: total, ...test.total }, subject);
}

interface PastResult {
  readonly from: number;
  readonly to: number;
  readonly matches: boolean;
}

/** `results`: every result that there is, the newest first. */
function historyMatches(
  of: Case,
  condition: HistoryCondition,
  subject: number,
  results: readonly PastResult[],
): boolean {
  const { since, within, first, consecutive, atLeast } = condition;
  const begins = since === undefined ? Number.NEGATIVE_INFINITY : Date.parse(`${since}T00:00:00Z`) / 86_400_000;
  const looked = results.filter((r) => r.from >= begins).slice(0, within ?? results.length);
  const matching = looked.filter((r) => r.matches).length;
  if (first) return matching === 1 && looked[0]?.matches === true;
  if (consecutive !== undefined) {
    // "Without a gap": a period without a result ends the row, but campaigns have none between them.
    const isGap = (i: number): boolean =>
      of.scheme.period !== 'campaign' && i > 0 && (looked[i - 1]?.from ?? 0) - (looked[i]?.to ?? 0) > 1;
    const firstOther = looked.findIndex((r, i) => !r.matches || isGap(i));
    const inARow = firstOther === -1 ? looked.length : firstOther;
    return compare(whole(inARow), amountOf(of, consecutive, { subject })) >= 0;
  }
  if (atLeast === undefined) throw new Error('a history condition without how often');
  return compare(whole(matching), amountOf(of, atLeast, { subject })) >= 0;
}

/** An absent present result matters only where the answer would differ with it and without. */
function historyHolds(of: Case, condition: HistoryCondition, subject: number): Truth {
  const earlier = of.facts.history
    .filter((h) => h.subject === subject && h.scheme === of.scheme.scheme && h.to < of.facts.run.from)
    .sort((a, b) => b.to - a.to || b.from - a.from || compareText(b.id, a.id))
    .map((h) => ({ from: h.from, to: h.to, matches: pastMatches(of, condition.history, h) }));
  const present = presentMatches(of, condition.history, subject);
  const withPresent = (matches: boolean) =>
    historyMatches(of, condition, subject, [{ from: of.facts.run.from, to: of.facts.run.to, matches }, ...earlier]);
  if (!isAbsence(present)) return withPresent(present);
  return withPresent(true) === withPresent(false) ? withPresent(true) : present;
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
