import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { freshDatabase, type Template } from './fresh-database.ts';

let made = 0;
const counted: Template = {
  name: 'database.test',
  make: async (url) => {
    made++;
    await query(url, 'create table entries (n int)', 'insert into entries values (1)');
  },
};
let tries = 0;
const failing: Template = {
  name: 'database.test, failing once',
  make: async (url) => {
    tries++;
    await query(url, 'create table entries (n int)', `insert into entries values (${tries})`);
    if (tries === 1) throw new Error('half way');
  },
};

const empty = (await freshDatabase()).url;
const one = (await freshDatabase(counted)).url;
const other = (await freshDatabase(counted)).url;
const failed = await freshDatabase(failing).catch((error: Error) => error.message);
const again = (await freshDatabase(failing)).url;

describe('a database for tests', () => {
  it('is empty, or a copy of a template that is made once', async () => {
    expect(await query(empty, "select count(*)::int as n from pg_tables where schemaname = 'public'")).toEqual([
      { n: 0 },
    ]);
    expect(await query(one, 'select n from entries')).toEqual([{ n: 1 }]);
    expect(await query(other, 'select n from entries')).toEqual([{ n: 1 }]);
    expect(made).toBe(1);
  });

  it("is one file's own", async () => {
    await query(one, 'delete from entries');
    expect(await query(other, 'select n from entries')).toEqual([{ n: 1 }]);
  });

  it('is never a copy of a template whose making failed', async () => {
    expect(failed).toBe('half way');
    expect(await query(again, 'select n from entries')).toEqual([{ n: 2 }]);
  });
});

async function query(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let rows: Record<string, unknown>[] = [];
  for (const statement of statements) rows = (await client.query(statement)).rows;
  await client.end();
  return rows;
}
