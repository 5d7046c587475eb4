/** Who reads and who changes what is known of people. */
import { type Actor, holds } from '../../http/actor.ts';
import {
  type ActorPolicy,
  administersUnit,
  allOf,
  anyOf,
  holder,
  leads,
  not,
  type OfChain,
  type OfPerson,
  type OfUnits,
  type Policy,
  self,
} from '../../http/policies.ts';

/** Somebody with the posts that they hold on the day, and who reviews them in these. */
export type PersonSubject = OfPerson & OfUnits & OfChain;

/** One post of somebody. */
export type PostSubject = OfPerson & OfUnits;

/** Someone's move from one unit to another. */
export interface Move extends OfPerson {
  readonly from: OfUnits;
  readonly to: OfUnits;
}

const office = holder('office');

/** Lists of names; each role gets the part that is its own, see `seesPosts` and `unitsOf`. */
export const mayListPeople: ActorPolicy = (actor) =>
  holds(actor, 'office', 'unitAdmin', 'committee', 'inspector', 'systemAdmin');

/** The system administrator needs names, codes and units to open accounts, and nothing else. */
export const seesPosts: ActorPolicy = (actor) => !holds(actor, 'systemAdmin');

/** The units in which, with what is below, an actor may list people; undefined: in the whole county. */
export function unitsOf(actor: Actor): readonly string[] | undefined {
  if (holder('office', 'committee', 'inspector', 'systemAdmin')(actor)) return undefined;
  return actor.held.flatMap(({ role, unit }) => (role === 'unitAdmin' && unit !== undefined ? [unit] : []));
}

export const mayReadPerson: Policy<PersonSubject> = anyOf<PersonSubject>(office, self, leads, administersUnit);

/** Sanctions and investigations: who decides over them, and whom they concern. */
export const maySeeSanctions: Policy<OfPerson> = anyOf<OfPerson>(office, self);

export const mayAddPeople: Policy<OfUnits> = anyOf<OfUnits>(office, administersUnit);

/** Name, posts and standings. Nobody keeps their own file for their unit. */
export const mayEditPost: Policy<PostSubject> = anyOf<PostSubject>(
  office,
  allOf<PostSubject>(administersUnit, not<PostSubject>(self)),
);

/** Into another unit is the assessment office's; between parts of one's own unit its administrator's, too. */
export const mayMove: Policy<Move> = (actor, { person, from, to }) =>
  mayEditPost(actor, { person, ...from }) && mayEditPost(actor, { person, ...to });

/** Sanctions and investigations are recorded by the assessment office alone. */
export const mayRecordSanctions: ActorPolicy = office;

/** Who reviews whom, other than posts say, is not for the unit itself to decide. */
export const mayOverride: ActorPolicy = office;
