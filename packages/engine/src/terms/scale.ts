/** One figure times an amount: "counts 20%". */
import { formatShort, zero } from '../numbers/exact.ts';
import { product } from '../numbers/vector.ts';
import { numbers, strongerOf } from '../run/column.ts';
import { type Amount, amount } from '../scheme/amount.ts';
import type { Figure } from '../scheme/figure.ts';
import { record, required } from '../text/shape.ts';
import { scaledBounds } from './parts.ts';
import type { Term } from './term.ts';

export interface ScaleTerm {
  readonly kind: 'scale';
  readonly of: Figure;
  readonly by: Amount;
}

export const scale: Term<ScaleTerm> = {
  name: '按比例计',
  about: '一个指标乘以一个数，如按20%计入。',
  gives: 'number',
  shape: ({ operand }) =>
    record<Omit<ScaleTerm, 'kind'>>('按比例计', {
      of: required(operand, '哪个指标'),
      by: required(amount, '乘以多少'),
    }),
  inner: (node) => [node.of],
  reads: (node) => [{ figure: node.of.id, sign: 'up' }],
  missing: [],
  asks: 'never',
  check(figure, checking) {
    checking.refers(figure.term.of.id, ['number', 'rank'], figure, ['scale', 'of']);
    const factors = checking.amounts(figure.term.by, figure, ['scale', 'by']);
    if (factors.some((f) => f.units < 0n)) checking.report('factor-negative', figure, ['scale', 'by']);
  },
  bounds(figure, checking) {
    const of = checking.bounds(figure.term.of);
    const factors = checking.amounts(figure.term.by, figure, ['scale', 'by']);
    return { ...scaledBounds(of, factors), places: of.places + Math.max(0, ...factors.map((f) => f.places)) };
  },
  evaluate(figure, run) {
    const of = numbers(run.column(figure.term.of.id));
    const by = run.amount(figure.term.by);
    const absent = of.absent.copy();
    if (by.constant === undefined) {
      for (let row = 0; row < run.rows.length; row++) {
        const factor = by.at(row);
        const stronger = 'kind' in factor ? strongerOf(absent.at(row), factor) : undefined;
        if (stronger !== undefined) absent.set(row, stronger);
      }
    }
    return { column: { kind: 'number', vector: product(of.vector, by.vector()), absent }, trace: undefined };
  },
  show(figure, row, run) {
    const by = run.amount(figure.term.by).at(row);
    const factor = 'kind' in by ? '?' : formatShort(by);
    return { arithmetic: `${run.text(figure.term.of.id, row)} × ${factor}`, parts: [figure.term.of.id] };
  },
  contributions(figure, row, run) {
    const factor = run.amount(figure.term.by).at(row);
    // Without a factor the figure has no value either.
    return [{ figure: figure.term.of.id, factor: 'kind' in factor ? zero : factor }];
  },
};
