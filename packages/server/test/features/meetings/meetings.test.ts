import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Told } from '../../server.ts';
import { type Town, townServer } from './town.ts';

let town: Town;
beforeAll(async () => {
  town = await townServer();
});
afterAll(() => town.server.close());

const refused = ({ status, body }: Told) => [status, body.code];
const count = (id: string, group: { readonly id: string }, body: object) =>
  town.office.ask(`PUT /api/meetings/${id}/attendance/${group.id}`, { body });

async function opened(changes?: object) {
  const made = await town.meeting(changes);
  const { body } = await town.office.ask(`POST /api/meetings/${made.id}/open`, { body: { reason: '防汛期间从简' } });
  return body;
}

describe('[DZ-03] a meeting is prepared', () => {
  it('from its reporters, with agenda, groups and who presides', async () => {
    const made = await town.meeting();
    expect(made).toMatchObject({
      state: 'planned',
      stateName: '筹备',
      unit: { name: '柳溪镇' },
      chair: { id: town.chair, name: '周明远', post: '柳溪镇 科员' },
      commentsName: '一述一评',
      begins: '14:30',
      resultsShown: false,
    });
    expect(
      made.reporters.map(({ name, mannerName, reportName }: Record<string, string>) => [name, mannerName, reportName]),
    ).toEqual([
      ['沈砚秋', '口头述职', '未动笔'],
      ['顾念', '口头述职', '未动笔'],
      ['季小满', '书面述职', '未动笔'],
    ]);
    expect(made.agenda.map(({ title }: { title: string }) => title)).toContain('书面述职：季小满');
    expect(made.attendance.groups.map(({ least }: { least: number }) => least)).toEqual([20, 23]);
    expect(made).not.toHaveProperty('now');
  });

  it('for a list of the office, and of the unit’s administrator alone', async () => {
    await town.meeting({ title: '本镇的会' });
    const titles = async (who: typeof town.office) =>
      (await who.ask('GET /api/meetings')).body.meetings.map(({ title }: { title: string }) => title);
    expect(await titles(town.office)).toContain('本镇的会');
    expect(await titles(town.admin)).toContain('本镇的会');
    const other = await town.server.as({ held: [{ role: 'unitAdmin', unit: town.villages[0] }] });
    expect(await titles(other)).toEqual([]);
  });

  it.each([
    [
      'a reporter twice',
      (t: Town) => ({ reporters: [0, 0].map(() => ({ person: t.reporters[0], manner: 'oral' })) }),
      'reporter-twice',
    ],
    [
      'a reporter from elsewhere',
      async (t: Town) => ({ reporters: [{ person: await t.person('外乡人', t.county), manner: 'oral' }] }),
      'reporter-elsewhere',
    ],
    ['somebody unknown', () => ({ chair: '019c0000-0000-7000-8000-000000000000' }), 'person-unknown'],
    [
      'a group twice',
      () => ({ groups: [0, 0].map(() => ({ name: '党员', invited: 3, needs: 'none', people: [] })) }),
      'group-twice',
    ],
    [
      'a group without number and names',
      () => ({ groups: [{ name: '党员', needs: 'none', people: [] }] }),
      'group-without-number',
    ],
    [
      'somebody invited twice',
      (t: Town) => ({ groups: ['党员', '代表'].map((name) => ({ name, needs: 'none', people: [t.chair] })) }),
      'invitee-twice',
    ],
    ['reports due after the meeting', () => ({ due: '2026-03-29' }), 'due-after-meeting'],
  ] as const)('not with %s', async (_what, changes, code) => {
    const body = { unit: town.town, ...town.plan(await changes(town)) };
    const told = await town.office.ask('POST /api/meetings', { body });
    expect(refused(told)).toEqual([code === 'due-after-meeting' || told.status === 422 ? 422 : 409, code]);
  });

  it('keeps the agenda that was rearranged while nothing of its parts changes, and makes it anew when they do', async () => {
    const made = await town.meeting();
    const [first, ...others] = made.agenda;
    const items = [first, { kind: 'other', title: '奏唱国歌' }, ...others].map(({ id, kind, person, title, own }) => ({
      id,
      kind,
      person,
      ...(own || id === undefined ? { title } : {}),
    }));
    const arranged = await town.office.ask(`PUT /api/meetings/${made.id}/agenda`, {
      body: { revision: made.revision, items },
    });
    expect(arranged.body.agenda[1]).toMatchObject({ title: '奏唱国歌', own: true });
    const moved = await town.office.ask(`PUT /api/meetings/${made.id}`, {
      body: { revision: arranged.body.revision, ...town.plan({ place: '礼堂' }) },
    });
    expect([moved.body.place, moved.body.agenda[1].title]).toEqual(['礼堂', '奏唱国歌']);
    const once = await town.office.ask(`PUT /api/meetings/${made.id}`, {
      body: { revision: moved.body.revision, ...town.plan({ comments: 'once' }) },
    });
    expect(once.body.agenda.map(({ title }: { title: string }) => title)).toEqual([
      '会议开始',
      '沈砚秋述职',
      '顾念述职',
      '书面述职：季小满',
      '上级集中点评',
      '民主测评',
      '会议结束',
    ]);
  });

  it('by two people at once: who saw an older state is refused', async () => {
    const { id, revision } = await town.meeting();
    const save = (place: string) =>
      town.office.ask(`PUT /api/meetings/${id}`, { body: { revision, ...town.plan({ place }) } });
    expect((await save('一楼')).status).toBe(200);
    expect(refused(await save('二楼'))).toEqual([409, 'meeting-changed']);
  });

  it('and given up, unless somebody has handed in a report', async () => {
    const given = await town.meeting();
    const writer = await town.as(town.reporters[0]);
    await writer.ask(`PUT /api/meetings/${given.id}/reports/${town.reporters[0]}`, {
      body: { text: '草稿', revision: 0 },
    });
    expect((await town.office.ask(`DELETE /api/meetings/${given.id}`)).status).toBe(200);
    expect((await town.office.ask(`GET /api/meetings/${given.id}`)).status).toBe(404);
    const kept = await town.meeting();
    await writer.ask(`POST /api/meetings/${kept.id}/reports/${town.reporters[0]}/hand-in`, {
      body: { text: '报告', revision: 0 },
    });
    expect(refused(await town.office.ask(`DELETE /api/meetings/${kept.id}`))).toEqual([409, 'meeting-has-records']);
    const without = town.plan({ reporters: [{ person: town.reporters[1], manner: 'oral' }] });
    const dropped = await town.office.ask(`PUT /api/meetings/${kept.id}`, {
      body: { revision: kept.revision, ...without },
    });
    expect(refused(dropped)).toEqual([409, 'reporter-has-report']);
    expect(dropped.body.title).toContain('沈砚秋已经开始写述职报告');
  });
});

