import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../database.ts';
import { type MailServer, mailServer } from '../../mail-server.ts';
import { type Serving, startServing } from '../../serving.ts';
import { addPerson } from '../roster-rows.ts';

let database: TestDatabase;
let mail: MailServer;
let folder: string;
const tenant = uuid();
beforeAll(async () => {
  database = await testDatabase();
  mail = await mailServer();
  folder = await mkdtemp(join(tmpdir(), 'shiji-mails-'));
  const county = { id: tenant, code: 'qinghe', name: '青禾县', created_at: '2026-01-01T00:00:00Z' };
  await database.db.insertInto('tenants').values(county).execute();
});
afterAll(async () => {
  await mail.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

async function started(): Promise<Serving> {
  const server = await startServing(folder, {
    DATABASE_URL: database.url,
    SHIJI_SMTP_URL: mail.url,
    SHIJI_SMTP_TLS: 'none',
    SHIJI_MAIL_FROM: 'kaohe@example.cn',
  });
  if ('refused' in server) throw new Error(server.refused);
  return server;
}

/** A message of an urgent kind with its mail, as `notify` leaves them: it may go at any hour. */
async function waitingMail(address: string): Promise<string> {
  const person = await addPerson(database, tenant, { name: '沈砚秋' });
  const message = uuid();
  const now = new Date().toISOString();
  await database.db
    .insertInto('mail_wishes')
    .values({ tenant, person, address, verified_at: now, wrong_codes: 0, codes_sent: 1, muted: '[]' })
    .execute();
  await database.db
    .insertInto('messages')
    .values({ tenant, id: message, person, kind: 'urged-last-day', matter: message, details: '{}', sent_at: now })
    .execute();
  await database.db.insertInto('mails').values({ tenant, message, state: 'waiting', due_at: now, tries: 0 }).execute();
  return message;
}

const stateOf = async (message: string) =>
  (
    await database.db
      .selectFrom('mails')
      .select(['state', 'tries'])
      .where('tenant', '=', tenant)
      .where('message', '=', message)
      .executeTakeFirstOrThrow()
  ).state;

/** Until the server has noted what became of it. */
const noted = (message: string) => expect.poll(() => stateOf(message), { timeout: 60_000 }).toBe('sent');

it('a mail on its way when the server is killed goes after the restart, and what was taken in does not go again', {
  timeout: 180_000,
}, async () => {
  const first = await waitingMail('first@example.cn');
  const one = await started();
  await noted(first);
  expect(mail.taken.map(({ to }) => to)).toEqual(['first@example.cn']);
  one.process.kill('SIGKILL');
  await one.ended;

  // The letter has come in whole and got no answer: nobody knows whether it was taken.
  const second = await waitingMail('second@example.cn');
  let letGo = () => {};
  mail.hold = new Promise((resolve) => {
    letGo = resolve;
  });
  const arrived = mail.arrived();
  const two = await started();
  await arrived;
  two.process.kill('SIGKILL');
  await two.ended;
  expect(await stateOf(second)).toBe('waiting');
  mail.refuse = { letter: 451 };
  letGo();
  mail.hold = undefined;
  await new Promise(setImmediate);
  mail.refuse = {};

  const three = await started();
  await noted(second);
  three.process.kill('SIGTERM');
  await three.ended;
  expect(mail.taken.map(({ to }) => to)).toEqual(['first@example.cn', 'second@example.cn']);
});

it('a letter that was taken in just before the kill is sent again under the same id, by which it can be told', {
  timeout: 180_000,
}, async () => {
  mail.taken.length = 0;
  const third = await waitingMail('third@example.cn');
  let letGo = () => {};
  mail.hold = new Promise((resolve) => {
    letGo = resolve;
  });
  const arrived = mail.arrived();
  const one = await started();
  await arrived;
  one.process.kill('SIGKILL');
  await one.ended;
  // It is taken in though nobody hears of it any more.
  letGo();
  mail.hold = undefined;
  await expect.poll(() => mail.taken.length).toBe(1);
  const two = await started();
  await noted(third);
  two.process.kill('SIGTERM');
  await two.ended;
  expect(mail.taken.map(({ id }) => id)).toEqual([mail.taken[0]?.id, mail.taken[0]?.id]);
});
