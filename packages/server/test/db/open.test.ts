import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

it('a connection that breaks in the middle of a transaction fails what is asked on it, and nothing else', async () => {
  const { pool } = database;
  const held = await pool.connect();
  await held.query('begin');
  const { rows } = await held.query<{ pid: number }>('select pg_backend_pid() as pid');
  const broken = new Promise((resolve) => held.once('end', resolve));
  await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  await broken;
  await expect(held.query('commit')).rejects.toThrow();
  held.release(true);
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});
