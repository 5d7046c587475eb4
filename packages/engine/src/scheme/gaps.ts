/** Whether ranges leave values uncovered. A value lies on the grid of the figure's decimals: between 89.99 and 90.00 there is none. */
import { add, compare, type Exact, formatShort, roundTo, subtract } from '../numbers/exact.ts';
import type { Bounds } from '../terms/term.ts';
import { type ExactRange, inRange } from './range.ts';

/** Grid values that between them meet every stretch that the bounds cut the grid into. */
function probes(ranges: readonly ExactRange[], { low, high, places }: Bounds): Exact[] {
  const bounds = ranges.flatMap((r) => [r.low?.value, r.high?.value]).concat([low, high]);
  const step: Exact = { units: 1n, places };
  const beside = bounds.flatMap((bound): Exact[] => {
    if (bound === undefined) return [];
    const near = roundTo(bound, { places, mode: 'down' });
    return [subtract(near, step), near, add(near, step)];
  });
  return beside.length === 0 ? [{ units: 0n, places }] : beside.sort(compare);
}

const possible = (value: Exact, { low, high }: Bounds): boolean =>
  (low === undefined || compare(value, low) >= 0) && (high === undefined || compare(value, high) <= 0);

/** The lowest and the highest value for a sentence; empty where there is none. */
export const spokenBounds = ({ low, high }: Bounds): { low: string; high: string } => ({
  low: low === undefined ? '' : formatShort(low),
  high: high === undefined ? '' : formatShort(high),
});

/** Whether a value that can occur lies in the range. */
export const reaches = (range: ExactRange, over: Bounds): boolean =>
  probes([range], over).some((v) => possible(v, over) && inRange(v, range));

/** The values at the range's own ends: the last ones on the grid that are still inside, where they can occur. */
export function endsOf(range: ExactRange, over: Bounds): Exact[] {
  const mine = probes([range], over).filter((v) => inRange(v, range));
  const ends = [range.low === undefined ? undefined : mine[0], range.high === undefined ? undefined : mine.at(-1)];
  return ends.filter((v) => v !== undefined && possible(v, over)) as Exact[];
}

/** A value that can occur and that no range takes in, as text. */
export function firstGap(ranges: readonly ExactRange[], over: Bounds): string | undefined {
  const gap = probes(ranges, over).find((v) => possible(v, over) && !ranges.some((range) => inRange(v, range)));
  return gap === undefined ? undefined : formatShort(gap);
}

/** Whether every value of the range, of so many places, is taken by an earlier one. */
export function isCovered(range: ExactRange, earlier: readonly ExactRange[], places: number): boolean {
  const mine = probes([range, ...earlier], { places }).filter((v) => inRange(v, range));
  return mine.every((v) => earlier.some((e) => inRange(v, e)));
}
