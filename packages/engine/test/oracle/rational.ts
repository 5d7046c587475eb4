/** Plain fractions of BigInts: nothing is ever lost, except where `divide` or `round` say how. */
import type { Exact, Rounding } from '../../src/numbers/exact.ts';

/** A fraction in lowest terms; the denominator is positive. */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? magnitude(a) : greatestCommonDivisor(b, a % b);
}

export function fraction(num: bigint, den = 1n): Rational {
  if (den === 0n) throw new Error('division by zero');
  const common = greatestCommonDivisor(num, den) * (den < 0n ? -1n : 1n);
  return { num: num / common, den: den / common };
}

export const zero = fraction(0n);
export const one = fraction(1n);
export const whole = (n: number): Rational => fraction(BigInt(n));
export const fromExact = (of: Exact): Rational => fraction(of.units, 10n ** BigInt(of.places));

export const add = (a: Rational, b: Rational): Rational => fraction(a.num * b.den + b.num * a.den, a.den * b.den);
export const negate = (a: Rational): Rational => fraction(-a.num, a.den);
export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b));
export const multiply = (a: Rational, b: Rational): Rational => fraction(a.num * b.num, a.den * b.den);
export const divide = (a: Rational, b: Rational): Rational => fraction(a.num * b.den, a.den * b.num);
export const total = (of: readonly Rational[]): Rational => of.reduce(add, zero);

/** Below zero, zero or above zero, as the first is less than, equal to or greater than the second. */
export function compare(a: Rational, b: Rational): number {
  const difference = subtract(a, b).num;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
export const isZero = (a: Rational): boolean => a.num === 0n;
export const lesser = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);
export const greater = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b);

/** A decimal (`-12.50`) or a per cent (`40%`, which is 0.4). */
export function parseNumber(text: string): Rational {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?(%?)$/.exec(text.trim());
  if (match === null) throw new Error(`not a number: ${text}`);
  const [, sign, integer = '', decimals = '', percent] = match;
  const size = fraction(BigInt(integer + decimals), 10n ** BigInt(decimals.length) * (percent === '%' ? 100n : 1n));
  return sign === '-' ? negate(size) : size;
}

/** The greatest integer that is not above the fraction, and the least that is not below it. */
export function floorOf({ num, den }: Rational): bigint {
  return num >= 0n || num % den === 0n ? num / den : num / den - 1n;
}
export const ceilingOf = (of: Rational): bigint => -floorOf(negate(of));

/** Whether the digit before the cut goes one up, seen without the sign. `rest` of `den` is what would be cut off. */
function goesUp(kept: bigint, rest: bigint, den: bigint, mode: Rounding['mode']): boolean {
  if (rest === 0n) return false;
  switch (mode) {
    case 'down':
      return false;
    case 'up':
      return true;
    case 'half-up':
      return 2n * rest >= den;
    case 'half-even':
      return 2n * rest > den || (2n * rest === den && kept % 2n === 1n);
  }
}

/** Rounds the size of the number and gives it its sign back: `down` is toward zero, `up` and a half away from it. */
export function round(of: Rational, { places, mode }: Rounding): Rational {
  const scale = 10n ** BigInt(places);
  const scaled = magnitude(of.num) * scale;
  const kept = scaled / of.den;
  const rounded = goesUp(kept, scaled % of.den, of.den, mode) ? kept + 1n : kept;
  return fraction(of.num < 0n ? -rounded : rounded, scale);
}

/** The exact decimal text without trailing zeros; throws where the decimals would never end. */
export function toText(of: Rational): string {
  let places = 0;
  while (10n ** BigInt(places) % of.den !== 0n) {
    places += 1;
    if (places > 200) throw new Error(`${of.num}/${of.den} has no finite decimals`);
  }
  const digits = ((magnitude(of.num) * 10n ** BigInt(places)) / of.den).toString().padStart(places + 1, '0');
  const integer = digits.slice(0, digits.length - places);
  const sign = of.num < 0n ? '-' : '';
  return places === 0 ? `${sign}${integer}` : `${sign}${integer}.${digits.slice(digits.length - places)}`;
}
