/** A straight line between two points, flat outside them: 60% → 0, 100% → 15. */
import {
  add,
  compare,
  divide,
  type Exact,
  formatShort,
  greatest,
  least,
  multiply,
  parseExact,
  subtract,
} from '../numbers/exact.ts';
import { exactAt, vectorOf } from '../numbers/vector.ts';
import { numbers } from '../run/column.ts';
import { type Amount, amount } from '../scheme/amount.ts';
import type { Figure } from '../scheme/figure.ts';
import { record, required } from '../text/shape.ts';
import type { Term } from './term.ts';

export interface LinePoint {
  readonly at: Amount;
  readonly gives: Amount;
}
export interface LinearTerm {
  readonly kind: 'linear';
  readonly of: Figure;
  readonly from: LinePoint;
  readonly to: LinePoint;
}

const point = record<LinePoint>('端点', {
  at: required(amount, '数值为多少时'),
  gives: required(amount, '计多少分'),
});

export const linear: Term<LinearTerm> = {
  name: '线性计分',
  about: '在两点之间按比例计分，两端以外取端点的分。',
  gives: 'number',
  shape: ({ operand }) =>
    record<Omit<LinearTerm, 'kind'>>('线性计分', {
      of: required(operand, '看哪个数'),
      from: required(point, '起点'),
      to: required(point, '终点'),
    }),
  inner: (node) => [node.of],
  reads: (node) => [{ figure: node.of.id, sign: rises(node) }],
  missing: [],
  asks: 'never',
  check(figure, checking) {
    const { of, from, to } = figure.term;
    checking.refers(of.id, ['number', 'rank'], figure, ['linear', 'of']);
    for (const [key, { at }] of Object.entries({ from, to })) checking.scale([at], of, figure, ['linear', key]);
    for (const { value } of checking.moments([from.at, to.at])) {
      const [a, b] = [value(from.at), value(to.at)];
      if (a !== undefined && b !== undefined && compare(a, b) >= 0) {
        checking.report('line-backwards', figure, ['linear', 'to']);
      }
    }
  },
  bounds(figure, checking) {
    const ends = [figure.term.from, figure.term.to].flatMap((p) => checking.values(p.gives));
    if (ends.length === 0) return { places: 0 };
    const places = Math.max(checking.scheme.decimals.places, ...ends.map((e) => e.places));
    return { low: ends.reduce(least), high: ends.reduce(greatest), places };
  },
  evaluate(figure, run) {
    const of = numbers(run.column(figure.term.of.id));
    const { x0, y0, x1, y1 } = ends(figure.term, (a) => run.constant(a));
    const rounding = run.rounding(figure);
    const places = Math.max(rounding.places, y0.places, y1.places);
    const values: Exact[] = [];
    for (let row = 0; row < run.rows.length; row++) {
      const x = exactAt(of.vector, row);
      if (compare(x, x0) <= 0) values.push(y0);
      else if (compare(x, x1) >= 0) values.push(y1);
      else {
        // One division: (y0 × run + rise × step) ÷ run, so that the rounding falls once.
        const span = subtract(x1, x0);
        const above = add(multiply(y0, span), multiply(subtract(y1, y0), subtract(x, x0)));
        values.push(divide(above, span, rounding));
      }
    }
    return { column: { kind: 'number', vector: vectorOf(values, places), absent: of.absent.copy() }, trace: undefined };
  },
  show(figure, row, run) {
    const x = exactAt(numbers(run.column(figure.term.of.id)).vector, row);
    const { x0, y0, x1, y1 } = ends(figure.term, (a) => run.constant(a));
    const s = formatShort;
    const told = run.text(figure.term.of.id, row);
    const parts = [figure.term.of.id];
    if (compare(x, x0) <= 0) return { arithmetic: s(y0), notes: [`${told} 不超过起点 ${s(x0)}，按起点计`], parts };
    if (compare(x, x1) >= 0) return { arithmetic: s(y1), notes: [`${told} 已达到终点 ${s(x1)}，按终点计`], parts };
    const arithmetic = `${s(y0)} + (${s(y1)} − ${s(y0)}) × (${told} − ${s(x0)}) ÷ (${s(x1)} − ${s(x0)})`;
    return { arithmetic, parts };
  },
};

const ends = ({ from, to }: LinearTerm, resolve: (a: Amount) => Exact) => ({
  x0: resolve(from.at),
  y0: resolve(from.gives),
  x1: resolve(to.at),
  y1: resolve(to.gives),
});

/** Rising lines keep the order of what they read; where the ends are parameters it can't be told. */
function rises({ from, to }: LinearTerm): 'up' | 'down' | 'any' {
  if (typeof from.gives !== 'string' || typeof to.gives !== 'string') return 'any';
  const low = parseExact(from.gives);
  const high = parseExact(to.gives);
  if (low === undefined || high === undefined) return 'any';
  return compare(low, high) <= 0 ? 'up' : 'down';
}
