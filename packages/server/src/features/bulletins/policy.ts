/** The office issues bulletins; whoever has to do with a round reads them, the names of a unit's people only that unit. */
import { type Actor, holds } from '../../http/actor.ts';
import { type ActorPolicy, anyOf, assessed, holder, type OfUnits, type Policy } from '../../http/policies.ts';
import { mayReadRound } from '../rounds/policy.ts';

export const mayIssueBulletins: ActorPolicy = holder('office');

export const mayListBulletins: ActorPolicy = (actor) =>
  assessed(actor) || holds(actor, 'office', 'committee', 'inspector', 'unitAdmin');

/** `members`: persons who are assessed in the round or review somebody there. */
export interface OfBulletin extends OfUnits {
  readonly members: readonly string[];
}

export const mayReadBulletin: Policy<OfBulletin> = anyOf<OfBulletin>(
  mayReadRound,
  (actor, { members }) => actor.person !== undefined && members.includes(actor.person),
);

/** Whether the actor reads the names of every unit. */
export const seesAllLists = (actor: Actor): boolean => mayIssueBulletins(actor);
