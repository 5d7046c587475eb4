/** One-time codes (选票码): which there are for a group, and how they stand in the database and in addresses. */
import { createHash } from 'node:crypto';
import type { BallotKey } from '../../ports/ballot-keys.ts';

/** Printed and handed out; or handed to who votes signed in, from a pool made beforehand. */
export type BallotWay = 'slip' | 'drawn';

/** The n-th code of a group for a way, from 1 on: who is the n-th to draw gets the n-th of the pool. */
export const codeOf = (key: BallotKey, electorate: string, way: BallotWay, number: number): string =>
  key.code(electorate, way, number);

/** All codes of a group for a way. */
export const codesOf = (key: BallotKey, electorate: string, way: BallotWay, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => codeOf(key, electorate, way, index + 1));

/** What stands in `ballot_codes`. 80 random bits need no salt. */
export const codeHash = (code: string): Buffer => createHash('sha256').update(`ballot code\n${code}`).digest();

/** What follows `/b/` in an address: the county's code tells whose tables to look in. */
export const slipOf = (county: string, code: string): string => `${county}-${code}`;
