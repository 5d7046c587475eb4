/**
 * Columns of exact numbers. A vector counts units at fixed places and knows a bound (`limit`) that no element exceeds in size.
 * While the bound stays below 2^53 the units stand in doubles, which hold such integers exactly; beyond it they are BigInts. Every
 * operation computes the bound of its result, and of what it computes in between, before it picks one of the two, so nothing can
 * overflow; and terms never see which it was.
 */
import { divideUnits, type Exact, type Rounding, type RoundingMode, tenTo, unitsAt } from './exact.ts';

type Units = Float64Array | bigint[];

export interface Vector {
  readonly places: number;
  readonly limit: bigint;
  readonly data: Units;
}

export const SAFE = 2n ** 53n - 1n;
const size = (n: bigint): bigint => (n < 0n ? -n : n);
const isWide = (data: Units): data is bigint[] => Array.isArray(data);
const blank = (length: number, limit: bigint): Units =>
  limit <= SAFE ? new Float64Array(length) : new Array<bigint>(length).fill(0n);

const lengthOf = (vector: Vector): number => vector.data.length;

/** The element as an exact scalar. */
export function exactAt(vector: Vector, row: number): Exact {
  return { units: BigInt(vector.data[row] as number | bigint), places: vector.places };
}

/** −1, 0 or 1, by the elements' order. */
export function compareAt(vector: Vector, a: number, b: number): -1 | 0 | 1 {
  const x = vector.data[a] as number;
  const y = vector.data[b] as number;
  return x < y ? -1 : x > y ? 1 : 0;
}

export const isZeroAt = (vector: Vector, row: number): boolean => Number(vector.data[row]) === 0;

/** A vector from exact values, which must fit the places; without them the most that any value has. */
export function vectorOf(
  values: readonly Exact[],
  places = values.reduce((most, v) => Math.max(most, v.places), 0),
): Vector {
  const units = values.map((value) => unitsAt(value, places));
  const limit = units.reduce((most, u) => (size(u) > most ? size(u) : most), 0n);
  return { places, limit, data: limit <= SAFE ? Float64Array.from(units, Number) : units };
}

/** A vector of whole numbers, which must be exact in doubles. */
export function vectorOfWholes(values: ArrayLike<number>): Vector {
  let limit = 0;
  for (let i = 0; i < values.length; i++) limit = Math.max(limit, Math.abs(values[i] as number));
  if (!Number.isSafeInteger(limit)) throw new Error(`${limit} is no whole number that doubles hold`);
  return { places: 0, limit: BigInt(limit), data: new Float64Array(values) };
}

export function constant(length: number, value: Exact): Vector {
  const limit = size(value.units);
  const data = blank(length, limit);
  if (isWide(data)) data.fill(value.units);
  else data.fill(Number(value.units));
  return { places: value.places, limit, data };
}

/** A copy with some elements replaced. */
export function withValues(vector: Vector, replaced: ReadonlyMap<number, Exact>): Vector {
  if (replaced.size === 0) return vector;
  let { places } = vector;
  for (const value of replaced.values()) places = Math.max(places, value.places);
  const wider = atPlaces(vector, places);
  let limit = wider.limit;
  for (const value of replaced.values()) {
    const u = size(unitsAt(value, places));
    if (u > limit) limit = u;
  }
  const data = copyUnits(wider.data, limit);
  for (const [row, value] of replaced) put(data, row, unitsAt(value, places));
  return { places, limit, data };
}

function copyUnits(from: Units, limit: bigint): Units {
  if (limit <= SAFE) return isWide(from) ? Float64Array.from(from, Number) : from.slice();
  return Array.from(from as Iterable<number | bigint>, BigInt);
}
function put(data: Units, row: number, units: bigint): void {
  if (isWide(data)) data[row] = units;
  else data[row] = Number(units);
}

/** The same values with more places. */
function atPlaces(vector: Vector, places: number): Vector {
  return places === vector.places
    ? vector
    : combine(lengthOf(vector), [{ vector, factor: { units: 1n, places: 0 } }], places);
}

/** Sums per row: `values[k]` is added to row `rowOf[k]`; a negative row is passed over. */
export function sumByRow(length: number, rowOf: Int32Array, values: Vector): Vector {
  const limit = values.limit * BigInt(Math.max(1, rowOf.length));
  const data = blank(length, limit);
  const source = values.data;
  if (isWide(data)) {
    for (let k = 0; k < rowOf.length; k++) {
      const row = rowOf[k] as number;
      if (row >= 0) data[row] = (data[row] as bigint) + BigInt(source[k] as number | bigint);
    }
  } else {
    const units = source as Float64Array;
    for (let k = 0; k < rowOf.length; k++) {
      const row = rowOf[k] as number;
      if (row >= 0) data[row] = (data[row] as number) + (units[k] as number);
    }
  }
  return { places: values.places, limit, data };
}

