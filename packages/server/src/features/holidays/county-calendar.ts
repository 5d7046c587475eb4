/** The calendar of a county: what the program knows, and in place of it, year by year, what the county has entered. */
import type { Scope, TxScope } from '../../db/scope.ts';
import { announcedYears, type Calendar, calendarOf, type Years } from '../../ports/calendar.ts';
import { holidayReader } from './store.ts';

/** Read anew for everything that is done: another server may have taken a table in. */
export type CalendarOf = (scope: Scope | TxScope) => Promise<Calendar>;

export function countyCalendars(known: Years = announcedYears()): CalendarOf {
  const alone = calendarOf(known);
  return async (scope) => {
    const entered = await holidayReader(scope).inForce();
    return entered.size === 0 ? alone : calendarOf(known, entered);
  };
}

export interface UnknownYear {
  readonly year: number;
  readonly sentence: string;
}

/** Said of each year in which working days are counted and about which nothing is known. */
export function unknownYears(days: readonly string[], { knows }: Pick<Calendar, 'knows'>): readonly UnknownYear[] {
  const years = [...new Set(days.map((day) => Number(day.slice(0, 4))))].sort((a, b) => a - b);
  return years
    .filter((year) => !knows(year))
    .map((year) => ({ year, sentence: `${year}年放假安排尚未公布，暂按周一至周五计算，公布后请录入。` }));
}
