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
