/** Who writes entries, and who reads those of others. */
import { holds } from '../../http/actor.ts';
import {
  type ActorPolicy,
  administersUnit,
  anyOf,
  assessed,
  holder,
  leads,
  type OfChain,
  type OfPerson,
  type OfUnits,
  type Policy,
  self,
} from '../../http/policies.ts';

/** Of somebody who is assessed in a round: `unitPaths` of where they are assessed, `reviewers` of that round. */
export interface LogSubject extends OfPerson, OfUnits, OfChain {}

export const mayListOwnLogs: ActorPolicy = assessed;

export const mayWriteLog: Policy<OfPerson> = self;

/** Themself, the office, who administers their unit, and whoever reviews them in that round. */
export const mayReadLogs: Policy<LogSubject> = anyOf<LogSubject>(self, holder('office'), administersUnit, leads);

/** Watches who is missing anywhere at all. */
export const mayWatchSomeLogs: ActorPolicy = (actor) => holds(actor, 'office', 'unitAdmin');

/** Who is missing: the office, and of their units their administrators. */
export const mayWatchLogs: Policy<OfUnits> = anyOf<OfUnits>(holder('office'), (actor, { unitPaths }) =>
  unitPaths.some((path) => administersUnit(actor, { unitPaths: [path] })),
);
