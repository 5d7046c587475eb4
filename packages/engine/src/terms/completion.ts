/** The share of assigned work that was done, on time or late, times the figure's worth. */

import type { ItemFact } from '../facts/facts.ts';
import { segments } from '../facts/segments.ts';
import { add, type Exact, formatShort, greatest, multiply, one, zero } from '../numbers/exact.ts';
import { constant, divideVectors, isZeroAt, product, sumByRow, vectorOf } from '../numbers/vector.ts';
import { Absences } from '../run/column.ts';
import type { Evaluating } from '../run/evaluating.ts';
import { type Amount, amount } from '../scheme/amount.ts';
import { choice } from '../text/choice.ts';
import { record, required } from '../text/shape.ts';
import type { Term, With } from './term.ts';

export interface CompletionTerm {
  readonly kind: 'completion';
  readonly by: 'count' | 'weight';
  /** What an item done late counts: 50%; 0% not at all. */
  readonly late: Amount;
}

/** Decimals of an item's weight: it is no score, so the scheme's places don't bind it. */
const WEIGHT_PLACES = 4;

type State = 'onTime' | 'late' | 'undone' | 'exempt';
interface CompletionTrace {
  readonly items: readonly ItemFact[];
  readonly states: readonly State[];
  readonly itemsOf: (row: number) => Int32Array;
}

export const completion: Term<CompletionTerm, CompletionTrace> = {
  name: '完成率计分',
  about: '应完成的任务中完成了多少，乘以满分。',
  gives: 'number',
  shape: () =>
    record<Omit<CompletionTerm, 'kind'>>('完成率计分', {
      by: required(choice({ count: '按件数', weight: '按权重' }), '按件数还是按权重'),
      late: required(amount, '逾期完成的按多少计，如 50%'),
    }),
  inner: () => [],
  reads: () => [],
  missing: ['hold', 'pass', 'count'],
  asks: 'always',
  check(figure, checking) {
    if (figure.worth === undefined) checking.report('worth-needed', figure, ['completion']);
    checking.share(figure.term.late, figure, ['completion', 'late']);
  },
  bounds(figure, checking) {
    const worths = checking.values(figure.worth);
    return {
      low: zero,
      high: worths.length === 0 ? undefined : worths.reduce(greatest),
      places: figure.round?.places ?? checking.scheme.decimals.places,
    };
  },
  admit(figure, admitting) {
    admitting.claim('items', figure.id);
    for (const fact of admitting.facts.items) {
      if (fact.indicator !== figure.id) continue;
      admitting.within(fact.weight, { low: '0', high: '1000' }, WEIGHT_PLACES, fact, '权重', true);
    }
  },
  evaluate(figure, run) {
    const { length } = run.rows;
    const until = Math.min(run.facts.run.to, run.facts.run.asOf);
    const items = run.facts.items.filter((item) => item.indicator === figure.id && item.due <= until);
    const rowOf = Int32Array.from(items, (item) => run.rows.rowOf(item.subject, item.due));
    const states = items.map((item): State => {
      if (item.exempt) return 'exempt';
      if (item.done === undefined || item.done > run.facts.run.asOf) return 'undone';
      return item.done <= item.due ? 'onTime' : 'late';
    });
    const late = run.constant(figure.term.late);
    const weightOf = (item: ItemFact): Exact => (figure.term.by === 'weight' ? item.weight : one);
    const due = items.map((item, k) => (states[k] === 'exempt' ? zero : weightOf(item)));
    const done = items.map((item, k) =>
      states[k] === 'onTime' ? weightOf(item) : states[k] === 'late' ? multiply(weightOf(item), late) : zero,
    );
    const dueSum = sumByRow(length, rowOf, vectorOf(due));
    const doneSum = sumByRow(length, rowOf, vectorOf(done));
    const worth = constant(length, worthOf(figure, run));
    const absent = new Absences(length);
    const lacking = { kind: 'missing' as const, because: [run.reason(figure, 'nothing-due')] };
    for (let row = 0; row < length; row++) if (isZeroAt(dueSum, row)) absent.set(row, lacking);
    const vector = divideVectors(product(doneSum, worth), dueSum, run.rounding(figure));
    return {
      column: { kind: 'number', vector, absent },
      trace: { items, states, itemsOf: segments(length, rowOf).of },
    };
  },
  show(figure, row, run, { items, states, itemsOf }) {
    const mine = [...itemsOf(row)];
    const weight = (k: number): Exact => (figure.term.by === 'weight' ? (items[k] as ItemFact).weight : one);
    const total = (state: State): Exact =>
      mine
        .filter((k) => states[k] === state)
        .map(weight)
        .reduce(add, zero);
    const [onTime, late, undone] = [total('onTime'), total('late'), total('undone')];
    const exempt = mine.filter((k) => states[k] === 'exempt').length;
    const due = add(add(onTime, late), undone);
    const notes = [
      `应完成 ${formatShort(due)}，按时 ${formatShort(onTime)}，逾期 ${formatShort(late)}，未完成 ${formatShort(undone)}` +
        (exempt > 0 ? `，免做 ${exempt} 件` : ''),
    ];
    const facts = mine.map((k) => (items[k] as ItemFact).id);
    if (due.units === 0n) return { notes: ['没有应完成的任务'], facts };
    const done = `(${formatShort(onTime)} + ${formatShort(late)} × ${formatShort(run.constant(figure.term.late))})`;
    return { arithmetic: `${formatShort(worthOf(figure, run))} × ${done} ÷ ${formatShort(due)}`, notes, facts };
  },
};

const worthOf = (figure: With<CompletionTerm>, run: Evaluating): Exact =>
  figure.worth === undefined ? one : run.constant(figure.worth);
