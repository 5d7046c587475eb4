/** How many seats each pool has under one seat rule. */
import type { GradeTerm, SeatRule } from '../../src/terms/grade/node.ts';
import { shareOf as amountAsShare } from './amounts.ts';
import { type Case, compareText, rulingOnPool } from './case.ts';
import { orAbsent } from './outcome.ts';
import {
  add,
  ceilingOf,
  compare,
  divide,
  floorOf,
  fraction,
  parseNumber,
  type Rational,
  subtract,
  total,
  whole,
} from './rational.ts';
import type { Standing } from './standing.ts';
import { levelIndex } from './standing.ts';

/** A pool, or several that were put together, as one seat rule sees it. */
export interface Quota {
  readonly pools: readonly string[];
  readonly standings: readonly Standing[];
  readonly base: readonly Standing[];
  /** Seats that are sure, and those that there may be. */
  seats: number;
  most: number;
}

/** What the rulings yes and no leave of a tie for too few seats. */
export interface Parted<T> {
  readonly seated: readonly T[];
  readonly out: readonly T[];
  readonly open: readonly T[];
}

/** Parts a block that is larger than the seats left: as far as rulings do; what they leave undecided is open. */
export function partBlock<T>(block: readonly T[], seats: number, ruling: (of: T) => string | undefined): Parted<T> {
  const yes = block.filter((b) => ruling(b) === 'yes');
  const no = block.filter((b) => ruling(b) === 'no');
  const undecided = block.filter((b) => !yes.includes(b) && !no.includes(b));
  if (yes.length > seats) return { seated: [], out: [...no, ...undecided], open: yes };
  if (yes.length === seats) return { seated: yes, out: [...no, ...undecided], open: [] };
  if (yes.length + undecided.length <= seats) return { seated: [...yes, ...undecided], out: no, open: [] };
  return { seated: yes, out: no, open: undecided };
}

/** Groups that are equal to each other, in order; `compareItems` below zero: the first stands before. */
export function blocksOf<T>(items: readonly T[], compareItems: (a: T, b: T) => number): T[][] {
  const blocks: T[][] = [];
  for (const item of [...items].sort(compareItems)) {
    const last = blocks.at(-1);
    const [first] = last ?? [];
    if (last !== undefined && first !== undefined && compareItems(first, item) === 0) last.push(item);
    else blocks.push([item]);
  }
  return blocks;
}

/** `assessed`: all who are to be graded. `eligible`: those who reach the level, or a better one, whatever rulings and seats make of them. */
function isInBase(term: GradeTerm, rule: SeatRule, { assessed, allowed }: Standing): boolean {
  return rule.of !== 'eligible' ? assessed : allowed >= 0 && allowed <= levelIndex(term, rule.level);
}

function poolsOf(term: GradeTerm, rule: SeatRule, standings: readonly Standing[]): Quota[] {
  const names = [...new Set(standings.flatMap((s) => (s.pool === undefined ? [] : [s.pool])))].sort(compareText);
  return names.map((name) => {
    const own = standings.filter((s) => s.pool === name);
    return { pools: [name], standings: own, base: own.filter((s) => isInBase(term, rule, s)), seats: 0, most: 0 };
  });
}

/** "Pools smaller than `mergeBelow` are put together first." */
function mergedPools(pools: readonly Quota[], mergeBelow: number): Quota[] {
  const isSmall = (pool: Quota) => pool.base.length < mergeBelow;
  const small = pools.filter(isSmall);
  if (small.length === 0) return [...pools];
  const together: Quota = {
    pools: small.flatMap((p) => p.pools),
    standings: small.flatMap((p) => p.standings),
    base: small.flatMap((p) => p.base),
    seats: 0,
    most: 0,
  };
  return [...pools.filter((p) => !isSmall(p)), together];
}

export type Bound = 'atMost' | 'atLeast';

const isStated = (amount: NonNullable<SeatRule[Bound]>): amount is { readonly people: number } =>
  typeof amount === 'object' && 'people' in amount;

/** The scheme's share of one pool: that of all of its base; nothing where they differ or one is not known. */
function commonShare(of: Case, rule: SeatRule, bound: Bound, base: readonly Standing[]): Rational | undefined {
  const amount = rule[bound];
  if (amount === undefined || isStated(amount)) throw new Error(`no share ${bound}`);
  const none = whole(bound === 'atMost' ? 1 : 0);
  const shares = base.map(({ subject }) => orAbsent(() => amountAsShare(of, amount, { subject }, none)));
  const known = shares.flatMap((s) => ('absent' in s ? [] : [s]));
  const [first] = known;
  if (known.length < shares.length) return undefined;
  if (first === undefined) return whole(0);
  return known.every((s) => compare(s, first) === 0) ? first : undefined;
}

function writtenShares(rule: SeatRule, bound: Bound): Rational[] {
  const amount = rule[bound];
  if (typeof amount !== 'object' || !('by' in amount)) throw new Error('a share that everybody has is clear');
  const literals = [...amount.cases.map((c) => c.value), amount.otherwise].filter((value) => value !== undefined);
  return literals.map((value) => (value === 'none' ? whole(bound === 'atMost' ? 1 : 0) : parseNumber(value)));
}

