/** Leaders review whoever the round's chain gives them, or those of a leader who handed it to them; nobody reviews themself. */
import { type ActorPolicy, assessed, type OfChain, type Policy } from '../../http/policies.ts';
import { mayReadRound } from '../rounds/policy.ts';

/** Has a person behind the account: what there is to review follows from the rounds. */
export const mayListReviews: ActorPolicy = assessed;

/** `reviewers`: everybody who reviews somebody in the round today, in their own right or for somebody else. */
export const mayReview: Policy<OfChain> = (actor, { reviewers }) =>
  actor.person !== undefined && reviewers.includes(actor.person);

/** How far the reviews have come, by unit: whoever reads the round. */
export const mayFollowReviews: typeof mayReadRound = mayReadRound;
