/** The pools of a seat rule, with their bases and seats. */
import { add, type Exact, multiply, whole, zero } from '../../numbers/exact.ts';
import type { Ranking } from '../../run/column.ts';
import { apportion, wholeSeats } from './apportion.ts';
import { statedPeople } from './bound.ts';
import type { SeatRule } from './node.ts';
import { sharesOf } from './shares.ts';
import type { Grading } from './standing.ts';
import type { SeatPart, SeatPool } from './trace.ts';

/** A rule's pools, and what keeps their seats from being sure. */
export interface Quotas {
  readonly pools: readonly SeatPool[];
  /** Index into `pools` of each row; −1: none. */
  readonly poolOf: Int32Array;
  /** Names of the pools whose share is not clear, by the pool that they stand in. */
  readonly unclear: ReadonlyMap<number, readonly string[]>;
  /** Pools that contest the last seats with equal remainders. */
  readonly tie?: { readonly pools: readonly number[]; readonly seats: number };
}

/** `level`: index of the rule's level. Who has no pool is in no base. */
export function quotasOf(grading: Grading, rule: SeatRule, level: number, ranking: Ranking): Quotas {
  const { assessed, allowed } = grading;
  const isInBase = (row: number): boolean => {
    if (rule.of !== 'eligible') return assessed[row] === 1;
    const at = allowed[row] as number;
    return at >= 0 && at <= level;
  };
  const bases = new Int32Array(ranking.pools.length);
  for (let row = 0; row < ranking.poolOf.length; row++) {
    const pool = ranking.poolOf[row] as number;
    if (pool >= 0 && isInBase(row)) bases[pool] = (bases[pool] as number) + 1;
  }
  const stated = statedPeople(rule);
  if (stated !== undefined) {
    const alone = ranking.pools.map(({ name, rows }, i): SeatPart => ({ name, rows, base: bases[i] as number }));
    const pools = alone.map((_, i) => poolOf([i], alone, ranking, stated, stated));
    return { pools, poolOf: ranking.poolOf, unclear: new Map() };
  }
  const shares = sharesOf(grading, rule, ranking.pools, isInBase);
  const parts = ranking.pools.map(({ name, rows }, i): SeatPart => {
    const { share = zero, approved } = shares[i] ?? {};
    return { name, rows, base: bases[i] as number, share, ...(approved === undefined ? {} : { approved }) };
  });
  const below = rule.mode === 'merged' ? rule.mergeBelow : 0;
  if (below === undefined) throw new Error(`the seats of ${rule.level} are merged without a size`);
  const groups = grouped(parts, below);
  const unclear = new Map<number, string[]>();
  groups.forEach((group, i) => {
    const names = group.filter((p) => shares[p]?.share === undefined).map((p) => (parts[p] as SeatPart).name);
    if (names.length > 0) unclear.set(i, names);
  });
  const up = rule.rounding === 'up';
  // Everybody brings the share of their own pool, also where pools are put together.
  const seatsFor = (group: readonly number[], unknown: Exact): number => {
    const wanted = group.map((p) => multiply(shares[p]?.share ?? unknown, whole(bases[p] as number)));
    return wholeSeats(wanted.reduce(add, zero), up);
  };
  const names = parts.map((p) => p.name);
  const { seats, most, tie } =
    rule.mode === 'apportioned'
      ? apportion(
          grading,
          rule,
          names,
          bases,
          shares.map((s) => s.share),
        )
      : {
          seats: groups.map((group) => seatsFor(group, zero)),
          most: groups.map((group, i) => (unclear.has(i) ? seatsFor(group, whole(1)) : seatsFor(group, zero))),
          tie: undefined,
        };
  const pools = groups.map((group, i) => poolOf(group, parts, ranking, seats[i] as number, most[i] as number));
  return { pools, poolOf: groupOf(groups, ranking), unclear, ...(tie === undefined ? {} : { tie }) };
}

/** Pools with fewer people than `below` as one group after the others, which stand by themselves. */
function grouped(parts: readonly SeatPart[], below: number): number[][] {
  const large: number[][] = [];
  const small: number[] = [];
  parts.forEach(({ base }, i) => {
    if (base < below) small.push(i);
    else large.push([i]);
  });
  return small.length === 0 ? large : [...large, small];
}

function poolOf(
  group: readonly number[],
  parts: readonly SeatPart[],
  ranking: Ranking,
  seats: number,
  most: number,
): SeatPool {
  const own = group.map((i) => parts[i] as SeatPart);
  const [only] = group;
  const [part] = own;
  if (only === undefined || part === undefined) throw new Error('seats for no pool');
  const ranked = ranking.pools[only]?.ranked;
  if (group.length === 1 && ranked !== undefined) {
    return { name: part.name, rows: part.rows, ranked, base: part.base, parts: own, seats, most };
  }
  const rows = joined(own.map((p) => p.rows)).sort();
  const together = rows.filter((row) => ranking.places[row] !== 0);
  together.sort((a, b) => ranking.compare(a, b) || a - b);
  const base = own.reduce((sum, p) => sum + p.base, 0);
  return { name: '合并的小单位', rows, ranked: together, base, parts: own, seats, most };
}

function joined(lists: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all;
}

function groupOf(groups: readonly (readonly number[])[], ranking: Ranking): Int32Array {
  const group = new Int32Array(ranking.pools.length);
  groups.forEach((pools, i) => {
    for (const pool of pools) group[pool] = i;
  });
  return ranking.poolOf.map((pool) => (pool < 0 ? -1 : (group[pool] as number)));
}
