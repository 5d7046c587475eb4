/** The whole database at one moment, while others go on writing. */
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { migrations } from '../db/migrate.ts';
import { isNeverCopied, type TableColumns, tablesInOrder, takenMigrations } from './catalogue.ts';
import { type Connection, connectTo } from './connection.ts';
import { Refused } from './refusals.ts';

export interface Snapshot {
  readonly at: Date;
  readonly migrations: readonly string[];
  readonly tables: readonly TableColumns[];
  /** The table's rows as lines of COPY's text form. One table at a time. */
  rows(table: TableColumns): AsyncIterable<Uint8Array>;
  /** Every evidence file that the rows name, of all counties, each once, by hash; 32 bytes each are held in memory. */
  evidence(): Promise<readonly Buffer[]>;
  close(): Promise<void>;
}

/**
 * Throws `Refused` for a database that isn't ours or is newer than the program. Holds migrations up until it is closed, and nothing
 * else: whoever records or reads isn't hindered.
 */
export async function openSnapshot(url: string, embeddedIn?: string): Promise<Snapshot> {
  const connection = await connectTo(url, embeddedIn);
  try {
    return await begin(connection);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function begin({ client, close }: Connection): Promise<Snapshot> {
  if ((await takenMigrations(client)) === undefined) throw new Refused({ refusal: 'tables-missing' });
  await client.query('begin isolation level repeatable read, read only');
  // Before the first query, which fixes the snapshot: a migration under way is waited for, a later one waits.
  await client.query('lock table schema_versions in row share mode');
  const { rows } = await client.query<{ at: Date }>('select clock_timestamp() as at');
  const taken = (await takenMigrations(client)) ?? [];
  const known = migrations();
  if (taken.length > known.length) throw new Refused({ refusal: 'database-newer', version: taken.length });
  const other = taken.findIndex((digest, i) => digest !== known[i]?.digest);
  if (other !== -1) throw new Refused({ refusal: 'migration-changed', version: other + 1 });
  return {
    at: rows[0]?.at ?? new Date(),
    migrations: taken,
    tables: await tablesInOrder(client),
    rows: (table) => client.query(copyTo(isNeverCopied(table) ? NO_ROWS : copyText(table, 'to stdout'))),
    async evidence() {
      const { rows: found } = await client.query<{ hash: Buffer }>('select distinct hash from evidence order by hash');
      return found.map(({ hash }) => Buffer.from(hash));
    },
    close,
  };
}

const NO_ROWS = 'copy (select where false) to stdout';

/** `copy "people" ("tenant", …) to stdout`: text form, which every version reads. */
export function copyText({ name, columns }: TableColumns, way: 'to stdout' | 'from stdin'): string {
  const quoted = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  return `copy ${pg.escapeIdentifier(name)} (${quoted}) ${way}`;
}
