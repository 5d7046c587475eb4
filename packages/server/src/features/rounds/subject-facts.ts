/** What a round leaves in the ledger of itself: that it was started and changed, and who is assessed in it with what it knows of them. */
import type { Json } from '../../ledger/json.ts';
import type { NewFact } from '../../ledger/store/record.ts';
import type { Spell } from './freeze.ts';
import type { RoundSubject } from './model.ts';

/** About the round: scheme, period, stages. */
export const ROUND_BEGUN = 'round.begun';
/** About the round: something was extended, reopened, given up, or somebody else reviews, with the reason. */
export const ROUND_CHANGED = 'round.changed';
/**
 * About the person: that they are assessed in the round, where, in which population, and the dated values that the scheme asks for.
 *
 * @public what whoever scores the round reads
 */
export const ROUND_SUBJECT = 'round.subject';

export interface SubjectPayload {
  readonly round: string;
  readonly name: string;
  readonly unit: string;
  readonly organization: string;
  readonly population: string;
  readonly spells: readonly Spell[];
  /** They are assessed there no more, and why; corrects that they are. */
  readonly left?: string;
}

/** Who reviews isn't part of it: it scores nothing, and each act of reviewing says by what right it was done. */
export function subjectFactOf(
  round: string,
  { person, name, unit, organization, population, spells }: RoundSubject & { readonly population: string },
): Pick<NewFact, 'kind' | 'subject' | 'payload' | 'occurrence'> {
  const payload: SubjectPayload = { round, name, unit, organization, population, spells };
  return {
    kind: ROUND_SUBJECT,
    subject: person,
    payload: payload as unknown as Json,
    occurrence: `round ${round} assesses ${person}`,
  };
}

/** In the place of an earlier one: they stand otherwise now, or no longer there. */
export function subjectCorrection(
  round: string,
  { person, name, unit, organization, population, spells }: RoundSubject,
  corrects: string,
  left?: string,
): Pick<NewFact, 'kind' | 'subject' | 'payload' | 'corrects'> {
  const payload = {
    round,
    name,
    unit,
    organization,
    population: population ?? '',
    spells,
    ...(left === undefined ? {} : { left }),
  } satisfies SubjectPayload;
  return { kind: ROUND_SUBJECT, subject: person, payload: payload as unknown as Json, corrects };
}
