/** A figure of the subjects that links lead to. Only within one population, which the oracle works out at a time. */
import type { Figure, MissingWord } from '../../src/scheme/figure.ts';
import type { AcrossTerm } from '../../src/terms/across.ts';
import type { Case } from './case.ts';
import { lacking, quotient } from './opinions.ts';
import { numberIn, type Outcome, worst } from './outcome.ts';
import { compare, greater, lesser, type Rational, total, whole } from './rational.ts';

/** "A figure of the subjects that links of this role lead to": nobody linked counts as lacking, several where one is meant are held. */
export function acrossValue(
  of: Case,
  figure: Figure,
  { role, reverse, population, of: target, take }: AcrossTerm,
  subject: number,
  missing: MissingWord | undefined,
): Outcome {
  if (population !== of.population.id) throw new Error('across populations is held by examples');
  const linked = of.facts.links
    .filter((link) => link.role === role && (reverse ? link.to : link.from) === subject)
    .map((link) => (reverse ? link.from : link.to))
    .filter((other) => of.members.includes(other));
  if (linked.length === 0) return lacking(missing);
  if (take === 'only' && linked.length > 1) return { absent: 'held' };
  const outcomes = linked.map((other) => of.outcome(target, other));
  const absent = worst(outcomes.flatMap((o) => ('absent' in o ? [o.absent] : [])));
  if (absent !== undefined) return { absent };
  const [only, ...others] = outcomes;
  if (take === 'only' && only !== undefined && others.length === 0) return only;
  const values = outcomes.flatMap((o) => ('absent' in o ? [] : [numberIn(o)]));
  const mean = (list: readonly Rational[]): Rational => quotient(of, figure, total(list), whole(list.length));
  if (take === 'mean') return { value: mean(values) };
  if (take === 'sum') return { value: total(values) };
  if (take === 'highest') return { value: values.reduce(greater) };
  if (take === 'lowest') return { value: values.reduce(lesser) };
  if (take === 'only') throw new Error('one is linked');
  const best = [...values].sort((a, b) => compare(b, a));
  return { value: mean(best.slice(0, take.meanOfTop)) };
}
