/** When people are reminded: on which working day, and from which minute of it on. Pure. */
import type { Calendar } from '../../ports/calendar.ts';
import { dayOf, dayStart } from '../../ports/clock.ts';
import type { Day } from '../roster/model.ts';
import { daysLater } from '../roster/spans.ts';

export interface ReminderRules {
  /** `09:00` */
  readonly hour: string;
  /** Working days before the last one on which an entry that is missing is spoken of; 0: on the last. */
  readonly logDays: number;
  /** The same for reviews that are still open. */
  readonly reviewDays: number;
  /** The same for leaders who haven't begun: their superiors are told. */
  readonly superiorDays: number;
}

export const usualReminderRules: ReminderRules = { hour: '09:00', logDays: 0, reviewDays: 1, superiorDays: 3 };

/** Longest row of days off that is looked across; more is a mistake in the calendar. */
const MOST_DAYS_OFF = 60;

type Worked = Pick<Calendar, 'isWorkday'>;

/** The day itself, or the working day before it. */
function workdayUntil(day: Day, calendar: Worked): Day {
  for (let off = 0; off <= MOST_DAYS_OFF; off++) {
    const found = daysLater(day, -off);
    if (calendar.isWorkday(found)) return found;
  }
  throw new Error(`no working day for ${MOST_DAYS_OFF} days before ${day}`);
}

/** So many working days before the last one on which something can be done that is due on a day. */
export function remindedOn(due: Day, before: number, calendar: Worked): Day {
  let day = workdayUntil(due, calendar);
  for (let left = before; left > 0; left--) day = workdayUntil(daysLater(day, -1), calendar);
  return day;
}

/** Whether reminders of the day may go: it is worked, and the hour has come. */
export function isTime(now: Date, { hour }: Pick<ReminderRules, 'hour'>, calendar: Worked): boolean {
  const today = dayOf(now);
  const minutes = Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3));
  return calendar.isWorkday(today) && now.getTime() >= dayStart(today).getTime() + minutes * 60_000;
}
