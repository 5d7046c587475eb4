/** Time as it comes into the house: nothing else asks the machine for it. */
export interface Clock {
  now(): Date;
}

export const machineClock: Clock = { now: () => new Date() };

/** The day it is in China, where every county of this product lies: `YYYY-MM-DD`. */
export function dayOf(at: Date): string {
  return new Date(at.getTime() + EIGHT_HOURS).toISOString().slice(0, 10);
}

const EIGHT_HOURS = 8 * 3_600_000;

/** The first moment of a day `YYYY-MM-DD` in China. */
export function dayStart(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - EIGHT_HOURS);
}

/** The day after, `YYYY-MM-DD`. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 3_600_000).toISOString().slice(0, 10);
}

/** A moment for people in China: `2026-03-25 09:00:00`. */
export function timeText(at: Date): string {
  return new Date(at.getTime() + EIGHT_HOURS).toISOString().slice(0, 19).replace('T', ' ');
}
