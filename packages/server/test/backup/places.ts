/** Places for tests of backups: folders of their own, databases on the cluster that a run shares, and what stands in them. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll } from 'vitest';
import { tablesInOrder } from '../../src/backup/catalogue.ts';
import { type FreshDatabase, freshDatabase } from '../fresh-database.ts';

/** A folder for a test file, removed afterwards. As root, the database's own user must be able to pass through it. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'shiji-backup-'));
  await chmod(folder, 0o755);
  afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** An empty database, dropped after the file's tests. */
export async function emptyDatabase(): Promise<FreshDatabase> {
  const fresh = await freshDatabase();
  afterAll(() => fresh.drop());
  return fresh;
}

export async function asking<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Every row of every table as text, in an order of its own; what a restore ends on purpose is left out, and what it records of itself. */
export function contentOf(url: string): Promise<ReadonlyMap<string, readonly string[]>> {
  return asking(url, async (client) => {
    const all = new Map<string, readonly string[]>();
    for (const { name } of await tablesInOrder(client)) {
      const { rows } = await client.query<{ row: string }>(
        `select (to_jsonb(t) - 'ended_at' - 'ended_because' - 'status' - 'problem')::text as row from ${name} t
          where to_jsonb(t) ->> 'action' is distinct from 'restore' and to_jsonb(t) ->> 'log' is distinct from 'audit' order by 1`,
      );
      all.set(
        name,
        rows.map(({ row }) => row),
      );
    }
    return all;
  });
}
