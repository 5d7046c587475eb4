/** Ranges: whether a number lies in one, and how one reads in Chinese. */
import { compare, type Exact, formatPercent, formatShort } from '../numbers/exact.ts';
import type { Amount, Range, RangeOf } from './amount.ts';

/** A range with its bounds resolved. */
export interface ExactRange {
  readonly low?: { readonly value: Exact; readonly open: boolean };
  readonly high?: { readonly value: Exact; readonly open: boolean };
}

/** `above` and `below` leave their bound out, `atLeast` and `atMost` take it in. */
export function exactRange<A>(range: RangeOf<A>, resolve: (bound: A) => Exact): ExactRange {
  const low = range.atLeast ?? range.above;
  const high = range.atMost ?? range.below;
  return {
    ...(low === undefined ? {} : { low: { value: resolve(low), open: range.atLeast === undefined } }),
    ...(high === undefined ? {} : { high: { value: resolve(high), open: range.atMost === undefined } }),
  };
}

export function inRange(value: Exact, { low, high }: ExactRange): boolean {
  if (low !== undefined) {
    const c = compare(value, low.value);
    if (c < 0 || (c === 0 && low.open)) return false;
  }
  if (high !== undefined) {
    const c = compare(value, high.value);
    if (c > 0 || (c === 0 && high.open)) return false;
  }
  return true;
}

/** `≥ 90`, `＞ 60 且 ≤ 80`; amounts written by `say`. */
export function rangeText(range: Range, say: (amount: Amount) => string): string {
  const parts: string[] = [];
  if (range.atLeast !== undefined) parts.push(`≥ ${say(range.atLeast)}`);
  if (range.above !== undefined) parts.push(`＞ ${say(range.above)}`);
  if (range.atMost !== undefined) parts.push(`≤ ${say(range.atMost)}`);
  if (range.below !== undefined) parts.push(`＜ ${say(range.below)}`);
  return parts.join(' 且 ');
}

interface Resolving {
  constant(amount: Amount): Exact;
  isPercent(amount: Amount): boolean;
}

/** An amount as people read it: `90`, `40%`; of a parameter the value in force. */
export const amountText = (amount: Amount, { constant, isPercent }: Resolving): string =>
  isPercent(amount) ? formatPercent(constant(amount)) : formatShort(constant(amount));