/** Σ factor × vector, exactly. The result has as many places as the longest product, or `places` where that is more. */
export function combine(
  length: number,
  terms: readonly { readonly vector: Vector; readonly factor: Exact }[],
  atLeastPlaces = 0,
): Vector {
  const places = Math.max(atLeastPlaces, ...terms.map(({ vector, factor }) => vector.places + factor.places));
  const factors = terms.map(({ vector, factor }) => factor.units * tenTo(places - vector.places - factor.places));
  const limit = terms.reduce((sum, { vector }, i) => sum + vector.limit * size(factors[i] as bigint), 0n);
  if (limit > SAFE) {
    const data = new Array<bigint>(length).fill(0n);
    terms.forEach(({ vector }, i) => addScaledWide(data, vector.data, factors[i] as bigint));
    return { places, limit, data };
  }
  const data = new Float64Array(length);
  // A factor of zero may stand before units too wide for doubles; it adds nothing.
  const counting = terms.flatMap(({ vector }, i) => {
    const factor = Number(factors[i]);
    return factor === 0 ? [] : [{ units: vector.data as Float64Array, factor }];
  });
  addScaled(data, counting);
  return { places, limit, data };
}

interface Scaled {
  readonly units: Float64Array;
  readonly factor: number;
}

/** Adds every column times its factor. Six columns go through memory together: the sum is written a sixth as often. */
function addScaled(into: Float64Array, columns: readonly Scaled[]): void {
  let next = 0;
  for (; next + 6 <= columns.length; next += 6) addSix(into, columns, next);
  for (; next + 2 <= columns.length; next += 2) addTwo(into, columns, next);
  for (; next < columns.length; next++) addOne(into, columns[next] as Scaled);
}

function addSix(into: Float64Array, columns: readonly Scaled[], first: number): void {
  const { units: ua, factor: fa } = columns[first] as Scaled;
  const { units: ub, factor: fb } = columns[first + 1] as Scaled;
  const { units: uc, factor: fc } = columns[first + 2] as Scaled;
  const { units: ud, factor: fd } = columns[first + 3] as Scaled;
  const { units: ue, factor: fe } = columns[first + 4] as Scaled;
  const { units: uf, factor: ff } = columns[first + 5] as Scaled;
  for (let row = 0; row < into.length; row++) {
    into[row] =
      (into[row] as number) +
      (ua[row] as number) * fa +
      (ub[row] as number) * fb +
      (uc[row] as number) * fc +
      (ud[row] as number) * fd +
      (ue[row] as number) * fe +
      (uf[row] as number) * ff;
  }
}

function addTwo(into: Float64Array, columns: readonly Scaled[], first: number): void {
  const { units: ua, factor: fa } = columns[first] as Scaled;
  const { units: ub, factor: fb } = columns[first + 1] as Scaled;
  for (let row = 0; row < into.length; row++) {
    into[row] = (into[row] as number) + (ua[row] as number) * fa + (ub[row] as number) * fb;
  }
}

function addOne(into: Float64Array, { units, factor }: Scaled): void {
  for (let row = 0; row < into.length; row++) into[row] = (into[row] as number) + (units[row] as number) * factor;
}

function addScaledWide(into: bigint[], units: Units, factor: bigint): void {
  for (let row = 0; row < into.length; row++) {
    into[row] = (into[row] as bigint) + factor * BigInt(units[row] as number | bigint);
  }
}

/** Element-wise product, exactly. */
export function product(a: Vector, b: Vector): Vector {
  const limit = a.limit * b.limit;
  const length = lengthOf(a);
  const data = blank(length, limit);
  for (let row = 0; row < length; row++) {
    if (isWide(data)) data[row] = BigInt(a.data[row] as number) * BigInt(b.data[row] as number);
    else data[row] = (a.data[row] as number) * (b.data[row] as number);
  }
  return { places: a.places + b.places, limit, data };
}

/** a ÷ b row by row, rounded as told; 0 where b is 0 (the caller tags such rows as absent). */
export function divideVectors(a: Vector, b: Vector, { places, mode }: Rounding): Vector {
  const length = lengthOf(a);
  const shift = places + b.places - a.places;
  const up = tenTo(Math.max(0, shift));
  const down = tenTo(Math.max(0, -shift));
  const limit = a.limit * up + 1n;
  const data = blank(length, limit);
  // Rounding adds the divisor to twice the dividend, or compares it with twice the remainder: both need head room.
  const narrow = !isWide(data) && !isWide(a.data) && !isWide(b.data) && (b.limit * down + limit) * 2n <= SAFE;
  if (narrow) {
    divideNarrow(data as Float64Array, a.data as Float64Array, Number(up), b.data as Float64Array, Number(down), mode);
  } else {
    for (let row = 0; row < length; row++) {
      const divisor = BigInt(b.data[row] as number) * down;
      if (divisor !== 0n) put(data, row, divideUnits(BigInt(a.data[row] as number) * up, divisor, mode));
    }
  }
  return { places, limit, data };
}

function divideNarrow(
  into: Float64Array,
  a: Float64Array,
  up: number,
  b: Float64Array,
  down: number,
  mode: RoundingMode,
): void {
  if (mode === 'half-up') {
    for (let row = 0; row < into.length; row++) {
      const divisor = (b[row] as number) * down;
      if (divisor !== 0) into[row] = halfUp((a[row] as number) * up, divisor);
    }
    return;
  }
  for (let row = 0; row < into.length; row++) {
    const divisor = (b[row] as number) * down;
    if (divisor !== 0) into[row] = divideIntegers((a[row] as number) * up, divisor, mode);
  }
}

