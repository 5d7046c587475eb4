/** A constant that everybody has: full marks to deduct from, a base. */
import { formatShort, greatest, least } from '../numbers/exact.ts';
import { constant } from '../numbers/vector.ts';
import { Absences } from '../run/column.ts';
import { type Amount, amount } from '../scheme/amount.ts';
import { shape } from '../text/shape.ts';
import type { Term } from './term.ts';

export interface FixedTerm {
  readonly kind: 'fixed';
  readonly value: Amount;
}

export const fixed: Term<FixedTerm> = {
  name: '固定值',
  about: '一个固定的数，人人相同。',
  gives: 'number',
  shape: () =>
    shape(amount.expects, {
      read(from, path, into) {
        const value = amount.read(from, path, into);
        return value === undefined ? undefined : { value };
      },
      write: ({ value }) => amount.write(value),
      schema: () => amount.schema(),
    }),
  inner: () => [],
  reads: () => [],
  missing: [],
  asks: 'never',
  check: (figure, checking) => void checking.constants(figure.term.value, figure, ['fixed']),
  bounds(figure, checking) {
    const values = checking.constants(figure.term.value, figure, ['fixed']);
    if (values.length === 0) return { places: 0 };
    return {
      low: values.reduce(least),
      high: values.reduce(greatest),
      places: Math.max(...values.map((v) => v.places)),
    };
  },
  evaluate(figure, run) {
    const vector = constant(run.rows.length, run.constant(figure.term.value));
    return { column: { kind: 'number', vector, absent: new Absences(run.rows.length) }, trace: undefined };
  },
  show: (figure, _row, run) => ({ arithmetic: formatShort(run.constant(figure.term.value)) }),
};
