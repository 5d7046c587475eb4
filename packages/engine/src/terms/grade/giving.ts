/** Seats by rank, with ties at the last one. */
import type { Ranking } from '../../run/column.ts';
import { partBlock } from './parting.ts';
import { Fate } from './trace.ts';

export interface Giving {
  tied(a: number, b: number): boolean;
  readonly ties: Ranking['ties'];
  /** What a ruling says of a row's seat. */
  ruled(row: number): 'yes' | 'no' | undefined;
  /** Where each row's fate is written. */
  readonly fates: Uint8Array;
}

/** People among whom rulings must choose, and for how many of them there is room. */
export interface Tie {
  readonly rows: readonly number[];
  readonly seats: number;
}

/** Whether two rows of one pool, or of pools that were put together, have the same place. */
export const tiedIn =
  ({ compare }: Ranking) =>
  (a: number, b: number): boolean =>
    compare(a, b) === 0;

/**
 * Gives the seats to the first `count` rows, which come best first. Equals who don't all fit are parted by rulings, or tie; with `share`
 * they stay out together and let nobody behind them pass.
 */
export function giveByRank(rows: Int32Array, count: number, seats: number, giving: Giving): Tie | undefined {
  const { tied, fates } = giving;
  const last = Math.min(count, seats);
  const parts = last > 0 && last < count && tied(rows[last - 1] as number, rows[last] as number);
  if (parts) return giveBlocks(rows.subarray(0, count), seats, giving);
  // Where the last seat parts nobody from an equal, those ahead of it have the seats.
  for (let k = 0; k < last; k++) fates[rows[k] as number] = Fate.seated;
  for (let k = last; k < count; k++) fates[rows[k] as number] = Fate.out;
  return undefined;
}

function giveBlocks(rows: Int32Array, seats: number, giving: Giving): Tie | undefined {
  const { tied, ties, ruled, fates } = giving;
  let left = seats;
  let tie: Tie | undefined;
  for (let first = 0; first < rows.length; ) {
    let end = first + 1;
    while (left > 0 && end < rows.length && tied(rows[first] as number, rows[end] as number)) end++;
    if (left === 0) {
      for (; first < rows.length; first++) fates[rows[first] as number] = Fate.out;
    } else if (end - first <= left) {
      left -= end - first;
      for (; first < end; first++) fates[rows[first] as number] = Fate.seated;
    } else if (ties === 'share') {
      for (; first < end; first++) fates[rows[first] as number] = Fate.out;
      left = 0;
    } else {
      const { seated, out, open } = partBlock([...rows.subarray(first, end)], left, ruled);
      first = end;
      for (const row of seated) fates[row] = Fate.seated;
      for (const row of out) fates[row] = Fate.out;
      for (const row of open) fates[row] = Fate.tied;
      if (open.length > 0) tie = { rows: open, seats: left - seated.length };
      left = open.length > 0 ? 0 : left - seated.length;
    }
  }
  return tie;
}