/** Rounds every element to the places told. */
export function roundVector(vector: Vector, { places, mode }: Rounding): Vector {
  if (places >= vector.places) return atPlaces(vector, places);
  const { data } = vector;
  const divisor = tenTo(vector.places - places);
  const limit = vector.limit / divisor + 1n;
  if (isWide(data) || (vector.limit + divisor) * 2n > SAFE) {
    const rounded = Array.from(data as Iterable<number | bigint>, (u) => divideUnits(BigInt(u), divisor, mode));
    return { places, limit, data: limit <= SAFE ? Float64Array.from(rounded, Number) : rounded };
  }
  const rounded = new Float64Array(data.length);
  roundNarrow(rounded, data, Number(divisor), mode);
  return { places, limit, data: rounded };
}

function roundNarrow(into: Float64Array, units: Float64Array, by: number, mode: RoundingMode): void {
  if (mode === 'half-up') for (let row = 0; row < into.length; row++) into[row] = halfUp(units[row] as number, by);
  else for (let row = 0; row < into.length; row++) into[row] = divideIntegers(units[row] as number, by, mode);
}

/** Element-wise least (`-1`) or greatest (`1`) of two vectors. */
export function pickVectors(a: Vector, b: Vector, which: -1 | 1): Vector {
  const places = Math.max(a.places, b.places);
  const x = atPlaces(a, places);
  const y = atPlaces(b, places);
  const limit = x.limit > y.limit ? x.limit : y.limit;
  const length = lengthOf(a);
  const data = blank(length, limit);
  for (let row = 0; row < length; row++) {
    const u = x.data[row] as number;
    const v = y.data[row] as number;
    const chosen = (which === -1 ? u <= v : u >= v) ? u : v;
    if (isWide(data)) data[row] = BigInt(chosen);
    else data[row] = Number(chosen);
  }
  return { places, limit, data };
}

/**
 * 四舍五入 of n ÷ d, the half goes away from zero. 2 |n| + |d| must be a safe integer; then the floor is exact, as below. The remainder is not
 * looked at by itself: which half it lies in is a coin toss, and a branch on it would cost more than the division.
 */
export function halfUp(n: number, d: number): number {
  if (n < 0) return negated(halfUpOfSizes(-n, d < 0 ? -d : d), d > 0);
  return d < 0 ? negated(halfUpOfSizes(n, -d), true) : halfUpOfSizes(n, d);
}
/** Of n ≥ 0 and d > 0. */
const halfUpOfSizes = (n: number, d: number): number => Math.floor((2 * n + d) / (2 * d));
/** Never minus zero. */
const negated = (n: number, negative: boolean): number => (negative && n !== 0 ? -n : n);

/**
 * Integer quotient of safe integers by the mode. Below 2^53 the floor of the doubles' quotient is the integer quotient: the nearest
 * double to n ÷ d could only be a whole number too high if n itself did not fit.
 */
function divideIntegers(n: number, d: number, mode: RoundingMode): number {
  const negative = n < 0 !== d < 0;
  const a = Math.abs(n);
  const b = Math.abs(d);
  let q = Math.floor(a / b);
  const rest = a - q * b;
  if (rest !== 0) {
    const twice = rest * 2;
    if (mode === 'half-up') q += twice >= b ? 1 : 0;
    else if (mode === 'half-even') q += twice > b || (twice === b && q % 2 === 1) ? 1 : 0;
    else if (mode === 'up') q += 1;
  }
  return negative && q !== 0 ? -q : q;
}

/** Element-wise choice: where `useB[row]` is 1 the element of b, else that of a. */
export function selectVectors(useB: Uint8Array, a: Vector, b: Vector): Vector {
  const places = Math.max(a.places, b.places);
  const x = atPlaces(a, places);
  const y = atPlaces(b, places);
  const limit = x.limit > y.limit ? x.limit : y.limit;
  const data = blank(useB.length, limit);
  for (let row = 0; row < useB.length; row++) {
    const unit = (useB[row] === 1 ? y.data[row] : x.data[row]) as number;
    if (isWide(data)) data[row] = BigInt(unit);
    else data[row] = Number(unit);
  }
  return { places, limit, data };
}

/** The vector with zero in the rows that `isAbsent` names. */
export function zeroWhere(vector: Vector, isAbsent: (row: number) => boolean): Vector {
  const data = vector.data.slice() as Units;
  for (let row = 0; row < data.length; row++) if (isAbsent(row)) put(data, row, 0n);
  return { ...vector, data };
}

/** One vector after the other. */
export function joined(vectors: readonly Vector[]): Vector {
  const [only] = vectors;
  if (only !== undefined && vectors.length === 1) return only;
  return vectorOf(vectors.flatMap((v) => Array.from({ length: lengthOf(v) }, (_, k) => exactAt(v, k))));
}
