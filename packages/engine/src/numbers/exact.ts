/**
 * Exact decimals: an integer count of units and the number of decimal places. Addition, subtraction and multiplication are
 * exact; only `divide` and `roundTo` lose digits, and both are told the places and the mode.
 */
export interface Exact {
  readonly units: bigint;
  readonly places: number;
}

/** How a rounding falls. `half-up` 四舍五入 (away from zero at the half), `half-even` 四舍六入五成双, `down` toward zero, `up` away from zero. */
export type RoundingMode = 'half-up' | 'half-even' | 'down' | 'up';

export interface Rounding {
  readonly places: number;
  readonly mode: RoundingMode;
}

/** Longest text and most places that a decimal may have: enough for any account, too little to stall on. */
const MAX_DIGITS = 30;
const MAX_PLACES = 12;

const powers: bigint[] = [1n];
/** 10 to the n. */
export function tenTo(n: number): bigint {
  for (let i = powers.length; i <= n; i++) powers.push((powers[i - 1] as bigint) * 10n);
  return powers[n] as bigint;
}

export const zero: Exact = { units: 0n, places: 0 };
export const one: Exact = { units: 1n, places: 0 };

/** An integer as an exact number. */
export const whole = (n: number | bigint): Exact => ({ units: BigInt(n), places: 0 });

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(%?)$/;

/**
 * Reads `92.5`, `-3`, `40%`. Refuses (undefined) anything else: exponents, blanks, NaN, more than 30 digits or 12 places.
 * Minus zero is zero.
 */
export function parseExact(text: string): Exact | undefined {
  const match = DECIMAL.exec(text);
  if (match === null) return undefined;
  const [, sign, integer = '', fraction = '', percent] = match;
  if (integer.length + fraction.length > MAX_DIGITS) return undefined;
  const places = fraction.length + (percent === '%' ? 2 : 0);
  if (places > MAX_PLACES) return undefined;
  const digits = BigInt(integer + fraction);
  return { units: sign === '-' ? -digits : digits, places };
}

/** The same of text that was read before. Throws for any other. */
export function exactOf(text: string): Exact {
  const value = parseExact(text);
  if (value === undefined) throw new Error(`${text} is no number`);
  return value;
}

/** The value with as many decimals as it has places: `92.50`. */
export function formatExact({ units, places }: Exact): string {
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString().padStart(places + 1, '0');
  const cut = digits.length - places;
  const text = places === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
  return negative ? `-${text}` : text;
}

/** The shortest text of the value: `92.5`, `0.4`. */
export function formatShort(value: Exact): string {
  return formatExact(trim(value));
}

/** The value with at least `places` decimals and no trailing zeros beyond them: 9 is `9.00`, 19.0900 is `19.09`, 19.125 stays. */
export function formatNeat(value: Exact, places: number): string {
  const short = trim(value);
  const shown = Math.max(short.places, places);
  return formatExact({ units: unitsAt(short, shown), places: shown });
}

/** The value in per cent, shortest: `40%`. */
export function formatPercent({ units, places }: Exact): string {
  return `${formatShort({ units: units * 100n, places })}%`;
}

/** The same value without trailing zeros. */
export function trim({ units, places }: Exact): Exact {
  let u = units;
  let p = places;
  while (p > 0 && u % 10n === 0n) {
    u /= 10n;
    p--;
  }
  return { units: u, places: p };
}

/** Units of the value at the given places; the places must be no fewer than its own. */
export function unitsAt({ units, places }: Exact, at: number): bigint {
  if (at < places) throw new Error(`cannot show ${units}e-${places} with ${at} places exactly`);
  return units * tenTo(at - places);
}

export function add(a: Exact, b: Exact): Exact {
  const places = Math.max(a.places, b.places);
  return { units: unitsAt(a, places) + unitsAt(b, places), places };
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, negate(b));
}

export function negate({ units, places }: Exact): Exact {
  return { units: -units, places };
}

export function multiply(a: Exact, b: Exact): Exact {
  return { units: a.units * b.units, places: a.places + b.places };
}

/** −1, 0 or 1, as a is less than, equal to or greater than b. */
export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  const difference = subtract(a, b).units;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const equal = (a: Exact, b: Exact): boolean => compare(a, b) === 0;
export const least = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b);
export const greatest = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b);

/** Integer quotient rounded by the mode; the divisor must not be zero. */
export function divideUnits(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  let q = n / d;
  const twice = (n % d) * 2n;
  if (twice !== 0n) {
    const above =
      mode === 'half-up'
        ? twice >= d
        : mode === 'half-even'
          ? twice > d || (twice === d && q % 2n === 1n)
          : mode === 'up';
    if (above) q += 1n;
  }
  return negative ? -q : q;
}

/** a ÷ b, rounded as told. */
export function divide(a: Exact, b: Exact, { places, mode }: Rounding): Exact {
  const shift = places + b.places - a.places;
  const numerator = shift >= 0 ? a.units * tenTo(shift) : a.units;
  const denominator = shift >= 0 ? b.units : b.units * tenTo(-shift);
  return { units: divideUnits(numerator, denominator, mode), places };
}

/** The value with exactly the places told, rounded where it has more. */
export function roundTo(value: Exact, { places, mode }: Rounding): Exact {
  if (places >= value.places) return { units: unitsAt(value, places), places };
  return { units: divideUnits(value.units, tenTo(value.places - places), mode), places };
}
