/** When mail may go: never in quiet hours, never later than they ask for. Pure. */
import type { Calendar } from '../../ports/calendar.ts';
import { dayOf, dayStart, nextDay } from '../../ports/clock.ts';

/** From a minute of the day until before another, `21:00` to `08:00`: over midnight where the end isn't later. The same twice: none. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

export interface MailRules {
  readonly quiet: QuietHours;
  /** Whether mail goes on days that aren't worked, too. */
  readonly onDaysOff: boolean;
}

export const usualMailRules: MailRules = { quiet: { from: '21:00', to: '08:00' }, onDaysOff: false };

const MINUTE = 60_000;
const DAY_MINUTES = 1440;

export const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

const isQuiet = ({ from, to }: QuietHours, minute: number): boolean => {
  const [begins, ends] = [minuteOf(from), minuteOf(to)];
  return begins <= ends ? minute >= begins && minute < ends : minute >= begins || minute < ends;
};

/** Whether these hours together leave no minute of the day. */
export function leavesNothing(...hours: readonly QuietHours[]): boolean {
  return Array.from({ length: DAY_MINUTES }, (_, minute) => minute).every((minute) =>
    hours.some((quiet) => isQuiet(quiet, minute)),
  );
}

/**
 * The first moment from `at` on that lies in no quiet hours and on no day off. Own hours that together with the county's would leave
 * nothing don't count: the county may have moved its own since.
 */
export function mailTime(at: Date, rules: MailRules, own: QuietHours | undefined, calendar: Calendar): Date {
  const both = own === undefined ? [rules.quiet] : [rules.quiet, own];
  const hours = leavesNothing(...both) ? [rules.quiet] : both;
  let time = at;
  for (;;) {
    const day = dayOf(time);
    if (!rules.onDaysOff && !calendar.isWorkday(day)) {
      time = dayStart(nextDay(day));
      continue;
    }
    const start = dayStart(day).getTime();
    const minute = Math.floor((time.getTime() - start) / MINUTE);
    const quiet = hours.find((one) => isQuiet(one, minute));
    if (quiet === undefined) return time;
    const ends = minuteOf(quiet.to);
    time = new Date(start + (ends > minute ? ends : ends + DAY_MINUTES) * MINUTE);
  }
}
