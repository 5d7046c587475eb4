import { describe, expect, it } from 'vitest';
import { migrations } from '../src/db/migrate.ts';
import { faultsOf } from './sql-rules.ts';

/** Statements of a migration: they end in a semicolon at the end of a line. */
const statements = migrations().flatMap(({ version, sql }) =>
  sql
    .replace(/--.*$/gm, '')
    .split(/;\s*$/m)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => ({ version, text })),
);

describe('the SQL that any PostgreSQL and a distributed one can run', () => {
  it('holds in every migration', () => {
    expect(statements.length).toBeGreaterThan(20);
    expect(statements.flatMap(({ version, text }) => faultsOf(text).map((fault) => `${version}: ${fault}`))).toEqual(
      [],
    );
  });

  const planted: readonly (readonly [what: string, sql: string])[] = [
    ['a trigger', 'create trigger t before insert on facts execute function f()'],
    ['a serial key', 'create table x (tenant uuid, n serial, primary key (tenant, n))'],
    ['an identity column', 'create table x (tenant uuid, n int generated always as identity, primary key (tenant, n))'],
    ['a key without tenant', 'create table x (tenant uuid, id uuid, primary key (id))'],
    ['a table without key', 'create table x (tenant uuid, id uuid)'],
    [
      'a unique key in another order',
      'create table x (tenant uuid, id uuid, primary key (tenant, id), unique (id, tenant))',
    ],
    [
      'a foreign key without tenant',
      'create table x (tenant uuid, id uuid, p uuid, primary key (tenant, id), foreign key (p) references y (id))',
    ],
    ['an index without tenant', 'create index i on people (name)'],
    ['an extension', 'create extension pg_trgm'],
    ['LISTEN', 'listen changes'],
    ['ON CONFLICT without target', 'insert into "people" ("tenant") values ($1) on conflict do nothing'],
    ['looking into JSON', 'select "detail" ->> \'x\' from "import_rows" where "tenant" = $1'],
    ['a query without tenant', 'select * from "people" where "id" = $1'],
    [
      'a join with one table loose',
      'select * from "people" inner join "tenures" on "people"."id" = "tenures"."person" where "people"."tenant" = $1',
    ],
    ['an insert without tenant', 'insert into "people" ("id") values ($1)'],
    ['an update without tenant', 'update "people" set "name" = $1 where "id" = $2'],
    ['a delete without tenant', 'delete from "unsealed" where "entry" = $1'],
  ];
  it.each(planted)('is broken by %s', (_what, sql) => {
    expect(faultsOf(sql)).not.toEqual([]);
  });

  it('lets a query through whose tables are all held to the county', () => {
    const sql =
      'select * from "people" as "p" inner join "tenures" as "t" on "t"."tenant" = "p"."tenant" and "t"."person" = "p"."id" where "p"."tenant" = $1';
    expect(faultsOf(sql)).toEqual([]);
  });
});
