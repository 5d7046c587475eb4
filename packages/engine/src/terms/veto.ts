/** 一票否决: where a condition holds, another value stands in place of the score. */
import { type Condition, conditionRef, figuresIn } from '../conditions/condition.ts';
import type { Exact } from '../numbers/exact.ts';
import { formatShort, greatest, least, one } from '../numbers/exact.ts';
import { exactAt, withValues } from '../numbers/vector.ts';
import { numbers, strongerOf } from '../run/column.ts';
import { type Amount, amount } from '../scheme/amount.ts';
import type { Figure } from '../scheme/figure.ts';
import { record, required } from '../text/shape.ts';
import type { Term } from './term.ts';

export interface VetoTerm {
  readonly kind: 'veto';
  readonly of: Figure;
  readonly when: Condition;
  readonly gives: Amount;
}

/** 1 in the rows that were vetoed. */
type VetoTrace = Uint8Array;

export const veto: Term<VetoTerm, VetoTrace> = {
  name: '一票否决',
  about: '符合条件的，以另一个值代替得分。',
  gives: 'number',
  shape: ({ operand }) =>
    record<Omit<VetoTerm, 'kind'>>('一票否决', {
      of: required(operand, '哪个得分'),
      when: required(conditionRef, '什么情况下否决'),
      gives: required(amount, '否决后计多少'),
    }),
  inner: (node) => [node.of],
  reads: (node) => [
    { figure: node.of.id, sign: 'up' },
    ...figuresIn(node.when).map((figure) => ({ figure, sign: 'any' as const })),
  ],
  missing: [],
  asks: 'never',
  check(figure, checking) {
    checking.refers(figure.term.of.id, ['number'], figure, ['veto', 'of']);
  },
  bounds(figure, checking) {
    const of = checking.bounds(figure.term.of);
    const gives = checking.values(figure.term.gives);
    return {
      low: of.low === undefined ? undefined : gives.reduce(least, of.low),
      high: of.high === undefined ? undefined : gives.reduce(greatest, of.high),
      places: Math.max(of.places, ...gives.map((g) => g.places)),
    };
  },
  evaluate(figure, run) {
    const of = numbers(run.column(figure.term.of.id));
    const gives = run.constant(figure.term.gives);
    const absent = of.absent.copy();
    const vetoed = new Uint8Array(run.rows.length);
    const replaced = new Map<number, Exact>();
    for (let row = 0; row < run.rows.length; row++) {
      const verdict = run.holds(figure.term.when, row);
      if (typeof verdict === 'object') {
        const stronger = strongerOf(absent.at(row), verdict);
        if (stronger !== undefined) absent.set(row, stronger);
      } else if (verdict) {
        vetoed[row] = 1;
        replaced.set(row, gives);
        // A veto stands whatever the score would have been, even where that is held.
        absent.clear(row);
      }
    }
    return { column: { kind: 'number', vector: withValues(of.vector, replaced), absent }, trace: vetoed };
  },
  show(figure, row, run, vetoed) {
    const of = numbers(run.column(figure.term.of.id));
    const parts = [figure.term.of.id];
    const stood = of.absent.has(row) ? {} : { arithmetic: run.text(figure.term.of.id, row) };
    const when = run.conditionText(figure.term.when);
    if (vetoed[row] !== 1) return { ...stood, notes: [`否决条件：${when}；未触发`], parts };
    const from = of.absent.has(row) ? {} : { from: exactAt(of.vector, row) };
    const text = `一票否决：${when}，计 ${formatShort(run.constant(figure.term.gives))}`;
    return { ...stood, replacing: { kind: 'veto', ...from, text }, parts };
  },
  contributions: (figure) => [{ figure: figure.term.of.id, factor: one }],
};
