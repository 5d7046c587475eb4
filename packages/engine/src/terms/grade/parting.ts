/** Parting a block of equals that is larger than what is left for it, as far as rulings do. */
import type { Ruling } from '../../facts/facts.ts';

export interface Parted {
  readonly seated: readonly number[];
  readonly out: readonly number[];
  /** Among whom people must still choose. */
  readonly open: readonly number[];
}

/**
 * `left` of a block get it: those ruled yes, then those whom nobody spoke of if all of them fit, never those ruled no. What rulings
 * leave undecided is open; what those ruled no leave over goes to the next in order.
 */
export function partBlock(
  block: readonly number[],
  left: number,
  ruled: (item: number) => 'yes' | 'no' | undefined,
): Parted {
  const yes: number[] = [];
  const no: number[] = [];
  const rest: number[] = [];
  for (const item of block) {
    const word = ruled(item);
    (word === 'yes' ? yes : word === 'no' ? no : rest).push(item);
  }
  if (yes.length > left) return { seated: [], out: [...no, ...rest], open: yes };
  if (yes.length === left) return { seated: yes, out: [...no, ...rest], open: [] };
  if (yes.length + rest.length <= left) return { seated: [...yes, ...rest], out: no, open: [] };
  return { seated: yes, out: no, open: rest };
}

/** What a ruling on a seat says. */
export function yesOrNo(ruling: Ruling | undefined): 'yes' | 'no' | undefined {
  if (ruling === undefined) return undefined;
  if (ruling.value === 'yes' || ruling.value === 'no') return ruling.value;
  throw new Error(`a ruling on ${ruling.setting} says ${ruling.value}`);
}
