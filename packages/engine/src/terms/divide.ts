/** An amount of money split over the people of a pool in proportion to their figures, to the last cent. */

import { spokenSetting } from '../facts/ruling-words.ts';
import {
  compare,
  type Exact,
  formatExact,
  formatNeat,
  formatShort,
  greatest,
  multiply,
  one,
  parseExact,
  trim,
  unitsAt,
  zero,
} from '../numbers/exact.ts';
import { exactAt, vectorOf } from '../numbers/vector.ts';
import { type Absence, Absences, numbers, strongerOf } from '../run/column.ts';
import type { Evaluating } from '../run/evaluating.ts';
import { type Amount, amount as amountShape, idShape } from '../scheme/amount.ts';
import type { Figure } from '../scheme/figure.ts';
import { choice } from '../text/choice.ts';
import { either, hasKey, listOf, record, required, type Shape, wholeNumber } from '../text/shape.ts';
import { poolsOf, presentIn, undecidedPool, withoutPool } from './pools.ts';
import { firstOf, type Ruled, type Settled, sharesOf } from './shares.ts';
import type { Nested, Term, With } from './term.ts';

export interface DivideTerm {
  readonly kind: 'divide';
  /** One number for everybody, or a figure that has the same value throughout the pool. */
  readonly amount: Amount | Figure;
  readonly in: string;
  /** In proportion to this figure, or to the product of several. */
  readonly by: readonly string[];
  /** Decimals of a share: 2 for cents. */
  readonly places: number;
  /** Who gets what the rounding down leaves: one unit each by remainder, or all of it whoever has the largest share. */
  readonly cents: 'largest-remainder' | 'largest-share';
  /** Where that is equal: rank figures, then `open` (people decide) or `id` (in the order of ids). */
  readonly ties: readonly string[];
}

/** What one person's share was computed from. */
interface Share {
  readonly pool: string;
  readonly amount: Exact;
  readonly weight: Exact;
  readonly total: Exact;
  readonly base: Exact;
  readonly extra: Exact;
}
type DivideTrace = ReadonlyMap<number, Share>;

const isFigure = (of: DivideTerm['amount']): of is Figure => typeof of === 'object' && 'term' in of;
const amountOrFigure = ({ operand }: Nested): Shape<DivideTerm['amount']> =>
  either<DivideTerm['amount']>('总额（数、{ parameter: 编号 }），或给出总额的指标', [
    {
      meant: (from) => (from.kind === 'text' ? parseExact(from.text) !== undefined : hasKey('parameter')(from)),
      holds: (v) => !isFigure(v),
      shape: amountShape,
    },
    { meant: () => true, holds: isFigure, shape: operand },
  ]);

const ENDS = ['open', 'id'];
const partsOf = ({ amount, by }: Pick<DivideTerm, 'amount' | 'by'>): readonly string[] => [
  ...(isFigure(amount) ? [amount.id] : []),
  ...by,
];

