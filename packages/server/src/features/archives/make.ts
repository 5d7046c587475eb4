/** The job that makes a round's file, and the look from time to time for files whose time is over. */
import { zipArchive, zipEntry } from '@shiji/tables';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { OpenDatabase } from '../../db/open.ts';
import type { Tables } from '../../db/tables.ts';
import type { JobData, JobHandler } from '../../jobs/jobs.ts';
import { type Background, logFailure, repeated } from '../../jobs/repeated.ts';
import { originOf } from '../../ledger/checkpoint.ts';
import { verifierText } from '../../ledger/note.ts';
import { FACTS_LOG } from '../../ledger/store/record.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CryptoPort } from '../../ports/crypto.ts';
import { counties, countyById } from '../entrance/counties.ts';
import type { MadeFile } from '../round-proof/format.ts';
import { listed, sealFacts } from '../round-proof/list.ts';
import { archiveFiles } from './files.ts';
import { DAYS_KEPT } from './model.ts';
import { archiveStore } from './store.ts';
import { contentInThread } from './thread.ts';

/** The kind of the job; keyed by the archive's id. */
export const ARCHIVES = 'archives';

export interface MakingParts {
  readonly database: OpenDatabase;
  readonly crypto: Pick<CryptoPort, 'signer'>;
  readonly clock: Clock;
  readonly dataFolder: string;
}

const DAY_MS = 86_400_000;

/** Begun anew after a kill: nothing of a file is seen before it is whole. */
export function archiveJobs(parts: MakingParts): { readonly [ARCHIVES]: JobHandler } {
  return {
    [ARCHIVES]: {
      run: (key) => make(parts, key),
      gaveUp: async ({ tenant, id }) => archiveStore({ tenant, db: parts.database.db }).end(id, 'making', 'failed'),
    },
  };
}

async function make({ database, crypto, clock, dataFolder }: MakingParts, { tenant, id }: JobData): Promise<void> {
  const scope = { tenant, db: database.db };
  const store = archiveStore(scope);
  const archive = await store.byId(id);
  if (archive?.state !== 'making') return;
  const { code } = await countyById(database.db, tenant);
  const origin = originOf(code, FACTS_LOG);
  const key = verifierText(crypto.signer(origin));
  const now = clock.now();
  await sealFacts(scope, { code, crypto, now });
  const content = await contentInThread({ url: database.url, tenant, archive, origin, keys: [key], at: now.getTime() });
  const whole = archive.organizations === undefined;
  const files = await listed(scope, content, {
    round: archive.round,
    extent: whole ? 'whole' : 'part',
    key,
    by: archive.madeBy,
    authority: whole ? 'office' : 'unitAdmin',
    code,
    crypto,
    now,
  });
  const kept = await archiveFiles(dataFolder).keep({ tenant, id }, await packed(files));
  await store.made(id, kept, clock.now(), new Date(clock.now().getTime() + DAYS_KEPT * DAY_MS));
}

/** Piece by piece, so that packing one goes on beside the next. */
const PIECE = 1 << 20;

function packed(files: readonly MadeFile[]): Promise<Uint8Array> {
  return zipArchive(
    files.map(({ name, content }) => {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      const count = Math.max(1, Math.ceil(bytes.length / PIECE));
      return zipEntry(
        name,
        Array.from({ length: count }, (_, i) => bytes.subarray(i * PIECE, (i + 1) * PIECE)),
      );
    }),
  );
}

export interface SweepParts {
  readonly db: Kysely<Tables>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly dataFolder: string;
  /** Milliseconds from one look to the next. */
  readonly everyMs: number;
}

/** Removes files whose time is over: now, and every so often. */
export const archiveSweep = ({ db, clock, log, dataFolder, everyMs }: SweepParts): Background =>
  repeated(
    everyMs,
    () => removeExpired({ db, clock, dataFolder }),
    (error) => logFailure(log, error, 'old archives could not be removed'),
  );

/** First the file, so that one whose row says that it is gone is gone. */
export async function removeExpired({
  db,
  clock,
  dataFolder,
}: Pick<SweepParts, 'db' | 'clock' | 'dataFolder'>): Promise<void> {
  for (const { id: tenant } of await counties(db)) {
    const store = archiveStore({ tenant, db });
    for (const id of await store.expired(clock.now())) {
      await archiveFiles(dataFolder).drop({ tenant, id });
      await store.end(id, 'made', 'removed');
    }
  }
}
