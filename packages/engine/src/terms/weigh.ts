/** Parts with weights: Σ weight × part, exactly; where a part is absent its weight may go to the others. */
import { add, type Exact, formatPercent, negate, one, zero } from '../numbers/exact.ts';
import { combine, divideVectors, selectVectors, vectorOf } from '../numbers/vector.ts';
import { Absences, numbers, strongerOf } from '../run/column.ts';
import type { Evaluating } from '../run/evaluating.ts';
import type { Figure } from '../scheme/figure.ts';
import { checkMarkers, leftOut, nothingLeft, partsBounds, partsShape } from './parts.ts';
import type { Term, With } from './term.ts';

export interface WeighTerm {
  readonly kind: 'weigh';
  readonly parts: readonly Figure[];
}

/** Rows in which weights went over to others, with the weight that is left. */
type WeighTrace = ReadonlyMap<number, Exact>;

export const weigh: Term<WeighTerm, WeighTrace> = {
  name: '加权合计',
  about: '各部分按 weight 加权相加，权重合计100%。',
  gives: 'number',
  shape: partsShape,
  inner: (node) => node.parts,
  reads: (node) => node.parts.map((part) => ({ figure: part.id, sign: 'up' })),
  missing: ['hold', 'pass', 'redistribute', 'skip'],
  asks: 'ifPartsMayBe',
  check(figure, checking) {
    const { parts } = figure.term;
    checkMarkers(figure, parts, ['weigh'], ['weight'], checking);
    for (const part of parts) {
      checking.refers(part.id, ['number', 'rank'], figure, ['weigh', part.id]);
      if (part.weight === undefined) {
        checking.report('weight-missing', figure, ['weigh', part.id], { part: part.name ?? part.id });
      }
    }
    const weights = parts.flatMap((p) => (p.weight === undefined ? [] : [{ key: p.id, value: p.weight }]));
    if (weights.length === parts.length) checking.weights(weights, figure, ['weigh']);
  },
  bounds: (figure, checking) => partsBounds(figure.term.parts, checking, (part) => checking.values(part.weight)),
  evaluate(figure, run) {
    const { length } = run.rows;
    const { parts } = figure.term;
    const absent = new Absences(length);
    const moved = new Map<number, Exact>();
    /** How many parts each row has, but for those that everybody has: they need no looking row by row. */
    let present: Uint16Array | undefined;
    let forEverybody = 0;
    const weighing = parts.filter((part) => weightOf(part, run).units !== 0n);
    for (const part of parts) {
      const weight = weightOf(part, run);
      const column = numbers(run.column(part.id));
      // A part of no weight is only shown: it neither counts nor holds anybody back.
      if (weight.units === 0n) continue;
      if (column.absent.count === 0) {
        forEverybody++;
        continue;
      }
      present ??= new Uint16Array(length);
      for (let row = 0; row < length; row++) {
        const absence = column.absent.at(row);
        if (absence === undefined) {
          present[row] = (present[row] as number) + 1;
          continue;
        }
        const outcome = leftOut(figure, part, absence, row, run);
        if (typeof outcome === 'object') {
          const stronger = strongerOf(absent.at(row), outcome);
          if (stronger !== undefined) absent.set(row, stronger);
        } else if (outcome === 'rescale') moved.set(row, add(moved.get(row) ?? one, negate(weight)));
      }
    }
    for (let row = 0; row < length && forEverybody === 0; row++) {
      if ((present?.[row] ?? 0) === 0 && !absent.has(row)) absent.set(row, nothingLeft(figure, weighing, row, run));
    }
    const exact = combine(
      length,
      parts.map((part) => ({ vector: numbers(run.column(part.id)).vector, factor: weightOf(part, run) })),
    );
    if (moved.size === 0) return { column: { kind: 'number', vector: exact, absent }, trace: moved };
    const mask = new Uint8Array(length);
    const left: Exact[] = Array.from({ length }, () => one);
    for (const [row, weight] of moved) {
      if (weight.units > 0n) {
        mask[row] = 1;
        left[row] = weight;
      }
    }
    const shared = divideVectors(exact, vectorOf(left), run.rounding(figure));
    return { column: { kind: 'number', vector: selectVectors(mask, exact, shared), absent }, trace: moved };
  },
  show(figure, row, run, trace) {
    return {
      arithmetic: written(figure, row, run, trace.get(row)),
      parts: figure.term.parts.map((part) => part.id),
    };
  },
  contributions: (figure, _row, run) =>
    figure.term.parts.map((part) => ({ figure: part.id, factor: weightOf(part, run) })),
};

const weightOf = (part: Figure, run: Evaluating): Exact =>
  part.weight === undefined ? zero : run.constant(part.weight);

function written(figure: With<WeighTerm>, row: number, run: Evaluating, left: Exact | undefined): string {
  const products = figure.term.parts
    .filter((part) => !run.column(part.id).absent.has(row))
    .map((part) => {
      return `${run.text(part.id, row)} × ${formatPercent(weightOf(part, run))}`;
    });
  const sum = products.join(' + ');
  return left === undefined ? sum : `(${sum}) ÷ ${formatPercent(left)}`;
}
