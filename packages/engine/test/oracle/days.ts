/** "Months run from the first of the days that are counted", as a calendar counts them. */
import type { DaysBound, DaysCondition } from '../../src/conditions/days.ts';
import { amountOf, wordsOf } from './amounts.ts';
import { daysOn } from './attributes.ts';
import type { Case } from './case.ts';
import { compare, multiply, type Rational, whole } from './rational.ts';

const MILLISECONDS_IN_DAY = 86_400_000;

/** The same day of a later month, or its last day where it has no such day. */
export function monthsLater(day: number, months: number): number {
  const date = new Date(day * MILLISECONDS_IN_DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)) / MILLISECONDS_IN_DAY;
}

export function daysHold(of: Case, condition: DaysCondition, subject: number): boolean {
  const counted = daysOn(of, subject, condition.days, condition.is && wordsOf(of, condition.is));
  const { from, to } = of.facts.run;
  const share = (rate: Rational): Rational => multiply(rate, whole(to - from + 1));
  const inDays = (bound: DaysBound): Rational => {
    if (typeof bound === 'object') {
      const start = counted[0] ?? from;
      if ('months' in bound) return whole(monthsLater(start, bound.months) - start);
      if ('days' in bound) return whole(bound.days);
      if ('share' in bound) return share(amountOf(of, bound.share, { subject }));
    }
    const value = amountOf(of, bound, { subject });
    return isPercent(of, bound) ? share(value) : value;
  };
  const days = whole(counted.length);
  const { atLeast, above, atMost, below } = condition;
  return (
    (atLeast === undefined || compare(days, inDays(atLeast)) >= 0) &&
    (above === undefined || compare(days, inDays(above)) > 0) &&
    (atMost === undefined || compare(days, inDays(atMost)) <= 0) &&
    (below === undefined || compare(days, inDays(below)) < 0)
  );
}

/** Whether the number was written in per cent, here or where the parameter stands. */
export function isPercent(of: Case, amount: DaysBound): boolean {
  if (typeof amount === 'string') return amount.endsWith('%');
  const id = 'parameter' in amount ? amount.parameter : '';
  const value = of.scheme.parameters?.find((p) => p.id === id)?.value;
  return typeof value === 'string' && value.endsWith('%');
}
