import { afterAll, beforeAll, expect, it } from 'vitest';
import { write } from '../../../src/db/scope.ts';
import { kindsOfMessages, type MessageKind, messageKinds, sentenceOf } from '../../../src/features/messages/kinds.ts';
import { type Notice, notifier } from '../../../src/features/messages/notify.ts';
import { type Asking, type TestServer, testServer } from '../../server.ts';
import { addPerson } from '../roster-rows.ts';
import { onNotice, tell } from './telling.ts';

let server: TestServer;
let person: string;
let other: string;
let own: Asking;
beforeAll(async () => {
  server = await testServer();
  person = await addPerson(server.database, server.county.id, { name: '沈砚秋' });
  other = await addPerson(server.database, server.county.id, { name: '林小满' });
  own = await server.as({ name: '沈砚秋', person });
});
afterAll(() => server.close());

const told = (notice: Notice) => tell(server, notice);

it('shows somebody their messages, the newest first, and how many are unread', async () => {
  await told(onNotice([person], 'round/1/notice'));
  server.clock.now = new Date(server.clock.now.getTime() + 1000);
  await told({
    kind: 'returned',
    to: [person],
    matter: 'log/7/returned',
    values: { what: '3月第二周纪实', reason: '请补充时间' },
  });
  const { status, body } = await own.ask('GET /api/messages');
  expect(status).toBe(200);
  expect(body).toMatchObject({ unread: 2, more: false });
  expect(body.messages).toMatchObject([
    { kindName: '退回修改', text: '“3月第二周纪实”已退回，请修改后重新提交。理由：请补充时间', read: false },
    { kind: 'on-notice', phone: '/results', console: '/account' },
  ]);
  expect(body.messages[0]).not.toHaveProperty('phone');
});

it('tells nobody the same kind of the same matter twice, and gives who was told now', async () => {
  expect(await told(onNotice([person, other, other], 'round/1/notice'))).toEqual([other]);
  expect((await own.ask('GET /api/messages/unread')).body).toEqual({ unread: 2 });
});

it('is written with the deed or not at all', async () => {
  const undone = write({ tenant: server.county.id, db: server.database.db }, async (tx) => {
    await notifier(async () => {})(tx, onNotice([person], 'round/9/notice'), server.clock.now);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect((await own.ask('GET /api/messages/unread')).body).toEqual({ unread: 2 });
});

it('a message that was opened is read, once and for all', async () => {
  const { body } = await own.ask('GET /api/messages');
  const [first] = body.messages;
  expect((await own.ask(`POST /api/messages/${first.id}/reading`, { body: {} })).body).toEqual({ unread: 1 });
  expect((await own.ask(`POST /api/messages/${first.id}/reading`, { body: {} })).body).toEqual({ unread: 1 });
  expect((await own.ask('POST /api/messages/reading', { body: {} })).body).toEqual({ unread: 0 });
});

it('belongs to its reader alone', async () => {
  const { body } = await own.ask('GET /api/messages');
  const stranger = await server.as({ person: other });
  const { status } = await stranger.ask(`POST /api/messages/${body.messages[0].id}/reading`, { body: {} });
  expect(status).toBe(403);
});

it('goes on page by page', async () => {
  for (let n = 0; n < 35; n++) {
    server.clock.now = new Date(server.clock.now.getTime() + 1000);
    await told(onNotice([other], `round/${n + 100}/notice`));
  }
  const reader = await server.as({ person: other });
  const { body: first } = await reader.ask('GET /api/messages');
  expect([first.messages.length, first.more]).toEqual([30, true]);
  const { body: rest } = await reader.ask(`GET /api/messages?before=${first.messages.at(-1).id}`);
  expect([rest.messages.length, rest.more]).toEqual([6, false]);
});

it('an account of nobody in the roster has none', async () => {
  const admin = await server.as({ held: [{ role: 'systemAdmin' }] });
  expect((await admin.ask('GET /api/messages/unread')).body).toEqual({ unread: 0 });
  expect((await admin.ask('GET /api/messages')).status).toBe(403);
});

it.each(kindsOfMessages)('%s has a short name, and a sentence that says all its values', (kind: MessageKind) => {
  const { name, sentence } = messageKinds[kind];
  expect(name.length).toBeLessThanOrEqual(10);
  const names = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, value]) => value ?? '');
  const said = sentenceOf(kind, Object.fromEntries(names.map((value) => [value, `<${value}>`])));
  for (const value of names) expect(said).toContain(`<${value}>`);
  expect(() => sentenceOf(kind, {})).toThrow('without');
});
