import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestServer, testServer } from '../../server.ts';
import { marked, openPoll, sendForm } from '../ballots/poll-place.ts';
import { addPerson, addUnit } from '../roster-rows.ts';

let server: TestServer;
let unit: string;
beforeAll(async () => {
  server = await testServer();
  unit = await addUnit(server.database, server.county.id, { name: '财政局', kind: 'department' });
});
afterAll(() => server.close());

const person = (name: string) => addPerson(server.database, server.county.id, { name, unit, duty: 'staff' });
const draw = (poll: { readonly id: string; readonly electorate: string }, nonce: string = uuid()) =>
  [`POST /api/polls/${poll.id}/draw`, { body: { electorate: poll.electorate, nonce } }] as const;

it('whoever may vote sees the poll, draws a ballot with one call, and casts it', async () => {
  const me = await person('周明');
  const asker = await server.as({ person: me });
  const poll = await openPoll(server, { voters: [me], group: '同事', endsAt: '2026-03-25T10:00:00Z' });
  const { body } = await asker.ask('GET /api/me/polls');
  expect(body.polls).toEqual([
    {
      poll: poll.id,
      electorate: poll.electorate,
      title: '班子成员民主测评',
      group: '同事',
      until: '2026-03-25T10:00:00.000Z',
      drawn: false,
    },
  ]);
  const drawn = await asker.ask(...draw(poll));
  expect(drawn.status).toBe(200);
  expect(drawn.body.address).toMatch(/^\/b\/qinghe-[0-9A-HJKMNP-TV-Z]{16}$/);
  expect((await sendForm(server, drawn.body.address, marked(0, 1, 1))).status).toBe(303);
  expect(await poll.cast()).toHaveLength(1);
  expect((await asker.ask('GET /api/me/polls')).body.polls[0].drawn).toBe(true);
});

it('a lost answer is told again to the same nonce for ten minutes, and to no other', async () => {
  const me = await person('林越');
  const asker = await server.as({ person: me });
  const poll = await openPoll(server, { voters: [me] });
  const nonce = uuid();
  const [first, second] = await Promise.all([asker.ask(...draw(poll, nonce)), asker.ask(...draw(poll, nonce))]);
  expect(second.body).toEqual(first.body);
  const other = await asker.ask(...draw(poll));
  expect([other.status, other.body.code]).toEqual([409, 'draw-taken']);
  server.clock.now = new Date(server.clock.now.getTime() + 9 * 60_000);
  expect((await asker.ask(...draw(poll, nonce))).body).toEqual(first.body);
  server.clock.now = new Date(server.clock.now.getTime() + 2 * 60_000);
  expect((await asker.ask(...draw(poll, nonce))).body.code).toBe('draw-taken');
});

it('everybody gets a code of their own, however many draw at once', async () => {
  const people = await Promise.all(Array.from({ length: 12 }, (_, n) => person(`同志${n}`)));
  const poll = await openPoll(server, { voters: people });
  const askers = await Promise.all(people.map((one) => server.as({ person: one })));
  const drawn = await Promise.all(askers.map((asker) => asker.ask(...draw(poll))));
  expect(new Set(drawn.map(({ body }) => body.address)).size).toBe(12);
  for (const { body } of drawn) expect((await sendForm(server, body.address, marked(0, 1, 2))).status).toBe(303);
  expect(await poll.cast()).toHaveLength(12);
});

it('who votes on colleagues is told their own line, and may leave that one line blank', async () => {
  const [me = '', other = ''] = await Promise.all([person('季小满'), person('欧阳朔')]);
  const subjects = [
    { name: '季小满', person: me },
    { name: '欧阳朔', person: other },
  ];
  const poll = await openPoll(server, { voters: [me, other], subjects });
  const asker = await server.as({ person: me });
  const { body } = await asker.ask(...draw(poll));
  const line = await server.database.db
    .selectFrom('poll_subjects')
    .select('id')
    .where('tenant', '=', server.county.id)
    .where('poll', '=', poll.id)
    .where('person', '=', me)
    .executeTakeFirstOrThrow();
  expect(body.self).toBe(line.id);
  expect((await sendForm(server, body.address, { m1_0: '1' })).status).toBe(303);
  expect(await poll.cast()).toEqual([[[null, '较好']]]);
});

it('nobody draws in another’s place, in a poll that isn’t open, or where the key is elsewhere', async () => {
  const [me = '', other = ''] = await Promise.all([person('陈述'), person('冯一川')]);
  const asker = await server.as({ person: me });
  const theirs = await openPoll(server, { voters: [other] });
  expect((await asker.ask(...draw(theirs))).status).toBe(404);
  const keyless = await openPoll(server, { voters: [me] });
  await keyless.keys.destroy(server.county.id, keyless.id);
  expect((await asker.ask(...draw(keyless))).body.code).toBe('draw-key-elsewhere');
  const ended = await openPoll(server, { voters: [me] });
  const { db } = server.database;
  await db
    .updateTable('polls')
    .set({ state: 'closed' })
    .where('tenant', '=', server.county.id)
    .where('id', '=', ended.id)
    .execute();
  expect((await asker.ask(...draw(ended))).body.code).toBe('draw-not-open');
});

it('drawing leaves a mark on the entitlement and a count, and nothing else that is new', async () => {
  const me = await person('许知行');
  const asker = await server.as({ person: me });
  const poll = await openPoll(server, { voters: [me] });
  const everything = async () => {
    const { rows } = await server.database.pool.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public' and table_name not in ('poll_voters', 'poll_electorates', 'sessions') order by 1",
    );
    const parts = rows.map(
      ({ name }) => `select '${name}' as name, count(*) as rows, sum(hashtext(t::text)::bigint) as sum from ${name} t`,
    );
    return (await server.database.pool.query(parts.join(' union all '))).rows;
  };
  const before = await everything();
  const lines = server.log.length;
  const { body } = await asker.ask(...draw(poll));
  expect(await everything()).toEqual(before);
  expect(server.log.slice(lines).join('')).not.toContain(body.address.slice(-16));
});
