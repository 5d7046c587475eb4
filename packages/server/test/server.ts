/**
 * The whole server without a port, on a database of its own: `testServer()`, then `server.as(…)` gives somebody who sends real requests
 * through every layer, with a session in the database. Only the clock is not real: `clock.now` may be set.
 */

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import { v7 as uuid } from 'uuid';
import { compose } from '../src/compose.ts';
import type { OpenIdConfig } from '../src/config.ts';
import { newToken, readToken } from '../src/features/sessions/token.ts';
import type { Held } from '../src/http/actor.ts';
import type { JobData, Jobs } from '../src/jobs/jobs.ts';
import type { CryptoPort } from '../src/ports/crypto.ts';
import type { SmtpSettings } from '../src/ports/smtp.ts';
import { softwareCrypto } from '../src/ports/software-crypto.ts';
import { type TestDatabase, testDatabase } from './database.ts';

export interface County {
  readonly id: string;
  readonly code: string;
}

export interface Asking {
  readonly account: string;
  /** Sends JSON, or bytes where `body` is a Buffer. Reads go without, writes with what the web's client sends against forgery. */
  ask(address: string, sent?: Sent): Promise<Told>;
}

export interface Sent {
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Told {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely; wrong guesses fail them
  readonly body: any;
  readonly raw: LightMyRequestResponse;
}

export interface TestServer {
  readonly app: FastifyInstance;
  readonly database: TestDatabase;
  readonly county: County;
  readonly clock: { now: Date };
  readonly crypto: CryptoPort;
  /** For what isn't in the database. */
  readonly dataFolder: string;
  /** Lines of the log, as written. */
  readonly log: readonly string[];
  newCounty(code: string): Promise<County>;
  /** An account with these roles and a session that counts; of the first county where none is named. */
  as(who: {
    readonly name?: string;
    readonly held?: readonly Held[];
    readonly person?: string;
    readonly county?: County;
  }): Promise<Asking>;
  /** Nobody: no session. */
  readonly visitor: Asking;
  /** Does the jobs that requests have queued. */
  work(): Promise<void>;
  /** What they are queued with. */
  readonly jobs: Jobs;
  close(): Promise<void>;
}

export interface TestOptions {
  /** In place of an empty one on the shared cluster. */
  readonly database?: TestDatabase;
  /** The first county, where it stands in that database already. */
  readonly county?: County;
  /** Wrong passwords from one address before the wall stands; as good as none otherwise. */
  readonly wrongSignIns?: number;
  readonly publicUrl?: string;
  readonly https?: boolean;
  readonly openId?: OpenIdConfig;
  /** No mail otherwise. */
  readonly smtp?: SmtpSettings;
  /** Folder of the built pages; the API alone otherwise. */
  readonly pages?: string;
}

/** Tries again like the queue: while the database gathers statistics of a table, say, its deleted rows can't be removed yet. */
async function tried(run: () => Promise<void>): Promise<void> {
  for (let left = 20; ; left--) {
    try {
      return await run();
    } catch (error) {
      if (left === 0) throw error;
      await pause(100);
    }
  }
}

/** The moment at which every test's clock begins. */
export const BEGINNING = '2026-03-25T01:00:00Z';

export async function testServer(options: TestOptions = {}): Promise<TestServer> {
  const database = options.database ?? (await testDatabase());
  const clock = { now: new Date(BEGINNING) };
  const log: string[] = [];
  const dataFolder = await mkdtemp(join(tmpdir(), 'shiji-server-'));
  const queued: { readonly kind: string; readonly data: JobData }[] = [];
  const crypto = softwareCrypto({
    signing: generateKeyPairSync('ed25519').privateKey,
    secrets: new Map([['0001', randomBytes(32)]]),
    hmac: randomBytes(32),
  });
  // What is queued waits for `work`; tests of the queue itself open the real one.
  const jobs: Jobs = {
    queue: async (tx, kind, id) => void queued.push({ kind, data: { tenant: tx.tenant, id } }),
  };
  const { app, jobHandlers } = await compose({
    database,
    crypto,
    jobs,
    dataFolder,
    clock: { now: () => clock.now },
    log: pino({ level: 'info' }, { write: (line: string) => log.push(line) }),
    https: options.https ?? false,
    trustedProxies: 0,
    limits: { address: 1_000_000, session: 1_000_000, wrongSignIns: options.wrongSignIns ?? 1_000_000 },
    publicUrl: options.publicUrl ?? 'http://shiji.test',
    ...(options.openId === undefined ? {} : { openId: options.openId }),
    ...(options.smtp === undefined ? {} : { smtp: options.smtp }),
    ...(options.pages === undefined ? {} : { pages: options.pages }),
  });
  await app.ready();
  const newCounty = async (code: string): Promise<County> => {
    const county = { id: uuid(), code };
    await database.db
      .insertInto('tenants')
      .values({ ...county, name: `${code}县`, created_at: clock.now.toISOString() })
      .execute();
    return county;
  };
  const county = options.county ?? (await newCounty('qinghe'));
  return {
    app,
    database,
    county,
    clock,
    crypto,
    dataFolder,
    log,
    newCounty,
    as: async (who) => {
      const tenant = (who.county ?? county).id;
      const account = uuid();
      const at = clock.now.toISOString();
      const token = newToken(tenant);
      await database.db
        .insertInto('accounts')
        .values({
          tenant,
          id: account,
          login: account,
          name: who.name ?? '某人',
          person: who.person ?? null,
          must_change: false,
          failures: 0,
          created_at: at,
        })
        .execute();
      for (const { role, unit } of who.held ?? [])
        await database.db
          .insertInto('grants')
          .values({ tenant, id: uuid(), account, role, unit: unit ?? null, granted_at: at })
          .execute();
      await database.db
        .insertInto('sessions')
        .values({
          tenant,
          id: uuid(),
          account,
          token_hash: readToken(token)?.hash ?? Buffer.alloc(0),
          stage: 'full',
          device: '测试',
          address: '127.0.0.1',
          created_at: at,
          seen_at: at,
        })
        .execute();
      return asking(app, account, token);
    },
    visitor: asking(app, ''),
    jobs,
    work: async () => {
      for (let job = queued.shift(); job !== undefined; job = queued.shift()) {
        const { kind, data } = job;
        await tried(async () => jobHandlers[kind]?.run(data));
      }
    },
    close: async () => {
      await app.close();
      await database.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

function asking(app: FastifyInstance, account: string, token?: string): Asking {
  return {
    account,
    async ask(address, sent = {}) {
      const [method = '', url = ''] = address.split(' ');
      const file = Buffer.isBuffer(sent.body);
      const raw = await app.inject({
        method: method as 'GET',
        url,
        ...(sent.body === undefined ? {} : { payload: file ? (sent.body as Buffer) : JSON.stringify(sent.body) }),
        headers: {
          ...(sent.body === undefined
            ? {}
            : { 'content-type': file ? 'application/octet-stream' : 'application/json' }),
          ...(method === 'GET' ? {} : { 'x-shiji': '1' }),
          ...(sent.key === undefined ? {} : { 'idempotency-key': sent.key }),
          ...(token === undefined ? {} : { cookie: `shiji=${token}` }),
          ...sent.headers,
        },
      });
      const json = raw.headers['content-type']?.toString().includes('json');
      return { status: raw.statusCode, body: json ? raw.json() : undefined, raw };
    },
  };
}
