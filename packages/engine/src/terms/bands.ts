/** A number by the band in which another falls: "≥50 → 5; ≥20 → 2.5". The first row that holds counts. */
import { type Exact, greatest, least } from '../numbers/exact.ts';
import { exactAt, vectorOf } from '../numbers/vector.ts';
import { numbers } from '../run/column.ts';
import type { Evaluating } from '../run/evaluating.ts';
import { type Amount, amount, type Range, rangeFields } from '../scheme/amount.ts';
import type { Figure } from '../scheme/figure.ts';
import { amountText, exactRange, inRange, rangeText } from '../scheme/range.ts';
import { listOf, optional, record, required } from '../text/shape.ts';
import type { Term, With } from './term.ts';

export interface Band extends Range {
  readonly gives: Amount;
}
export interface BandsTerm {
  readonly kind: 'bands';
  readonly of: Figure;
  readonly rows: readonly Band[];
  readonly otherwise?: Amount;
}

/** Index of the band for each row of the column; −1: otherwise, −2: a gap. */
type BandsTrace = Int16Array;

export const bands: Term<BandsTerm, BandsTrace> = {
  name: '分档计分',
  about: '按数值落入的档次计分，从上到下第一个符合的为准。',
  gives: 'number',
  shape: ({ operand }) =>
    record<Omit<BandsTerm, 'kind'>>('分档计分', {
      of: required(operand, '看哪个数'),
      rows: required(
        listOf(record<Band>('档次', { ...rangeFields, gives: required(amount, '计多少分') })),
        '各档，从上到下第一个符合的为准',
      ),
      otherwise: optional(amount, '都不符合时计多少分'),
    }),
  inner: (node) => [node.of],
  reads: (node) => [{ figure: node.of.id, sign: 'any' }],
  missing: [],
  asks: 'never',
  check(figure, checking) {
    const { of, rows, otherwise } = figure.term;
    checking.refers(of.id, ['number', 'rank'], figure, ['bands', 'of']);
    const placed = rows.map((range, i) => ({ range, inside: ['bands', 'rows', i], name: `第 ${i + 1} 档` }));
    checking.ranges(placed, otherwise !== undefined, checking.bounds(of), figure);
    rows.forEach(({ atLeast, above, atMost, below }, i) => {
      checking.scale([atLeast, above, atMost, below], of, figure, ['bands', 'rows', i]);
    });
    const given = new Map<string, number>();
    rows.forEach((row, i) => {
      const key = JSON.stringify([row.atLeast, row.above, row.atMost, row.below]);
      const before = given.get(key);
      if (before !== undefined) {
        checking.report('rows-equal', figure, ['bands', 'rows', i], { row: String(i + 1), before: String(before + 1) });
      } else given.set(key, i);
    });
  },
  bounds(figure, checking) {
    const { rows, otherwise } = figure.term;
    const amounts = [...rows.map((row) => row.gives), ...(otherwise === undefined ? [] : [otherwise])];
    const values = amounts.flatMap(checking.values);
    if (values.length === 0) return { places: 0 };
    return {
      low: values.reduce(least),
      high: values.reduce(greatest),
      places: Math.max(...values.map((v) => v.places)),
    };
  },
  evaluate(figure, run) {
    const of = numbers(run.column(figure.term.of.id));
    const { rows, otherwise } = figure.term;
    const ranges = rows.map((row) => exactRange(row, (a) => run.constant(a)));
    const gives = rows.map((row) => run.constant(row.gives));
    const rest = otherwise === undefined ? undefined : run.constant(otherwise);
    const absent = of.absent.copy();
    const band = new Int16Array(run.rows.length);
    const values: Exact[] = [];
    for (let row = 0; row < run.rows.length; row++) {
      const at = ranges.findIndex((range) => inRange(exactAt(of.vector, row), range));
      const value = gives[at] ?? rest;
      band[row] = at >= 0 ? at : rest === undefined ? -2 : -1;
      if (value === undefined && !absent.has(row)) {
        absent.set(row, { kind: 'held', because: [run.reason(figure, 'band-gap')] });
      }
      values.push(value ?? { units: 0n, places: 0 });
    }
    const places = Math.max(0, ...values.map((v) => v.places));
    return { column: { kind: 'number', vector: vectorOf(values, places), absent }, trace: band };
  },
  show(figure, row, run, trace) {
    const parts = [figure.term.of.id];
    // What has no value belongs to no band, and must not be spoken of as 0.
    if (run.column(figure.term.of.id).absent.has(row)) return { parts };
    return { notes: [bandText(figure, row, run, trace[row] as number)], parts };
  },
};

function bandText(figure: With<BandsTerm>, row: number, run: Evaluating, at: number): string {
  const value = run.text(figure.term.of.id, row);
  const told = (amount: Amount): string => amountText(amount, run);
  const { otherwise } = figure.term;
  const band = figure.term.rows[at];
  if (band !== undefined) return `${value} 属于“${rangeText(band, told)}”一档，计 ${told(band.gives)}`;
  return otherwise !== undefined ? `${value} 不在各档之内，计 ${told(otherwise)}` : `${value} 不在任何一档之内`;
}
