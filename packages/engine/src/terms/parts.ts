/** What the terms with parts share: what to do about an absent part, and the checks over parts. */
import { add, compare, type Exact, greatest, least, multiply } from '../numbers/exact.ts';
import type { Absence } from '../run/column.ts';
import type { Evaluating } from '../run/evaluating.ts';
import type { Checking } from '../scheme/checking.ts';
import type { Figure } from '../scheme/figure.ts';
import { type Shape, shape } from '../text/shape.ts';
import type { Bounds, Nested } from './term.ts';

/** A term that is nothing but its parts, in order. */
export interface PartsNode {
  readonly parts: readonly Figure[];
}
export const partsShape = ({ parts }: Nested): Shape<PartsNode> =>
  shape(parts.expects, {
    read(from, path, into) {
      const read = parts.read(from, path, into);
      return read === undefined ? undefined : { parts: read };
    },
    write: (node) => parts.write(node.parts),
    schema: () => parts.schema(),
  });

/**
 * What an absent part does to its whole: it is skipped, skipped with the rest rescaled, or passes its absence up. A ruling on the whole
 * (`missing.ID`) speaks only where the scheme's word leaves the subject without a value.
 */
export function leftOut(
  whole: Figure,
  part: Figure,
  absence: Absence,
  row: number,
  run: Evaluating,
): 'skip' | 'rescale' | Absence {
  if (absence.kind === 'notApplicable') return part.applies?.otherwise === 'rescale' ? 'rescale' : 'skip';
  if (absence.kind !== 'missing') return absence;
  const { missing } = whole;
  const leaves = missing === 'skip' || missing === 'rescale' || missing === 'redistribute';
  const word = leaves ? missing : (run.ruling(row, `missing.${whole.id}`)?.value ?? missing);
  if (word === 'skip') return 'skip';
  if (word === 'rescale' || word === 'redistribute') return 'rescale';
  return missing === 'hold' ? { kind: 'held', because: absence.because } : absence;
}

/**
 * Where none of these parts counts: held if that is for want of facts, unless a ruling leaves the whole out; not applicable if none concerns
 * the subject.
 */
export function nothingLeft(figure: Figure, parts: readonly Figure[], row: number, run: Evaluating): Absence {
  const lacking = parts.flatMap((part) => {
    const absence = run.column(part.id).absent.at(row);
    return absence?.kind === 'missing' ? absence.because : [];
  });
  if (lacking.length === 0) return { kind: 'notApplicable', because: [run.reason(figure, 'no-part-applies')] };
  return run.ruling(row, `missing.${figure.id}`)?.value === 'skip'
    ? { kind: 'notApplicable', because: [run.reason(figure, 'ruled-out')] }
    : { kind: 'held', because: lacking };
}

const markers = ['weight', 'subtract', 'is', 'otherwise'] as const;

/** Reports marks that have no place on these parts. */
export function checkMarkers(
  figure: Figure,
  parts: readonly Figure[],
  inside: readonly string[],
  allowed: readonly (typeof markers)[number][],
  checking: Checking,
): void {
  for (const part of parts) {
    for (const marker of markers) {
      if (part[marker] !== undefined && !allowed.includes(marker)) {
        checking.report('mark-out-of-place', figure, [...inside, part.id, marker], { mark: marker });
      }
    }
  }
}

/** Bounds of Σ factor × part, the factors given as the values that they may take. */
export function partsBounds(
  parts: readonly Figure[],
  checking: Checking,
  factorsOf: (part: Figure) => readonly Exact[],
): Bounds {
  let low: Exact | undefined = { units: 0n, places: 0 };
  let high: Exact | undefined = { units: 0n, places: 0 };
  let places = 0;
  for (const part of parts) {
    const bounds = checking.bounds(part);
    const factors = factorsOf(part);
    if (factors.length === 0) continue;
    places = Math.max(places, ...factors.map((f) => f.places + bounds.places));
    const scaled = scaledBounds(bounds, factors);
    const may = part.applies !== undefined || part.missing === 'pass';
    low = plus(low, may ? atMostZero(scaled.low) : scaled.low);
    high = plus(high, may ? atLeastZero(scaled.high) : scaled.high);
  }
  return { low, high, places };
}

const plus = (a: Exact | undefined, b: Exact | undefined): Exact | undefined =>
  a === undefined || b === undefined ? undefined : add(a, b);
const nothing: Exact = { units: 0n, places: 0 };
const atMostZero = (v: Exact | undefined): Exact | undefined => (v === undefined ? undefined : least(v, nothing));
const atLeastZero = (v: Exact | undefined): Exact | undefined => (v === undefined ? undefined : greatest(v, nothing));

/** The bounds of a value times one of the factors. */
export function scaledBounds(bounds: Bounds, factors: readonly Exact[]): { low?: Exact; high?: Exact } {
  let low: Exact | undefined;
  let high: Exact | undefined;
  let openLow = false;
  let openHigh = false;
  for (const factor of factors) {
    const negative = compare(factor, nothing) < 0;
    const from = negative ? bounds.high : bounds.low;
    const to = negative ? bounds.low : bounds.high;
    if (from === undefined) openLow = true;
    else low = low === undefined ? multiply(from, factor) : least(low, multiply(from, factor));
    if (to === undefined) openHigh = true;
    else high = high === undefined ? multiply(to, factor) : greatest(high, multiply(to, factor));
  }
  return { ...(openLow ? {} : { low }), ...(openHigh ? {} : { high }) };
}
