/** One mark as a voter gives it: whether the question offers it, and its one way of writing. */
import { add, compare, exactOf, formatPercent, formatShort, parseExact, roundTo, trim } from '../numbers/exact.ts';
import { inPercent } from '../scheme/amount.ts';
import { halfWidth } from '../text/half-width.ts';
import type { PollQuestion } from './poll-rules.ts';

export type MarkRead =
  | { readonly ok: true; readonly mark: string }
  | {
      readonly ok: false;
      readonly refusal: 'mark-not-offered' | 'mark-not-number' | 'mark-out-of-bounds' | 'mark-places';
    };

/**
 * The mark as it is counted: an option by its word, a number in its shortest form, so that 90 and 90.0 are counted together. The bounds are
 * those by which the engine takes facts, so that what is read here is never refused there.
 */
export function readMark({ marks }: Pick<PollQuestion, 'marks'>, written: string): MarkRead {
  const text = written.trim();
  if (marks.kind === 'options') {
    const offered = marks.options.some((option) => option.key === text);
    return offered ? { ok: true, mark: text } : { ok: false, refusal: 'mark-not-offered' };
  }
  const bounds = { low: marks.lowest, high: marks.highest };
  const percents = inPercent(bounds);
  const value = parseExact(halfWidth(text));
  // 95% would silently be 0.95 where whole points are asked for.
  if (value === undefined || (!percents && /[%％]$/.test(text))) return { ok: false, refusal: 'mark-not-number' };
  if (compare(value, exactOf(bounds.low)) < 0 || compare(value, exactOf(bounds.high)) > 0) {
    return { ok: false, refusal: 'mark-out-of-bounds' };
  }
  if (trim(value).places > marks.places) return { ok: false, refusal: 'mark-places' };
  return { ok: true, mark: percents ? formatPercent(value) : formatShort(value) };
}

/** A mark that the question surely takes: its first option, or its lowest number. */
export function someMark({ marks }: Pick<PollQuestion, 'marks'>): string {
  if (marks.kind === 'options') {
    const [first] = marks.options;
    if (first === undefined) throw new Error('a question without options');
    return first.key;
  }
  // The lowest bound itself may have more places than voters may write.
  const low = exactOf(marks.lowest);
  const cut = roundTo(low, { places: marks.places, mode: 'down' });
  const lowest = compare(cut, low) < 0 ? add(cut, { units: 1n, places: marks.places }) : cut;
  return inPercent({ low: marks.lowest, high: marks.highest }) ? formatPercent(lowest) : formatShort(lowest);
}
