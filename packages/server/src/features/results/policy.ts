/** The committee proposes and settles, the office confirms and files; people see their own, leaders that of whom they review. */
import type { Actor } from '../../http/actor.ts';
import {
  type ActorPolicy,
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
import { mayReadRound } from '../rounds/policy.ts';

export const mayListOwnResults: ActorPolicy = assessed;

/** Results of a whole round, provisional or not; unit administrators see those of their units. */
export const mayReadResults: Policy<OfUnits> = mayReadRound;

export const mayPropose = holder('office', 'committee');
export const maySettle = holder('committee');
export const mayConfirm = holder('office');
/** Ties, exceptions and what else the rules leave to people. */
export const mayRule = holder('committee', 'office');

/** Whom a sheet is about; `told`: whether its results were made known to the assessed. */
export interface OfSheet extends OfPerson, OfUnits, OfChain {
  readonly told: boolean;
}

export const mayReadSheet: Policy<OfSheet> = anyOf<OfSheet>(
  (actor, sheet) => sheet.told && self(actor, sheet),
  leads,
  (actor, { unitPaths }) => mayReadRound(actor, { unitPaths }),
);

/** That a result was received only whose it is says. */
export const mayReceive: Policy<OfPerson> = self;

/** Leaders at the levels that the scheme lets swap, for people of their own. */
export interface OfSeats {
  /** Persons that may swap here. */
  readonly leaders: readonly string[];
}
export const maySwap = (actor: Actor, { leaders }: OfSeats): boolean =>
  mayConfirm(actor) || (actor.person !== undefined && leaders.includes(actor.person));
