import { afterAll, beforeAll, expect, it } from 'vitest';
import { atDay, begunQuarter, type Quarter } from '../results/quarter.ts';
import { allTold, reminded } from './reminding.ts';

let quarter: Quarter;
beforeAll(async () => {
  quarter = await begunQuarter({ library: 'fengxiang/quarter' });
});
afterAll(() => quarter.server.close());

/** As if all before were done; its last day. */
async function stageOn(key: string, ends: string): Promise<void> {
  await quarter.server.database.pool.query(
    `update round_stages set ends = case when key = $2 then $3::date else ends end, state = case when key = $2 then 'on'
       when position < (select position from round_stages o where o.tenant = round_stages.tenant and o.round = $1 and o.key = $2)
       then 'done' else 'waiting' end where round = $1`,
    [quarter.round, key, ends],
  );
}
const forget = async () => {
  await quarter.server.database.pool.query('delete from messages');
  await quarter.server.database.pool.query('delete from reminder_days');
};
const own = async (person: string) => (await quarter.server.as({ person })).ask('GET /api/messages');

it('[FX-06] who hasn’t written on the last day is told at nine o’clock, once, however many entries there are', async () => {
  // Counted from the start of the round they are due on a Sunday of the holiday: the last working day before it is this one.
  const due = '2026-04-03';
  await reminded(quarter.server, `${due}T08:59:00+08:00`);
  expect(await allTold(quarter.server, 'log-missing')).toEqual([]);
  await reminded(quarter.server, `${due}T09:00:00+08:00`);
  const told = await allTold(quarter.server, 'log-missing');
  expect(told.map(({ person }) => person).sort()).toEqual(quarter.people.map(({ id }) => id).sort());
  expect(told[0]?.details).toEqual({
    what: expect.stringMatching(/^周纪实（.+）等 \d+ 篇$/),
    until: expect.any(String),
  });
  expect((await own(quarter.people[0]?.id ?? '')).body.messages[0].text).toMatch(/还没有填写，请在.+前完成。$/);
  // Another server, or this one after a restart.
  await reminded(quarter.server, `${due}T09:01:00+08:00`);
  await quarter.server.database.pool.query('delete from reminder_days');
  await reminded(quarter.server, `${due}T09:02:00+08:00`);
  expect(await allTold(quarter.server, 'log-missing')).toHaveLength(told.length);
});

it('two servers that look at the same moment tell everybody once', async () => {
  await forget();
  const at = '2026-04-03T09:00:00+08:00';
  await Promise.all([reminded(quarter.server, at), reminded(quarter.server, at), reminded(quarter.server, at)]);
  expect(await allTold(quarter.server, 'log-missing')).toHaveLength(quarter.people.length);
});

it('[FX-06] when reviewing begins each leader is told how many wait, and the others not yet', async () => {
  await forget();
  await stageOn('review', '2026-04-17');
  await reminded(quarter.server, '2026-04-08T09:00:00+08:00');
  const told = await allTold(quarter.server, 'review-turn');
  const sum = told.reduce((all, { details }) => all + Number(details.count), 0);
  expect(sum).toBe(quarter.people.length);
  await reminded(quarter.server, '2026-04-09T09:00:00+08:00');
  expect(await allTold(quarter.server, 'review-turn')).toHaveLength(told.length);
});

it('[FX-06] three working days before the end the superior of who hasn’t begun is told whom and how many', async () => {
  await reminded(quarter.server, '2026-04-14T09:00:00+08:00');
  const told = await allTold(quarter.server, 'reviewers-late');
  expect(told.length).toBeGreaterThan(0);
  const [one] = told;
  const text = (await own(one?.person ?? '')).body.messages[0].text;
  expect(text).toMatch(/“逐级评鉴”4月17日截止，.+还没有开始评鉴，共 \d+ 人待评鉴，请督促。$/);
  // Leaders above find their own people among their reviews, and may not read the round itself; who administers the unit may.
  const administers = await quarter.server.personOf('unit');
  expect(told.map(({ person }) => person)).toContain(administers);
  expect(told.length).toBeGreaterThan(1);
  for (const { person } of told) {
    const [{ console: place, phone }] = (await own(person)).body.messages;
    const reviews = `/reviews/${quarter.round}`;
    expect([place, phone]).toEqual(
      person === administers ? [`/rounds/${quarter.round}`, undefined] : [reviews, reviews],
    );
  }
});

it('[FX-06] on the last working day before the end leaders are told again', async () => {
  const before = (await allTold(quarter.server, 'review-turn')).length;
  await reminded(quarter.server, '2026-04-16T09:00:00+08:00');
  expect(await allTold(quarter.server, 'review-turn')).toHaveLength(2 * before);
});

it('[FX-06] what is overdue is told to superiors and the office, once', async () => {
  await reminded(quarter.server, '2026-04-20T09:00:00+08:00');
  const office = await quarter.server.personOf('office');
  const told = await allTold(quarter.server, 'reviewers-overdue');
  expect(told.find(({ person }) => person === office)?.details.count).toBe(quarter.people.length);
  await reminded(quarter.server, '2026-04-21T09:00:00+08:00');
  expect(await allTold(quarter.server, 'reviewers-overdue')).toHaveLength(told.length);
});

