/** The terms that put other figures together. */
import type { Figure, MissingWord } from '../../src/scheme/figure.ts';
import type { BandsTerm } from '../../src/terms/bands.ts';
import type { ChooseTerm } from '../../src/terms/choose.ts';
import type { ClampTerm } from '../../src/terms/clamp.ts';
import type { LinearTerm } from '../../src/terms/linear.ts';
import type { RatioTerm } from '../../src/terms/ratio.ts';
import type { SumTerm } from '../../src/terms/sum.ts';
import type { VetoTerm } from '../../src/terms/veto.ts';
import type { WeighTerm } from '../../src/terms/weigh.ts';
import { amountOf, inRange } from './amounts.ts';
import { attributeOf } from './attributes.ts';
import type { Case } from './case.ts';
import { lacking, quotient } from './opinions.ts';
import { type Absence, type Absent, notApplicable, numberIn, type Outcome, type Valued, worst } from './outcome.ts';
import {
  add,
  compare,
  greater,
  isZero,
  lesser,
  multiply,
  one,
  parseNumber,
  type Rational,
  subtract,
  total,
  zero,
} from './rational.ts';

/** What becomes of a part in `sum` and `weigh`. */
type Fate =
  | { readonly counts: Rational }
  | { readonly leftOut: 'skip' | 'rescale'; readonly because: Absence }
  | { readonly stops: Absence };

/** What `applies.otherwise` and `missing` say about a part that has no value. */
function fateOf(part: Figure, outcome: Outcome, missing: MissingWord | undefined): Fate {
  if (!('absent' in outcome)) return { counts: numberIn(outcome) };
  const because = outcome.absent;
  if (because === 'notApplicable') {
    return { leftOut: part.applies?.otherwise === 'rescale' ? 'rescale' : 'skip', because };
  }
  if (because !== 'missing') return { stops: because };
  if (typeof missing === 'object') return { counts: parseNumber(missing.count) };
  if (missing === 'skip') return { leftOut: 'skip', because };
  if (missing === 'rescale' || missing === 'redistribute') return { leftOut: 'rescale', because };
  return { stops: missing === 'hold' ? 'held' : 'missing' };
}

interface Part {
  readonly figure: Figure;
  /** Its worth in a `sum` (zero where it has none), its weight in a `weigh`. */
  readonly share: Rational;
  readonly fate: Fate;
}

const counted = (part: Part): Rational => ('counts' in part.fate ? part.fate.counts : zero);
const isCounted = (part: Part): boolean => 'counts' in part.fate;
const isRescaled = (part: Part): boolean => 'leftOut' in part.fate && part.fate.leftOut === 'rescale';
const shares = (parts: readonly Part[]): Rational => total(parts.map((p) => p.share));

/** "Held where facts lack, and not applicable where none concerns the subject"; a ruling `skip` leaves the whole out. */
function nothingLeft(parts: readonly Part[], ruled: string | undefined): Absence {
  const lacking = parts.some(({ fate }) => 'leftOut' in fate && fate.because === 'missing');
  return lacking && ruled !== 'skip' ? 'held' : 'notApplicable';
}

const stopping = (parts: readonly Part[]): Absence | undefined =>
  worst(parts.flatMap(({ fate }) => ('stops' in fate ? [fate.stops] : [])));

/** What keeps a sum from having a value: a part that stops it, or that nothing is left to add (or to scale up). */
function absenceOfSum(parts: readonly Part[], full: Rational, ruled: string | undefined): Absence | undefined {
  const stops = stopping(parts);
  if (stops !== undefined) return stops;
  const added = parts.filter((p) => !p.figure.subtract);
  const none = !parts.some(isCounted);
  const noneToAdd = added.length > 0 && !added.some(isCounted);
  const addedLack = added.some(({ fate }) => 'leftOut' in fate && fate.because === 'missing');
  const nothingToScale = added.some(isRescaled) && compare(shares(added.filter(isRescaled)), full) >= 0;
  return none || (noneToAdd && addedLack) || nothingToScale ? nothingLeft(parts, ruled) : undefined;
}

