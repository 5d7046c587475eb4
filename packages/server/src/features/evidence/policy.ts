/** Who may hand in a file, and who may open it. */
import type { Actor } from '../../http/actor.ts';
import { holds } from '../../http/actor.ts';
import { type FactSubject, mayReadFact } from '../facts/policy.ts';

/** Those who record facts with evidence. */
export const mayUpload = (actor: Actor): boolean => holds(actor, 'office', 'unitAdmin');

export interface EvidenceSubject {
  /** The account that first handed it in. */
  readonly storedBy: string;
  readonly facts: readonly FactSubject[];
}

/** Who may see a fact that carries it; and who handed it in, before any fact does. */
export const mayReadEvidence = (actor: Actor, { storedBy, facts }: EvidenceSubject): boolean =>
  actor.account === storedBy || facts.some((fact) => mayReadFact(actor, fact));
