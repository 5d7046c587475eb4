/**
 * Putting pools in order. Of the chain of figures as many as fit stand in one double a row, so that most rows are told apart by one
 * comparison of numbers that stand side by side.
 */
import { compareAt, SAFE, type Vector } from '../numbers/vector.ts';
import type { Absences, PoolLayout, Ranking } from '../run/column.ts';

/** A figure by which rows are compared. */
export interface RankBy {
  readonly vector: Vector;
  /** 1: the lower stands ahead; −1: the higher. */
  readonly sign: number;
}

/** The order of every pool, and the place of each row; rows that are absent have none. */
export function rankOrder(
  chain: readonly RankBy[],
  { start, rows }: PoolLayout,
  absent: Absences,
  length: number,
): Pick<Ranking, 'ranked' | 'ends' | 'places' | 'compare'> {
  const ranked = rows.slice();
  const ends = start.slice(1);
  if (absent.count > 0) {
    for (let pool = 0; pool < ends.length; pool++) {
      let end = start[pool] as number;
      for (let k = end; k < (start[pool + 1] as number); k++) {
        const row = ranked[k] as number;
        if (!absent.has(row)) ranked[end++] = row;
      }
      ends[pool] = end;
    }
  }
  const packed = packedKeys(chain);
  const behind = chain.slice(packed.length);
  const compare = comparing(chain);
  const rest = behind.length === 0 ? undefined : comparing(behind);
  const longest = ends.reduce((most, end, pool) => Math.max(most, end - (start[pool] as number)), 0);
  const sorting: Sorting = { rows: new Int32Array(longest), keys: new Float64Array(longest), rest };
  const spare: Sorting = longest > FEW ? { rows: sorting.rows.slice(), keys: sorting.keys.slice(), rest } : sorting;
  const places = new Float64Array(length);
  for (let pool = 0; pool < ends.length; pool++) {
    const from = start[pool] as number;
    const count = (ends[pool] as number) - from;
    for (let i = 0; i < count; i++) sorting.rows[i] = ranked[from + i] as number;
    gatherKeys(packed, sorting, count);
    const sorted = sortRows(sorting, spare, count);
    let place = 0;
    for (let i = 0; i < count; i++) {
      if (i === 0 || !isTied(sorted, i - 1, i)) place = i + 1;
      const row = sorted.rows[i] as number;
      ranked[from + i] = row;
      places[row] = place;
    }
  }
  return { ranked, ends, places, compare };
}

/** Below, at or above zero: which of two rows stands ahead; 0: tied. */
function comparing(chain: readonly RankBy[]): (a: number, b: number) => number {
  return (a, b) => {
    for (const { vector, sign } of chain) {
      const c = compareAt(vector, a, b);
      if (c !== 0) return c * sign;
    }
    return 0;
  };
}

/** A figure's part of the key. */
interface PackedKey {
  readonly units: Float64Array;
  /** With the sign: the lower key stands ahead. */
  readonly factor: number;
}

/**
 * Σ factor × units over the first figures of the chain, one factor so much larger than the next that the next never outweighs it. The
 * whole stays below 2^53, so it is exact.
 */
function packedKeys(chain: readonly RankBy[]): PackedKey[] {
  for (let count = chain.length; count > 0; count--) {
    const packed: PackedKey[] = [];
    let limit = 0n;
    for (const { vector, sign } of chain.slice(0, count).reverse()) {
      const factor = 2n * limit + 1n;
      limit += vector.limit * factor;
      if (limit > SAFE || !(vector.data instanceof Float64Array)) break;
      packed.unshift({ units: vector.data, factor: Number(factor) * sign });
    }
    if (packed.length === count) return packed;
  }
  return [];
}

/** Rows with their keys, in the same order. */
interface Sorting {
  readonly rows: Int32Array;
  readonly keys: Float64Array;
  /** Compares rows with equal keys; absent: they are tied. */
  readonly rest: ((a: number, b: number) => number) | undefined;
}

function gatherKeys(packed: readonly PackedKey[], { rows, keys }: Sorting, count: number): void {
  keys.fill(0, 0, count);
  for (const { units, factor } of packed) {
    for (let i = 0; i < count; i++) keys[i] = (keys[i] as number) + (units[rows[i] as number] as number) * factor;
  }
}

function isTied({ rows, keys, rest }: Sorting, a: number, b: number): boolean {
  if (keys[a] !== keys[b]) return false;
  return rest === undefined || rest(rows[a] as number, rows[b] as number) === 0;
}

/** Up to this many rows are put into their places one by one. */
const FEW = 32;

/** Sorts the first `count`, equals in their given order: small stretches by themselves, then merged. Which of the two holds the outcome is returned. */
function sortRows(sorting: Sorting, spare: Sorting, count: number): Sorting {
  for (let first = 0; first < count; first += FEW) insertRows(sorting, first, Math.min(first + FEW, count));
  let [from, to] = [sorting, spare];
  for (let size = FEW; size < count; size *= 2) {
    for (let first = 0; first < count; first += 2 * size) {
      mergeRows(from, to, first, Math.min(first + size, count), Math.min(first + 2 * size, count));
    }
    [from, to] = [to, from];
  }
  return from;
}

function insertRows({ rows, keys, rest }: Sorting, first: number, end: number): void {
  for (let i = first + 1; i < end; i++) {
    const row = rows[i] as number;
    const own = keys[i] as number;
    let k = i;
    for (; k > first; k--) {
      const other = keys[k - 1] as number;
      if (other < own || (other === own && (rest === undefined || rest(rows[k - 1] as number, row) <= 0))) break;
      keys[k] = other;
      rows[k] = rows[k - 1] as number;
    }
    keys[k] = own;
    rows[k] = row;
  }
}

/** Two sorted stretches that stand one after the other become one. */
function mergeRows({ rows, keys, rest }: Sorting, to: Sorting, first: number, middle: number, end: number): void {
  let a = first;
  let b = middle;
  for (let k = first; k < end; k++) {
    const left = a < middle ? (keys[a] as number) : Number.POSITIVE_INFINITY;
    const right = b < end ? (keys[b] as number) : Number.POSITIVE_INFINITY;
    const tied = left === right && rest !== undefined && rest(rows[a] as number, rows[b] as number) > 0;
    const from = left <= right && !tied ? a++ : b++;
    to.keys[k] = keys[from] as number;
    to.rows[k] = rows[from] as number;
  }
}
