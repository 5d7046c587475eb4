/** How many seats each pool gets when the share is taken of the whole: largest remainder, with a stated chain for equal remainders. */
import { add, compare, type Exact, multiply, parseExact, subtract, tenTo, whole, zero } from '../numbers/exact.ts';
import { exactAt } from '../numbers/vector.ts';
import { numbers } from '../run/column.ts';
import type { Evaluating } from '../run/evaluating.ts';
import type { GradeTerm, SeatRule } from './grade.ts';
import type { With } from './term.ts';

interface Group {
  readonly name: string;
  readonly rows: readonly number[];
}

/** Whole part of a share of people; `up` for a floor that rounds up. */
export function floorOf({ units, places }: Exact, up = false): number {
  const unit = tenTo(places);
  return Number(units / unit) + (up && units % unit !== 0n ? 1 : 0);
}

/** Each pool's share: a ruling's, else the scheme's, which may follow a figure that is the same for the whole pool. */
export function sharesOf(figure: With<GradeTerm>, rule: SeatRule, groups: readonly Group[], run: Evaluating): Exact[] {
  const amount = run.amount(rule.atMost ?? rule.atLeast ?? '0');
  return groups.map(({ name, rows }) => {
    const ruled = run.poolRuling(name, `share.${rule.level}`);
    const approved = ruled === undefined ? undefined : parseExact(ruled.value);
    if (approved !== undefined) return approved;
    if (amount.constant !== undefined) return amount.constant;
    const found = rows.map((row) => amount.at(row));
    const first = found.find((share) => !('kind' in share)) as Exact | undefined;
    const differs = found.some((share) => 'kind' in share || first === undefined || compare(share, first) !== 0);
    if (first === undefined || differs) {
      // No seats rather than a guess: the committee says which share the pool has.
      const values = { level: rule.level, pool: name };
      run.open({
        code: 'share-unclear',
        figure: figure.id,
        population: run.population,
        pool: name,
        subjects: [],
        values,
      });
      return zero;
    }
    return first;
  });
}

/** Seats per pool: the floor of the whole, shared by largest remainder. What the chain can't part stays empty and open. */
export function apportion(
  figure: With<GradeTerm>,
  rule: SeatRule,
  groups: readonly (Group & { readonly base: number })[],
  wanted: readonly Exact[],
  run: Evaluating,
): number[] {
  const bases = groups.map((group) => group.base);
  const seats = wanted.map((exact) => floorOf(exact));
  const total = floorOf(wanted.reduce(add, zero), rule.rounding === 'up');
  let left = total - seats.reduce((a, b) => a + b, 0);
  const remainder = wanted.map((exact, i) => subtract(exact, whole(seats[i] as number)));
  const means = groups.map(({ rows }) => meanOf(figure, rows, run));
  const order = (a: number, b: number): number => {
    const c = compare(remainder[b] as Exact, remainder[a] as Exact);
    if (c !== 0) return c;
    for (const key of rule.remainders ?? []) {
      if (key === 'larger' && bases[a] !== bases[b]) return (bases[b] as number) - (bases[a] as number);
      if (key === 'smaller' && bases[a] !== bases[b]) return (bases[a] as number) - (bases[b] as number);
      if (key === 'mean') {
        const m = compareMeans(means[b], means[a]);
        if (m !== 0) return m;
      }
    }
    return 0;
  };
  const ruled = (i: number): number => {
    const value = run.poolRuling(groups[i]?.name ?? '', `seat.${rule.level}`)?.value;
    return value === 'yes' || value === '是' ? -1 : value === 'no' || value === '否' ? 1 : 0;
  };
  const sorted = groups.map((_, i) => i).filter((i) => (remainder[i] as Exact).units > 0n);
  sorted.sort((a, b) => order(a, b) || ruled(a) - ruled(b) || a - b);
  for (let k = 0; k < sorted.length && left > 0; ) {
    const first = sorted[k] as number;
    const block = sorted.slice(k).filter((i) => order(first, i) === 0 && ruled(first) === ruled(i));
    if (block.length <= left) {
      for (const i of block) seats[i] = (seats[i] as number) + 1;
      left -= block.length;
    } else {
      const pools = block.map((i) => groups[i]?.name ?? '');
      const values = { level: rule.level, pools: pools.join('、'), seats: String(left) };
      run.open({ code: 'remainder-tie', figure: figure.id, population: run.population, subjects: [], values });
      left = 0;
    }
    k += block.length;
  }
  return seats;
}

interface Mean {
  readonly sum: Exact;
  readonly count: number;
}
function meanOf(figure: With<GradeTerm>, rows: readonly number[], run: Evaluating): Mean {
  if (figure.term.of === undefined) return { sum: zero, count: 0 };
  const column = numbers(run.column(figure.term.of));
  const valued = rows.filter((row) => !column.absent.has(row));
  return { sum: valued.map((row) => exactAt(column.vector, row)).reduce(add, zero), count: valued.length };
}

/** Compares a.sum ÷ a.count with b.sum ÷ b.count without dividing; nobody counts as lowest. */
function compareMeans(a: Mean | undefined, b: Mean | undefined): number {
  if (a === undefined || b === undefined || a.count === 0 || b.count === 0) return (a?.count ?? 0) - (b?.count ?? 0);
  return compare(multiply(a.sum, whole(b.count)), multiply(b.sum, whole(a.count)));
}
