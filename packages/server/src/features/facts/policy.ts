/** Who may see facts about somebody. */
import {
  administersUnit,
  anyOf,
  holder,
  type OfAccount,
  type OfPerson,
  type OfUnits,
  ownAccount,
  type Policy,
  self,
} from '../../http/policies.ts';

/** Whom a fact is about and, as of today, where they are; `account`: who recorded it. */
export interface FactSubject extends OfPerson, OfUnits, OfAccount {
  readonly id: string;
  /** It says what will come out of a round that whose it is doesn't know yet. */
  readonly withheld?: boolean;
}

/** Themself, the office, and who administers a unit of theirs. */
export const mayReadFactsAbout: Policy<OfPerson & OfUnits> = anyOf<OfPerson & OfUnits>(
  self,
  holder('office'),
  administersUnit,
);

/** Those, and who recorded it, wherever they are now. */
export const mayReadFact: Policy<FactSubject> = anyOf<FactSubject>(
  (actor, fact) => fact.withheld !== true && self(actor, fact),
  holder('office'),
  administersUnit,
  ownAccount,
);

/** The whole ledger as a file. */
export const mayExportArchive = holder('office');
