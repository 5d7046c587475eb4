/** Another figure's value, by its id. */
import { one } from '../numbers/exact.ts';
import { idShape } from '../scheme/amount.ts';
import { shape } from '../text/shape.ts';
import type { Term } from './term.ts';

export interface ReferenceTerm {
  readonly kind: 'figure';
  readonly figure: string;
}

export const reference: Term<ReferenceTerm> = {
  name: '引用',
  about: '引用另一个指标的值。',
  gives: 'number',
  shape: () =>
    shape(idShape.expects, {
      read(from, path, into) {
        const figure = idShape.read(from, path, into);
        return figure === undefined ? undefined : { figure };
      },
      write: ({ figure }) => figure,
      schema: () => idShape.schema(),
    }),
  inner: () => [],
  reads: (node) => [{ figure: node.figure, sign: 'up' }],
  missing: [],
  asks: 'never',
  check: (figure, checking) => checking.refers(figure.term.figure, ['number', 'rank', 'grade'], figure, ['figure']),
  bounds(figure, checking) {
    const target = checking.figure(figure.term.figure);
    return target === undefined ? { places: 0 } : checking.bounds(target);
  },
  evaluate: (figure, run) => ({ column: run.column(figure.term.figure), trace: undefined }),
  show: (figure) => ({ parts: [figure.term.figure] }),
  contributions: (figure) => [{ figure: figure.term.figure, factor: one }],
};
