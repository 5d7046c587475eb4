/** "Among the last n": one more than the people behind is at most n, or that share of the pool. */
import type { HistoryFact } from '../../src/facts/facts.ts';
import type { Amount } from '../../src/scheme/amount.ts';
import type { RankTerm } from '../../src/terms/rank.ts';
import { amountOf } from './amounts.ts';
import type { Case } from './case.ts';
import { isPercent } from './days.ts';
import { numberIn, type Outcome, type Truth } from './outcome.ts';
import { poolOf } from './ranks.ts';
import { compare, multiply, whole } from './rational.ts';

function isAmongLast(of: Case, behind: number, size: number, last: Amount, subject: number): boolean {
  const most = amountOf(of, last, { subject });
  return compare(whole(behind + 1), isPercent(of, last) ? multiply(most, whole(size)) : most) <= 0;
}

function rankTermOf(of: Case, id: string): RankTerm {
  const { term } = of.figure(id);
  if (term.kind === 'figure') return rankTermOf(of, term.figure);
  if (term.kind !== 'rank') throw new Error(`${id} is no rank`);
  return term;
}

const isUndecided = (o: Outcome): boolean => 'absent' in o && (o.absent === 'held' || o.absent === 'open');

/** Tries every number of the undecided in front and behind: what holds in all of them is true. */
export function lastHolds(of: Case, rank: string, last: Amount, subject: number): Truth {
  const own = of.outcome(rank, subject);
  if ('absent' in own) return own.absent;
  const pool = rankTermOf(of, rank).in;
  const mates = of.members.filter((m) => poolOf(of, pool, m) === poolOf(of, pool, subject));
  const outcomes = mates.map((m) => of.outcome(rank, m));
  const places = outcomes.flatMap((o) => ('absent' in o ? [] : [numberIn(o)]));
  const behind = places.filter((place) => compare(place, numberIn(own)) > 0).length;
  const undecided = outcomes.filter(isUndecided).length;
  const answers = new Set<boolean>();
  for (let ahead = 0; ahead <= undecided; ahead += 1) {
    for (let after = 0; ahead + after <= undecided; after += 1) {
      answers.add(isAmongLast(of, behind + after, places.length + ahead + after, last, subject));
    }
  }
  return answers.size === 1 ? answers.has(true) : 'open';
}

/** Of an earlier result, as far as its rank, its pool's size and the results of the others tell. */
export function wasLast(of: Case, fact: HistoryFact, last: Amount): boolean {
  if (fact.rank === undefined || fact.poolSize === undefined) return false;
  const sharing = of.facts.history.filter(
    (h) =>
      of.members.includes(h.subject) &&
      h.scheme === fact.scheme &&
      h.period === fact.period &&
      (h.pool ?? '') === (fact.pool ?? '') &&
      h.poolSize === fact.poolSize &&
      h.rank === fact.rank,
  );
  return isAmongLast(of, fact.poolSize - fact.rank - (sharing.length - 1), fact.poolSize, last, fact.subject);
}
