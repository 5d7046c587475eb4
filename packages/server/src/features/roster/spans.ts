/** Days in a row. */
import { formatDay, parseDay } from '@shiji/engine';
import type { Day, Span } from './model.ts';

export const isDay = (text: string): boolean => parseDay(text) !== undefined;

export const covers = ({ since, until }: Span, day: Day): boolean =>
  (since === undefined || since <= day) && (until === undefined || day <= until);

/** Whether the two have a day in common. */
export const overlap = (a: Span, b: Span): boolean =>
  (a.since === undefined || b.until === undefined || a.since <= b.until) &&
  (b.since === undefined || a.until === undefined || b.since <= a.until);

/** Whether every day of `inner` is one of `outer`. */
export const within = (inner: Span, outer: Span): boolean =>
  (outer.since === undefined || (inner.since !== undefined && inner.since >= outer.since)) &&
  (outer.until === undefined || (inner.until !== undefined && inner.until <= outer.until));

/** The day so many days later. Throws for what is no day. */
export const daysLater = (day: Day, count: number): Day => formatDay(numberOf(day) + count);

/** How many days later the second is. Throws for what is no day. */
export const daysBetween = (from: Day, to: Day): number => numberOf(to) - numberOf(from);

function numberOf(day: Day): number {
  const number = parseDay(day);
  if (number === undefined) throw new RangeError(`no day: ${day}`);
  return number;
}
