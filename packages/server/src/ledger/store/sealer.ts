/** The sealer of a process: from time to time it looks through all counties and seals what waits. Any number of servers may have one. */
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Tables } from '../../db/tables.ts';
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

export interface Sealer {
  /** Looks now, and from then on by itself. */
  start(): void;
  /** Seals all that was committed before the call. Failures of one county don't keep the others waiting; the next look tries again. */
  sealAll(): Promise<void>;
  /** Lets the look under way end. What isn't sealed then waits for the next start. */
  stop(): Promise<void>;
}

const LOGS: readonly Log[] = ['facts', 'audit'];

export function sealer(parts: SealerParts): Sealer {
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const look = (): Promise<void> => {
    // One at a time in a process: a second would only wait for the first one's locks.
    looking = looking.then(() => sealCounties(parts, () => stopped));
    return looking;
  };
  const lookAndWait = async (): Promise<void> => {
    await look();
    if (!stopped) timer = setTimeout(lookAndWait, parts.everyMs);
  };
  return {
    start: () => void lookAndWait(),
    sealAll: look,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}

async function sealCounties(parts: SealerParts, stopped: () => boolean): Promise<void> {
  let counties: readonly { readonly id: string; readonly code: string }[];
  try {
    counties = await parts.db.selectFrom('tenants').select(['id', 'code']).execute();
  } catch (error) {
    return failed(parts.log, error);
  }
  for (const county of counties)
    for (const log of LOGS) {
      if (stopped()) return;
      try {
        await sealLog(parts, county, log, stopped);
      } catch (error) {
        failed(parts.log, error, { tenant: county.id, log });
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

/** Never the values: a driver's message may hold them. */
function failed(log: Logger, error: unknown, where: object = {}): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  log.error({ ...where, type: error instanceof Error ? error.name : typeof error, code }, 'sealing failed');
}
