/** Whether ranges leave values uncovered: tried at every bound, just beside it, between bounds and beyond them. */
import { add, compare, type Exact, formatShort, multiply, subtract } from '../numbers/exact.ts';
import type { Bounds } from '../terms/term.ts';
import { type ExactRange, inRange } from './range.ts';

const half: Exact = { units: 5n, places: 1 };
const step: Exact = { units: 1n, places: 0 };

/** Values that between them meet every interval that the bounds cut the line into. */
function probes(ranges: readonly ExactRange[], over: Bounds): Exact[] {
  const bounds = ranges.flatMap((r) => [r.low?.value, r.high?.value]).concat([over.low, over.high]);
  const sorted = bounds.filter((b) => b !== undefined).sort((a, b) => compare(a, b));
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return [{ units: 0n, places: 0 }];
  const between = sorted.slice(1).map((b, i) => multiply(add(sorted[i] as Exact, b), half));
  return [subtract(first, step), ...sorted, ...between, add(last, step)].sort((a, b) => compare(a, b));
}

const possible = (value: Exact, { low, high }: Bounds): boolean =>
  (low === undefined || compare(value, low) >= 0) && (high === undefined || compare(value, high) <= 0);

/** A value that can occur and that no range takes in, as text. */
export function firstGap(ranges: readonly ExactRange[], over: Bounds): string | undefined {
  const gap = probes(ranges, over).find((v) => possible(v, over) && !ranges.some((range) => inRange(v, range)));
  return gap === undefined ? undefined : formatShort(gap);
}

/** Whether every value of the range is taken by an earlier one. */
export function isCovered(range: ExactRange, earlier: readonly ExactRange[]): boolean {
  if (earlier.length === 0) return false;
  const mine = probes([range, ...earlier], { places: 0 }).filter((v) => inRange(v, range));
  return mine.length > 0 && mine.every((v) => earlier.some((e) => inRange(v, e)));
}
