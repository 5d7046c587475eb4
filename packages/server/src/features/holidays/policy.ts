/**
 * The office keeps the days off: notices and deadlines of rounds are counted by them, and it answers for both. The three administrators
 * have no part in an assessment, so the system administrator has none in this either.
 */
import { mayListRounds, mayRunRounds } from '../rounds/policy.ts';

export const mayKeepHolidays = mayRunRounds;
/** Whoever reads rounds sees by which days they are counted. */
export const mayReadHolidays = mayListRounds;
