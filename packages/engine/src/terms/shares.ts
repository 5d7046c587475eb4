/** Whole units of money split in proportion, and who gets those that are left over: exact, and the sum is always what was split. */

export interface Shares {
  /** Units of each, without those left over. */
  readonly whole: readonly bigint[];
  /** Units left over: fewer than there are people. */
  readonly left: number;
  /** What decides who gets them: most first; nobody with 0. */
  readonly claim: readonly bigint[];
}

/** `weights` are not negative, and not all zero. The claim is the remainder of each, in units of the same size. */
export function sharesOf(units: bigint, weights: readonly bigint[]): Shares {
  const total = weights.reduce((sum, w) => sum + w, 0n);
  const whole = weights.map((w) => (units * w) / total);
  const given = whole.reduce((sum, u) => sum + u, 0n);
  return { whole, left: Number(units - given), claim: weights.map((w) => (units * w) % total) };
}

/** What people ruled on a tie: for, against, or nothing. */
export type Ruled = 'yes' | 'no' | undefined;

export interface Settled {
  readonly winners: readonly number[];
  /** Who ties for the last of them, where nothing settles it. */
  readonly tied: readonly number[];
  /** How many of the tied may win. */
  readonly among: number;
}

/** The first so many in an order; a tie at the last is settled by rulings, or not at all. */
export function firstOf(
  candidates: readonly number[],
  count: number,
  compare: (a: number, b: number) => number,
  ruled: (candidate: number) => Ruled,
): Settled {
  const sorted = [...candidates].sort((a, b) => compare(a, b) || a - b);
  const last = sorted[count - 1];
  if (last === undefined) return { winners: count > 0 ? sorted : [], tied: [], among: 0 };
  const ahead = sorted.filter((c) => compare(c, last) < 0);
  const level = sorted.filter((c) => compare(c, last) === 0);
  const among = count - ahead.length;
  const settled = settledBlock(level, among, ruled);
  return settled === undefined
    ? { winners: ahead, tied: level, among }
    : { winners: [...ahead, ...settled], tied: [], among: 0 };
}

/** Whoever of the tied wins; undefined: the rulings leave it open, or contradict the number. */
function settledBlock(
  level: readonly number[],
  among: number,
  ruled: (candidate: number) => Ruled,
): readonly number[] | undefined {
  // Where nobody ties there is nothing to rule on.
  if (level.length === among) return level;
  const wanted = level.filter((c) => ruled(c) === 'yes');
  const possible = level.filter((c) => ruled(c) !== 'no');
  if (wanted.length === among) return wanted;
  return possible.length === among ? possible : undefined;
}
