/** Amounts and lists of words: written out, by parameter, or by an attribute or grade of the subject. */
import type { Amount, Literal, Range, Words } from '../../src/scheme/amount.ts';
import type { Parameter } from '../../src/scheme/scheme.ts';
import { attributeOf } from './attributes.ts';
import type { Case } from './case.ts';
import { AbsentAmount } from './outcome.ts';
import { compare, parseNumber, type Rational } from './rational.ts';

const MILLISECONDS_IN_DAY = 86_400_000;
const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / MILLISECONDS_IN_DAY;

/** The value in force on the first day of the period, or (`at: factDate`) on the event's own day. */
function parameterValue(of: Case, id: string, factDay: number | undefined): NonNullable<Parameter['value']> {
  const parameter = of.scheme.parameters?.find((p) => p.id === id);
  if (parameter === undefined) throw new Error(`no parameter ${id}`);
  if (parameter.dated === undefined) {
    if (parameter.value === undefined) throw new Error(`parameter ${id} has no value`);
    return parameter.value;
  }
  const day = parameter.at === 'factDate' && factDay !== undefined ? factDay : of.facts.run.from;
  const begun = parameter.dated.filter((d) => dayOf(d.from) <= day).sort((a, b) => dayOf(a.from) - dayOf(b.from));
  const inForce = begun.at(-1);
  if (inForce === undefined) throw new Error(`parameter ${id} has no value in force on day ${day}`);
  return inForce.value;
}

/** For whom an amount is meant, and on what day it fell due, where that matters. */
export interface AmountFor {
  readonly subject?: number;
  readonly factDay?: number;
}

/** The word that decides an amount `by` an attribute or a grade figure; nothing where the attribute is blank. */
function decidingWord(of: Case, by: string, subject: number | undefined): string | undefined {
  if (subject === undefined) throw new Error(`an amount by ${by} needs a subject`);
  if (of.scheme.attributes?.some((a) => a.id === by)) return attributeOf(of, subject, by);
  const outcome = of.outcome(by, subject);
  if ('absent' in outcome) throw new AbsentAmount(outcome.absent);
  if (!('grade' in outcome)) throw new Error(`an amount by ${by}, which is no grade`);
  return outcome.grade;
}

/** The number as the scheme writes it (`12.5`, `40%`); nothing where no case fits and there is no `otherwise`. */
function literalOf(of: Case, amount: Amount, { subject, factDay }: AmountFor): Literal | undefined {
  if (typeof amount === 'string') return amount;
  if ('parameter' in amount) {
    const value = parameterValue(of, amount.parameter, factDay);
    if (typeof value !== 'string') throw new Error(`parameter ${amount.parameter} is a list, not a number`);
    return value;
  }
  const word = decidingWord(of, amount.by, subject);
  return amount.cases.find((c) => c.key === word)?.value ?? amount.otherwise;
}

/** The value of a cap or floor; nothing where it says `none` or no case fits. */
export function limitOf(of: Case, limit: Amount | 'none' | undefined, target: AmountFor): Rational | undefined {
  if (limit === undefined || limit === 'none') return undefined;
  const literal = literalOf(of, limit, target);
  return literal === undefined || literal === 'none' ? undefined : parseNumber(literal);
}

/** The value of a share; `none` where a case says so: no limit. Where no case fits it is not known. */
export function shareOf(of: Case, amount: Amount, target: AmountFor, none: Rational): Rational {
  const literal = literalOf(of, amount, target);
  if (literal === undefined) throw new AbsentAmount('held');
  return literal === 'none' ? none : parseNumber(literal);
}

/** The value of an amount; where no case fits it does not apply. */
export function amountOf(of: Case, amount: Amount, target: AmountFor): Rational {
  const literal = literalOf(of, amount, target);
  if (literal === undefined) throw new AbsentAmount('notApplicable');
  return parseNumber(literal);
}

export function wordsOf(of: Case, words: Words): readonly string[] {
  if (!('parameter' in words)) return words;
  const value = parameterValue(of, words.parameter, undefined);
  return typeof value === 'string' ? [value] : value;
}

/** How to read a bound: `boundOf` gives its value from the text that the scheme wrote. */
export function inRange(
  of: Case,
  range: Range,
  value: Rational,
  subject: number | undefined,
  boundOf: (literal: Literal) => Rational = parseNumber,
): boolean {
  const against = (bound: Amount | undefined, holds: (difference: number) => boolean): boolean => {
    if (bound === undefined) return true;
    const literal = literalOf(of, bound, subject === undefined ? {} : { subject });
    if (literal === undefined) throw new AbsentAmount('notApplicable');
    return holds(compare(value, boundOf(literal)));
  };
  return (
    against(range.atLeast, (d) => d >= 0) &&
    against(range.above, (d) => d > 0) &&
    against(range.atMost, (d) => d <= 0) &&
    against(range.below, (d) => d < 0)
  );
}
