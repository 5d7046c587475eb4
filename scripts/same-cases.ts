/**
 * Laws are tried on the same generated cases in every `npm test` of one commit, so that what passed here passes elsewhere. New cases
 * are for the long form (SHIJI_PROPERTY_RUNS), which draws a seed of its own; SHIJI_PROPERTY_SEED repeats one that failed.
 */
import fc from 'fast-check';

const { SHIJI_PROPERTY_SEED: wanted, SHIJI_PROPERTY_RUNS: long } = process.env;
if (wanted !== undefined || long === undefined) fc.configureGlobal({ seed: Number(wanted ?? 20_260_101) });
