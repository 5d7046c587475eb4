/** The only place that puts things together. */
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { OpenDatabase } from './db/open.ts';
import { evidenceSlice } from './features/evidence/routes.ts';
import { factsSlice } from './features/facts/routes.ts';
import { notesSlice } from './features/notes/routes.ts';
import { identifier } from './features/sessions/identify.ts';
import { buildApp, type Slice } from './http/app.ts';
import { serveDocs } from './http/docs.ts';
import { serveHealth } from './http/health.ts';
import type { JobHandlers, Jobs } from './jobs/jobs.ts';
import { sealer } from './ledger/store/sealer.ts';
import type { Clock } from './ports/clock.ts';
import type { CryptoPort } from './ports/crypto.ts';
import { openLocalStorage } from './ports/local-storage.ts';
import type { ObjectStorage } from './ports/object-storage.ts';

export interface Parts {
  readonly database: OpenDatabase;
  readonly crypto: CryptoPort;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly log: Logger;
  /** For what isn't in the database: evidence, files of imports under way. */
  readonly dataFolder: string;
  readonly https: boolean;
  readonly trustedProxies: number;
  /** Folder of the built pages; absent: the API alone. */
  readonly pages?: string;
  readonly limits: { readonly address: number; readonly session: number };
}

/** Work that goes on beside the requests as long as the server runs. */
export interface Background {
  start(): void;
  /** Ends what is under way, and then all. */
  stop(): Promise<void>;
}

export interface Composed {
  readonly app: FastifyInstance;
  readonly jobHandlers: JobHandlers;
  readonly background: readonly Background[];
}

/** A minute's requests: an office shares one address; a person's hands are slower. */
export const usualLimits = { address: 6000, session: 600 } as const;

/** What is recorded is proven soon after, and a busy hour makes no more checkpoints than it has such whiles. */
const SEAL_EVERY_MS = 2000;

export async function compose(parts: Parts): Promise<Composed> {
  const storage = await openLocalStorage(join(parts.dataFolder, 'evidence'), parts.clock.now());
  const slices = slicesOf(parts, storage);
  const app = await buildApp({ ...parts, slices, identify: identifier(parts.database.db) });
  serveHealth(app, parts.database);
  serveDocs(app, slices);
  const sealing = sealer({ ...parts, db: parts.database.db, everyMs: SEAL_EVERY_MS });
  return { app, jobHandlers: {}, background: [sealing] };
}

/** All slices of the product, in the order of the API's document. */
function slicesOf({ database: { db }, crypto }: Parts, storage: ObjectStorage): readonly Slice[] {
  return [factsSlice({ db, crypto, storage }), notesSlice(), evidenceSlice({ storage })];
}
