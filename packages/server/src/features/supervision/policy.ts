/** The office and inspectors go to units; with a person talk those who answer for them. What was said in a talk is the person's data. */
import { type Actor, holds } from '../../http/actor.ts';
import {
  type ActorPolicy,
  administersUnit,
  allOf,
  anyOf,
  assessed,
  holder,
  leads,
  not,
  type OfAccount,
  type OfPerson,
  type OfUnits,
  type Policy,
  self,
} from '../../http/policies.ts';
import type { PersonSubject } from '../people/policy.ts';

export const mayVisit: ActorPolicy = holder('office', 'inspector');

export const mayTalk: Policy<PersonSubject> = allOf<PersonSubject>(
  not<OfPerson>(self),
  anyOf<PersonSubject>(holder('office'), leads, administersUnit),
);

export const mayReadTalks: Policy<PersonSubject> = anyOf<PersonSubject>(self, holder('office'), leads, administersUnit);

/** Somebody with something to see there; what it is follows from `seenBy`. */
export const mayListSupervision: ActorPolicy = (actor) =>
  assessed(actor) || holds(actor, 'office', 'committee', 'inspector', 'unitAdmin');

/** What of all records an actor sees besides their own: everything, visits, or what is about units of theirs. */
export function seenBy(actor: Actor): {
  readonly all: boolean;
  readonly visits: boolean;
  readonly units: readonly string[];
} {
  return {
    all: holder('office')(actor),
    visits: holder('committee', 'inspector')(actor),
    units: actor.held.flatMap(({ role, unit }) => (role === 'unitAdmin' && unit !== undefined ? [unit] : [])),
  };
}

/** Whom a record is about, and who wrote it. */
export interface OfRecord extends OfUnits, OfAccount {
  /** Of a talk. */
  readonly person?: string;
}

export const mayAnswerTalk: Policy<OfRecord> = (actor, { person }) => person !== undefined && actor.person === person;

/** Who recorded it by mistake, or the office; never whom a talk was with. */
export const mayWithdrawRecord: Policy<OfRecord> = (actor, { account, person }) =>
  (holder('office')(actor) || actor.account === account) && (person === undefined || actor.person !== person);

/** Has a list of visits and talks as part of their work: leaders have it beside each person. */
export const mayKeepSupervision: ActorPolicy = (actor) => holds(actor, 'office', 'committee', 'inspector', 'unitAdmin');
