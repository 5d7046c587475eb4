/**
 * Polls are the office's, and for a unit its administrator's. Committee and inspectors read what has ended. The three administrators have
 * no part in them, and those who are assessed only the ballot itself.
 */
import { type Actor, holds } from '../../http/actor.ts';
import {
  type ActorPolicy,
  administersUnit,
  allOf,
  anyOf,
  holder,
  type OfUnits,
  type Policy,
} from '../../http/policies.ts';
import type { OfPoll } from './model.ts';

/** Sees a list of polls at all; which ones stand in it follows from the powers. */
export const mayListPolls: ActorPolicy = (actor) => holds(actor, 'office', 'unitAdmin', 'committee', 'inspector');

/** May set up polls somewhere. */
export const mayPreparePolls: ActorPolicy = (actor) => holder('office')(actor) || holds(actor, 'unitAdmin');

/** For the county as a whole. */
export const mayHoldCountyPolls: ActorPolicy = holder('office');

/** Prepares, opens, closes, makes void; a poll of the county is the office's alone. */
export const mayHoldPoll: Policy<OfUnits> = anyOf<OfUnits>(holder('office'), administersUnit);

/** Takes people of all these units from the roster. */
export const mayTakePeopleOf: Policy<OfUnits> = (actor, { unitPaths }) =>
  holder('office')(actor) || unitPaths.every((path) => administersUnit(actor, { unitPaths: [path] }));

const hasEnded: Policy<OfPoll> = (_actor, { state }) => state === 'closed' || state === 'void';

export const mayReadPoll: Policy<OfPoll> = anyOf<OfPoll>(
  mayHoldPoll,
  allOf<OfPoll>(holder('committee', 'inspector'), hasEnded),
);

/** By what right the actor holds the poll: the role, with the unit that it was given for. Throws for who may not. */
export function authorityOf(actor: Actor, subject: OfUnits): string {
  if (holder('office')(actor)) return 'office';
  const held = actor.held.find(({ role, unit }) =>
    administersUnit({ ...actor, held: [unit === undefined ? { role } : { role, unit }] }, subject),
  );
  if (held?.unit === undefined) throw new Error('who may not hold a poll has no authority');
  return `${held.role}:${held.unit}`;
}
