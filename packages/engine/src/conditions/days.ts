/** Conditions on the days of an attribute inside the period, in days, in calendar months, or as a share of the period. */
import { addMonths } from '../numbers/day.ts';
import { type Exact, multiply, whole } from '../numbers/exact.ts';
import { type Amount, amount, idShape, type RangeOf, rangeFieldsOf, type Words, words } from '../scheme/amount.ts';
import { exactRange, inRange } from '../scheme/range.ts';
import { either, hasKey, optional, record, required, type Shape, wholeNumber } from '../text/shape.ts';
import type { ConditionView } from './view.ts';

/** A plain number is of days, a per cent of the period; the other forms say which. */
export type DaysBound = Amount | { readonly months: number } | { readonly days: number } | { readonly share: Amount };
export interface DaysCondition extends RangeOf<DaysBound> {
  readonly days: string;
  readonly is?: Words;
}

const isForm = (key: string) => ({
  meant: hasKey(key),
  holds: (value: DaysBound) => typeof value === 'object' && key in value,
});
const bound: Shape<DaysBound> = either<DaysBound>('天数、比例，或 { months: 几 }、{ days: 几 }、{ share: 比例 }', [
  {
    ...isForm('months'),
    shape: record<{ months: number }>('月数', {
      months: required(wholeNumber(1, 120), '几个月，从第一天起按日历计'),
    }) as unknown as Shape<DaysBound>,
  },
  {
    ...isForm('days'),
    shape: record<{ days: number }>('天数', {
      days: required(wholeNumber(0, 3660), '几天'),
    }) as unknown as Shape<DaysBound>,
  },
  {
    ...isForm('share'),
    shape: record<{ share: Amount }>('比例', {
      share: required(amount, '占考核期天数的比例'),
    }) as unknown as Shape<DaysBound>,
  },
  { meant: () => true, holds: () => true, shape: amount as unknown as Shape<DaysBound> },
]);

export const daysShape: Shape<DaysCondition> = record<DaysCondition>('天数条件', {
  days: required(idShape, '属性的编号，如请假'),
  is: optional(words, '只数属性是（其中之一）的日子'),
  ...rangeFieldsOf(bound),
});

/**
 * Days are counted inside the period, each once. A share is of the period's days, compared without dividing. Months run from the first of the
 * days that are counted: three months from 15 January are the days to 14 April, whatever their number.
 */
export function daysHold(condition: DaysCondition, row: number, view: ConditionView): boolean {
  const subject = view.subject(row);
  const values = condition.is === undefined ? undefined : view.words(condition.is);
  const days = view.attributes.days(subject, condition.days, values);
  const period = whole(view.run.to - view.run.from + 1);
  const inDays = (of: DaysBound): Exact => {
    if (typeof of === 'object') {
      if ('months' in of) {
        const start = view.attributes.firstDay(subject, condition.days, values) ?? view.run.from;
        return whole(addMonths(start, of.months) - start);
      }
      if ('days' in of) return whole(of.days);
      if ('share' in of) return multiply(view.constant(of.share), period);
    }
    const value = view.constant(of);
    return view.isPercent(of) ? multiply(value, period) : value;
  };
  return inRange(whole(days), exactRange(condition, inDays));
}
