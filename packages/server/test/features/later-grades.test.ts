/** A grade that was put off is given once the matter is closed: the results of everybody else stay, and the old version is readable. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Asking, Told } from '../server.ts';
import { atDay, begunQuarter, givePoints, type Quarter, turned } from './results/quarter.ts';
import { laterScheme } from './results/small-scheme.ts';

let quarter: Quarter;
let settler: Asking;
const at = (path: string) => `/api/rounds/${quarter.round}${path}`;
const refused = ({ status, body }: Told) => [status, body.code];
const person = (place: number) => quarter.people[place] as { id: string; name: string };
const last = () => person(quarter.people.length - 1);
const given = (more: object = {}) => ({
  person: last().id,
  grade: '较好',
  body: '单位党组会议',
  day: '2026-04-20',
  reason: '已结案，未予处分',
  ...more,
});
const give = (by: Asking, more: object = {}) => by.ask(`POST ${at('/later-grades')}`, { body: given(more) });
const waiting = async (by: Asking = quarter.office) => (await by.ask(`GET ${at('/later-grades')}`)).body;

beforeAll(async () => {
  quarter = await begunQuarter({ text: laterScheme(50) });
  const scope = { tenant: quarter.server.county.id, db: quarter.server.database.db };
  const who = { ...quarter, at: quarter.server.clock.now, actor: quarter.office.account };
  // The last of them is looked into.
  await givePoints(scope, who, (place) => (place === quarter.people.length - 1 ? '40' : String(99 - place * 0.5)));
  // As if everybody had been reviewed.
  await quarter.server.database.pool.query(
    "update round_stages set state = case key when 'review' then 'done' when 'proposal' then 'on' else state end where round = $1",
    [quarter.round],
  );
  settler = await quarter.server.as({ held: [{ role: 'committee' }], name: '顾明远' });
});
afterAll(() => quarter.server.close());

it('before results are confirmed there is nothing to be given', async () => {
  expect(await waiting()).toEqual({ people: [], grades: [], abilities: { give: false } });
  expect(refused(await give(settler))).toEqual([409, 'not-confirmed']);
});

it('[FX-09] 暂缓定等次的不妨碍别人；确认以后列出，只由委员会补定', async () => {
  expect((await quarter.committee.ask(`POST ${at('/proposal')}`, { body: {} })).status).toBe(200);
  const { body } = await quarter.office.ask(`GET ${at('')}`);
  await atDay(quarter.server, body.stages.find(({ kind }: { kind: string }) => kind === 'settle').begins);
  await turned(quarter.server);
  const day = quarter.server.clock.now.toISOString().slice(0, 10);
  const settlement = { version: 1, body: '单位党组会议', day, note: '同意' };
  expect((await settler.ask(`POST ${at('/settlement')}`, { body: settlement })).status).toBe(200);
  const told = await waiting(settler);
  expect(told).toEqual({
    people: [{ person: last(), because: expect.stringContaining('结案后再定等次') }],
    grades: ['好', '较好'],
    abilities: { give: true },
  });
  expect((await waiting()).abilities).toEqual({ give: false });
  expect(refused(await give(quarter.office))).toEqual([403, 'forbidden']);
});

it('what can’t be is refused with what to do', async () => {
  await atDay(quarter.server, '2026-05-20');
  expect(refused(await give(settler, { person: person(0).id }))).toEqual([409, 'not-put-off']);
  expect(refused(await give(settler, { grade: '优秀' }))).toEqual([422, 'level-unknown']);
  expect(refused(await give(settler, { day: '2026-06-01' }))).toEqual([422, 'decided-in-future']);
  expect(refused(await give(settler, { day: '2026-01-01' }))).toEqual([422, 'decided-before']);
  expect(refused(await give(settler, { grade: '好' }))).toEqual([409, 'seats-full']);
  const own = await quarter.server.as({ held: [{ role: 'committee' }], person: last().id });
  expect(refused(await give(own))).toEqual([403, 'about-oneself']);
});

it('[FX-09] 补定以后成为新的一版，别人的等次不变，本人得到告知，台账可查', async () => {
  const gradesOf = async (version: number): Promise<Record<string, string>> => {
    const { body } = await quarter.office.ask(`GET ${at('/results')}?version=${version}`);
    return Object.fromEntries(
      body.lines.map((line: { person: { id: string }; grade?: string }) => [line.person.id, line.grade ?? '未定']),
    );
  };
  const answer = await give(settler);
  expect([answer.status, answer.body]).toEqual([200, { version: 2 }]);
  const [before, after] = [await gradesOf(1), await gradesOf(2)];
  expect(before[last().id]).toBe('未定');
  expect(after).toEqual({ ...before, [last().id]: '较好' });
  expect((await waiting()).people).toEqual([]);
  expect(refused(await give(settler))).toEqual([409, 'not-put-off']);
  const own = await quarter.server.as({ person: last().id });
  const { messages } = (await own.ask('GET /api/messages')).body;
  expect(messages[0].text).toContain('补定了您的等次');
  const sheet = (await own.ask(`GET ${at(`/people/${last().id}/sheet`)}`)).body;
  expect(JSON.stringify(sheet)).toContain('补定为“较好”：由单位党组会议决定，理由：已结案，未予处分');
});
