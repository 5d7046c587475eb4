/**
 * The office records uses, and administrators those of their units' people; nobody records, or withdraws, what is about themself. Who was
 * sanctioned or talked to is known to them and to the person alone: others who read the sums read no such name.
 */
import { type Actor, holds } from '../../http/actor.ts';
import {
  type ActorPolicy,
  administersUnit,
  allOf,
  anyOf,
  holder,
  not,
  type OfPerson,
  type OfUnits,
  type Policy,
  self,
} from '../../http/policies.ts';

export const mayKeepKinds: ActorPolicy = holder('office');

/** Lists and sums; which stand in them follows from the powers. */
export const mayListUses: ActorPolicy = (actor) => holds(actor, 'office', 'committee', 'unitAdmin');

/** Records some at all. */
export const mayRecordSome: ActorPolicy = (actor) => holds(actor, 'office', 'unitAdmin');

const mayRecordOne: Policy<OfPerson & OfUnits> = allOf<OfPerson & OfUnits>(
  anyOf<OfPerson & OfUnits>(holder('office'), administersUnit),
  not<OfPerson>(self),
);

export interface OfSeveral {
  readonly people: readonly (OfPerson & OfUnits)[];
}

/** All of them or none. */
export const mayRecordUses = (actor: Actor, { people }: OfSeveral): boolean =>
  people.every((one) => mayRecordOne(actor, one));

/** Units whose uses somebody reads, with all below them; undefined: all. */
export function unitsOfUses(actor: Actor): readonly string[] | undefined {
  if (holder('office', 'committee')(actor)) return undefined;
  return actor.held.flatMap(({ role, unit }) => (role === 'unitAdmin' && unit !== undefined ? [unit] : []));
}

/** The same of names behind negative ones. */
export function unitsOfNegative(actor: Actor): readonly string[] | undefined {
  if (holder('office')(actor)) return undefined;
  return actor.held.flatMap(({ role, unit }) => (role === 'unitAdmin' && unit !== undefined ? [unit] : []));
}