it('[FX-06] when it is time to propose, to publish or to file, whoever does it is told once, and again when that is overdue', async () => {
  const { server } = quarter;
  const [office, committee] = [await server.personOf('office'), await server.personOf('committee')];
  const told = async (kind: string, stage: string) =>
    (await allTold(server, kind)).filter(({ details }) => details.stage === stage).map(({ person }) => person);
  await stageOn('proposal', '2026-04-22');
  await reminded(server, '2026-04-22T09:00:00+08:00');
  expect((await told('stage-open', '拟定等次')).sort()).toEqual([office, committee].sort());
  await reminded(server, '2026-04-23T09:00:00+08:00');
  expect(await told('stage-open', '拟定等次')).toHaveLength(2);
  expect((await told('stage-overdue', '拟定等次')).sort()).toEqual([office, committee].sort());
  await stageOn('notice', '2026-04-24');
  await reminded(server, '2026-04-24T09:00:00+08:00');
  expect(await told('stage-open', '公示')).toEqual([office]);
});

it('[FX-06] when results wait to be settled the committee is told; when that is overdue the office', async () => {
  await stageOn('settling', '2026-04-27');
  await reminded(quarter.server, '2026-04-27T09:00:00+08:00');
  const waits = (await allTold(quarter.server, 'approval-waits')).map(({ person }) => person);
  expect(waits).toContain(await quarter.server.personOf('committee'));
  await reminded(quarter.server, '2026-04-28T09:00:00+08:00');
  const late = (await allTold(quarter.server, 'stage-overdue')).filter(({ details }) => details.stage === '审定');
  expect(late.map(({ person }) => person)).toContain(await quarter.server.personOf('office'));
  expect(late[0]?.details.until).toBe('4月27日');
});

it('a scheme that was submitted waits for somebody else’s approval', async () => {
  const office = await quarter.server.by('office');
  const { body: made } = await office.ask('POST /api/schemes', { body: { library: 'xiulin/quarter' } });
  await office.ask(`POST /api/schemes/${made.id}/versions/1/submit`, {
    body: { revision: made.versions[0].revision, note: '照印发的办法' },
  });
  await reminded(quarter.server, '2026-04-29T09:00:00+08:00');
  const told = (await allTold(quarter.server, 'approval-waits')).filter(({ details }) =>
    String(details.what).includes('第 1 版'),
  );
  expect(told.map(({ person }) => person)).toContain(await quarter.server.personOf('committee'));
});

it('the office sets the hour and the days, and who isn’t it doesn’t', async () => {
  const { office, server } = quarter;
  const usual = { hour: '09:00', logDays: 0, reviewDays: 1, superiorDays: 3 };
  expect((await office.ask('GET /api/reminder-rules')).body).toEqual(usual);
  const body = { ...usual, hour: '10:30', reviewDays: 2 };
  expect((await office.ask('PUT /api/reminder-rules', { body })).body).toEqual(body);
  expect((await office.ask('GET /api/reminder-rules')).body).toEqual(body);
  expect((await office.ask('PUT /api/reminder-rules', { body: { ...body, hour: '03:00' } })).status).toBe(422);
  expect((await (await server.by('committee')).ask('PUT /api/reminder-rules', { body })).status).toBe(403);
});

it('[FX-06] a level that passes somebody tells the next one at once, several of a day in one message', async () => {
  await forget();
  const { server, round } = quarter;
  await stageOn('review', '2026-05-20');
  await atDay(server, '2026-04-29');
  const { body } = await quarter.office.ask(`GET /api/rounds/${round}/subjects?organization=${quarter.bureau}`);
  interface Of {
    readonly person: { readonly id: string };
    readonly reviewers: readonly { readonly step: string; readonly reviewer?: { readonly id: string } }[];
  }
  const headOf = ({ reviewers }: Of) => reviewers.find(({ step }) => step === 'sectionHead')?.reviewer?.id;
  const subject = (body.subjects as Of[]).find((one) => headOf(one) !== undefined);
  if (subject === undefined) throw new Error('nobody has a section head');
  const head = await server.as({ person: headOf(subject) ?? '' });
  const list = (await head.ask(`GET /api/rounds/${round}/reviews`)).body;
  interface Row {
    readonly person: { readonly id: string };
    readonly role: string;
    readonly revision: string;
    readonly state: string;
    readonly fields: readonly { readonly indicator: string; readonly suggested?: { readonly value: string } }[];
  }
  const items = (list.items as Row[]).filter(({ state }) => state === 'open').slice(0, 2);
  for (const { person, role, revision, fields } of items) {
    const points = Object.fromEntries(fields.map(({ indicator, suggested }) => [indicator, suggested?.value ?? '80']));
    const sent = await head.ask(`POST /api/rounds/${round}/reviews`, {
      body: { items: [{ person: person.id, role, revision, points }] },
    });
    if (sent.status !== 200) throw new Error(JSON.stringify(sent.body));
  }
  const told = await allTold(server, 'review-turn');
  expect(told).toHaveLength(1);
  const next = await server.as({ person: told[0]?.person ?? '' });
  const theirs = (await next.ask(`GET /api/rounds/${round}/reviews`)).body.items as Row[];
  expect(told[0]?.details.count).toBe(theirs.filter(({ state }) => state === 'open').length);
});
