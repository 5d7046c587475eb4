/** 去掉最高分和最低分: which of the values given still count. */
import type { Drop, GroupOpinions } from './opinions.ts';

/** How often each entry still counts once the highest and lowest of its row are dropped. */
export function keptAfterDrop({ from, to, values, counts }: GroupOpinions, drop: Drop): Int32Array {
  const entries = values.marks?.length ?? values.vector.data.length;
  const kept = counts === undefined ? new Int32Array(entries).fill(1) : counts.slice();
  const { data } = values.vector;
  const units = (entry: number): number | bigint =>
    data[values.marks === undefined ? entry : (values.marks[entry] as number)] as number | bigint;
  for (let row = 0; row < from.length; row++) {
    const mine: number[] = [];
    let total = 0;
    for (let k = from[row] as number; k < (to[row] as number); k++) {
      mine.push(k);
      total += kept[k] as number;
    }
    if (total <= (drop.above ?? drop.highest + drop.lowest)) continue;
    mine.sort((a, b) => (units(a) < units(b) ? -1 : units(a) > units(b) ? 1 : a - b));
    takeAway(kept, mine, drop.lowest);
    takeAway(kept, mine.reverse(), drop.highest);
  }
  return kept;
}

function takeAway(kept: Int32Array, inOrder: readonly number[], howMany: number): void {
  let left = howMany;
  for (const k of inOrder) {
    const taken = Math.min(left, kept[k] as number);
    kept[k] = (kept[k] as number) - taken;
    left -= taken;
    if (left === 0) return;
  }
}
