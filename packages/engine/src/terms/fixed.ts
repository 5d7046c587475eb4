/** A constant that everybody has: full marks to deduct from, a base. */
import { formatShort, greatest, least } from '../numbers/exact.ts';
import { constant } from '../numbers/vector.ts';
import { Absences } from '../run/column.ts';
import { type Amount, amount } from '../scheme/amount.ts';
import { under } from '../text/shape.ts';
import type { Term } from './term.ts';

export interface FixedTerm {
  readonly kind: 'fixed';
  readonly value: Amount;
}

export const fixed: Term<FixedTerm> = {
  name: '固定值',
  about: '一个固定的数，人人相同。',
  gives: 'number',
  shape: () => under('value', amount),
  inner: () => [],
  reads: () => [],
  missing: [],
  asks: 'never',
  check: () => undefined,
  bounds(figure, checking) {
    const values = checking.values(figure.term.value);
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
