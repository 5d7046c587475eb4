/** One of several figures, by an attribute: "for village posts use …". */

import { type Exact, greatest, least, one, zero } from '../numbers/exact.ts';
import { combine, constant, selectVectors } from '../numbers/vector.ts';
import { Absences, numbers } from '../run/column.ts';
import { idShape } from '../scheme/amount.ts';
import type { Figure } from '../scheme/figure.ts';
import { record, required } from '../text/shape.ts';
import { checkMarkers } from './parts.ts';
import type { Term } from './term.ts';

export interface ChooseTerm {
  readonly kind: 'choose';
  /** The attribute. */
  readonly by: string;
  readonly cases: readonly Figure[];
}

/** Stands for `otherwise` among the cases' values: no attribute can have it. */
const REST = '\n';

/** Index of the chosen case for each row; −1: none. */
type ChooseTrace = Int16Array;

export const choose: Term<ChooseTerm, ChooseTrace> = {
  name: '分类选用',
  about: '按对象的属性选用其中一项。',
  gives: 'number',
  shape: ({ parts }) =>
    record<Omit<ChooseTerm, 'kind'>>('分类选用', {
      by: required(idShape, '按哪个属性'),
      cases: required(parts, '各类所用的指标，用 is: [值] 标明，其余用 otherwise: true'),
    }),
  inner: (node) => node.cases,
  reads: (node) => node.cases.map((part) => ({ figure: part.id, sign: 'up' })),
  missing: [],
  asks: 'never',
  check(figure, checking) {
    const { by, cases } = figure.term;
    checking.attribute(by, figure, ['choose', 'by']);
    checkMarkers(figure, cases, ['choose', 'cases'], ['is', 'otherwise'], checking);
    const seen = new Set<string>();
    for (const part of cases) {
      const inside = ['choose', 'cases', part.id];
      checking.refers(part.id, ['number'], figure, inside);
      if ((part.is === undefined) === (part.otherwise === undefined)) checking.report('case-unmarked', figure, inside);
      for (const value of part.is ?? (part.otherwise ? [REST] : [])) {
        if (seen.has(value))
          checking.report('case-twice', figure, inside, { value: value === REST ? 'otherwise' : value });
        seen.add(value);
      }
    }
    const values = checking.scheme.attributes?.find((a) => a.id === by)?.values;
    for (const value of values === undefined ? [] : seen) {
      if (value !== REST && !values?.includes(value)) {
        checking.report('value-unknown', figure, ['choose', 'cases'], { value, known: values?.join('、') ?? '' });
      }
    }
  },
  bounds(figure, checking) {
    const all = figure.term.cases.map((part) => checking.bounds(part));
    const among = (values: (Exact | undefined)[], pick: typeof least): Exact | undefined =>
      values.every((v) => v !== undefined) ? values.reduce((a, b) => pick(a as Exact, b as Exact)) : undefined;
    return {
      low: among(
        all.map((b) => b.low),
        least,
      ),
      high: among(
        all.map((b) => b.high),
        greatest,
      ),
      places: Math.max(...all.map((b) => b.places)),
    };
  },
  evaluate(figure, run) {
    const { length } = run.rows;
    const { by, cases } = figure.term;
    const index = new Map(cases.flatMap((part, i) => (part.is ?? []).map((value) => [value, i] as const)));
    const otherwise = cases.findIndex((part) => part.otherwise === true);
    const chosen = new Int16Array(length);
    const absent = new Absences(length);
    const columns = cases.map((part) => numbers(run.column(part.id)));
    let vector = constant(length, zero);
    for (let row = 0; row < length; row++) {
      const value = run.attribute(by, row);
      const at = (value === undefined ? undefined : index.get(value)) ?? otherwise;
      chosen[row] = at;
      const absence =
        at < 0
          ? { kind: 'notApplicable' as const, because: [run.reason(figure, 'no-case', { value: value ?? '空' })] }
          : columns[at]?.absent.at(row);
      if (absence !== undefined) absent.set(row, absence);
    }
    columns.forEach((column, i) => {
      const mask = Uint8Array.from(chosen, (at) => (at === i ? 1 : 0));
      vector = selectVectors(mask, vector, combine(length, [{ vector: column.vector, factor: one }]));
    });
    return { column: { kind: 'number', vector, absent }, trace: chosen };
  },
  show(figure, row, run, chosen) {
    const part = figure.term.cases[chosen[row] as number];
    const attribute = run.scheme.attributes?.find((a) => a.id === figure.term.by)?.name ?? figure.term.by;
    const value = run.attribute(figure.term.by, row) ?? '空';
    return { notes: [`${attribute}：${value}`], parts: part === undefined ? [] : [part.id] };
  },
  contributions(figure, row, _run, chosen) {
    const part = figure.term.cases[chosen[row] as number];
    return part === undefined ? [] : [{ figure: part.id, factor: one }];
  },
};
