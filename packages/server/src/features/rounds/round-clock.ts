/** Rounds go on by themselves: from time to time all that run are looked at, and what is due opens and ends. Any number of servers may do so. */
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { write } from '../../db/scope.ts';
import type { Tables } from '../../db/tables.ts';
import { type Background, logFailure, repeated } from '../../jobs/repeated.ts';
import type { Clock } from '../../ports/clock.ts';
import { roundReader } from './store.ts';
import { type StageKeepers, turn } from './turn.ts';

export interface RoundClockParts {
  readonly db: Kysely<Tables>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly keepers: StageKeepers;
  /** Milliseconds between two looks. */
  readonly everyMs: number;
}

export const roundClock = (parts: RoundClockParts): Background =>
  repeated(
    parts.everyMs,
    () => turnAll(parts),
    (error) => logFailure(parts.log, error, FAILED),
  );

const FAILED = 'a round could not be turned';

/** A round that fails doesn't keep the others waiting; the next look tries again. */
export async function turnAll({ db, clock, log, keepers }: Omit<RoundClockParts, 'everyMs'>): Promise<void> {
  const counties = await db.selectFrom('tenants').select('id').execute();
  for (const { id: tenant } of counties) {
    const scope = { tenant, db };
    for (const round of await roundReader(scope).running())
      try {
        await write(scope, (tx) => turn(tx, round, clock.now(), keepers));
      } catch (error) {
        logFailure(log, error, FAILED, { tenant, round });
      }
  }
}
