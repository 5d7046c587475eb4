import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { write } from '../../../src/db/scope.ts';
import { recordAudit } from '../../../src/features/audit/record.ts';
import type { Role } from '../../../src/http/actor.ts';
import { type Asking, type TestServer, testServer } from '../../server.ts';
import { addPerson, addUnit } from '../roster-rows.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const admin = (role: Role): Promise<Asking> => server.as({ held: [{ role }] });
const homeOf = async (who: Asking): Promise<Record<string, number>> => {
  const { body } = await who.ask('GET /api/home');
  return Object.fromEntries(body.items.map(({ kind, count }: { kind: string; count: number }) => [kind, count]));
};
const change = (account: string, values: object) =>
  server.database.db
    .updateTable('accounts')
    .set(values)
    .where('tenant', '=', server.county.id)
    .where('id', '=', account)
    .execute();

it('tells the office that there is no roster, until somebody stands in it', async () => {
  const office = await admin('office');
  expect(await homeOf(office)).toEqual({ 'roster-empty': 1, 'totp-off': 1 });
  await addPerson(server.database, server.county.id, { name: '沈砚秋' });
  expect(await homeOf(office)).toEqual({ 'totp-off': 1 });
});

it('counts for the system administrator people in office without account, locked accounts and passwords run out', async () => {
  const system = await admin('systemAdmin');
  const unit = await addUnit(server.database, server.county.id, { name: '农业农村局' });
  await addPerson(server.database, server.county.id, { name: '林小满', unit });
  const locked = await server.as({});
  await change(locked.account, { locked_until: '2026-03-25T01:10:00Z' });
  const unused = await server.as({});
  await change(unused.account, { must_change: true, password_set_at: '2026-03-11T00:59:59Z' });
  const fresh = await server.as({});
  await change(fresh.account, { must_change: true, password_set_at: '2026-03-11T01:00:00Z' });
  expect(await homeOf(system)).toMatchObject({
    'people-without-account': 1,
    'accounts-locked': 1,
    'passwords-unused': 1,
  });
  const of = async (status: string) =>
    (await system.ask(`GET /api/accounts?status=${status}`)).body.accounts.map(({ id }: { id: string }) => id);
  expect(await of('locked')).toEqual([locked.account]);
  expect(await of('unused')).toEqual([unused.account]);
});

it('tells the security administrator that the rules of signing in stand as they were delivered, until they are settled', async () => {
  const security = await admin('securityAdmin');
  expect(await homeOf(security)).toHaveProperty('rules-unset');
  await security.ask('PUT /api/sign-in-rules', { body: { preset: 'asvs' } });
  expect(await homeOf(security)).not.toHaveProperty('rules-unset');
});

it('counts for the audit administrator what was refused within a week', async () => {
  const audit = await admin('auditAdmin');
  const refused = (at: string) =>
    write({ tenant: server.county.id, db: server.database.db }, (tx) =>
      recordAudit(tx, { action: 'access-denied', outcome: 'refused', at: new Date(at) }),
    );
  await refused('2026-03-18T00:59:59Z');
  await refused('2026-03-18T01:00:00Z');
  expect(await homeOf(audit)).toMatchObject({ 'accounts-refused': 1 });
});

it('asks a person to check their record when it was changed, their posts among it, and nobody else', async () => {
  const { id: tenant } = server.county;
  const unit = await addUnit(server.database, tenant, { name: '水务局' });
  const person = await addPerson(server.database, tenant, { name: '顾念', unit });
  const tenure = await server.database.db
    .selectFrom('tenures')
    .select('id')
    .where('tenant', '=', tenant)
    .where('person', '=', person)
    .executeTakeFirstOrThrow();
  for (const [at, entity, entity_id] of [
    ['2026-03-20T00:00:00Z', 'tenures', tenure.id],
    ['2026-03-20T00:00:00Z', 'people', person],
    ['2026-02-01T00:00:00Z', 'people', person],
  ] as const)
    await server.database.db
      .insertInto('roster_changes')
      .values({ tenant, id: uuid(), at, actor: uuid(), entity, entity_id, before: null, after: '{}' })
      .execute();
  expect(await homeOf(await server.as({ person }))).toEqual({ 'own-data-changed': 2 });
  expect(await homeOf(await server.as({}))).toEqual({});
});
