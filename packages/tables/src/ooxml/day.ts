/** Days as spreadsheets count them: a number of days since 1900 (or 1904), the time of day as a fraction. */
import { formatDay } from '@shiji/engine';

const DAY = 86_400_000;
/** Last day of the year 9999. */
const LAST_SERIAL = 2_958_465;
/** Day 0 of the 1900 system for every day after its invented 29 February 1900, which is day 60. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

/**
 * `2026-03-25` for a day's number; the time of day is dropped. A number below 1 has no day and becomes its time, `08:30:00`, which
 * is not taken for a day later on. Undefined outside the years that spreadsheets know.
 */
export function dayOfSerial(serial: number, from1904: boolean): string | undefined {
  const milliseconds = Math.round(serial * DAY);
  const whole = Math.floor(milliseconds / DAY);
  if (!(whole >= 0) || whole > LAST_SERIAL) return undefined;
  if (from1904) return formatDay(EPOCH_1904 / DAY + whole);
  if (whole === 0) return new Date(milliseconds).toISOString().slice(11, 19);
  if (whole === 60) return '1900-02-29';
  return formatDay(EPOCH_1900 / DAY + (whole < 60 ? whole + 1 : whole));
}

/** The day's number in the 1900 system; undefined for what is no day `YYYY-MM-DD` after February 1900. */
export function serialOfDay(day: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time) || isoDay(time) !== day) return undefined;
  const serial = (time - EPOCH_1900) / DAY;
  return serial > 60 ? serial : undefined;
}
