/**
 * Brings a database to today's tables: plain numbered SQL files, forward only, each in a transaction of its own and taken once. What has
 * been taken is remembered with the file's digest: one that was changed afterwards is a mistake that must not pass unseen.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type pg from 'pg';

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  readonly digest: string;
}

const folder = new URL('migrations/', import.meta.url);
const FILE = /^(\d{4})-([a-z0-9-]+)\.sql$/;

/** All migrations in order. Throws where the files aren't numbered 1, 2, 3 …. */
export function migrations(): readonly Migration[] {
  const found = readdirSync(folder).sort();
  return found.map((file, index) => {
    const match = FILE.exec(file);
    if (match === null || Number(match[1]) !== index + 1)
      throw new Error(`migrations/${file}: expected number ${index + 1}`);
    const sql = readFileSync(new URL(file, folder), 'utf8');
    return { version: index + 1, name: match[2] ?? '', sql, digest: createHash('sha256').update(sql).digest('hex') };
  });
}

export type Migrated =
  | { readonly ok: true; readonly from: number; readonly to: number }
  /** The database was made by a newer version of the program. */
  | { readonly ok: false; readonly refusal: 'database-newer'; readonly version: number }
  /** A migration that was taken reads otherwise today. */
  | { readonly ok: false; readonly refusal: 'migration-changed'; readonly version: number }
  | { readonly ok: false; readonly refusal: 'database-too-old'; readonly server: string };

/** The oldest server that is supported, as `server_version_num` says it. */
const OLDEST_SERVER = 150_000;

/**
 * Takes what is missing, up to `upTo` (for tests of older versions). Several servers may start at once: each migration locks the list
 * of versions first.
 */
export async function migrate(pool: pg.Pool, upTo = Number.POSITIVE_INFINITY): Promise<Migrated> {
  const all = migrations();
  const client = await pool.connect();
  try {
    const server = await client.query<{ number: string; version: string }>(
      "select current_setting('server_version_num') as number, current_setting('server_version') as version",
    );
    const { number = '0', version: shown = '' } = server.rows[0] ?? {};
    if (Number(number) < OLDEST_SERVER) return { ok: false, refusal: 'database-too-old', server: shown };
    await makeList(client);
    const taken = await readTaken(client);
    const wrong = taken.find(
      ({ version, digest }) => all[version - 1] !== undefined && all[version - 1]?.digest !== digest,
    );
    if (wrong !== undefined) return { ok: false, refusal: 'migration-changed', version: wrong.version };
    const from = taken.length;
    if (from > all.length) return { ok: false, refusal: 'database-newer', version: from };
    let to = from;
    for (const migration of all.slice(from)) {
      if (migration.version > upTo) break;
      await take(client, migration);
      to = migration.version;
    }
    return { ok: true, from, to };
  } finally {
    client.release();
  }
}

const LIST = `create table if not exists schema_versions (
  version integer primary key, name text not null, digest text not null, taken_at timestamptz not null)`;

/** Codes of two that make the table at the same moment: a catalogue's unique key, the table or its type is there already. */
const MADE_BY_ANOTHER = ['23505', '42P07', '42710'];

/** Whoever comes second is told so by an error, and the table is there. */
async function makeList(client: pg.PoolClient): Promise<void> {
  try {
    await client.query(LIST);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!MADE_BY_ANOTHER.includes(code)) throw error;
  }
}

async function readTaken(
  client: pg.PoolClient,
): Promise<readonly { readonly version: number; readonly digest: string }[]> {
  const { rows } = await client.query<{ version: number; digest: string }>(
    'select version, digest from schema_versions order by version',
  );
  return rows;
}

async function take(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query('lock table schema_versions in exclusive mode');
    const taken = await readTaken(client);
    if (taken.length < migration.version) {
      await client.query('set local statement_timeout = 0');
      await apply(client, migration);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function apply(client: pg.ClientBase, { version, name, digest, sql }: Migration): Promise<void> {
  await client.query(sql);
  await client.query('insert into schema_versions (version, name, digest, taken_at) values ($1, $2, $3, now())', [
    version,
    name,
    digest,
  ]);
}

/**
 * Takes the migrations after `from` up to `upTo` in the caller's own transaction: for a restore, which must stand whole or not at all.
 * From 0 on the database must be empty.
 */
export async function makeTables(client: pg.ClientBase, from: number, upTo: number): Promise<void> {
  if (from === 0) await client.query(LIST);
  for (const migration of migrations().slice(from, upTo)) await apply(client, migration);
}
