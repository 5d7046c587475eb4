/** The highest or the lowest of several parts; parts that don't apply are passed over. */
import { type Exact, formatExact, greatest, least } from '../numbers/exact.ts';
import { exactAt, vectorOf } from '../numbers/vector.ts';
import { type Absence, Absences, numbers, strongerOf } from '../run/column.ts';
import type { Figure } from '../scheme/figure.ts';
import { checkMarkers, leftOut, nothingLeft, partsShape } from './parts.ts';
import type { Term } from './term.ts';

export interface ExtremeTerm<K extends 'highest' | 'lowest'> {
  readonly kind: K;
  readonly parts: readonly Figure[];
}

function extreme<K extends 'highest' | 'lowest'>(kind: K, name: string): Term<ExtremeTerm<K>> {
  const pick = kind === 'highest' ? greatest : least;
  return {
    name,
    about: `几项之中${name}的一项。`,
    gives: 'number',
    shape: partsShape,
    inner: (node) => node.parts,
    reads: (node) => node.parts.map((part) => ({ figure: part.id, sign: 'up' })),
    missing: ['hold', 'pass', 'skip'],
    asks: 'ifPartsMayBe',
    check(figure, checking) {
      checkMarkers(figure, figure.term.parts, [kind], [], checking);
      for (const part of figure.term.parts) checking.refers(part.id, ['number', 'rank'], figure, [kind, part.id]);
    },
    bounds(figure, checking) {
      const all = figure.term.parts.map((part) => checking.bounds(part));
      const lows = all.map((b) => b.low);
      const highs = all.map((b) => b.high);
      const among = (values: (Exact | undefined)[], by: typeof pick): Exact | undefined =>
        values.every((v) => v !== undefined) ? values.reduce((a, b) => by(a as Exact, b as Exact)) : undefined;
      return { low: among(lows, least), high: among(highs, greatest), places: Math.max(...all.map((b) => b.places)) };
    },
    evaluate(figure, run) {
      const { length } = run.rows;
      const columns = figure.term.parts.map((part) => ({ part, column: numbers(run.column(part.id)) }));
      const places = Math.max(...columns.map(({ column }) => column.vector.places));
      const absent = new Absences(length);
      const values: Exact[] = [];
      for (let row = 0; row < length; row++) {
        let best: Exact | undefined;
        let lacking: Absence | undefined;
        for (const { part, column } of columns) {
          const absence = column.absent.at(row);
          if (absence === undefined) {
            const value = exactAt(column.vector, row);
            best = best === undefined ? value : pick(best, value);
            continue;
          }
          const outcome = leftOut(figure, part, absence, row, run);
          if (typeof outcome === 'object') lacking = strongerOf(lacking, outcome);
        }
        if (lacking !== undefined) absent.set(row, lacking);
        else if (best === undefined) absent.set(row, nothingLeft(figure, figure.term.parts, row, run));
        values.push(best ?? { units: 0n, places });
      }
      return { column: { kind: 'number', vector: vectorOf(values, places), absent }, trace: undefined };
    },
    show(figure, row, run) {
      const ids = figure.term.parts.map((part) => part.id);
      return {
        notes: [`${name}：${figure.term.parts.map((part) => shownPart(part, row, run)).join('、')}`],
        parts: ids,
      };
    },
  };
}

function shownPart(part: Figure, row: number, run: Parameters<Term<never>['evaluate']>[1]): string {
  const column = numbers(run.column(part.id));
  return column.absent.has(row) ? `${run.name(part.id)}无` : formatExact(exactAt(column.vector, row));
}

export const highest = extreme('highest', '取最高');
export const lowest = extreme('lowest', '取最低');
