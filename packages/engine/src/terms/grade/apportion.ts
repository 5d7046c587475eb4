/** How many seats each pool gets when the share is taken of the whole: largest remainder, with a stated chain for equal remainders. */
import { compare, type Exact, multiply, one, whole, zero } from '../../numbers/exact.ts';
import {
  combine,
  compareAt,
  exactAt,
  product,
  roundVector,
  sumByRow,
  type Vector,
  vectorOf,
  vectorOfWholes,
} from '../../numbers/vector.ts';
import { numbers } from '../../run/column.ts';
import type { SeatRule } from './node.ts';
import { partBlock, yesOrNo } from './parting.ts';
import type { Grading } from './standing.ts';

/** Seats by pool: those that are sure, and those that there may be while something is undecided. */
export interface Apportioned {
  readonly seats: Int32Array;
  readonly most: Int32Array;
  /** Pools with equal remainders that the chain doesn't part, and how many seats they contest. */
  readonly tie?: { readonly pools: readonly number[]; readonly seats: number };
}

/** Whole part of a share of people; `up` for a floor that rounds up. */
export function wholeSeats(exact: Exact, up: boolean): number {
  const { units, places } = exact;
  const unit = 10n ** BigInt(places);
  return Number(units / unit) + (up && units % unit !== 0n ? 1 : 0);
}

/** The same of one pool: in doubles where they hold the product exactly. */
export function seatsFor(share: Exact, people: number, up: boolean): number {
  const wanted = Number(share.units) * people;
  if (!Number.isSafeInteger(wanted)) return wholeSeats(multiply(share, whole(people)), up);
  const unit = 10 ** share.places;
  const seats = Math.floor(wanted / unit);
  return up && seats * unit !== wanted ? seats + 1 : seats;
}

/** `shares` undefined: not known for a pool. Then no remainder can be compared, and each pool may get a seat for its own. */
export function apportion(
  grading: Grading,
  rule: SeatRule,
  names: readonly string[],
  bases: Int32Array,
  shares: readonly (Exact | undefined)[],
): Apportioned {
  const count = names.length;
  if (count === 0) return { seats: new Int32Array(0), most: new Int32Array(0) };
  const wanted = product(vectorOf(shares.map((s) => s ?? zero)), vectorOfWholes(bases));
  const floors = roundVector(wanted, { places: 0, mode: 'down' });
  const remainder = combine(count, [
    { vector: wanted, factor: one },
    { vector: floors, factor: whole(-1) },
  ]);
  const seats = Int32Array.from({ length: count }, (_, i) => Number(floors.data[i]));
  const most = seats.slice();
  const pools = Array.from({ length: count }, (_, i) => i).filter((i) => Number(remainder.data[i]) > 0);
  if (shares.includes(undefined)) {
    for (const i of pools) most[i] = (most[i] as number) + 1;
    shares.forEach((share, i) => {
      if (share === undefined) most[i] = bases[i] as number;
    });
    return { seats, most };
  }
  let left = wholeSeats(sum(wanted), rule.rounding === 'up') - seats.reduce((a, b) => a + b, 0);
  const order = remainderOrder(grading, rule, bases, remainder);
  pools.sort((a, b) => order(a, b) || a - b);
  const ruled = (i: number) => yesOrNo(grading.run.poolRuling(names[i] as string, `seat.${rule.level}`));
  for (let first = 0; first < pools.length && left > 0; ) {
    let end = first + 1;
    while (end < pools.length && order(pools[first] as number, pools[end] as number) === 0) end++;
    const block = pools.slice(first, end);
    const { seated, open } = block.length <= left ? { seated: block, open: [] } : partBlock(block, left, ruled);
    for (const i of seated) {
      seats[i] = (seats[i] as number) + 1;
      most[i] = seats[i] as number;
    }
    left -= seated.length;
    if (open.length > 0) {
      for (const i of open) most[i] = (seats[i] as number) + 1;
      return { seats, most, tie: { pools: open, seats: left } };
    }
    first = end;
  }
  return { seats, most };
}

const sum = (vector: Vector): Exact => exactAt(sumByRow(1, new Int32Array(vector.data.length), vector), 0);

/** Larger remainders first, then the chain; 0: it doesn't part them. */
function remainderOrder(
  grading: Grading,
  rule: SeatRule,
  bases: Int32Array,
  remainder: Vector,
): (a: number, b: number) => number {
  const { remainders = [] } = rule;
  const means = remainders.includes('mean') ? meansOf(grading) : undefined;
  return (a, b) => {
    const c = compareAt(remainder, b, a);
    if (c !== 0) return c;
    for (const key of remainders) {
      const larger = (bases[b] as number) - (bases[a] as number);
      const d = key === 'larger' ? larger : key === 'smaller' ? -larger : key === 'mean' ? (means?.(a, b) ?? 0) : 0;
      if (d !== 0) return d;
    }
    return 0;
  };
}

/** Compares the pools' exact means of the grade's figure without dividing, higher first; where nobody has a value, last. */
function meansOf({ figure, run, ranking }: Grading): ((a: number, b: number) => number) | undefined {
  if (figure.term.of === undefined || ranking === undefined) return undefined;
  const { vector, absent } = numbers(run.column(figure.term.of));
  const poolOf = ranking.poolOf.slice();
  const pools = ranking.layout.names.length;
  const counts = new Int32Array(pools);
  for (let row = 0; row < poolOf.length; row++) {
    const pool = poolOf[row] as number;
    if (absent.has(row)) poolOf[row] = -1;
    else if (pool >= 0) counts[pool] = (counts[pool] as number) + 1;
  }
  const sums = sumByRow(pools, poolOf, vector);
  return (a, b) => {
    const x = counts[a] as number;
    const y = counts[b] as number;
    if (x === 0 || y === 0) return Math.sign(y) - Math.sign(x);
    return compare(multiply(exactAt(sums, b), whole(x)), multiply(exactAt(sums, a), whole(y)));
  };
}
