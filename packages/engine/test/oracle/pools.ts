/** Figures that look at everybody in a pool: relative ones, and money that is split. */
import type { Figure, MissingWord } from '../../src/scheme/figure.ts';
import type { DivideTerm } from '../../src/terms/divide.ts';
import type { RelativeTerm } from '../../src/terms/relative.ts';
import { amountOf } from './amounts.ts';
import { type Case, rulingOnSubject } from './case.ts';
import { lacking, quotient } from './opinions.ts';
import { type Absence, type Absent, numberIn, type Outcome, type Valued, worst } from './outcome.ts';
import { everybody, poolOf } from './ranks.ts';
import {
  add,
  compare,
  divide,
  floorOf,
  fraction,
  isZero,
  multiply,
  negate,
  one,
  type Rational,
  subtract,
  total,
  whole,
  zero,
} from './rational.ts';

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

/** One person of those who share an amount. */
interface Sharer {
  readonly subject: number;
  readonly weight: Rational;
  /** In the smallest units, rounded down. */
  readonly base: Rational;
  /** What the left-over units go by. */
  readonly claim: Rational;
}

/** "In proportion to the product of the figures"; nothing for who has nothing or less. */
function weightFor(of: Case, term: DivideTerm, subject: number): Rational | Absence {
  const outcomes = term.by.map((id) => of.outcome(id, subject));
  const absent = worst(outcomes.flatMap((o) => ('absent' in o ? [o.absent] : [])));
  if (absent !== undefined) return absent;
  const factors = outcomes.flatMap((o) => ('absent' in o ? [] : [numberIn(o)]));
  return factors.some((f) => compare(f, zero) <= 0) ? zero : factors.reduce(multiply, one);
}

/** "Who is ruled 不计 is left out, and the others share", whatever it is that lacks. */
function shareWeight(of: Case, figure: Figure, term: DivideTerm, subject: number): Rational | Absence {
  const weight = weightFor(of, term, subject);
  const isLeftOut = rulingOnSubject(of, subject, `missing.${figure.id}`) === 'skip';
  return isLeftOut && (weight === 'held' || weight === 'missing') ? 'notApplicable' : weight;
}

/** Below zero where the first comes before the other; zero where nothing tells them apart. */
function compareSharers(of: Case, term: DivideTerm, a: Sharer, b: Sharer): number {
  const byClaim = compare(b.claim, a.claim);
  if (byClaim !== 0) return byClaim;
  for (const key of term.ties) {
    if (key === 'open') return 0;
    if (key === 'id') return a.subject - b.subject;
    const [x, y] = [of.outcome(key, a.subject), of.outcome(key, b.subject)];
    if ('absent' in x || 'absent' in y) {
      if ('absent' in x !== 'absent' in y) return 'absent' in x ? 1 : -1;
      continue;
    }
    const byPlace = compare(numberIn(x), numberIn(y));
    if (byPlace !== 0) return byPlace;
  }
  return 0;
}

/** Whether somebody is among the first so many, counting how many come before and how many tie. */
function isAmongFirst(
  of: Case,
  figure: Figure,
  term: DivideTerm,
  own: Sharer,
  all: readonly Sharer[],
  count: number,
): boolean | 'open' {
  const claiming = all.filter((s) => compare(s.claim, zero) > 0);
  if (!claiming.includes(own)) return false;
  const before = claiming.filter((s) => compareSharers(of, term, s, own) < 0).length;
  const level = claiming.filter((s) => compareSharers(of, term, s, own) === 0);
  const free = count - before;
  if (free <= 0) return false;
  if (free >= level.length) return true;
  const ruled = (s: Sharer) => rulingOnSubject(of, s.subject, `cent.${figure.id}`);
  const chosen = level.filter((s) => ruled(s) === 'yes');
  const left = level.filter((s) => ruled(s) !== 'no');
  if (chosen.length === free) return chosen.includes(own);
  return left.length === free ? left.includes(own) : 'open';
}

/** "The whole amount in every pool": rounded down, and the units that are left to those who come first. */
export function divideValue(
  of: Case,
  figure: Figure,
  term: DivideTerm,
  subject: number,
  missing: MissingWord | undefined,
): Outcome {
  if (isWithoutPool(of, term.in, subject)) return { absent: 'held' };
  const mine = weightFor(of, term, subject);
  if (typeof mine === 'string') return mine === 'missing' ? lacking(missing) : { absent: mine };
  const mates = poolMates(of, term.in, subject).map((m) => ({ subject: m, weight: shareWeight(of, figure, term, m) }));
  if (mates.some((m) => m.weight === 'held' || m.weight === 'open')) return { absent: 'open' };
  const present = mates.flatMap((m) =>
    typeof m.weight === 'string' ? [] : [{ subject: m.subject, weight: m.weight }],
  );
  const amount = amountAmong(
    of,
    term,
    present.map((m) => m.subject),
  );
  if ('absent' in amount) return amount.absent === 'missing' ? lacking(missing) : amount;
  const all = total(present.map((m) => m.weight));
  if (isZero(all)) return lacking(missing);
  const unit = fraction(1n, 10n ** BigInt(term.places));
  const units = divide(amount.value, unit);
  const isNegative = compare(units, zero) < 0;
  const sharers = present.map((m): Sharer => {
    const exactly = divide(multiply(isNegative ? negate(units) : units, m.weight), all);
    const base = fraction(floorOf(exactly));
    const claim = term.cents === 'largest-remainder' ? subtract(exactly, base) : m.weight;
    return { subject: m.subject, weight: m.weight, base, claim };
  });
  const left = subtract(isNegative ? negate(units) : units, total(sharers.map((s) => s.base)));
  const own = sharers.find((s) => s.subject === subject);
  if (own === undefined) throw new Error('somebody with a weight does not share');
  const everything = term.cents === 'largest-share';
  const count = Number(left.num);
  const wins = isAmongFirst(of, figure, term, own, sharers, everything ? Math.min(1, count) : count);
  if (wins === 'open') return { absent: 'open' };
  const extra = wins ? (everything ? left : one) : zero;
  const value = multiply(add(own.base, extra), unit);
  return { value: isNegative ? negate(value) : value };
}

/** The amount of a pool: one and the same for all who share it. */
function amountAmong(of: Case, term: DivideTerm, subjects: readonly number[]): Valued | Absent {
  const { amount } = term;
  if (typeof amount === 'string' || !('term' in amount)) return { value: amountOf(of, amount, {}) };
  const outcomes = subjects.map((s) => of.outcome(amount.id, s));
  const absent = worst(outcomes.flatMap((o) => ('absent' in o ? [o.absent] : [])));
  if (absent !== undefined) return { absent };
  const [value = zero, ...others] = outcomes.flatMap((o) => ('absent' in o ? [] : [numberIn(o)]));
  const isTooFine = 10n ** BigInt(term.places) % value.den !== 0n;
  return others.some((o) => compare(o, value) !== 0) || isTooFine ? { absent: 'held' } : { value };
}
