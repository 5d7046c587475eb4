/** Which days are worked. Holidays, and the weekends that are worked for them, are announced by the State Council year by year. */
import { parseDay } from '@shiji/engine';
import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

export interface Calendar {
  /** Days are written 2026-03-25. */
  isWorkday(day: string): boolean;
  /** Whether the year's holidays have been announced; otherwise Saturdays and Sundays alone are off. */
  knows(year: number): boolean;
}

type Announced = {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
};

/** What has been announced up to the release of the product. */
export function announcedCalendar({ holidays, workdays }: Announced = announced): Calendar {
  const years = new Set(Object.keys(holidays).map((day) => Number(day.slice(0, 4))));
  return {
    isWorkday(day) {
      if (Object.hasOwn(workdays, day)) return true;
      return !Object.hasOwn(holidays, day) && !isWeekend(day);
    },
    knows: (year) => years.has(year),
  };
}

/** Day 0 of the engine's count, 1 January 1970, was a Thursday. */
function isWeekend(day: string): boolean {
  const number = parseDay(day);
  if (number === undefined) throw new RangeError(`no day: ${day}`);
  const fromMonday = (((number + 3) % 7) + 7) % 7;
  return fromMonday >= 5;
}
