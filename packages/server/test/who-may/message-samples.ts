/** Samples of messages, mail and urging: a message and a mail of whoever asks, and the round of the samples of rounds. */
import { v7 as uuid } from 'uuid';
import type { mailsContract } from '../../src/features/mails/contract.ts';
import type { messagesContract } from '../../src/features/messages/contract.ts';
import type { remindersContract } from '../../src/features/reminders/contract.ts';
import type { urgingsContract } from '../../src/features/urgings/contract.ts';
import { secretBox } from '../../src/ports/secret-box.ts';
import type { Asking } from '../server.ts';
import { roundSamples } from './round-samples.ts';
import type { Sampler } from './samples.ts';
import type { World } from './world.ts';

const plain = (address: string, body?: object): Sampler => ({
  own: true,
  make: async () => ({ address, ...(body === undefined ? {} : { body }) }),
});

/** Of the subject of the world. */
async function messageOf({ server, county, subject }: World): Promise<string> {
  const id = uuid();
  const tenant = county.id;
  const row = { person: subject, kind: 'objection-decided', matter: id, details: '{"round":"一季度"}' };
  const sent_at = server.clock.now.toISOString();
  await server.database.db
    .insertInto('messages')
    .values({ tenant, id, ...row, sent_at })
    .execute();
  return id;
}

async function failedMail(world: World): Promise<string> {
  const message = await messageOf(world);
  const at = world.server.clock.now.toISOString();
  await world.server.database.db
    .insertInto('mails')
    .values({
      tenant: world.county.id,
      message,
      state: 'failed',
      due_at: at,
      tries: 1,
      failure: 'smtp-550',
      ended_at: at,
    })
    .execute();
  return message;
}

/** An address of whoever asks, to which a code was sent; of nobody in the roster there is none. */
async function pendingAddress({ server, county }: World, asker: Asking): Promise<void> {
  if (asker === server.visitor) return;
  const { db } = server.database;
  const account = await db
    .selectFrom('accounts')
    .select('person')
    .where('tenant', '=', county.id)
    .where('id', '=', asker.account)
    .executeTakeFirst();
  const person = account?.person;
  if (person === undefined || person === null) return;
  const pending = 'shen@example.cn';
  const row = {
    pending,
    code: await secretBox(server.crypto).seal('123456', `mail ${county.id} ${person} ${pending}`),
    code_until: '2099-01-01T00:00:00Z',
    wrong_codes: 0,
  };
  await db
    .insertInto('mail_wishes')
    .values({ tenant: county.id, person, ...row, codes_sent: 0, muted: '[]' })
    .onConflict((conflict) => conflict.columns(['tenant', 'person']).doUpdateSet(row))
    .execute();
}

/** In the round that the page of a round is tried with. */
const onRound = (method: 'GET' | 'POST', path: string, body?: object): Sampler => ({
  own: false,
  make: async (...given) => {
    const { address } = await roundSamples['GET /api/rounds/:id'].make(...given);
    return { address: `${address.replace('GET', method)}${path}`, ...(body === undefined ? {} : { body }) };
  },
});

type Sampled = typeof messagesContract & typeof mailsContract & typeof urgingsContract & typeof remindersContract;

export const messageSamples: { readonly [A in keyof Sampled]: Sampler } = {
  'GET /api/messages': plain('GET /api/messages'),
  'GET /api/messages/unread': plain('GET /api/messages/unread'),
  'POST /api/messages/:id/reading': {
    own: false,
    make: async (world) => ({ address: `POST /api/messages/${await messageOf(world)}/reading`, body: {} }),
  },
  'POST /api/messages/reading': plain('POST /api/messages/reading', {}),
  'GET /api/me/mail': plain('GET /api/me/mail'),
  'POST /api/me/mail/address': plain('POST /api/me/mail/address', { address: 'shen@example.cn' }),
  'POST /api/me/mail/verification': {
    own: true,
    make: async (world, asker) => {
      await pendingAddress(world, asker);
      return { address: 'POST /api/me/mail/verification', body: { code: '123456' } };
    },
  },
  'PUT /api/me/mail': plain('PUT /api/me/mail', { muted: [] }),
  'DELETE /api/me/mail/address': plain('DELETE /api/me/mail/address'),
  'GET /api/mail-rules': plain('GET /api/mail-rules'),
  'PUT /api/mail-rules': plain('PUT /api/mail-rules', { quiet: { from: '21:00', to: '08:00' }, onDaysOff: false }),
  'GET /api/reminder-rules': plain('GET /api/reminder-rules'),
  'PUT /api/reminder-rules': plain('PUT /api/reminder-rules', {
    hour: '09:00',
    logDays: 0,
    reviewDays: 1,
    superiorDays: 3,
  }),
  'GET /api/mails/failed': plain('GET /api/mails/failed'),
  'POST /api/mails/:id/retry': {
    own: false,
    make: async (world) => ({ address: `POST /api/mails/${await failedMail(world)}/retry`, body: {} }),
  },
  'GET /api/rounds/:id/late': onRound('GET', '/late'),
  'POST /api/rounds/:id/urgings': onRound('POST', '/urgings', {}),
};
