/** Which entries belong to each row: entries stand together by row, in their given order. */
export interface Segments {
  /** Indexes of the row's entries. */
  of(row: number): Int32Array;
}

/** Groups entries by row; a negative row is in none. */
export function segments(length: number, rowOf: Int32Array): Segments {
  const start = new Int32Array(length + 1);
  for (const row of rowOf) if (row >= 0) start[row + 1] = (start[row + 1] as number) + 1;
  for (let row = 0; row < length; row++) start[row + 1] = (start[row + 1] as number) + (start[row] as number);
  const next = start.slice();
  const entries = new Int32Array(start[length] as number);
  rowOf.forEach((row, entry) => {
    if (row < 0) return;
    entries[next[row] as number] = entry;
    next[row] = (next[row] as number) + 1;
  });
  return { of: (row) => entries.subarray(start[row], start[row + 1]) };
}
