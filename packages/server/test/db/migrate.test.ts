import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { migrate, migrations } from '../../src/db/migrate.ts';
import { testDatabase } from '../database.ts';

interface Column {
  readonly name: string;
  readonly type: string;
}

const tenant = uuid();
/** One row a table; ids are the same in all of them, so that every foreign key leads somewhere. */
const id = uuid();

/** What a column of a sample row holds. A parent of its own kind, or a fact that it corrects, is left out: nothing needs one. */
function sample(table: string, { name, type }: Column): unknown {
  if (table === 'tenants' && name === 'id') return tenant;
  if (name === 'tenant') return tenant;
  if (name === 'parent' || name === 'corrects') return null;
  if (type === 'uuid') return id;
  if (type === 'bytea') return Buffer.from('hash');
  if (type === 'jsonb') return '{"kept":"yes"}';
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'bigint') return 7;
  if (type === 'date') return '2026-03-25';
  if (type.startsWith('timestamp')) return '2026-03-25T01:00:00Z';
  return name === 'log' ? 'facts' : `某 ${name}`;
}

/** The county's tables in an order in which each stands after those that it refers to. */
async function tablesOf(pool: pg.Pool): Promise<readonly string[]> {
  const { rows: names } = await pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_name <> 'schema_versions' order by 1",
  );
  const { rows: arrows } = await pool.query<{ from: string; to: string }>(
    `select conrelid::regclass::text as "from", confrelid::regclass::text as "to" from pg_constraint where contype = 'f' and conrelid <> confrelid`,
  );
  const placed: string[] = [];
  while (placed.length < names.length) {
    const next = names.find(
      ({ name }) => !placed.includes(name) && arrows.every(({ from, to }) => from !== name || placed.includes(to)),
    );
    if (next === undefined) throw new Error('tables refer to each other in a circle');
    placed.push(next.name);
  }
  return placed;
}

async function columnsOf(pool: pg.Pool, table: string): Promise<readonly Column[]> {
  const { rows } = await pool.query<Column>(
    "select column_name as name, data_type as type from information_schema.columns where table_schema = 'public' and table_name = $1 order by ordinal_position",
    [table],
  );
  return rows;
}

async function fill(pool: pg.Pool): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  const filled = new Map<string, Readonly<Record<string, unknown>>>();
  for (const table of await tablesOf(pool)) {
    const columns = await columnsOf(pool, table);
    const names = columns.map(({ name }) => `"${name}"`).join(', ');
    const places = columns.map((_, index) => `$${index + 1}`).join(', ');
    const { rows } = await pool.query(
      `insert into ${table} (${names}) values (${places}) returning *`,
      columns.map((column) => sample(table, column)),
    );
    filled.set(table, rows[0]);
  }
  return filled;
}

const versions = migrations().map(({ version }) => version);

describe('a database of an earlier version', () => {
  it.each(versions)('version %i comes up to today with all that was in it', async (version) => {
    const database = await testDatabase(version);
    try {
      const before = await fill(database.pool);
      expect(before.size).toBeGreaterThan(0);
      expect(await migrate(database.pool)).toEqual({ ok: true, from: version, to: versions.length });
      for (const [table, row] of before) {
        const { rows } = await database.pool.query(`select * from ${table}`);
        expect(rows.length, table).toBe(1);
        expect(rows[0], table).toMatchObject(row);
      }
    } finally {
      await database.close();
    }
  });

  it('is refused where a migration that it took reads otherwise today', async () => {
    const database = await testDatabase(2);
    await database.pool.query("update schema_versions set digest = 'other' where version = 2");
    expect(await migrate(database.pool)).toEqual({ ok: false, refusal: 'migration-changed', version: 2 });
    await database.close();
  });

  it('is refused where a newer program made it', async () => {
    const database = await testDatabase();
    const next = versions.length + 1;
    await database.pool.query("insert into schema_versions values ($1, 'later', 'd', now())", [next]);
    expect(await migrate(database.pool)).toEqual({ ok: false, refusal: 'database-newer', version: next });
    await database.close();
  });

  it('is brought up once by several servers that start together', async () => {
    const database = await testDatabase(0);
    await database.pool.query('drop table schema_versions');
    const all = await Promise.all(Array.from({ length: 5 }, () => migrate(database.pool)));
    expect(all.every((migrated) => migrated.ok)).toBe(true);
    const { rows } = await database.pool.query('select version from schema_versions order by version');
    expect(rows.map(({ version }) => version)).toEqual(versions);
    await database.close();
  });
});

it('db/tables says of every column what the database was told', async () => {
  const { readdirSync, readFileSync } = await import('node:fs');
  const folder = new URL('../../src/db/tables/', import.meta.url);
  const text = readdirSync(folder)
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');
  const database = await testDatabase();
  const said = new Map(
    [...text.matchAll(/export interface (\w+)Table \{\n([\s\S]*?)\n\}/g)].map(([, name = '', body = '']) => [
      name,
      body.split('\n').map((line) => line.trim()),
    ]),
  );
  for (const table of await tablesOf(database.pool)) {
    const { rows } = await database.pool.query<{ name: string; type: string; nullable: string }>(
      `select column_name as name, data_type as type, is_nullable as nullable from information_schema.columns
       where table_schema = 'public' and table_name = $1 order by ordinal_position`,
      [table],
    );
    const expected = rows.map(({ name, type, nullable }) => `${name}: ${typed(type, nullable === 'YES')};`);
    const name = table.replace(/(^|_)([a-z])/g, (_, _line, letter: string) => letter.toUpperCase());
    expect(said.get(name), table).toEqual(expected);
    said.delete(name);
  }
  expect([...said.keys()]).toEqual([]);
  await database.close();
});

function typed(type: string, nullable: boolean): string {
  if (type === 'jsonb') return nullable ? 'NullableJson' : 'Json';
  const plain = type === 'integer' ? 'number' : type === 'boolean' ? 'boolean' : type === 'bytea' ? 'Buffer' : 'string';
  return nullable ? `${plain} | null` : plain;
}
