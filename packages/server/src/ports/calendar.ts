/** Which days are worked. Holidays, and the weekends that are worked for them, are announced by the State Council year by year. */
import { parseDay } from '@shiji/engine';
import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

export interface Calendar {
  /** Days are written 2026-03-25. */
  isWorkday(day: string): boolean;
  /** Whether the year's holidays have been announced; otherwise Saturdays and Sundays alone are off. */
  knows(year: number): boolean;
}

export const setDayKinds = { off: '放假', worked: '调休上班' } as const;
export type SetDayKind = keyof typeof setDayKinds;

/** A day that an announcement names: off, or worked though it is a weekend. */
export interface SetDay {
  readonly day: string;
  readonly kind: SetDayKind;
  /** 春节 */
  readonly name: string;
}

/** What was announced for years, each with the days of December before it that belong to its first holiday. */
export type Years = ReadonlyMap<number, readonly SetDay[]>;

type Announced = {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
};

/** What has been announced up to the release of the product, day by day in order. */
export function announcedYears({ holidays, workdays }: Announced = announced): Years {
  const years = new Map<number, SetDay[]>();
  const put = (kind: SetDayKind) => (entry: [day: string, names: string]) => {
    const [day, names] = entry;
    const one = { day, kind, name: names.split(',')[1] ?? '' };
    const known = years.get(yearOf(day));
    if (known === undefined) years.set(yearOf(day), [one]);
    else known.push(one);
  };
  Object.entries(holidays).forEach(put('off'));
  Object.entries(workdays).forEach(put('worked'));
  for (const [year, days] of years) years.set(year, inOrder(days));
  return years;
}

/** What the product knows by itself. */
export const announcedCalendar = (): Calendar => calendarOf(announcedYears());

/**
 * The later table comes before the earlier: years of `over` stand in the place of those of `under`. The last days of a December may stand
 * in the announcement for the year after.
 */
export function calendarOf(under: Years, over: Years = new Map()): Calendar {
  const own = kindsOf([...over.values()].flat());
  const kinds = kindsOf([...under].flatMap(([year, days]) => (over.has(year) ? [] : days)));
  return {
    isWorkday(day) {
      const kind = own.get(day) ?? kinds.get(day);
      return kind === undefined ? !isWeekend(day) : kind === 'worked';
    },
    knows: (year) => over.has(year) || under.has(year),
  };
}

/** The later announcement speaks last of a day that two of them name. */
const kindsOf = (days: readonly SetDay[]): ReadonlyMap<string, SetDayKind> =>
  new Map(days.map(({ day, kind }) => [day, kind]));

/** In which days a calendar differs from weeks of five days; what a result rests on, so that it can be computed again at any time. */
export interface DaysApart {
  /** From Monday to Friday, and not worked. */
  readonly off: readonly string[];
  /** Saturdays and Sundays that are worked. */
  readonly worked: readonly string[];
}

/** Of these days, in their order. */
export function daysApart(days: readonly string[], { isWorkday }: Pick<Calendar, 'isWorkday'>): DaysApart {
  return {
    off: days.filter((day) => !isWeekend(day) && !isWorkday(day)),
    worked: days.filter((day) => isWeekend(day) && isWorkday(day)),
  };
}

export function calendarApart({ off, worked }: DaysApart): Pick<Calendar, 'isWorkday'> {
  const [free, made] = [new Set(off), new Set(worked)];
  return { isWorkday: (day) => made.has(day) || (!free.has(day) && !isWeekend(day)) };
}

export const yearOf = (day: string): number => Number(day.slice(0, 4));

export const inOrder = (days: readonly SetDay[]): SetDay[] =>
  [...days].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));

/** 0: Monday. */
export function weekdayOf(day: string): number {
  const number = parseDay(day);
  if (number === undefined) throw new RangeError(`no day: ${day}`);
  // Day 0 of the engine's count, 1 January 1970, was a Thursday.
  return (((number + 3) % 7) + 7) % 7;
}

export const isWeekend = (day: string): boolean => weekdayOf(day) >= 5;