/** "× full ÷ what is left of it without the parts rescaled away (one division, rounded)". */
function scaledUp(of: Case, figure: Figure, sum: Rational, parts: readonly Part[], full: Rational): Rational {
  const away = shares(parts.filter(isRescaled));
  if (isZero(away)) return sum;
  return quotient(of, figure, multiply(sum, full), subtract(full, away));
}

/** "Rescaled: (Σ added parts present) × full worth ÷ worth present (one division, rounded), then the subtracted parts." */
export function sumValue(
  of: Case,
  figure: Figure,
  term: SumTerm,
  subject: number,
  missing: MissingWord | undefined,
  ruled: string | undefined,
): Valued | Absent {
  const parts = term.parts.map((part) => ({
    figure: part,
    share: part.worth === undefined ? zero : amountOf(of, part.worth, { subject }),
    fate: fateOf(part, of.outcome(part.id, subject), missing),
  }));
  const added = parts.filter((p) => !p.figure.subtract);
  const taken = parts.filter((p) => p.figure.subtract);
  const full = shares(added);
  const absent = absenceOfSum(parts, full, ruled);
  if (absent !== undefined) return { absent };
  const scaled = scaledUp(of, figure, total(added.map(counted)), added, full);
  return { value: subtract(scaled, total(taken.map(counted))) };
}

/**
 * "Σ weight × part"; "redistributed: (Σ weight × part over those present) ÷ Σ weights present, rounded". A part whose weight is zero never
 * holds anybody back.
 */
export function weighValue(
  of: Case,
  figure: Figure,
  term: WeighTerm,
  subject: number,
  missing: MissingWord | undefined,
  ruled: string | undefined,
): Valued | Absent {
  const weigh = (part: Figure): Rational => {
    if (part.weight === undefined) throw new Error(`${part.id} has no weight`);
    return amountOf(of, part.weight, { subject });
  };
  const parts = term.parts
    .filter((part) => !isZero(weigh(part)))
    .map((part) => ({
      figure: part,
      share: weigh(part),
      fate: fateOf(part, of.outcome(part.id, subject), missing),
    }));
  const absent = stopping(parts) ?? (parts.some(isCounted) ? undefined : nothingLeft(parts, ruled));
  if (absent !== undefined) return { absent };
  const sum = total(parts.map((p) => multiply(p.share, counted(p))));
  return { value: scaledUp(of, figure, sum, parts, one) };
}

/** Runs a computation over figures that must all have a value; their absences pass up. */
function withValues(outcomes: readonly Outcome[], compute: (values: readonly Rational[]) => Valued | Absent): Outcome {
  const absent = worst(outcomes.flatMap((o) => ('absent' in o ? [o.absent] : [])));
  if (absent !== undefined) return { absent };
  return compute(outcomes.flatMap((o) => ('absent' in o ? [] : [numberIn(o)])));
}

/** Parts that don't apply are passed over; `missing: skip` passes over missing ones as well, but somebody of whom all lack is held. */
export function extremeValue(
  of: Case,
  kind: 'highest' | 'lowest',
  parts: readonly Figure[],
  subject: number,
  missing: MissingWord | undefined,
  ruled: string | undefined,
): Outcome {
  const all = parts.map((part) => of.outcome(part.id, subject));
  const outcomes = all.filter(
    (o) => !('absent' in o) || (o.absent !== 'notApplicable' && !(o.absent === 'missing' && missing === 'skip')),
  );
  if (outcomes.length === 0) {
    const lacking = all.some((o) => 'absent' in o && o.absent === 'missing');
    return lacking && ruled !== 'skip' ? { absent: 'held' } : notApplicable;
  }
  if (missing === 'hold' && outcomes.some((o) => 'absent' in o && o.absent === 'missing')) return { absent: 'held' };
  return withValues(outcomes, (values) => ({ value: values.reduce(kind === 'highest' ? greater : lesser) }));
}