describe('[DZ-03] attendance', () => {
  it('is counted by number, and the meeting opens once enough of every group have come', async () => {
    const { id, attendance } = await town.meeting();
    const [members, deputies] = attendance.groups;
    const open = () => town.office.ask(`POST /api/meetings/${id}/open`, { body: {} });
    expect(refused(await open())).toEqual([409, 'not-enough']);
    const told = await count(id, members, { arrived: 21 });
    expect(told.body.attendance.sentence).toBe(
      '党员应到 30 人，实到 21 人，超过三分之二；村民代表应到 45 人，尚未清点。请清点人数后再开会。',
    );
    expect(refused(await count(id, deputies, { arrived: 46 }))).toEqual([422, 'too-many-arrived']);
    await count(id, deputies, { arrived: 22 });
    expect(refused(await open())).toEqual([409, 'not-enough']);
    await count(id, deputies, { arrived: 23 });
    const { body } = await open();
    expect(body).toMatchObject({ state: 'running', now: '正在进行：会议开始，下一项：沈砚秋述职' });
    expect(body).not.toHaveProperty('shortReason');
    expect(refused(await open())).toEqual([409, 'meeting-begun']);
  });

  it('of people invited by name is ticked, and counts them', async () => {
    const named = await Promise.all(['甲一', '乙二', '丙三'].map((name) => town.person(name, town.town)));
    const { id, attendance } = await town.meeting({
      groups: [{ name: '领导', needs: 'two-thirds', people: named }],
    });
    const [leaders] = attendance.groups;
    expect(leaders).toMatchObject({ invited: 3, least: 2 });
    expect(leaders.people).toHaveLength(3);
    const { body } = await count(id, leaders, { people: named.slice(0, 2) });
    expect(body.attendance).toMatchObject({
      enough: true,
      sentence: '领导应到 3 人，实到 2 人，达到三分之二，可以开会。',
    });
    const came = body.attendance.groups[0].people.filter(({ arrived }: { arrived: boolean }) => arrived);
    expect(came.map((one: { id: string }) => one.id).sort()).toEqual(named.slice(0, 2).sort());
    expect(refused(await count(id, leaders, { people: [town.chair] }))).toEqual([422, 'not-invited']);
    // A number in place of ticks: nobody is said to be absent.
    const typed = await count(id, leaders, { arrived: 3 });
    expect(typed.body.attendance.groups[0].people.some((one: object) => 'arrived' in one)).toBe(false);
  });

  it('that is too small opens the meeting only with a reason, which is kept', async () => {
    const body = await opened();
    expect(body).toMatchObject({ state: 'running', shortReason: '防汛期间从简' });
  });
});

