/** A server on which only one county stands, as `shiji init` opens it: three administrators with one-time passwords, and nothing else. */
import { type FirstAdministrator, openCounty } from '../../../src/features/counties/open-county.ts';
import { type TestOptions, type TestServer, testServer } from '../../server.ts';

export interface NewCountyServer extends TestServer {
  readonly administrators: readonly FirstAdministrator[];
}

export async function newCountyServer(name: string, options: TestOptions = {}): Promise<NewCountyServer> {
  const server = await testServer(options);
  const { clock } = server;
  const { code, id: first } = server.county;
  const { db } = server.database;
  await db.deleteFrom('tenants').where('id', '=', first).execute();
  const opened = await openCounty(db, { code, name }, clock.now);
  if (!opened.ok) throw new Error(opened.refusal);
  const { id } = await db.selectFrom('tenants').select('id').where('code', '=', code).executeTakeFirstOrThrow();
  return { ...server, county: { id, code }, administrators: opened.administrators };
}
