/** The quarter's days, from the run alone: no clock. */
import { formatDay, parseDay } from '@shiji/engine';
import type { Chance } from './random.ts';

export const run = { period: '2026Q1', from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-10' } as const;

const numberOf = (day: string): number => {
  const number = parseDay(day);
  if (number === undefined) throw new Error(`no day ${day}`);
  return number;
};

export const plusDays = (day: string, days: number): string => formatDay(numberOf(day) + days);

const quarter: readonly string[] = Array.from({ length: numberOf(run.to) - numberOf(run.from) + 1 }, (_, i) =>
  plusDays(run.from, i),
);

/** 2026-01-04 was a Sunday. */
const weekday = (day: string): number => (numberOf(day) - numberOf('2026-01-04') + 7 * 7) % 7;
const SUNDAY = 0;
const SATURDAY = 6;
const springFestival = (day: string): boolean => day >= '2026-02-15' && day <= '2026-02-23';

/** Logs of a week are due on its Sunday: thirteen in this quarter. */
export const sundays: readonly string[] = quarter.filter((day) => weekday(day) === SUNDAY);
export const monthEnds: readonly string[] = ['2026-01-31', '2026-02-28', '2026-03-31'];

const workdays = quarter.filter(
  (day) => day !== run.from && weekday(day) !== SUNDAY && weekday(day) !== SATURDAY && !springFestival(day),
);
export const someWorkday = (draw: Chance): string => draw.pick(workdays);