/** The share ruled for a pool, unless it is looser than a share that is not one in principle; or the scheme's. */
function poolShare(of: Case, rule: SeatRule, bound: Bound, pool: string, base: readonly Standing[]) {
  const own = commonShare(of, rule, bound, base);
  const text = rulingOnPool(of, pool, `share.${rule.level}`);
  if (text === undefined) return own;
  const ruled = parseNumber(text);
  if (rule.soft === true) return ruled;
  // "Up to a share": beyond it the scheme's own stands.
  if (rule.soft !== undefined && compare(ruled, amountAsShare(of, rule.soft.atMost, {}, whole(1))) <= 0) return ruled;
  const isLooser = (than: Rational): boolean =>
    bound === 'atMost' ? compare(ruled, than) > 0 : compare(ruled, than) < 0;
  // "Where it is not clear which share a pool has": none of those that the rule writes may be left behind.
  const written = own === undefined ? writtenShares(rule, bound) : [own];
  return written.every(isLooser) ? own : ruled;
}

/** Share × base, each pool with its own share; where a share is not known, `unknown` stands for it. */
function shareOf(of: Case, rule: SeatRule, bound: Bound, quota: Quota, unknown: Rational): Rational {
  return total(
    quota.pools.flatMap((pool) => {
      const base = quota.base.filter((s) => s.pool === pool);
      const share = poolShare(of, rule, bound, pool, base) ?? unknown;
      return base.map(() => share);
    }),
  );
}

/** A ceiling is always rounded down; a floor as the rule says. */
function wholeSeats(rule: SeatRule, bound: Bound, share: Rational): number {
  return Number(bound === 'atLeast' && rule.rounding === 'up' ? ceilingOf(share) : floorOf(share));
}

/** The exact mean of the grade's figure over a pool's people; nothing where nobody has a value. */
function meanOf(of: Case, term: GradeTerm, quota: Quota): Rational | undefined {
  const figure = term.of;
  if (figure === undefined) return undefined;
  const values = quota.standings.flatMap(({ subject }) => {
    const outcome = of.outcome(figure, subject);
    return 'value' in outcome ? [outcome.value] : [];
  });
  return values.length === 0 ? undefined : divide(total(values), whole(values.length));
}

/** Below zero where the first comes before the second in the chain for equal remainders. */
function compareByChain(of: Case, term: GradeTerm, rule: SeatRule, a: Quota, b: Quota): number {
  for (const link of rule.remainders ?? []) {
    if (link === 'open') return 0;
    const difference =
      link === 'mean' ? compareMeans(meanOf(of, term, a), meanOf(of, term, b)) : a.base.length - b.base.length;
    if (difference !== 0) return link === 'smaller' ? difference : -difference;
  }
  return 0;
}
function compareMeans(a: Rational | undefined, b: Rational | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return compare(a, b);
}

/** "Floor of the whole, shared over pools by largest remainder." Pools that tie for the last seats may have one more or not. */
function apportion(of: Case, term: GradeTerm, rule: SeatRule, bound: Bound, quotas: readonly Quota[]): void {
  const shares = new Map(quotas.map((q) => [q, shareOf(of, rule, bound, q, whole(0))]));
  const shareFor = (quota: Quota): Rational => shares.get(quota) ?? whole(0);
  const remainder = (quota: Quota): Rational => subtract(shareFor(quota), fraction(floorOf(shareFor(quota))));
  const unclear = quotas.filter((q) => compare(shareOf(of, rule, bound, q, whole(1)), shareFor(q)) !== 0);
  for (const quota of quotas) quota.most = quota.seats = Number(floorOf(shareFor(quota)));
  const fractional = quotas.filter((q) => compare(remainder(q), whole(0)) > 0);
  if (unclear.length > 0) {
    for (const quota of fractional) quota.most += 1;
    for (const quota of unclear) quota.most = quota.base.length;
    return;
  }
  let left = wholeSeats(rule, bound, quotas.map(shareFor).reduce(add, whole(0)));
  for (const quota of quotas) left -= quota.seats;
  const order = (a: Quota, b: Quota) => compare(remainder(b), remainder(a)) || compareByChain(of, term, rule, a, b);
  for (const block of blocksOf(fractional, order)) {
    const ruling = (quota: Quota) => rulingOnPool(of, quota.pools.join(''), `seat.${rule.level}`);
    if (left === 0) return;
    const { seated, open } = block.length <= left ? { seated: block, open: [] } : partBlock(block, left, ruling);
    for (const quota of seated) quota.most = quota.seats += 1;
    for (const quota of open) quota.most += 1;
    left = open.length > 0 ? 0 : left - seated.length;
  }
}

/** The pools of a rule with their seats. */
export function quotasOf(
  of: Case,
  term: GradeTerm,
  rule: SeatRule,
  bound: Bound,
  standings: readonly Standing[],
): readonly Quota[] {
  const pools = poolsOf(term, rule, standings);
  const amount = rule[bound];
  if (amount !== undefined && isStated(amount)) {
    for (const pool of pools) pool.seats = pool.most = amount.people;
    return pools;
  }
  if (rule.mode === 'apportioned') {
    apportion(of, term, rule, bound, pools);
    return pools;
  }
  const quotas = rule.mode === 'merged' ? mergedPools(pools, rule.mergeBelow ?? 0) : pools;
  for (const quota of quotas) {
    quota.seats = wholeSeats(rule, bound, shareOf(of, rule, bound, quota, whole(0)));
    quota.most = wholeSeats(rule, bound, shareOf(of, rule, bound, quota, whole(1)));
  }
  return quotas;
}