export const divide: Term<DivideTerm, DivideTrace> = {
  name: '按份分配',
  about: '把一笔总额在同一范围内按指标的大小分配，各份合计恰为总额，尾差按规定归属。',
  gives: 'number',
  shape: (nested) =>
    record<Omit<DivideTerm, 'kind'>>('按份分配', {
      amount: required(amountOrFigure(nested), '总额'),
      in: required(idShape, '在谁之间分：一个属性（值相同的一起分），或 all'),
      by: required(listOf(idShape, { orOne: true }), '按哪个指标的大小分；写几个，按它们的乘积'),
      places: required(wholeNumber(0, 6), '每份保留几位小数，如 2 到分'),
      cents: required(
        choice({ 'largest-remainder': '余数大的各得一个最小单位', 'largest-share': '全归份额最大的' }),
        '尾差怎样归属',
      ),
      ties: required(listOf(idShape, { orOne: true }), '还相同时依次看哪些名次，最后 open 交委员会，或 id 按编号先后'),
    }),
  inner: ({ amount }) => (isFigure(amount) ? [amount] : []),
  reads: ({ amount, by, ties }) =>
    [...partsOf({ amount, by }), ...ties.filter((t) => !ENDS.includes(t))].map((figure) => ({
      figure,
      sign: 'any',
    })),
  // A share that is stated would make the sum another.
  missing: ['hold', 'pass'],
  asks: 'always',
  check(figure, checking) {
    const { amount, in: inside, by, ties, places } = figure.term;
    if (isFigure(amount)) checking.refers(amount.id, ['number'], figure, ['divide', 'amount']);
    else {
      const amounts = checking.values(amount);
      const uneven = amounts.find((a) => trim(a).places > places);
      if (uneven !== undefined) {
        const values = { amount: formatShort(uneven), places: String(places) };
        checking.report('divide-places', figure, ['divide', 'amount'], values);
      }
    }
    if (inside !== 'all') checking.attribute(inside, figure, ['divide', 'in']);
    by.forEach((id, i) => {
      checking.refers(id, ['number'], figure, ['divide', 'by', i]);
    });
    const keys = ties.slice(0, -1);
    const ends = ENDS.includes(ties.at(-1) ?? '') && !keys.some((key) => ENDS.includes(key));
    if (!ends) checking.report('divide-ties', figure, ['divide', 'ties']);
    else keys.forEach((id, i) => checking.refers(id, ['rank'], figure, ['divide', 'ties', i]));
    for (const key of ['round', 'atMost', 'atLeast', 'applies'] as const) {
      if (figure[key] !== undefined) checking.report('divide-exact', figure, [key], { key });
    }
    const { decimals, populations } = checking.scheme;
    if (places > decimals.places && populations.some((p) => p.total === figure.id)) {
      checking.report('divide-exact', figure, ['divide', 'places'], { key: 'decimals' });
    }
  },
  bounds(figure, checking) {
    const { amount, places } = figure.term;
    const high = isFigure(amount) ? checking.bounds(amount).high : [zero, ...checking.values(amount)].reduce(greatest);
    return { places, ...(high === undefined ? {} : { high }) };
  },
  evaluate(figure, run) {
    const { term } = figure;
    const { length } = run.rows;
    const { poolOf, pools } = poolsOf(term.in, run);
    const absent = new Absences(length);
    const shares = new Map<number, Share>();
    // A sheet opens all of them, also where nobody shares.
    for (const id of partsOf(term)) run.column(id);
    for (let row = 0; row < length; row++) {
      const lacking =
        (poolOf[row] as number) < 0
          ? withoutPool(figure, term.in, run)
          : term.by.map((id) => run.column(id).absent.at(row)).reduce(strongerOf, undefined);
      if (lacking !== undefined) absent.set(row, lacking);
    }
    for (const { name, rows } of pools) {
      const { present, undecided } = presentIn(rows, { absent });
      const sharing = Array.from(present);
      const give = (row: number, absence: Absence): void => absent.set(row, absence);
      if (undecided > 0) for (const row of sharing) give(row, undecidedPool(figure, name, undecided, run));
      else splitPool(figure, name, sharing, run, shares, give);
    }
    const blank: Exact = { units: 0n, places: term.places };
    const values = Array.from({ length }, (_, row) => {
      const share = shares.get(row);
      return share === undefined ? blank : { units: share.base.units + share.extra.units, places: term.places };
    });
    return { column: { kind: 'number', vector: vectorOf(values, term.places), absent }, trace: shares };
  },
  show(figure, row, run, shares) {
    const parts = partsOf(figure.term);
    const share = shares.get(row);
    if (share === undefined) return { parts };
    const neat = (value: Exact): string => formatNeat(value, run.scheme.decimals.places);
    const base = formatExact(share.base);
    const extra = formatExact({
      ...share.extra,
      units: share.extra.units < 0n ? -share.extra.units : share.extra.units,
    });
    const sign = share.extra.units < 0n ? '−' : '+';
    return {
      arithmetic: share.extra.units === 0n ? base : `${base} ${sign} ${extra}`,
      notes: [
        `“${share.pool}”的总额 ${neat(share.amount)}，按比例 ${neat(share.amount)} × ${neat(share.weight)} ÷ ${neat(share.total)}，舍去到 ${figure.term.places} 位小数为 ${base}`,
        ...(share.extra.units === 0n ? [] : [`另得尾差 ${extra}`]),
      ],
      parts,
    };
  },
};

