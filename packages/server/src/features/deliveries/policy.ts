/** Letters are handed over by the office, and by whoever administers a unit to the people of the unit. */
import type { OfUnits, Policy } from '../../http/policies.ts';
import { mayReadLetters } from '../papers/policy.ts';
import { mayReadRound } from '../rounds/policy.ts';

export const mayReadDeliveries: Policy<OfUnits> = mayReadRound;
export const mayNoteDeliveries: Policy<OfUnits> = mayReadLetters;
