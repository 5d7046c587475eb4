/** How many days of the period an attribute stood: days served, days on leave. */
import { whole, zero } from '../numbers/exact.ts';
import { exactAt, vectorOf } from '../numbers/vector.ts';
import { Absences, numbers } from '../run/column.ts';
import { idShape, type Words, words } from '../scheme/amount.ts';
import { offered } from '../text/nearest.ts';
import { optional, record, required } from '../text/shape.ts';
import type { Term } from './term.ts';

export interface DaysTerm {
  readonly kind: 'days';
  readonly attribute: string;
  /** Only days on which it has one of these values. */
  readonly is?: Words;
}

export const days: Term<DaysTerm> = {
  name: '天数',
  about: '考核期内某个属性（取某些值）的天数，如在岗天数。',
  gives: 'number',
  shape: () =>
    record<Omit<DaysTerm, 'kind'>>('天数', {
      attribute: required(idShape, '属性的编号，如岗位'),
      is: optional(words, '只数属性是（其中之一）的日子'),
    }),
  inner: () => [],
  reads: () => [],
  missing: [],
  asks: 'never',
  check(figure, checking) {
    const { attribute, is } = figure.term;
    checking.attribute(attribute, figure, ['days', 'attribute']);
    const known = checking.scheme.attributes?.find((a) => a.id === attribute)?.values;
    for (const value of is === undefined || known === undefined ? [] : checking.words(is)) {
      if (known?.includes(value)) continue;
      checking.report('value-unknown', figure, ['days', 'is'], () => ({ value, ...offered(value, known ?? []) }));
    }
  },
  bounds: () => ({ low: zero, places: 0 }),
  evaluate(figure, run) {
    const { attribute, is } = figure.term;
    const values = is === undefined ? undefined : run.words(is);
    const counted = Array.from({ length: run.rows.length }, (_, row) => whole(run.days(attribute, values, row)));
    const absent = new Absences(run.rows.length);
    return { column: { kind: 'number', vector: vectorOf(counted, 0), absent, whole: true }, trace: undefined };
  },
  show(figure, row, run) {
    const { attribute, is } = figure.term;
    const counted = String(exactAt(numbers(run.column(figure.id)).vector, row).units);
    const name = run.scheme.attributes?.find((a) => a.id === attribute)?.name ?? attribute;
    const among = is === undefined ? '' : `为${run.words(is).join('、')}`;
    return { notes: [`考核期内“${name}”${among}的日子，共 ${counted} 天`] };
  },
};