describe('[DZ-03] a running meeting', () => {
  it('goes item by item, tells who presides, and can’t be planned anew', async () => {
    const { id, agenda, revision } = await opened();
    const chair = await town.as(town.chair);
    const go = (item: string) => town.office.ask(`PUT /api/meetings/${id}/item`, { body: { item } });
    expect((await go(agenda[1].id)).body.now).toBe('正在述职：沈砚秋，下一位：顾念');
    expect((await chair.ask(`GET /api/meetings/${id}`)).body).toMatchObject({
      now: '正在述职：沈砚秋，下一位：顾念',
      abilities: { run: false, commentAll: true },
    });
    expect(refused(await go(revisionless))).toEqual([422, 'agenda-item-unknown']);
    expect(refused(await town.office.ask(`PUT /api/meetings/${id}`, { body: { revision, ...town.plan() } }))).toEqual([
      409,
      'meeting-begun',
    ]);
    const items = agenda
      .filter((item: { id: string; kind: string }) => item.kind !== 'closing')
      .map(({ id: item, kind, person }: Record<string, string>) => ({ id: item, kind, person }));
    expect((await town.office.ask(`PUT /api/meetings/${id}/agenda`, { body: { revision, items } })).status).toBe(200);
    const without = items.filter((item: { kind: string }) => item.kind !== 'report');
    const off = await town.office.ask(`PUT /api/meetings/${id}/agenda`, {
      body: { revision: revision + 1, items: without },
    });
    expect(refused(off)).toEqual([422, 'agenda-report-missing']);
  });

  it('the item that is on stays in the agenda', async () => {
    const { id, agenda, revision } = await opened();
    const items = agenda
      .slice(1)
      .map(({ id: item, kind, person }: Record<string, string>) => ({ id: item, kind, person }));
    const told = await town.office.ask(`PUT /api/meetings/${id}/agenda`, { body: { revision, items } });
    expect(refused(told)).toEqual([409, 'agenda-item-on']);
  });

  it('shows the hall its item, attendance and order, and nothing of reports', async () => {
    const { id, agenda, attendance } = await opened();
    await count(id, attendance.groups[0], { arrived: 21 });
    await town.office.ask(`PUT /api/meetings/${id}/item`, { body: { item: agenda[3].id } });
    const { body } = await town.office.ask(`GET /api/meetings/${id}/screen`);
    expect(body).toMatchObject({
      now: '正在述职：顾念',
      attendance: ['党员应到 30 人，实到 21 人，超过三分之二', '村民代表应到 45 人，尚未清点'],
    });
    expect(body.agenda.slice(0, 5).map(({ at }: { at: string }) => at)).toEqual([
      'done',
      'done',
      'done',
      'now',
      'later',
    ]);
    expect((await (await town.as(town.chair)).ask(`GET /api/meetings/${id}/screen`)).status).toBe(200);
  });

  it('is closed: what it was is recorded in the ledger as its unit’s, and nothing changes any more', async () => {
    const { id, attendance } = await opened();
    await count(id, attendance.groups[0], { arrived: 21 });
    const closed = await town.office.ask(`POST /api/meetings/${id}/close`);
    expect(closed.body).toMatchObject({ state: 'closed', stateName: '已结束', closedAt: expect.any(String) });
    const facts = await town.server.database.db
      .selectFrom('facts as f')
      .innerJoin('fact_bodies as b', (join) => join.onRef('b.tenant', '=', 'f.tenant').onRef('b.fact', '=', 'f.id'))
      .select(['f.subject', 'f.authority', 'b.body'])
      .where('f.tenant', '=', town.server.county.id)
      .where('f.kind', '=', 'meeting.held')
      .where('f.occurrence', '=', `meeting.held:${id}`)
      .execute();
    expect(facts).toMatchObject([{ subject: town.town, authority: 'office' }]);
    expect(JSON.parse(facts[0]?.body ?? '').payload).toMatchObject({
      meeting: { id },
      chair: { name: '周明远' },
      reason: '防汛期间从简',
      attendance: [
        { group: '党员', invited: 30, arrived: 21, needs: 'two-thirds' },
        { group: '村民代表', invited: 45, needs: 'majority' },
      ],
      reporters: [{ name: '沈砚秋', manner: 'oral' }, { name: '顾念' }, { name: '季小满', manner: 'written' }],
    });
    expect(refused(await count(id, attendance.groups[0], { arrived: 22 }))).toEqual([409, 'meeting-over']);
    expect(refused(await town.office.ask(`POST /api/meetings/${id}/close`))).toEqual([409, 'meeting-not-running']);
    expect(refused(await town.office.ask(`DELETE /api/meetings/${id}`))).toEqual([409, 'meeting-begun']);
    const due = await town.office.ask(`PUT /api/meetings/${id}/due`, { body: { revision: 1, due: '2026-03-28' } });
    expect(refused(due)).toEqual([409, 'meeting-over']);
  });

  it('shows results in the hall only when they are released, and not before it has begun', async () => {
    const planned = await town.meeting();
    const show = (id: string, shown: boolean) =>
      town.office.ask(`PUT /api/meetings/${id}/results`, { body: { shown } });
    expect(refused(await show(planned.id, true))).toEqual([409, 'meeting-not-begun']);
    const { id } = await opened();
    expect((await show(id, true)).body.resultsShown).toBe(true);
    expect((await show(id, false)).body.resultsShown).toBe(false);
  });

  it('leaves each deed in the record of deeds', async () => {
    const { id } = await opened();
    const { rows } = await town.server.database.pool.query<{ what: string }>(
      "select detail->>'what' as what from audit_entries where action = 'meeting-change' and subject = $1",
      [id],
    );
    expect(rows.map(({ what }) => what).sort()).toEqual(['create', 'open']);
  });
});

const revisionless = '019c0000-0000-7000-8000-000000000000';

it('shows somebody the meetings that they report at, preside over or are invited to, and no others', async () => {
  const guest = await town.person('受邀人', town.town);
  const made = await town.meeting({ title: '三方的会', groups: [{ name: '领导', needs: 'none', people: [guest] }] });
  const of = async (person: string) => {
    const { body } = await (await town.as(person)).ask('GET /api/my-meetings');
    return body.meetings.find(({ id }: { id: string }) => id === made.id);
  };
  expect(await of(town.reporters[0])).toMatchObject({
    presides: false,
    invited: false,
    own: { reportName: '未动笔' },
    due: '2026-03-27',
  });
  expect(await of(town.chair)).toMatchObject({ presides: true, invited: false });
  expect(await of(guest)).toMatchObject({ presides: false, invited: true, reports: [] });
  expect(await of(guest)).not.toHaveProperty('own');
  expect(await of(await town.person('无关的人', town.town))).toBeUndefined();
});