export function scaleValue(of: Case, target: Figure, by: Rational, subject: number): Outcome {
  return withValues([of.outcome(target.id, subject)], ([value = zero]) => ({ value: multiply(value, by) }));
}

/** "The case whose `is` holds the subject's attribute; `otherwise: true` for the rest; none: not applicable." */
export function chooseValue(of: Case, term: ChooseTerm, subject: number): Outcome {
  const word = attributeOf(of, subject, term.by);
  const chosen =
    term.cases.find((c) => word !== undefined && c.is?.includes(word)) ?? term.cases.find((c) => c.otherwise);
  return chosen === undefined ? notApplicable : of.outcome(chosen.id, subject);
}

/** "First row that holds." */
export function bandsValue(of: Case, term: BandsTerm, subject: number): Outcome {
  return withValues([of.outcome(term.of.id, subject)], ([value = zero]) => {
    const gives = term.rows.find((row) => inRange(of, row, value, subject))?.gives ?? term.otherwise;
    if (gives === undefined) throw new Error('a gap in bands, which the checker refuses');
    return { value: amountOf(of, gives, { subject }) };
  });
}

/** "Straight line between two points, flat outside." Between them it is one division. */
export function linearValue(of: Case, figure: Figure, term: LinearTerm, subject: number): Outcome {
  const pointOf = (point: LinearTerm['from']) => ({
    at: amountOf(of, point.at, { subject }),
    gives: amountOf(of, point.gives, { subject }),
  });
  return withValues([of.outcome(term.of.id, subject)], ([value = zero]) => {
    const [a, b] = [pointOf(term.from), pointOf(term.to)];
    const [left, right] = compare(a.at, b.at) <= 0 ? [a, b] : [b, a];
    if (compare(value, left.at) <= 0) return { value: left.gives };
    if (compare(value, right.at) >= 0) return { value: right.gives };
    const fromLeft = multiply(right.gives, subtract(value, left.at));
    const fromRight = multiply(left.gives, subtract(right.at, value));
    return { value: quotient(of, figure, add(fromLeft, fromRight), subtract(right.at, left.at)) };
  });
}

/** "Division of two figures"; nothing can be divided by zero, which counts as lacking. */
export function ratioValue(
  of: Case,
  figure: Figure,
  term: RatioTerm,
  subject: number,
  missing: MissingWord | undefined,
): Outcome {
  const outcomes = [of.outcome(term.of.id, subject), of.outcome(term.to.id, subject)];
  return withValues(outcomes, ([value = zero, to = zero]) =>
    isZero(to) ? lacking(missing) : { value: quotient(of, figure, value, to) },
  );
}

/** "A figure held within the band of a grade that was settled first." */
export function clampValue(of: Case, term: ClampTerm, subject: number): Outcome {
  const outcome = of.outcome(term.of.id, subject);
  const level = of.outcome(term.by, subject);
  const absent = worst([outcome, level].flatMap((o) => ('absent' in o ? [o.absent] : [])));
  if (absent !== undefined || 'absent' in outcome) return { absent: absent ?? 'held' };
  const band = term.to.find((t) => 'grade' in level && t.key === level.grade)?.value;
  if (band === undefined) throw new Error('a level without a band, which the checker refuses');
  return { value: greater(lesser(numberIn(outcome), parseNumber(band.high)), parseNumber(band.low)) };
}

/** "Replaces the value where the condition holds", also one that is held. */
export function vetoValue(of: Case, term: VetoTerm, subject: number): Outcome {
  const outcome = of.outcome(term.of.id, subject);
  const truth = of.truth(term.when, subject);
  if (truth === true) return { value: amountOf(of, term.gives, { subject }) };
  const absences = ['absent' in outcome ? outcome.absent : undefined, typeof truth === 'string' ? truth : undefined];
  const absent = worst(absences.filter((a) => a !== undefined));
  return absent === undefined ? outcome : { absent };
}
