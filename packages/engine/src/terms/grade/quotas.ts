/** The pools of a seat rule, with their bases and seats. */
import { add, type Exact, multiply, one, whole, zero } from '../../numbers/exact.ts';
import type { Ranking } from '../../run/column.ts';
import { apportion, seatsFor, wholeSeats } from './apportion.ts';
import { statedPeople } from './bound.ts';
import type { SeatRule } from './node.ts';
import { type Grouping, Seating } from './seating.ts';
import { type PoolShare, sharesOf } from './shares.ts';
import type { Grading } from './standing.ts';

/** A rule's pools, and what keeps their seats from being sure. */
export interface Quotas {
  readonly seating: Seating;
  /** Names of the pools whose share is not clear, by the pool that they stand in. */
  readonly unclear: ReadonlyMap<number, readonly string[]>;
  /** Pools that contest the last seats with equal remainders. */
  readonly tie?: { readonly pools: readonly number[]; readonly seats: number };
}

/** `level`: index of the rule's level. Who has no pool is in no base. */
export function quotasOf(grading: Grading, rule: SeatRule, level: number, ranking: Ranking): Quotas {
  const bases = basesOf(grading, rule, level, ranking);
  const stated = statedPeople(rule);
  if (stated !== undefined) {
    const seats = new Int32Array(bases.length).fill(stated);
    return {
      seating: new Seating({ ranking, bases, grouping: grouped(bases, 0), seats, most: seats }),
      unclear: new Map(),
    };
  }
  const shares = sharesOf(grading, rule, ranking, (row) => isInBase(grading, rule, level, row));
  const below = rule.mode === 'merged' ? rule.mergeBelow : 0;
  if (below === undefined) throw new Error(`the seats of ${rule.level} are merged without a size`);
  const grouping = grouped(bases, below);
  const unclear = unclearIn(grouping, shares, ranking.layout.names);
  const { seats, most, tie } =
    rule.mode === 'apportioned'
      ? apportion(
          grading,
          rule,
          ranking.layout.names,
          bases,
          shares.map((s) => s.share),
        )
      : { ...seatsOfGroups(grouping, rule, shares, bases, unclear), tie: undefined };
  const seating = new Seating({ ranking, bases, shares, grouping, seats, most });
  return { seating, unclear, ...(tie === undefined ? {} : { tie }) };
}

function isInBase({ assessed, allowed }: Grading, rule: SeatRule, level: number, row: number): boolean {
  if (rule.of !== 'eligible') return assessed[row] === 1;
  const at = allowed[row] as number;
  return at >= 0 && at <= level;
}

function basesOf(grading: Grading, rule: SeatRule, level: number, { poolOf, layout }: Ranking): Int32Array {
  const bases = new Int32Array(layout.names.length);
  for (let row = 0; row < poolOf.length; row++) {
    const pool = poolOf[row] as number;
    if (pool >= 0 && isInBase(grading, rule, level, row)) bases[pool] = (bases[pool] as number) + 1;
  }
  return bases;
}

/** Pools with fewer people than `below` stand together after the others, which stand by themselves. */
function grouped(bases: Int32Array, below: number): Grouping {
  const all = Int32Array.from(bases, (_, pool) => pool);
  if (below <= 0) return { alone: all, together: [] };
  const isSmall = (pool: number): boolean => (bases[pool] as number) < below;
  return { alone: all.filter((pool) => !isSmall(pool)), together: [...all.filter(isSmall)] };
}

/** Names of the pools without a clear share, by group. */
function unclearIn(
  { alone, together }: Grouping,
  shares: readonly PoolShare[],
  names: readonly string[],
): Map<number, string[]> {
  const unclear = new Map<number, string[]>();
  const nameOf = (pool: number): string[] => (shares[pool]?.share === undefined ? [names[pool] as string] : []);
  for (let group = 0; group < alone.length; group++) {
    const pool = alone[group] as number;
    if (shares[pool]?.share === undefined) unclear.set(group, nameOf(pool));
  }
  const mixed = together.flatMap(nameOf);
  if (mixed.length > 0) unclear.set(alone.length, mixed);
  return unclear;
}

/** Everybody brings the share of their own pool, also where pools are put together; at most there may be as many as everybody. */
function seatsOfGroups(
  { alone, together }: Grouping,
  rule: SeatRule,
  shares: readonly PoolShare[],
  bases: Int32Array,
  unclear: ReadonlyMap<number, unknown>,
): { seats: Int32Array; most: Int32Array } {
  const up = rule.rounding === 'up';
  const seats = new Int32Array(alone.length + (together.length > 0 ? 1 : 0));
  for (let group = 0; group < alone.length; group++) {
    const pool = alone[group] as number;
    seats[group] = seatsFor(shares[pool]?.share ?? zero, bases[pool] as number, up);
  }
  const wantedBy = (unknown: Exact): number =>
    wholeSeats(
      together.map((p) => multiply(shares[p]?.share ?? unknown, whole(bases[p] as number))).reduce(add, zero),
      up,
    );
  if (together.length > 0) seats[alone.length] = wantedBy(zero);
  if (unclear.size === 0) return { seats, most: seats };
  const most = seats.slice();
  for (const group of unclear.keys()) {
    const pool = alone[group];
    most[group] = pool === undefined ? wantedBy(one) : (bases[pool] as number);
  }
  return { seats, most };
}
