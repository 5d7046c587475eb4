/** Days of a round's stages: proposed when it starts, set by the office, extended or reopened with a reason. */
import type { Stage } from '@shiji/engine';
import type { Calendar } from '../../ports/calendar.ts';
import type { Day } from '../roster/model.ts';
import { daysLater } from '../roster/spans.ts';
import type { Term } from './freeze.ts';

export interface StageDays {
  /** Of the stage, as the scheme calls it. */
  readonly key: string;
  readonly begins: Day;
  /** The last day. */
  readonly ends: Day;
}

/** Five years, in days: no period is longer, and nothing of a round is that far from it. */
export const MOST_DAYS = 1826;

/** Who sets a day beyond it has mistyped the year: five years behind the period, or behind today where the round is late. */
export const farthestDay = ({ to }: Pick<Term, 'to'>, today: Day): Day => daysLater(to > today ? to : today, MOST_DAYS);

/** Longest row of days off that is looked across; more is a mistake in the calendar. */
const MOST_DAYS_OFF = 60;

/**
 * One stage after the other: records run with the period; what follows begins the day after, or on the day of the start where that is
 * later, and takes the days that the scheme gives it; a notice takes working days, its first day being the first working day.
 */
export function proposeDays(
  stages: readonly Stage[],
  term: Term,
  start: Day,
  calendar: Calendar,
): readonly StageDays[] {
  const after = daysLater(term.to, 1);
  let next = start > after ? start : after;
  return stages.map(({ id: key, days = 1, work }) => {
    if (work.kind === 'record') return { key, begins: term.from, ends: term.to };
    const begins = work.kind === 'notice' ? workday(next, calendar) : next;
    const ends =
      work.kind === 'notice' ? workdaysLater(begins, work.workingDays - 1, calendar) : daysLater(begins, days - 1);
    next = daysLater(ends, 1);
    return { key, begins, ends };
  });
}

/** Days that somebody set, each stage's once, in the order of the process and not in that in which they were sent. */
export const inOrder = (stages: readonly Stage[], set: readonly StageDays[]): readonly StageDays[] =>
  stages.flatMap(({ id }) => set.find(({ key }) => key === id) ?? []);

export interface DaysFault {
  readonly refusal:
    | 'stage-strange'
    | 'stage-twice'
    | 'stage-days-missing'
    | 'stage-ends-before'
    | 'stage-far'
    | 'stages-overlap'
    | 'notice-too-short';
  readonly stage: string;
}

/** What is wrong with days that somebody set; undefined where they follow each other and a notice hangs long enough. */
export function daysFault(
  stages: readonly Stage[],
  set: readonly StageDays[],
  { term, today, calendar }: { readonly term: Term; readonly today: Day; readonly calendar: Calendar },
): DaysFault | undefined {
  for (const [n, { key }] of set.entries()) {
    const known = stages.find(({ id }) => id === key);
    if (known === undefined) return { refusal: 'stage-strange', stage: key };
    if (set.findIndex((one) => one.key === key) !== n) return { refusal: 'stage-twice', stage: known.name };
  }
  const [first, last] = [daysLater(term.from, -MOST_DAYS), farthestDay(term, today)];
  let before: StageDays | undefined;
  for (const { id, name, work } of stages) {
    const own = set.find(({ key }) => key === id);
    if (own === undefined) return { refusal: 'stage-days-missing', stage: name };
    if (own.ends < own.begins) return { refusal: 'stage-ends-before', stage: name };
    if (own.begins < first || own.ends > last) return { refusal: 'stage-far', stage: name };
    if (work.kind === 'record') continue;
    if (before !== undefined && own.begins <= before.ends) return { refusal: 'stages-overlap', stage: name };
    if (work.kind === 'notice' && workdaysIn(own, calendar) < work.workingDays)
      return { refusal: 'notice-too-short', stage: name };
    before = own;
  }
  return undefined;
}

export function workdaysIn({ begins, ends }: Pick<StageDays, 'begins' | 'ends'>, calendar: Calendar): number {
  let count = 0;
  for (let day = begins; day <= ends; day = daysLater(day, 1)) if (calendar.isWorkday(day)) count += 1;
  return count;
}

/** The day itself, or the next working day. */
export function workday(from: Day, calendar: Calendar): Day {
  for (let off = 0; off <= MOST_DAYS_OFF; off++) {
    const day = daysLater(from, off);
    if (calendar.isWorkday(day)) return day;
  }
  throw new Error(`no working day for ${MOST_DAYS_OFF} days from ${from}`);
}

/** The working day so many working days after one. */
export function workdaysLater(from: Day, count: number, calendar: Calendar): Day {
  let day = from;
  for (let left = count; left > 0; left--) day = workday(daysLater(day, 1), calendar);
  return day;
}
