/** A server whose county is 青禾县, with somebody for each account of the demonstration. */

import { v7 as uuid } from 'uuid';
import { write } from '../../src/db/scope.ts';
import { loadDemo } from '../../src/demo/load.ts';
import { newToken, readToken } from '../../src/features/sessions/token.ts';
import type { Role } from '../../src/http/actor.ts';
import { filledTemplate, testDatabase } from '../database.ts';
import { type Asking, BEGINNING, type TestOptions, type TestServer, testServer } from '../server.ts';

/** Of every account of the demonstration. */
export const DEMO_PASSWORD = 'Qinghe-2026';

export interface DemoServer extends TestServer {
  /** Somebody who acts for the demo's account of this login. */
  by(login: string): Promise<Asking>;
  /** A session of the demo's account itself: what stands in the cookie. */
  sessionOf(login: string): Promise<string>;
  /** The same of an account by its id. */
  sessionOfAccount(account: string): Promise<string>;
  /** Person behind the demo's account. */
  personOf(login: string): Promise<string>;
  unitNamed(name: string): Promise<string>;
}

const begins = new Date(BEGINNING);
const demo = filledTemplate('demo', async (db) => {
  const tenant = uuid();
  await db
    .insertInto('tenants')
    .values({ id: tenant, code: 'qinghe', name: 'qinghe县', created_at: begins.toISOString() })
    .execute();
  await write({ tenant, db }, (tx) => loadDemo(tx, DEMO_PASSWORD, begins));
});

/** As the demonstration stands at the beginning: loaded once in a run, and copied for each server. */
export async function demoServer(options: Omit<TestOptions, 'database' | 'county'> = {}): Promise<DemoServer> {
  const database = await testDatabase(demo);
  const { db } = database;
  const county = await db
    .selectFrom('tenants')
    .select(['id', 'code'])
    .where('code', '=', 'qinghe')
    .executeTakeFirstOrThrow();
  const server = await testServer({ ...options, database, county });
  const account = (login: string) =>
    db
      .selectFrom('accounts')
      .select(['id', 'name', 'person'])
      .where('tenant', '=', county.id)
      .where('login', '=', login)
      .executeTakeFirstOrThrow();
  const sessionOfAccount = async (holder: string): Promise<string> => {
    const token = newToken(county.id);
    const at = server.clock.now.toISOString();
    await db
      .insertInto('sessions')
      .values({
        tenant: county.id,
        id: uuid(),
        account: holder,
        token_hash: readToken(token)?.hash ?? Buffer.alloc(0),
        stage: 'full',
        device: 'Windows · Chrome',
        address: '127.0.0.1',
        created_at: at,
        seen_at: at,
      })
      .execute();
    return token;
  };
  return {
    ...server,
    async by(login) {
      const { id, name, person } = await account(login);
      const held = await db
        .selectFrom('grants')
        .select(['role', 'unit'])
        .where('tenant', '=', county.id)
        .where('account', '=', id)
        .execute();
      return server.as({
        name,
        ...(person === null ? {} : { person }),
        held: held.map(({ role, unit }) => ({ role: role as Role, ...(unit === null ? {} : { unit }) })),
      });
    },
    sessionOf: async (login) => sessionOfAccount((await account(login)).id),
    sessionOfAccount,
    async personOf(login) {
      const { person } = await account(login);
      if (person === null) throw new Error(`${login} is nobody of the roster`);
      return person;
    },
    async unitNamed(name) {
      const { id } = await db
        .selectFrom('units')
        .select('id')
        .where('tenant', '=', county.id)
        .where('name', '=', name)
        .executeTakeFirstOrThrow();
      return id;
    },
  };
}
