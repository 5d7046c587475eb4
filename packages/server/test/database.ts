/** A database of its own for each test file: today's tables, empty. Every query that runs on it must keep the rules of sql-rules.ts. */
import { Kysely, PostgresDialect } from 'kysely';
import { migrate } from '../src/db/migrate.ts';
import { type OpenDatabase, openDatabase } from '../src/db/open.ts';
import type { Tables } from '../src/db/tables.ts';
import { freshDatabase, type Template } from './fresh-database.ts';
import { faultsOf } from './sql-rules.ts';

export interface TestDatabase extends OpenDatabase {
  readonly url: string;
}

const today: Template = { name: 'today', make: (url) => bringUp(url) };

/** Today's tables with what `fill` puts into them: done once in a run, and copied for each who asks by the same name. */
export const filledTemplate = (name: string, fill: (db: Kysely<Tables>) => Promise<void>): Template => ({
  name,
  async make(url) {
    await bringUp(url);
    const opened = openDatabase(url);
    await fill(opened.db).finally(() => opened.close());
  },
});

/** Today's tables, empty, or a copy of the template; of a number the tables of that earlier version. */
export async function testDatabase(of: Template | number = today): Promise<TestDatabase> {
  const version = typeof of === 'number' ? of : undefined;
  const fresh = await freshDatabase(typeof of === 'number' ? undefined : of);
  const { url } = fresh;
  if (version !== undefined) await bringUp(url, version);
  const opened = openDatabase(url);
  const faults = new Set<string>();
  const judged = new Set<string>();
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: opened.pool }),
    log: (event) => {
      // pg-boss keeps its own schema behind the jobs port.
      if (judged.has(event.query.sql) || /\bjobs\./.test(event.query.sql)) return;
      judged.add(event.query.sql);
      for (const fault of faultsOf(event.query.sql)) faults.add(`${fault}: ${event.query.sql}`);
    },
  });
  return {
    url,
    db,
    pool: opened.pool,
    async close() {
      await db.destroy();
      await opened.close();
      await fresh.drop();
      if (faults.size > 0) throw new Error(`queries that break the rules of SQL:\n${[...faults].join('\n')}`);
    },
  };
}

async function bringUp(url: string, upTo?: number): Promise<void> {
  const opened = openDatabase(url);
  const migrated = await migrate(opened.pool, upTo);
  await opened.close();
  if (!migrated.ok) throw new Error(migrated.refusal);
}
