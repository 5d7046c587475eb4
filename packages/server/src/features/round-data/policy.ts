/** Data of a round comes in through the office alone; who reads the round sees that it did. */
import { mayReadRound, mayRunRounds } from '../rounds/policy.ts';

export const mayBringIn = mayRunRounds;
export const mayReadImports = mayReadRound;
