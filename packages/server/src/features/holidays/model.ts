/** A year's days off as a county enters them: what a table may hold, and what is wrong with one that can't be right. Pure. */
import { isWeekend, type SetDay, yearOf } from '../../ports/calendar.ts';
import { daysLater } from '../roster/spans.ts';

/** A table that the county entered. */
export interface HolidayTable {
  readonly year: number;
  /** Counts from 1 in its year. */
  readonly version: number;
  readonly days: readonly SetDay[];
  /** Number of the document. */
  readonly source: string;
  readonly entered: { readonly name: string; readonly at: string };
  readonly undone?: { readonly name: string; readonly at: string; readonly because: string };
  readonly fact: string;
}

/** The one that counts; undefined: what the program knows does. */
export const inForce = (tables: readonly HolidayTable[]): HolidayTable | undefined =>
  tables
    .filter(({ undone }) => undone === undefined)
    .reduce<HolidayTable | undefined>(
      (newest, one) => (newest === undefined || one.version > newest.version ? one : newest),
      undefined,
    );

/** More days off in a row are a slip of the pen: the longest that was ever announced had ten. */
const MOST_IN_A_ROW = 16;

export type DayFault =
  | { readonly fault: 'other-year'; readonly day: string }
  | { readonly fault: 'twice'; readonly day: string }
  | { readonly fault: 'worked-weekday'; readonly day: string }
  | { readonly fault: 'long-row'; readonly day: string };

/**
 * Of each day at most one. A year's table holds days of it, and of the December before, since the notice of a year begins with its New
 * Year's holiday. A day off at a weekend is said though it changes nothing: that is how the notice says it.
 */
export function faultsOf(year: number, days: readonly SetDay[]): readonly DayFault[] {
  const faults: DayFault[] = [];
  const seen = new Set<string>();
  for (const { day, kind } of days) {
    if (seen.has(day)) faults.push({ fault: 'twice', day });
    seen.add(day);
    if (!belongsTo(year, day)) faults.push({ fault: 'other-year', day });
    else if (kind === 'worked' && !isWeekend(day)) faults.push({ fault: 'worked-weekday', day });
  }
  const off = new Set(days.filter(({ day, kind }) => kind === 'off' && belongsTo(year, day)).map(({ day }) => day));
  for (const day of off) {
    if (off.has(daysLater(day, -1))) continue;
    let length = 1;
    while (off.has(daysLater(day, length))) length += 1;
    if (length > MOST_IN_A_ROW) faults.push({ fault: 'long-row', day });
  }
  return faults;
}

const belongsTo = (year: number, day: string): boolean => yearOf(day) === year || day.startsWith(`${year - 1}-12-`);

export const sameDays = (a: readonly SetDay[], b: readonly SetDay[]): boolean =>
  a.length === b.length &&
  a.every(({ day, kind, name }, at) => b[at]?.day === day && b[at]?.kind === kind && b[at]?.name === name);
