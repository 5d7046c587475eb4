/** Figures of other subjects, reached by links. */
import type { Figure } from '../../src/scheme/figure.ts';
import type { AcrossTerm } from '../../src/terms/across.ts';
import type { Case } from './case.ts';
import { lacking, quotient } from './opinions.ts';
import { numberIn, type Outcome, type Valued, worst } from './outcome.ts';
import { compare, greater, lesser, type Rational, total, whole } from './rational.ts';

/** The subjects of the other population that links of the role lead to. */
function linkedTo(of: Case, term: AcrossTerm, subject: number): number[] {
  const { members } = of.other(term.population);
  return of.facts.links
    .filter((l) => l.role === term.role && (term.reverse ? l.to : l.from) === subject)
    .map((l) => (term.reverse ? l.from : l.to))
    .filter((far) => members.includes(far));
}

function take(of: Case, figure: Figure, how: AcrossTerm['take'], values: readonly Rational[]): Rational {
  const mean = (among: readonly Rational[]) => quotient(of, figure, total(among), whole(among.length));
  if (typeof how === 'object') return mean([...values].sort((a, b) => compare(b, a)).slice(0, how.meanOfTop));
  if (how === 'mean') return mean(values);
  if (how === 'sum') return total(values);
  return values.reduce(how === 'lowest' ? lesser : greater);
}

/** "`only` (there is one; grades too), `mean` …"; whom the figure does not concern is passed over, unless there is nobody else. */
export function acrossValue(
  of: Case,
  figure: Figure,
  term: AcrossTerm,
  subject: number,
  missing: Figure['missing'],
): Outcome {
  const linked = linkedTo(of, term, subject);
  if (linked.length === 0) return lacking(missing);
  if (term.take === 'only' && linked.length > 1) return { absent: 'held' };
  const all = linked.map((one) => of.other(term.population).outcome(term.of, one));
  const concerned = all.filter((o) => !('absent' in o) || o.absent !== 'notApplicable');
  const absent = worst((concerned.length > 0 ? concerned : all).flatMap((o) => ('absent' in o ? [o.absent] : [])));
  if (absent !== undefined) return absent === 'missing' ? lacking(missing) : { absent };
  const [only] = concerned;
  if (term.take === 'only' && only !== undefined && 'grade' in only) return only;
  const values = concerned.flatMap((o) => ('absent' in o ? [] : [numberIn(o)]));
  const value: Valued = { value: take(of, figure, term.take, values) };
  return value;
}
