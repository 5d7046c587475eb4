import { divideVectors, isZeroAt } from '../numbers/vector.ts';
import { numbers, strongerOf } from '../run/column.ts';
import type { Figure } from '../scheme/figure.ts';
import { record, required } from '../text/shape.ts';
import type { Term } from './term.ts';

export interface RatioTerm {
  readonly kind: 'ratio';
  readonly of: Figure;
  readonly to: Figure;
}

export const ratio: Term<RatioTerm> = {
  name: '比率',
  about: '一个数除以另一个数，如完成数除以目标数。',
  gives: 'number',
  shape: ({ operand }) =>
    record<Omit<RatioTerm, 'kind'>>('比率', {
      of: required(operand, '被除数，如完成数'),
      to: required(operand, '除数，如目标数'),
    }),
  inner: (node) => [node.of, node.to],
  reads: (node) => [
    { figure: node.of.id, sign: 'any' },
    { figure: node.to.id, sign: 'any' },
  ],
  missing: ['hold', 'pass', 'count'],
  asks: 'always',
  check(figure, checking) {
    checking.refers(figure.term.of.id, ['number'], figure, ['ratio', 'of']);
    checking.refers(figure.term.to.id, ['number'], figure, ['ratio', 'to']);
  },
  bounds: (figure, checking) => ({ places: figure.round?.places ?? checking.scheme.decimals.places }),
  evaluate(figure, run) {
    const of = numbers(run.column(figure.term.of.id));
    const to = numbers(run.column(figure.term.to.id));
    const absent = of.absent.copy();
    for (let row = 0; row < run.rows.length; row++) {
      const lacking = strongerOf(absent.at(row), to.absent.at(row));
      if (lacking !== undefined) absent.set(row, lacking);
      else if (isZeroAt(to.vector, row))
        absent.set(row, {
          kind: 'missing',
          because: [run.reason(figure, 'divisor-zero', { divisor: run.name(figure.term.to.id) })],
        });
    }
    const vector = divideVectors(of.vector, to.vector, run.rounding(figure));
    return { column: { kind: 'number', vector, absent }, trace: undefined };
  },
  show(figure, row, run) {
    const { of, to } = figure.term;
    return { arithmetic: `${run.text(of.id, row)} ÷ ${run.text(to.id, row)}`, parts: [of.id, to.id] };
  },
};
