/** One figure for one subject: does it apply, its term, a ruling in place of facts, then `round`, `atMost`, `atLeast`. */
import type { Figure, MissingWord } from '../../src/scheme/figure.ts';
import { amountOf, limitOf, wordsOf } from './amounts.ts';
import { inPlaceOf } from './applies.ts';
import { daysOn } from './attributes.ts';
import { type Case, rulingOnSubject } from './case.ts';
import {
  bandsValue,
  chooseValue,
  clampValue,
  extremeValue,
  linearValue,
  ratioValue,
  scaleValue,
  sumValue,
  vetoValue,
  weighValue,
} from './combining.ts';
import { eventsValue } from './happenings.ts';
import { acrossValue } from './linking.ts';
import { ballotsValue, pointsValue } from './opinions.ts';
import { notApplicable, type Outcome, orAbsent } from './outcome.ts';
import { divideValue, relativeValue } from './pools.ts';
import { rankOf } from './ranks.ts';
import { greater, lesser, parseNumber, type Rational, round, whole } from './rational.ts';
import { completionValue, earlierValue, measureValue } from './reading.ts';
import { splitValue } from './split.ts';

/** The term's own value, before a ruling, rounding and limits. `missing` is the scheme's word, or a ruling's (`ruled`). */
function termValue(
  of: Case,
  figure: Figure,
  subject: number,
  missing: MissingWord | undefined,
  ruled: string | undefined,
): Outcome {
  const { term } = figure;
  switch (term.kind) {
    case 'points':
      return pointsValue(of, figure, term, subject, missing);
    case 'ballots':
      return ballotsValue(of, figure, term, subject, missing);
    case 'events':
      return eventsValue(of, term, subject);
    case 'completion':
      return completionValue(of, figure, term, subject, missing);
    case 'measure':
      return measureValue(of, term, subject, missing);
    case 'earlier':
      return earlierValue(of, figure, term, subject, missing);
    case 'days':
      return { value: whole(daysOn(of, subject, term.attribute, term.is && wordsOf(of, term.is)).length) };
    case 'fixed':
      return { value: amountOf(of, term.value, { subject }) };
    case 'figure':
      return of.outcome(term.figure, subject);
    case 'sum':
      return sumValue(of, figure, term, subject, missing, ruled);
    case 'weigh':
      return weighValue(of, figure, term, subject, missing, ruled);
    case 'scale':
      return scaleValue(of, term.of, amountOf(of, term.by, { subject }), subject);
    case 'highest':
    case 'lowest':
      return extremeValue(of, term.kind, term.parts, subject, missing, ruled);
    case 'choose':
      return chooseValue(of, term, subject);
    case 'bands':
      return bandsValue(of, term, subject);
    case 'linear':
      return linearValue(of, figure, term, subject);
    case 'ratio':
      return ratioValue(of, figure, term, subject, missing);
    case 'relative':
      return relativeValue(of, figure, term, subject, missing);
    case 'divide':
      return divideValue(of, figure, term, subject, missing);
    case 'split':
      return splitValue(of, figure, term, subject, missing);
    case 'across':
      return acrossValue(of, figure, term, subject, missing);
    case 'clamp':
      return clampValue(of, term, subject);
    case 'veto':
      return vetoValue(of, term, subject);
    case 'rank':
      return rankOf(of, term, subject);
    case 'grade':
      return of.gradeSheet(figure).outcomes.get(subject) ?? notApplicable;
  }
}

const leaves: readonly Figure['term']['kind'][] = [
  'points',
  'ballots',
  'completion',
  'measure',
  'earlier',
  'ratio',
  'across',
  'relative',
  'split',
  'divide',
];

const canRedistribute = ({ term }: Figure): boolean =>
  term.kind === 'weigh' ||
  (term.kind === 'points' && term.roles !== undefined) ||
  (term.kind === 'ballots' && term.groups !== undefined);

const wholes: readonly Figure['term']['kind'][] = ['sum', 'weigh', 'highest', 'lowest'];

/** The figure with the committee's ruling on it where the scheme's word leaves it without a value (`missing.FIGURE`). */
function ruledValue(of: Case, figure: Figure, subject: number): Outcome {
  const ruling = rulingOnSubject(of, subject, `missing.${figure.id}`);
  const evaluate = (missing: MissingWord | undefined, ruled?: string): Outcome =>
    orAbsent(() => inPlaceOf(of, figure, subject) ?? termValue(of, figure, subject, missing, ruled));
  const plain = evaluate(figure.missing);
  const isLacking = 'absent' in plain && (plain.absent === 'missing' || plain.absent === 'held');
  if (!isLacking || ruling === undefined) return plain;
  const { kind } = figure.term;
  if (kind === 'rank' || kind === 'grade') return plain;
  if (ruling === 'redistribute' || ruling === 'rescale') {
    return canRedistribute(figure) || kind === 'sum' ? evaluate(ruling) : plain;
  }
  if (ruling !== 'skip') return { value: parseNumber(ruling), stated: true };
  if (leaves.includes(kind)) return notApplicable;
  if (!wholes.includes(kind)) return plain;
  // Where the scheme's word already leaves parts out, nothing was left.
  const word = figure.missing === 'hold' || figure.missing === 'pass' ? 'skip' : figure.missing;
  return evaluate(word, 'skip');
}

const isPublished = (of: Case, figure: Figure): boolean => of.scheme.populations.some((p) => p.total === figure.id);

/** Whether the scheme or a ruling states the figure as a whole. */
export function isStated(of: Case, figure: Figure, subject: number): boolean {
  const found = orAbsent(() => ruledValue(of, figure, subject));
  return 'value' in found && found.stated === true;
}

/** A figure's own `round`, or `decimals` on a published total. */
function roundedValue(of: Case, figure: Figure, value: Rational): Rational {
  if (figure.round !== undefined) return round(value, figure.round);
  return isPublished(of, figure) ? round(value, of.scheme.decimals) : value;
}

/** "The order is always: term → `round` → `atMost` → `atLeast`"; the published total is rounded once more at the end. */
export function figureOutcome(of: Case, figure: Figure, subject: number): Outcome {
  return orAbsent(() => {
    const found = ruledValue(of, figure, subject);
    if (!('value' in found)) return found;
    const rounded = roundedValue(of, figure, found.value);
    const atMost = limitOf(of, figure.atMost, { subject });
    const atLeast = limitOf(of, figure.atLeast, { subject });
    const capped = atMost === undefined ? rounded : lesser(rounded, atMost);
    const limited = atLeast === undefined ? capped : greater(capped, atLeast);
    return { value: isPublished(of, figure) ? roundedValue(of, figure, limited) : limited };
  });
}
