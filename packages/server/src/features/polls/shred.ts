/** The job after a poll or jury has ended: its key is destroyed, and what its rows left behind. */
import type { Logger } from 'pino';
import type { OpenDatabase } from '../../db/open.ts';
import { write } from '../../db/scope.ts';
import { wipe } from '../../db/wipe.ts';
import type { JobData, JobHandler, Jobs } from '../../jobs/jobs.ts';
import { type Background, logFailure, repeated } from '../../jobs/repeated.ts';
import type { BallotKeys } from '../../ports/ballot-keys.ts';
import type { Clock } from '../../ports/clock.ts';

/** The kind of the job; keyed by the row that the key is of. */
export const BALLOTS_SHRED = 'ballots-shred';

/** What a slice keeps under ballot keys. */
export interface Shredded {
  /** Tables whose deleted rows must leave nothing. */
  readonly tables: readonly string[];
  /** Says in the row with this id, if there is one and it has ended, that all is gone. */
  mark(key: JobData, at: Date): Promise<void>;
  /** Rows that have ended and of which it isn't said yet. */
  waiting(): Promise<readonly JobData[]>;
}

export interface ShredParts {
  readonly database: OpenDatabase;
  readonly keys: BallotKeys;
  readonly clock: Clock;
  readonly log: Logger;
  readonly of: readonly Shredded[];
}

/** Every step may come again: a killed run is begun anew. */
export function shredJobs({ database, keys, clock, log, of }: ShredParts): { readonly [BALLOTS_SHRED]: JobHandler } {
  return {
    [BALLOTS_SHRED]: {
      async run(key) {
        await keys.destroy(key.tenant, key.id);
        const wiped = await wipe(
          database.pool,
          of.flatMap(({ tables }) => tables),
        );
        if (!wiped.ok)
          return log.warn({ refusal: wiped.refusal }, 'traces of ballots are left in the log of the database');
        for (const one of of) await one.mark(key, clock.now());
      },
      // The row doesn't say that it is done; the sweep finds it again.
      gaveUp: async () => {},
    },
  };
}

/** What has ended and isn't said to be gone is tried again, now and every so often: a right may have been granted, a lock be free. */
export function shredSweep({
  database,
  jobs,
  log,
  of,
  everyMs,
}: Omit<ShredParts, 'keys' | 'clock'> & { readonly jobs: Jobs; readonly everyMs: number }): Background {
  const sweep = async () => {
    for (const one of of)
      for (const { tenant, id } of await one.waiting())
        await write({ tenant, db: database.db }, (tx) => jobs.queue(tx, BALLOTS_SHRED, id));
  };
  return repeated(everyMs, sweep, (error) => logFailure(log, error, 'ended polls could not be looked through'));
}

/** Polls' own part: see migration 0008. */
export function shreddedPolls({ db }: OpenDatabase): Shredded {
  return {
    tables: ['cast_ballots', 'ballot_codes', 'poll_papers', 'poll_voters', 'poll_electorates'],
    async mark({ tenant, id }, at) {
      await db
        .updateTable('polls')
        .set({ shredded_at: at.toISOString() })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where('state', 'in', ['closed', 'void'])
        .where('shredded_at', 'is', null)
        .execute();
    },
    async waiting() {
      const rows = await db
        .selectFrom('polls')
        .select(['tenant', 'id'])
        .where('state', 'in', ['closed', 'void'])
        .where('opened_at', 'is not', null)
        .where('shredded_at', 'is', null)
        .execute();
      return rows;
    },
  };
}
