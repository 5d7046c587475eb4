/** The sealer of a process: from time to time it looks through all counties and seals what waits. Any number of servers may have one. */
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Tables } from '../../db/tables.ts';
import { logFailure, type Repeated, repeated } from '../../jobs/repeated.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CryptoPort } from '../../ports/crypto.ts';
import { SEAL_BATCH, sealBatch } from './seal.ts';
import type { Log } from './tree.ts';

export interface SealerParts {
  readonly db: Kysely<Tables>;
  readonly crypto: Pick<CryptoPort, 'signer'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Milliseconds from the end of one look to the next. */
  readonly everyMs: number;
}

const LOGS: readonly Log[] = ['facts', 'audit'];

const FAILED = 'sealing failed';

/** Each look seals all that was committed before it. Failures of one county don't keep the others waiting; the next look tries again. */
export const sealer = (parts: SealerParts): Repeated =>
  repeated(
    parts.everyMs,
    (stopped) => sealCounties(parts, stopped),
    (error) => logFailure(parts.log, error, FAILED),
  );

async function sealCounties(parts: SealerParts, stopped: () => boolean): Promise<void> {
  const counties = await parts.db.selectFrom('tenants').select(['id', 'code']).execute();
  for (const county of counties)
    for (const log of LOGS) {
      if (stopped()) return;
      try {
        await sealLog(parts, county, log, stopped);
      } catch (error) {
        logFailure(parts.log, error, FAILED, { tenant: county.id, log });
      }
    }
}

async function sealLog(
  { db, crypto, clock }: SealerParts,
  county: { readonly id: string; readonly code: string },
  log: Log,
  stopped: () => boolean,
): Promise<void> {
  const scope = { tenant: county.id, db };
  // Most counties have nothing new most of the time: that costs them one look at an index.
  const waits = await db
    .selectFrom('unsealed')
    .select('entry')
    .where('tenant', '=', county.id)
    .where('log', '=', log)
    .limit(1)
    .executeTakeFirst();
  if (waits === undefined) return;
  let sealed = SEAL_BATCH;
  while (sealed === SEAL_BATCH && !stopped())
    sealed = await sealBatch(scope, { log, code: county.code, signer: crypto.signer, now: clock.now() });
}
