import {
  type Exact,
  formatExact,
  formatNeat,
  formatShort,
  greatest,
  parseExact,
  trim,
  zero,
} from '../numbers/exact.ts';
import { vectorOf } from '../numbers/vector.ts';
import { type Absence, Absences, strongerOf } from '../run/column.ts';
import { type Amount, amount as amountShape, idShape } from '../scheme/amount.ts';
import type { Figure } from '../scheme/figure.ts';
import { choice } from '../text/choice.ts';
import { either, hasKey, listOf, record, required, type Shape, wholeNumber } from '../text/shape.ts';
import { isFigure, leftOut, type Share, splitPool } from './divide-pool.ts';
import { poolsOf, presentIn, undecidedPool, withoutPool } from './pools.ts';
import type { Nested, Term } from './term.ts';

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

type DivideTrace = ReadonlyMap<number, Share>;

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
  name: '按比例分配',
  about: '把一笔总额在同一范围内按指标的大小分配，各份合计恰为总额，尾差按规定归属。',
  gives: 'number',
  shape: (nested) =>
    record<Omit<DivideTerm, 'kind'>>('按比例分配', {
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
      if (lacking !== undefined) absent.set(row, leftOut(figure, row, lacking, run) ?? lacking);
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
