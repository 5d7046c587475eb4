/**
 * The made-up people of the benchmark. Every value is a formula of whole numbers below 2^53, so that SQL and this file make the very
 * same ones without carrying them from one to the other.
 */

export const full = [80, 80, 80, 80, 60, 60, 60, 60, 60, 60, 50, 50, 50, 50, 60, 60, 50, 50] as const;
/** How many of the 20 raters stand in each group. */
export const raters = [2, 5, 8, 5] as const;
export const groupNames = ['领导', '中层', '在编', '编外'] as const;

const PRIME = 2147483647;
/** A whole number below 2^31 that looks random, of two whole numbers. */
function mixed(person: number, column: number): number {
  const a = (person * 1103515 + column * 4059231 + 12345) % PRIME;
  const b = (a * 48271) % PRIME;
  return (b * 69621) % PRIME;
}

/** How good a person is, 0–99: what makes their values hang together, so that grades spread. */
const talent = (person: number): number => mixed(person, 0) % 100;

/** Indicator `i` (0–17) in tenths of a point. */
export function indicator(person: number, i: number): number {
  const most = full[i] as number;
  if (i === 16) return mixed(person, 17) % 31;
  if (i === 17) return mixed(person, 18) % 4 === 0 ? mixed(person, 19) % 31 : 0;
  const share = 700 + 2 * talent(person) + (mixed(person, i + 1) % 101);
  return Math.trunc((most * share) / 1000);
}

/** What rater `r` (0–19) gives: a whole number up to 100. */
export const rating = (person: number, r: number): number =>
  80 + Math.trunc(talent(person) / 8) + (mixed(person, 100 + r) % 9);

/** Units of 15 to 29 people, about 22 on average. */
export const unitSize = (unit: number): number => 15 + (mixed(unit, 7) % 15);
