/** Who prepares and runs a meeting, and who follows it. The three administrators have no part in any of it. */
import { type Actor, holds } from '../../http/actor.ts';
import {
  type ActorPolicy,
  administersUnit,
  anyOf,
  assessed,
  holder,
  type OfUnits,
  type Policy,
} from '../../http/policies.ts';

export interface MeetingSubject extends OfUnits {
  readonly chair: string;
}

const office = holder('office');

export const mayListMeetings: ActorPolicy = (actor) => holds(actor, 'office', 'unitAdmin');

/** Units whose meetings somebody runs, with those below; undefined: all. */
export function unitsRun(actor: Actor): readonly string[] | undefined {
  if (office(actor)) return undefined;
  return actor.held.flatMap(({ role, unit }) => (role === 'unitAdmin' && unit !== undefined ? [unit] : []));
}

/** The office, and whoever administers the meeting's unit or one above it. */
export const mayRun: Policy<OfUnits> = anyOf<OfUnits>(office, administersUnit);

const presides: Policy<MeetingSubject> = (actor, { chair }) => actor.person === chair;

/** Its page and the screen in the hall: those, and who presides. */
export const mayFollow: Policy<MeetingSubject> = anyOf<MeetingSubject>(mayRun, presides);

/** What concerns oneself: meetings that one reports at, is invited to or presides over. */
export const maySeeOwn: ActorPolicy = assessed;
