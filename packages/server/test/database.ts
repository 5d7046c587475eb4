/** A database of its own for each test file: today's tables, empty. Every query that runs on it must keep the rules of sql-rules.ts. */
import { randomBytes } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { inject } from 'vitest';
import { migrate } from '../src/db/migrate.ts';
import { type OpenDatabase, openDatabase } from '../src/db/open.ts';
import type { Tables } from '../src/db/tables.ts';
import { faultsOf } from './sql-rules.ts';

export interface TestDatabase extends OpenDatabase {
  readonly url: string;
}

/** `upTo`: a database of an earlier version. */
export async function testDatabase(upTo?: number): Promise<TestDatabase> {
  const server = inject('databaseServer');
  const name = `t_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${name}`);
  const url = `${server}/${name}`;
  const opened = openDatabase(url);
  const migrated = await migrate(opened.pool, upTo);
  if (!migrated.ok) throw new Error(migrated.refusal);
  const faults = new Set<string>();
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: opened.pool }),
    log: (event) => {
      for (const fault of faultsOf(event.query.sql)) faults.add(`${fault}: ${event.query.sql}`);
    },
  });
  return {
    url,
    db,
    pool: opened.pool,
    async close() {
      await db.destroy();
      await onServer(server, `drop database ${name} with (force)`);
      if (faults.size > 0) throw new Error(`queries that break the rules of SQL:\n${[...faults].join('\n')}`);
    },
  };
}

async function onServer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
