/**
 * Means of entries that stand together row by row: one division a row, exact until then. The two backings of vectors are chosen here
 * by the bound of the sums, so that nothing overflows.
 */
import { divideUnits, type Rounding, tenTo } from './exact.ts';
import { divideVectors, halfUp, SAFE, type Vector } from './vector.ts';

/** The entries of row r stand from `from[r]` up to, not including, `to[r]`. */
export interface Segments {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** What each entry is worth: its own units, or those of its mark. */
export interface EntryValues {
  readonly vector: Vector;
  /** Where given: `vector` counts by mark, and this is each entry's mark. */
  readonly marks?: Uint8Array | Uint16Array | Int32Array;
}

export interface Means {
  /** Zero in rows where nothing counts. */
  readonly mean: Vector;
  /** How much counted in each row; absent: as much as it has entries. */
  readonly counts?: Float64Array;
  /** In no row did less count; absent: that was not looked at. */
  readonly fewest?: number;
}

/** Σ count × value ÷ Σ count, rounded, for each row; without `counts` each entry counts once. */
export function segmentMeans(
  { from, to }: Segments,
  values: EntryValues,
  counts: Int32Array | undefined,
  rounding: Rounding,
): Means {
  const entries = values.marks?.length ?? values.vector.data.length;
  const most = counts === undefined ? 1 : counts.reduce((a, b) => Math.max(a, b), 1);
  const total = BigInt(Math.max(1, entries)) * BigInt(most);
  const limit = values.vector.limit * total;
  if (limit > SAFE) return wideMeans({ from, to }, values, counts, rounding);
  const shift = rounding.places - values.vector.places;
  const up = tenTo(Math.max(0, shift));
  // A mean is no larger than the largest of its values.
  const own = values.vector.limit * up + 1n;
  // As where vectors are divided: rounding needs head room.
  const narrow = (total + limit * up) * 2n <= SAFE;
  const units = values.vector.data as Float64Array;
  if (counts === undefined && narrow && shift >= 0 && rounding.mode === 'half-up') {
    const data = new Float64Array(from.length);
    const fewest =
      values.marks === undefined
        ? meanOfEach(data, from, to, units, Number(up))
        : meanOfMarked(data, from, to, units, values.marks, Number(up));
    return { mean: { places: rounding.places, limit: own, data }, fewest };
  }
  const sums = new Float64Array(from.length);
  const totals = new Float64Array(from.length);
  addCounted(sums, totals, from, to, units, values.marks, counts);
  const divisor: Vector = { places: 0, limit: total, data: totals };
  const mean = divideVectors({ places: values.vector.places, limit, data: sums }, divisor, rounding);
  return { mean: { ...mean, limit: own < mean.limit ? own : mean.limit }, counts: totals };
}

/** Gives back how few entries a row has at least. */
function meanOfEach(into: Float64Array, from: Int32Array, to: Int32Array, units: Float64Array, up: number): number {
  let fewest = Number.MAX_SAFE_INTEGER;
  for (let row = 0; row < into.length; row++) {
    const first = from[row] as number;
    const end = to[row] as number;
    const count = end - first;
    if (count < fewest) fewest = count;
    if (count === 0) continue;
    let sum = 0;
    for (let k = first; k < end; k++) sum += units[k] as number;
    into[row] = halfUp(sum * up, count);
  }
  return fewest;
}

function meanOfMarked(
  into: Float64Array,
  from: Int32Array,
  to: Int32Array,
  units: Float64Array,
  marks: Uint8Array | Uint16Array | Int32Array,
  up: number,
): number {
  let fewest = Number.MAX_SAFE_INTEGER;
  for (let row = 0; row < into.length; row++) {
    const first = from[row] as number;
    const end = to[row] as number;
    const count = end - first;
    if (count < fewest) fewest = count;
    if (count === 0) continue;
    let sum = 0;
    for (let k = first; k < end; k++) sum += units[marks[k] as number] as number;
    into[row] = halfUp(sum * up, count);
  }
  return fewest;
}

/** How often values count in each row, without what they are worth. */
export function countsIn({ from, to }: Segments, counts: Int32Array): Float64Array {
  const totals = new Float64Array(from.length);
  for (let row = 0; row < totals.length; row++) {
    let total = 0;
    for (let k = from[row] as number; k < (to[row] as number); k++) total += counts[k] as number;
    totals[row] = total;
  }
  return totals;
}

function addCounted(
  sums: Float64Array,
  totals: Float64Array,
  from: Int32Array,
  to: Int32Array,
  units: Float64Array,
  marks: EntryValues['marks'],
  counts: Int32Array | undefined,
): void {
  for (let row = 0; row < sums.length; row++) {
    let sum = 0;
    let total = 0;
    for (let k = from[row] as number; k < (to[row] as number); k++) {
      const count = counts === undefined ? 1 : (counts[k] as number);
      sum += (units[marks === undefined ? k : (marks[k] as number)] as number) * count;
      total += count;
    }
    sums[row] = sum;
    totals[row] = total;
  }
}

/** The same in BigInts, for values too large for doubles. */
function wideMeans(
  { from, to }: Segments,
  { vector, marks }: EntryValues,
  counts: Int32Array | undefined,
  { places, mode }: Rounding,
): Means {
  const totals = new Float64Array(from.length);
  const shift = places - vector.places;
  const up = tenTo(Math.max(0, shift));
  const down = tenTo(Math.max(0, -shift));
  const data = new Array<bigint>(from.length).fill(0n);
  for (let row = 0; row < from.length; row++) {
    let sum = 0n;
    let total = 0;
    for (let k = from[row] as number; k < (to[row] as number); k++) {
      const count = counts === undefined ? 1 : (counts[k] as number);
      sum += BigInt(vector.data[marks === undefined ? k : (marks[k] as number)] as number | bigint) * BigInt(count);
      total += count;
    }
    totals[row] = total;
    if (total > 0) data[row] = divideUnits(sum * up, BigInt(total) * down, mode);
  }
  return { mean: { places, limit: vector.limit * up + 1n, data }, counts: totals };
}
