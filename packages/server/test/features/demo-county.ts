/** A server whose county is 青禾县, with somebody for each account of the demonstration. */

import { write } from '../../src/db/scope.ts';
import { loadDemo } from '../../src/demo/load.ts';
import type { Role } from '../../src/http/actor.ts';
import { type Asking, type TestServer, testServer } from '../server.ts';

export interface DemoServer extends TestServer {
  /** Somebody who acts for the demo's account of this login. */
  by(login: string): Promise<Asking>;
  /** Person behind the demo's account. */
  personOf(login: string): Promise<string>;
  unitNamed(name: string): Promise<string>;
}

export async function demoServer(): Promise<DemoServer> {
  const server = await testServer();
  const { database, county } = server;
  const { db } = database;
  await write({ tenant: county.id, db }, (tx) => loadDemo(tx, 'Qinghe-2026', server.clock.now));
  const account = (login: string) =>
    db
      .selectFrom('accounts')
      .select(['id', 'name', 'person'])
      .where('tenant', '=', county.id)
      .where('login', '=', login)
      .executeTakeFirstOrThrow();
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
