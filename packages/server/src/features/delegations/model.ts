/** A leader's reviewing in another leader's hands for some days. */
import type { Day } from '../roster/model.ts';

export interface Delegation {
  readonly id: string;
  readonly leader: string;
  readonly delegate: string;
  readonly since: Day;
  readonly until: Day;
  readonly reason: string;
  readonly givenAt: string;
  readonly revokedAt?: string;
}

/** Longest time for which reviewing is handed over at once. */
export const MOST_DAYS = 366;
