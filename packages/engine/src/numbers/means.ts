/**
 * Means of entries that stand together row by row: one division a row, exact until then. The two backings of vectors are chosen here
 * by the bound of the sums, so that nothing overflows.
 */
import { divideUnits, type Rounding, tenTo } from './exact.ts';
import { divideVectors, SAFE, type Vector } from './vector.ts';

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
  /** How much counted in each row. */
  readonly counts: Float64Array;
}

/** Σ count × value ÷ Σ count, rounded, for each row; without `counts` each entry counts once. */
export function segmentMeans(
  { from, to }: Segments,
  values: EntryValues,
  counts: Int32Array | undefined,
  rounding: Rounding,
): Means {
  const rows = from.length;
  const entries = values.marks?.length ?? values.vector.data.length;
  const most = counts === undefined ? 1 : counts.reduce((a, b) => Math.max(a, b), 1);
  const limit = values.vector.limit * BigInt(Math.max(1, entries)) * BigInt(most);
  const totals = new Float64Array(rows);
  if (limit > SAFE) return wideMeans({ from, to }, values, counts, rounding, totals);
  const units = values.vector.data as Float64Array;
  const sums = new Float64Array(rows);
  if (counts !== undefined) addCounted(sums, totals, from, to, units, values.marks, counts);
  else if (values.marks === undefined) addEach(sums, totals, from, to, units);
  else addMarked(sums, totals, from, to, units, values.marks);
  const total: Vector = { places: 0, limit: BigInt(Math.max(1, entries)) * BigInt(most), data: totals };
  const mean = divideVectors({ places: values.vector.places, limit, data: sums }, total, rounding);
  // A mean is no larger than the largest of its values.
  const own = values.vector.limit * tenTo(Math.max(0, rounding.places - values.vector.places)) + 1n;
  return { mean: { ...mean, limit: own < mean.limit ? own : mean.limit }, counts: totals };
}

function addEach(
  sums: Float64Array,
  totals: Float64Array,
  from: Int32Array,
  to: Int32Array,
  units: Float64Array,
): void {
  for (let row = 0; row < sums.length; row++) {
    const end = to[row] as number;
    let sum = 0;
    for (let k = from[row] as number; k < end; k++) sum += units[k] as number;
    sums[row] = sum;
    totals[row] = end - (from[row] as number);
  }
}

function addMarked(
  sums: Float64Array,
  totals: Float64Array,
  from: Int32Array,
  to: Int32Array,
  units: Float64Array,
  marks: Uint8Array | Uint16Array | Int32Array,
): void {
  for (let row = 0; row < sums.length; row++) {
    const end = to[row] as number;
    let sum = 0;
    for (let k = from[row] as number; k < end; k++) sum += units[marks[k] as number] as number;
    sums[row] = sum;
    totals[row] = end - (from[row] as number);
  }
}

function addCounted(
  sums: Float64Array,
  totals: Float64Array,
  from: Int32Array,
  to: Int32Array,
  units: Float64Array,
  marks: EntryValues['marks'],
  counts: Int32Array,
): void {
  for (let row = 0; row < sums.length; row++) {
    let sum = 0;
    let total = 0;
    for (let k = from[row] as number; k < (to[row] as number); k++) {
      const count = counts[k] as number;
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
  totals: Float64Array,
): Means {
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
