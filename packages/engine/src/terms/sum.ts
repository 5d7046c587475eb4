/** Parts added up and taken away, exactly. */
import { add, type Exact, formatNeat, formatShort, negate, one, zero } from '../numbers/exact.ts';
import {
  combine,
  constant,
  divideVectors,
  exactAt,
  product,
  selectVectors,
  type Vector,
  vectorOf,
} from '../numbers/vector.ts';
import { Absences, numbers, strongerOf } from '../run/column.ts';
import type { Evaluating } from '../run/evaluating.ts';
import type { Figure } from '../scheme/figure.ts';
import { checkMarkers, leftOut, nothingLeft, partsBounds, partsShape } from './parts.ts';
import type { Shown, Term, With } from './term.ts';

export interface SumTerm {
  readonly kind: 'sum';
  readonly parts: readonly Figure[];
}

/** Rows whose parts were rescaled, with the full marks of the added parts that are left, and what the added parts then come to. */
interface SumTrace {
  readonly left: ReadonlyMap<number, Exact>;
  readonly scaled?: Vector;
}

export const sum: Term<SumTerm, SumTrace> = {
  name: '合计',
  about: '各部分相加；标 subtract: true 的相减。',
  gives: 'number',
  shape: partsShape,
  inner: (node) => node.parts,
  reads: (node) => node.parts.map((part) => ({ figure: part.id, sign: part.subtract ? 'down' : 'up' })),
  missing: ['hold', 'pass', 'skip', 'rescale'],
  asks: 'ifPartsMayBe',
  check(figure, checking) {
    const { parts } = figure.term;
    checkMarkers(figure, parts, ['sum'], ['subtract'], checking);
    const rescales = figure.missing === 'rescale' || parts.some((part) => part.applies?.otherwise === 'rescale');
    for (const part of parts) {
      checking.refers(part.id, ['number', 'rank'], figure, ['sum', part.id]);
      if (rescales && !part.subtract && part.worth === undefined) {
        checking.report('rescale-needs-worth', figure, ['sum', part.id], { part: part.name ?? part.id });
      }
    }
  },
  bounds: (figure, checking) => partsBounds(figure.term.parts, checking, (part) => [part.subtract ? negate(one) : one]),
  evaluate(figure, run) {
    const { length } = run.rows;
    const { parts } = figure.term;
    const absent = new Absences(length);
    // Rows are looked at one by one only where somebody is absent.
    let counted: Uint16Array | undefined;
    let lacking: Uint8Array | undefined;
    const rescaled = new Map<number, Exact>();
    // Nothing is taken away from a sum that has nothing to take it from.
    const adds = parts.some((part) => !part.subtract);
    let forEverybody = 0;
    for (const part of parts) {
      const column = numbers(run.column(part.id));
      const counts = adds ? !part.subtract : true;
      if (column.absent.count === 0) {
        if (counts) forEverybody++;
        continue;
      }
      counted ??= new Uint16Array(length);
      lacking ??= new Uint8Array(length);
      for (let row = 0; row < length; row++) {
        const absence = column.absent.at(row);
        if (absence === undefined) {
          if (counts) counted[row] = (counted[row] as number) + 1;
          continue;
        }
        const outcome = leftOut(figure, part, absence, row, run);
        if (typeof outcome === 'object') {
          const stronger = strongerOf(absent.at(row), outcome);
          if (stronger !== undefined) absent.set(row, stronger);
          continue;
        }
        if (counts && absence.kind === 'missing') lacking[row] = 1;
        if (outcome === 'rescale' && !part.subtract) {
          rescaled.set(row, add(rescaled.get(row) ?? fullWorth(parts, run), negate(worthOf(part, run))));
        }
      }
    }
    /** Whether no part that counts has a value here. */
    const isEmpty = (row: number): boolean => forEverybody === 0 && (counted?.[row] ?? 0) === 0;
    const settle = (row: number): void => {
      const none = parts.every((part) => run.column(part.id).absent.has(row));
      const unscalable = (rescaled.get(row)?.units ?? 1n) <= 0n;
      if (absent.has(row)) return;
      if (none || unscalable || (isEmpty(row) && lacking?.[row] === 1)) {
        absent.set(row, nothingLeft(figure, parts, row, run));
      }
    };
    for (let row = 0; row < length && (forEverybody === 0 || rescaled.size > 0); row++) {
      if (isEmpty(row) || rescaled.has(row)) settle(row);
    }
    const vectorOfPart = (part: Figure) => ({ vector: numbers(run.column(part.id)).vector, factor: one });
    const plain = combine(
      length,
      parts.map((part) => ({ ...vectorOfPart(part), factor: part.subtract ? negate(one) : one })),
    );
    if (rescaled.size === 0) return { column: { kind: 'number', vector: plain, absent }, trace: { left: rescaled } };

    const added = combine(length, parts.filter((p) => !p.subtract).map(vectorOfPart));
    const taken = combine(length, parts.filter((p) => p.subtract).map(vectorOfPart));
    const full = constant(length, fullWorth(parts, run));
    const mask = new Uint8Array(length);
    const left: Exact[] = Array.from({ length }, () => one);
    for (const [row, worth] of rescaled) {
      if (worth.units <= 0n) continue;
      mask[row] = 1;
      left[row] = worth;
    }
    const scaled = divideVectors(product(added, full), vectorOf(left), run.rounding(figure));
    const adjusted = combine(length, [
      { vector: scaled, factor: one },
      { vector: taken, factor: negate(one) },
    ]);
    return {
      column: { kind: 'number', vector: selectVectors(mask, plain, adjusted), absent },
      trace: { left: rescaled, scaled },
    };
  },
  show(figure, row, run, trace) {
    const { parts } = figure.term;
    const present = parts.filter((part) => !run.column(part.id).absent.has(row));
    return { ...written(figure, present, row, run, trace), parts: parts.map((part) => part.id) };
  },
  contributions: (figure) =>
    figure.term.parts.map((part) => ({ figure: part.id, factor: part.subtract ? negate(one) : one })),
};

const worthOf = (part: Figure, run: Evaluating): Exact => (part.worth === undefined ? zero : run.constant(part.worth));
const fullWorth = (parts: readonly Figure[], run: Evaluating): Exact =>
  parts.filter((p) => !p.subtract).reduce((sum, part) => add(sum, worthOf(part, run)), zero);

function written(
  figure: With<SumTerm>,
  present: readonly Figure[],
  row: number,
  run: Evaluating,
  { left, scaled }: SumTrace,
): Pick<Shown, 'arithmetic' | 'lines'> {
  const value = (part: Figure): string => run.text(part.id, row);
  const added = present.filter((p) => !p.subtract).map(value);
  const taken = present.filter((p) => p.subtract).map((part) => ` − ${value(part)}`);
  const sum = added.length === 0 ? '0' : added.join(' + ');
  const worth = left.get(row);
  if (worth === undefined || scaled === undefined) return { arithmetic: `${sum}${taken.join('')}` };
  const full = formatShort(fullWorth(figure.term.parts, run));
  const rescaling = `(${sum}) × ${full} ÷ ${formatShort(worth)}`;
  if (taken.length === 0) return { arithmetic: rescaling };
  // The division is rounded before anything is taken away: a line of its own, so that it can be checked.
  const told = formatNeat(exactAt(scaled, row), run.scheme.decimals.places);
  const start = told.startsWith('-') ? `(${told})` : told;
  return { lines: [{ label: '折算', arithmetic: rescaling, value: told }], arithmetic: `${start}${taken.join('')}` };
}