/** The whole amount to those who share, or the reason why it can't be split yet. */
function splitPool(
  figure: With<DivideTerm>,
  pool: string,
  sharing: readonly number[],
  run: Evaluating,
  shares: Map<number, Share>,
  give: (row: number, absence: Absence) => void,
): void {
  if (sharing.length === 0) return;
  const amount = poolAmount(figure, pool, sharing, run);
  const weights = sharing.map((row) => weightOf(figure.term, row, run));
  const places = Math.max(...weights.map((w) => w.places));
  const units = weights.map((w) => unitsAt(w, places));
  const total: Exact = { units: units.reduce((sum, u) => sum + u, 0n), places };
  if ('kind' in amount || total.units === 0n) {
    const nothing: Absence = { kind: 'missing', because: [run.reason(figure, 'base-not-above-zero', { pool })] };
    for (const row of sharing) give(row, 'kind' in amount ? amount : nothing);
    return;
  }
  const cents = unitsAt(amount, figure.term.places);
  const sign = cents < 0n ? -1n : 1n;
  const { whole, left, claim } = sharesOf(cents * sign, units);
  const byClaim = figure.term.cents === 'largest-remainder';
  const claims = byClaim ? claim : units;
  const settled = firstOf(
    sharing.map((_, i) => i).filter((i) => (claims[i] as bigint) > 0n),
    byClaim ? left : Math.min(1, left),
    (a, b) => order(claims[b] as bigint, claims[a] as bigint) || byTies(figure.term, sharing, a, b, run),
    (i) => ruledOn(figure, sharing[i] as number, run),
  );
  const perWinner = byClaim ? 1n : BigInt(left);
  sharing.forEach((row, i) => {
    const extra = settled.winners.includes(i) ? perWinner : 0n;
    shares.set(row, {
      pool,
      amount,
      total,
      weight: weights[i] as Exact,
      base: { units: (whole[i] as bigint) * sign, places: figure.term.places },
      extra: { units: extra * sign, places: figure.term.places },
    });
  });
  if (settled.tied.length > 0) leaveOpen(figure, pool, sharing, settled, perWinner, run, give);
}

/** The amount that everybody in the pool names; where it is a figure, all of them must have the same. */
function poolAmount(
  figure: With<DivideTerm>,
  pool: string,
  sharing: readonly number[],
  run: Evaluating,
): Exact | Absence {
  const { amount, places } = figure.term;
  if (!isFigure(amount)) return trim(run.constant(amount));
  const column = numbers(run.column(amount.id));
  const lacking = sharing.map((row) => column.absent.at(row)).reduce(strongerOf, undefined);
  if (lacking !== undefined) return lacking;
  const [first = zero, ...others] = sharing.map((row) => trim(exactAt(column.vector, row)));
  const held = (code: string, values: Record<string, string>): Absence => ({
    kind: 'held',
    because: [run.reason(figure, code, { pool, ...values })],
  });
  if (others.some((other) => compare(other, first) !== 0)) return held('amount-differs', {});
  return first.places > places
    ? held('amount-too-fine', { amount: formatExact(first), places: String(places) })
    : first;
}

/** Who has nothing, or less than nothing, has no share. */
function weightOf({ by }: DivideTerm, row: number, run: Evaluating): Exact {
  const factors = by.map((id) => exactAt(numbers(run.column(id)).vector, row));
  return factors.some((f) => f.units <= 0n) ? zero : factors.reduce(multiply, one);
}

const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

/** By rank, best first, who has none after all others; by id, which is the order of rows. */
function byTies({ ties }: DivideTerm, sharing: readonly number[], a: number, b: number, run: Evaluating): number {
  const [x, y] = [sharing[a] as number, sharing[b] as number];
  for (const key of ties) {
    if (key === 'open') return 0;
    if (key === 'id') return x - y;
    const { vector, absent } = numbers(run.column(key));
    const [noX, noY] = [absent.has(x), absent.has(y)];
    const difference = noX || noY ? Number(noX) - Number(noY) : compare(exactAt(vector, x), exactAt(vector, y));
    if (difference !== 0) return difference;
  }
  return 0;
}

function ruledOn(figure: Figure, row: number, run: Evaluating): Ruled {
  const value = run.ruling(row, `cent.${figure.id}`)?.value;
  return value === undefined || value === 'yes' ? value : 'no';
}

function leaveOpen(
  figure: With<DivideTerm>,
  pool: string,
  sharing: readonly number[],
  { tied, among }: Settled,
  perWinner: bigint,
  run: Evaluating,
  give: (row: number, absence: Absence) => void,
): void {
  const rows = tied.map((i) => sharing[i] as number);
  const cent = formatExact({ units: perWinner, places: figure.term.places });
  const values = {
    pool,
    cent,
    count: String(among),
    setting: spokenSetting('cent', run.word(figure.id)),
  };
  for (const row of rows) give(row, { kind: 'open', because: [run.reason(figure, 'cent-tie', values)] });
  run.open({
    code: 'cent-tie',
    figure: figure.id,
    population: run.population,
    pool,
    subjects: rows.map((row) => run.idOf(row)),
    values: { ...values, name: figure.name ?? figure.id },
  });
}
