/** The pools of a seat rule side by side. There may be a great many, so each is made only where somebody looks at it by itself. */
import { zero } from '../../numbers/exact.ts';
import type { Ranking } from '../../run/column.ts';
import type { PoolShare } from './shares.ts';
import type { SeatPart, SeatPool } from './trace.ts';

/** How the rank's pools stand under a rule. */
export interface Grouping {
  /** Those that stand by themselves, in order. */
  readonly alone: Int32Array;
  /** Those that are put together, as one group after the others. */
  readonly together: readonly number[];
}

/** Rows of many groups in one array: those of group g stand from `from[g]` up to, not including, `to[g]`. */
export interface Stretches {
  readonly rows: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

interface Given {
  readonly ranking: Ranking;
  /** How many people each of the rank's pools has of whom the share is taken. */
  readonly bases: Int32Array;
  /** By pool of the rank; absent where the rule states a number of people. */
  readonly shares?: readonly PoolShare[];
  readonly grouping: Grouping;
  /** By group: seats that are sure, and seats that there may be. */
  readonly seats: Int32Array;
  readonly most: Int32Array;
}

export class Seating {
  readonly #given: Given;
  /** Everybody, in order of row. */
  readonly members: Stretches;
  /** Those who have a place, best first, across the pools that were put together. */
  readonly ranked: Stretches;
  /** Group of each row; −1: none. */
  readonly poolOf: Int32Array;
  readonly #pools = new Map<number, SeatPool>();

  constructor(given: Given) {
    const { ranking, grouping } = given;
    const { layout, ranked, ends } = ranking;
    this.#given = given;
    const [members, placed] = together(ranking, grouping);
    this.members = stretches(
      { rows: layout.rows, from: layout.start, to: layout.start.subarray(1) },
      grouping,
      members,
    );
    this.ranked = stretches({ rows: ranked, from: layout.start, to: ends }, grouping, placed);
    this.poolOf = groupOf(grouping, ranking);
  }

  /** How many groups there are. */
  get count(): number {
    return this.ranked.to.length;
  }

  get seats(): Int32Array {
    return this.#given.seats;
  }
  get most(): Int32Array {
    return this.#given.most;
  }

  get pools(): readonly SeatPool[] {
    return Array.from({ length: this.count }, (_, group) => this.pool(group));
  }

  /** The pool that a row stands in. */
  at(row: number): SeatPool | undefined {
    const group = this.poolOf[row] as number;
    return group < 0 ? undefined : this.pool(group);
  }

  pool(group: number): SeatPool {
    const before = this.#pools.get(group);
    if (before !== undefined) return before;
    const made = this.#made(group);
    this.#pools.set(group, made);
    return made;
  }

  #made(group: number): SeatPool {
    const { ranking, bases, grouping, seats, most } = this.#given;
    const alone = grouping.alone[group];
    const own = alone === undefined ? grouping.together : [alone];
    const [only] = own;
    return {
      // One small pool has nobody to be put together with.
      name: own.length === 1 && only !== undefined ? (ranking.layout.names[only] as string) : '合并的小单位',
      rows: rowsIn(this.members, group),
      ranked: rowsIn(this.ranked, group),
      base: own.reduce((sum, pool) => sum + (bases[pool] as number), 0),
      parts: own.map((pool) => this.#part(pool)),
      seats: seats[group] as number,
      most: most[group] as number,
    };
  }

  #part(pool: number): SeatPart {
    const { ranking, bases, shares } = this.#given;
    const { start, rows, names } = ranking.layout;
    const { share = zero, approved } = shares?.[pool] ?? {};
    return {
      name: names[pool] as string,
      rows: rows.subarray(start[pool], start[pool + 1]),
      base: bases[pool] as number,
      // Nobody is sure of a seat while the share is not clear.
      ...(shares === undefined ? {} : { share }),
      ...(approved === undefined ? {} : { approved }),
    };
  }
}

const rowsIn = ({ rows, from, to }: Stretches, group: number): Int32Array => rows.subarray(from[group], to[group]);

/** Everybody in the pools that are put together, and those of them who have a place. */
function together({ layout, places, compare }: Ranking, grouping: Grouping): [Int32Array, Int32Array] {
  const { start, rows } = layout;
  const members = joined(grouping.together.map((pool) => rows.subarray(start[pool], start[pool + 1]))).sort();
  const placed = members.filter((row) => places[row] !== 0);
  return [members, placed.sort((a, b) => compare(a, b) || a - b)];
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

/** The rank's stretches by group; `last` stands behind them where pools are put together. */
function stretches({ rows, from, to }: Stretches, { alone, together }: Grouping, last: Int32Array): Stretches {
  if (together.length === 0) return { rows, from, to };
  const end = rows.length + last.length;
  return {
    rows: joined([rows, last]),
    from: Int32Array.from([...alone.map((pool) => from[pool] as number), rows.length]),
    to: Int32Array.from([...alone.map((pool) => to[pool] as number), end]),
  };
}

function groupOf({ alone, together }: Grouping, { poolOf, layout }: Ranking): Int32Array {
  if (together.length === 0) return poolOf;
  const group = new Int32Array(layout.names.length).fill(alone.length);
  alone.forEach((pool, i) => {
    group[pool] = i;
  });
  return poolOf.map((pool) => (pool < 0 ? -1 : (group[pool] as number)));
}
