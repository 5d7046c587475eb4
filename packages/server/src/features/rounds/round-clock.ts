/** Rounds go on by themselves: from time to time all that run are looked at, and what is due opens and ends. Any number of servers may do so. */
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { write } from '../../db/scope.ts';
import type { Tables } from '../../db/tables.ts';
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

export function roundClock(parts: RoundClockParts) {
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    looking = looking.then(() => turnAll(parts)).catch((error: unknown) => failed(parts.log, error));
  };
  return {
    start() {
      look();
      timer = setInterval(look, parts.everyMs);
      timer.unref();
    },
    /** Lets the look under way end. */
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}

/** A round that fails doesn't keep the others waiting; the next look tries again. */
export async function turnAll({ db, clock, log, keepers }: Omit<RoundClockParts, 'everyMs'>): Promise<void> {
  const counties = await db.selectFrom('tenants').select('id').execute();
  for (const { id: tenant } of counties) {
    const scope = { tenant, db };
    for (const round of await roundReader(scope).running())
      try {
        await write(scope, (tx) => turn(tx, round, clock.now(), keepers));
      } catch (error) {
        failed(log, error, { tenant, round });
      }
  }
}

/** Never the values: a driver's message may hold them. */
function failed(log: Logger, error: unknown, where: object = {}): void {
  log.error({ ...where, type: error instanceof Error ? error.name : typeof error }, 'a round could not be turned');
}
