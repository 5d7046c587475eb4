/** A figure's value in one row as factors times parts, and what was done to it besides: exact, so that the pieces give the value. */
import { add, type Exact, greatest, least, multiply, negate, one, roundTo, subtract, zero } from '../numbers/exact.ts';
import { exactAt } from '../numbers/vector.ts';
import type { Column } from '../run/column.ts';
import type { Evaluated } from '../run/evaluate.ts';
import type { Finished } from '../run/finish.ts';
import type { Figure } from '../scheme/figure.ts';
import type { CauseKind } from './comparison.ts';

/** Something that was done to a value after its parts were put together. */
type AdjustmentKind = Extract<CauseKind, 'cap' | 'floor' | 'rescale' | 'veto' | 'clamp'> | 'round';

export interface Opened {
  readonly parts: readonly { readonly figure: string; readonly factor: Exact }[];
  /** Without those that are nothing. */
  readonly adjustments: ReadonlyMap<AdjustmentKind, Exact>;
  /** What a leaf computed by itself, before adjustments. */
  readonly own?: Exact;
  /** The part that was taken, where the term takes one of several: it tells two openings apart that can't be held against each other. */
  readonly taken?: string;
}

/** One row of a population. */
export interface At {
  readonly evaluated: Evaluated;
  readonly row: number;
}

/** The figure's number; undefined where there is none. */
export function valueAt(id: string, { evaluated, row }: At): Exact | undefined {
  const column = columnOf(id, evaluated);
  return column.kind === 'number' && !column.absent.has(row) ? exactAt(column.vector, row) : undefined;
}

function columnOf(id: string, evaluated: Evaluated): Column {
  return finishedOf(id, evaluated).column;
}

function finishedOf(id: string, { finished }: Evaluated): Finished {
  const found = finished.get(id);
  if (found === undefined) throw new Error(`figure ${id} was not computed`);
  return found;
}

/** Figures that the term's value may be made of, one for one or by factors, whatever the row; none for a term that is a leaf. */
export function piecesOf({ term }: Figure): readonly string[] {
  switch (term.kind) {
    case 'sum':
    case 'weigh':
    case 'highest':
    case 'lowest':
      return term.parts.map((part) => part.id);
    case 'choose':
      return term.cases.map((part) => part.id);
    case 'scale':
    case 'veto':
    case 'clamp':
      return [term.of.id];
    case 'figure':
      return [term.figure];
    default:
      return [];
  }
}

/**
 * Opens a figure that has a value: own + Σ factor × part + Σ adjustments is that value, exactly. Undefined where it can't be opened in this row,
 * as when a value was stated in its place.
 */
export function openedAt(id: string, at: At): Opened | undefined {
  const { evaluated, row } = at;
  const figure = evaluated.run.figure(id);
  const finished = finishedOf(id, evaluated);
  if (finished.raw === undefined || finished.stated.has(row)) return undefined;
  const raw = exactAt(finished.raw, row);
  const adjustments = new Map<AdjustmentKind, Exact>();
  const adjust = (kind: AdjustmentKind, amount: Exact): void => {
    // A total may be rounded twice: before its cap and after it.
    if (amount.units !== 0n) adjustments.set(kind, add(adjustments.get(kind) ?? zero, amount));
  };
  addFinishing(figure, finished, raw, at, adjust);
  if (piecesOf(figure).length === 0) return { parts: [], own: raw, adjustments };
  const found = partsOf(figure, at);
  if (found === undefined) return undefined;
  const parts = found.filter(({ figure: part }) => valueAt(part, at) !== undefined);
  const put = parts.reduce((sum, p) => add(sum, multiply(p.factor, valueAt(p.figure, at) ?? zero)), zero);
  const besides = subtract(raw, put);
  if (besides.units !== 0n) adjust(ownAdjustment(figure), besides);
  const takes = figure.term.kind === 'highest' || figure.term.kind === 'lowest' || figure.term.kind === 'choose';
  return { parts, adjustments, ...(takes ? { taken: parts[0]?.figure ?? '' } : {}) };
}

type Part = Opened['parts'][number];

/** The parts with their factors as the term applies them in this row, absent ones among them. */
function partsOf(figure: Figure, at: At): readonly Part[] | undefined {
  const { evaluated, row } = at;
  const { run } = evaluated;
  const { term } = figure;
  switch (term.kind) {
    case 'sum':
      return term.parts.map((part) => ({ figure: part.id, factor: part.subtract ? negate(one) : one }));
    case 'weigh':
      return term.parts.map((part) => ({
        figure: part.id,
        factor: part.weight === undefined ? zero : run.constant(part.weight),
      }));
    case 'scale': {
      const factor = run.amount(term.by).at(row);
      return 'kind' in factor ? undefined : [{ figure: term.of.id, factor }];
    }
    case 'highest':
    case 'lowest': {
      const pick = term.kind === 'highest' ? greatest : least;
      const present = term.parts.flatMap((part) => valueAt(part.id, at) ?? []);
      const best = present.length === 0 ? undefined : present.reduce(pick);
      const taken = term.parts.find((part) => {
        const value = valueAt(part.id, at);
        return best !== undefined && value !== undefined && subtract(value, best).units === 0n;
      });
      return taken === undefined ? undefined : [{ figure: taken.id, factor: one }];
    }
    case 'choose': {
      const taken = term.cases[(run.trace(figure.id) as Int16Array)[row] as number];
      return taken === undefined ? undefined : [{ figure: taken.id, factor: one }];
    }
    case 'veto':
    case 'clamp':
      return valueAt(term.of.id, at) === undefined ? undefined : [{ figure: term.of.id, factor: one }];
    case 'figure':
      return [{ figure: term.figure, factor: one }];
    default:
      return undefined;
  }
}

/** What the term itself does beyond adding its parts up. */
function ownAdjustment({ id, term }: Figure): AdjustmentKind {
  switch (term.kind) {
    case 'sum':
    case 'weigh':
      return 'rescale';
    case 'veto':
      return 'veto';
    case 'clamp':
      return 'clamp';
    default:
      throw new Error(`the parts of ${id} do not give its value`);
  }
}

/** Rounding, cap, floor and the rounding of what is published, in their order. */
function addFinishing(
  figure: Figure,
  { rounding, published: last }: Finished,
  computed: Exact,
  at: At,
  adjust: (kind: AdjustmentKind, amount: Exact) => void,
): void {
  const { evaluated, row } = at;
  let value = computed;
  const change = (kind: AdjustmentKind, to: Exact): void => {
    adjust(kind, subtract(to, value));
    value = to;
  };
  if (rounding !== undefined) change('round', roundTo(value, rounding));
  if (figure.atMost !== undefined && figure.atMost !== 'none') {
    const cap = evaluated.run.amount(figure.atMost).at(row);
    if (!('kind' in cap)) change('cap', least(value, cap));
  }
  if (figure.atLeast !== undefined) {
    const floor = evaluated.run.amount(figure.atLeast).at(row);
    if (!('kind' in floor)) change('floor', greatest(value, floor));
  }
  if (last !== undefined) change('round', roundTo(value, last));
  const published = valueAt(figure.id, at);
  if (published === undefined || subtract(published, value).units !== 0n) {
    throw new Error(`the adjustments of ${figure.id} do not give its value`);
  }
}
