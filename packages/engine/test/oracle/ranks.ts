/** Places within a pool. */
import type { RankTerm } from '../../src/terms/rank.ts';
import { attributeOf } from './attributes.ts';
import type { Case } from './case.ts';
import { type Absent, type Outcome, type Valued, worst } from './outcome.ts';
import { compare, negate, type Rational, whole } from './rational.ts';

/** The name of the pool of `in: all`. */
export const everybody = 'all';

/** "People with the same value compete"; those whose attribute is blank are in no pool. */
export const poolOf = (of: Case, inside: string, subject: number): string | undefined =>
  inside === everybody ? everybody : attributeOf(of, subject, inside);

/** A number that is higher for the better; of grades, the better level. */
function meritIn(of: Case, id: string, outcome: Valued | { readonly grade: string }): Rational {
  if ('value' in outcome) return outcome.value;
  const { term } = of.figure(id);
  if (term.kind === 'figure') return meritIn(of, term.figure, outcome);
  if (term.kind !== 'grade') throw new Error(`${id} is no grade`);
  return whole(-term.levels.findIndex((l) => l.level === outcome.grade));
}

/** What a rank compares, best is highest, or the absence that leaves a subject without a rank. */
export function rankKeys(of: Case, term: RankTerm, subject: number): readonly Rational[] | Absent {
  const keys = term.by.map((key) => {
    const id = typeof key === 'string' ? key : key.lowest;
    const outcome = of.outcome(id, subject);
    if ('absent' in outcome) return outcome;
    const merit = meritIn(of, id, outcome);
    return typeof key === 'string' ? merit : negate(merit);
  });
  const absent = worst(keys.flatMap((k) => ('absent' in k ? [k.absent] : [])));
  return absent === undefined ? keys.flatMap((k) => ('absent' in k ? [] : [k])) : { absent };
}

/** Above zero where the first is better: decided by the first key in which they differ. */
export function compareKeys(a: readonly Rational[], b: readonly Rational[]): number {
  for (const [i, key] of a.entries()) {
    const other = b[i];
    const difference = other === undefined ? 0 : compare(key, other);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** One more than the people in the pool who are better. */
export function rankOf(of: Case, term: RankTerm, subject: number): Outcome {
  const pool = poolOf(of, term.in, subject);
  if (pool === undefined) return { absent: 'held' };
  const own = rankKeys(of, term, subject);
  if ('absent' in own) return own;
  const better = of.members.filter((other) => {
    if (poolOf(of, term.in, other) !== pool) return false;
    const keys = rankKeys(of, term, other);
    return !('absent' in keys) && compareKeys(keys, own) > 0;
  });
  return { value: whole(better.length + 1) };
}
