/** The office writes schemes; it or the committee approves them; what was approved is read by all who keep an assessment, and by whom it governs. */
import { type Actor, holds } from '../../http/actor.ts';
import { type ActorPolicy, allOf, anyOf, assessed, holder, type Policy } from '../../http/policies.ts';
import type { VersionState } from './model.ts';

export const mayKeepSchemes: ActorPolicy = holder('office');

/** That it be somebody else than who submitted it is decided with the version at hand. */
export const mayDecideSchemes: ActorPolicy = holder('office', 'committee');

export const mayListSchemes: ActorPolicy = (actor) => holds(actor, 'office', 'committee', 'inspector', 'unitAdmin');

export const mayReadOwnSchemes: ActorPolicy = assessed;

export interface OfVersion {
  readonly state: VersionState;
  /** It is live for a unit of the asking person's. */
  readonly live: boolean;
}

/** Drafts are the office's, what waits for approval those who may approve it see, what was approved everybody who has to do with assessments. */
export const statesRead = (actor: Actor): readonly VersionState[] => {
  if (mayKeepSchemes(actor)) return ['draft', 'returned', 'submitted', 'approved'];
  if (mayDecideSchemes(actor)) return ['submitted', 'approved'];
  return mayListSchemes(actor) ? ['approved'] : [];
};

export const mayReadText: Policy<OfVersion> = (actor, { state }) => statesRead(actor).includes(state);

const governed: Policy<OfVersion> = (_actor, { state, live }) => state === 'approved' && live;

/** In words, as a document: also whom it governs. */
export const mayReadPrint: Policy<OfVersion> = anyOf<OfVersion>(mayReadText, allOf<OfVersion>(assessed, governed));
