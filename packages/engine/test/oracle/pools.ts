/** Figures that look at everybody in a pool: relative ones. */
import type { Figure, MissingWord } from '../../src/scheme/figure.ts';
import type { RelativeTerm } from '../../src/terms/relative.ts';
import { amountOf } from './amounts.ts';
import type { Case } from './case.ts';
import { lacking, quotient } from './opinions.ts';
import { numberIn, type Outcome } from './outcome.ts';
import { everybody, poolOf } from './ranks.ts';
import { compare, divide, fraction, multiply, one, type Rational, subtract, total, whole, zero } from './rational.ts';

/** The subject and everybody in the same pool. */
const poolMates = (of: Case, inside: string, subject: number): readonly number[] =>
  of.members.filter((m) => poolOf(of, inside, m) === poolOf(of, inside, subject));

/** "Who has none is held." */
const isWithoutPool = (of: Case, inside: string, subject: number): boolean =>
  inside !== everybody && poolOf(of, inside, subject) === undefined;

const isUndecided = (outcome: Outcome): boolean =>
  'absent' in outcome && (outcome.absent === 'held' || outcome.absent === 'open');

const mean = (values: readonly Rational[]): Rational => divide(total(values), whole(values.length));

function median(values: readonly Rational[]): Rational {
  const sorted = [...values].sort(compare);
  const from = Math.ceil(sorted.length / 2) - 1;
  return mean(sorted.slice(from, Math.floor(sorted.length / 2) + 1));
}

/** What a value is compared with; nothing where there is nobody to compare with. */
function baseOf(term: RelativeTerm, own: Rational, values: readonly Rational[]): Rational | undefined {
  const sorted = [...values].sort(compare);
  switch (term.to) {
    case 'best':
      return sorted.at(-1);
    case 'worst':
      return sorted[0];
    case 'mean':
      return mean(values);
    case 'median':
      return median(values);
    case 'sum':
      return total(values);
    case 'meanOfOthers':
      return values.length < 2 ? undefined : divide(subtract(total(values), own), fraction(BigInt(values.length - 1)));
  }
}

/** "The value ÷ the base, times the figure's worth where it has one: one division, rounded." */
export function relativeValue(
  of: Case,
  figure: Figure,
  term: RelativeTerm,
  subject: number,
  missing: MissingWord | undefined,
): Outcome {
  const mine = of.outcome(term.of.id, subject);
  if (isWithoutPool(of, term.in, subject)) return { absent: 'held' };
  if ('absent' in mine) return mine.absent === 'missing' ? lacking(missing) : mine;
  const outcomes = poolMates(of, term.in, subject).map((m) => of.outcome(term.of.id, m));
  if (outcomes.some(isUndecided)) return { absent: 'open' };
  const values = outcomes.flatMap((o) => ('absent' in o ? [] : [numberIn(o)]));
  const own = numberIn(mine);
  const base = baseOf(term, own, values);
  if (base === undefined || compare(base, zero) <= 0) return lacking(missing);
  const worth = figure.worth === undefined ? one : amountOf(of, figure.worth, { subject });
  return { value: quotient(of, figure, multiply(own, worth), base) };
}
