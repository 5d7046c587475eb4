/** Who stands aside when an objection is handled, studied or decided: whoever is a party to the result (公务员法 art. 76). */
import type { Scope, TxScope } from '../../db/scope.ts';
import { reviewReader } from '../reviews/store.ts';
import { type ChainStep, chainSteps } from '../roster/model.ts';
import { roundReader } from '../rounds/store.ts';
import { objectionWords } from './copy.ts';
import type { Objection } from './model.ts';

/** What somebody has to do with the result: 本人, 分管领导 … Undefined: nothing. Somebody whose account belongs to nobody is no party. */
export async function partyOf(
  scope: Scope | TxScope,
  { round, person }: Pick<Objection, 'round' | 'person'>,
  who: string | undefined,
): Promise<string | undefined> {
  if (who === undefined) return undefined;
  if (who === person) return objectionWords.oneself;
  const reviewers = (await roundReader(scope).subject(round, person))?.reviewers;
  const steps = Object.keys(chainSteps) as ChainStep[];
  const found = steps.find((one) => {
    const reviewer = reviewers?.[one];
    return reviewer?.kind === 'reviewer' && reviewer.person === who;
  });
  if (found !== undefined) return chainSteps[found];
  // Also who gave points for a leader, or held the post then.
  const given = await reviewReader(scope).ofRound(round, [person]);
  return given.some(({ reviewer, actedBy }) => reviewer === who || actedBy === who)
    ? objectionWords.hasReviewed
    : undefined;
}
