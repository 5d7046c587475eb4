import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asking, Told } from '../../server.ts';
import { type DemoServer, demoServer } from '../demo-county.ts';
import { png } from '../facts/place.ts';
import { type BegunRound, BUREAU, beginRound } from './begun-round.ts';

let server: DemoServer;
let round: BegunRound;
let writer: { readonly id: string; readonly name: string; readonly reviewers: readonly string[] };
let own: Asking;
beforeAll(async () => {
  server = await demoServer();
  server.clock.now = new Date('2026-01-05T01:00:00Z');
  round = await beginRound(server);
  // Wednesday of the thirteenth week.
  server.clock.now = new Date('2026-03-25T01:00:00Z');
  writer = round.people.find(({ reviewers }) => reviewers.length === 3) ?? expect.fail('nobody has three reviewers');
  own = await server.as({ person: writer.id });
});
afterAll(() => server.close());

const refused = ({ status, body }: Told) => [status, body.code];
/** It is another day, and the writer signs in anew. */
const on = async (day: string) => {
  server.clock.now = new Date(`${day}T01:00:00Z`);
  own = await server.as({ person: writer.id });
};
const at = (span: string, entry = 'weekly', person = writer.id) =>
  `/api/rounds/${round.id}/logs/${person}/${entry}/${span}`;
const sent = (text: string, more: object = {}) => ({ text, indicators: [], photos: [], revision: 0, ...more });
const write = (span: string, text: string, more: object = {}, key?: string) =>
  own.ask(`POST ${at(span)}`, { body: sent(text, more), ...(key === undefined ? {} : { key }) });
const facts = async () => {
  const { rows } = await server.database.pool.query<{ id: string; corrects: string | null; body: string }>(
    "select f.id, f.corrects, b.body from facts f join fact_bodies b on b.tenant = f.tenant and b.fact = f.id join round_facts r on r.tenant = f.tenant and r.fact = f.id where f.kind = 'log.entry' and f.subject = $1 and r.round = $2 order by f.id",
    [writer.id, round.id],
  );
  return rows.map(({ id, corrects, body }) => ({ id, corrects, ...JSON.parse(body) }));
};

describe('what somebody writes of their week', () => {
  it('[FX-05] 本人要写的：每周、每月各一篇，写明状态和期限', async () => {
    const { body } = await own.ask('GET /api/me/logs');
    expect(body.rounds).toHaveLength(1);
    const [{ entries }] = body.rounds;
    expect(entries.map(({ name, spans }: { name: string; spans: object[] }) => [name, spans.length])).toEqual([
      ['周纪实', 13],
      ['月小结', 3],
    ]);
    const [weekly] = entries;
    expect(weekly.counted).toBe('计入“周纪实”，满分10分；逾期补写的每篇按50%计。');
    const states = Object.fromEntries(
      weekly.spans.map(({ span, stateName }: { span: string; stateName: string }) => [span, stateName]),
    );
    expect(states).toMatchObject({
      '2026-W08': '免写（没有工作日）',
      '2026-W11': '逾期未写',
      '2026-W12': '待写',
      '2026-W13': '待写',
    });
    expect(weekly.spans.at(-1)).toMatchObject({ ends: '2026-03-29', due: '2026-04-01', revision: 0, open: true });
  });

  it('[FX-05] [FX-10] 提交一篇记入台账：哪一周、何时提交、是否按时；改过的另记一笔，更正原来的', async () => {
    const first = await write('2026-W12', ' 走访三户农户，𠮷家台账已核对。 ', { indicators: ['duties'] });
    expect(first.body).toMatchObject({
      state: 'written',
      revision: 1,
      content: { text: '走访三户农户，𠮷家台账已核对。', indicators: [{ id: 'duties', name: '岗位职责' }] },
    });
    await on('2026-03-30');
    const second = await write('2026-W12', '走访四户农户。', { revision: 1 });
    await on('2026-03-25');
    // Changed after the last day it stays in time: it was handed in on the 25th.
    expect(second.body).toMatchObject({ state: 'written', revision: 2, content: { text: '走访四户农户。' } });
    const [two, one] = (await facts()).sort((a) => (a.corrects === null ? 1 : -1));
    expect(one).toMatchObject({
      authority: 'self',
      payload: {
        round: round.id,
        entry: 'weekly',
        span: '2026-W12',
        ends: '2026-03-22',
        day: '2026-03-25',
        inTime: true,
        text: '走访三户农户，𠮷家台账已核对。',
        indicators: ['duties'],
      },
    });
    expect(two).toMatchObject({ corrects: one.id, payload: { day: '2026-03-25', inTime: true, indicators: [] } });
  });

  it('[FX-05] 逾期的可以补写，注明逾期几天', async () => {
    const told = await write('2026-W11', '整理档案。');
    expect(told.body).toMatchObject({ state: 'late', stateName: '补写（逾期7天）' });
    const found = (await facts()).find(({ payload }) => payload.span === '2026-W11');
    expect(found.payload).toMatchObject({ day: '2026-03-25', inTime: false });
  });

  it('[FX-19] sent twice with one key it is one entry; two windows don’t write over each other', async () => {
    const before = (await facts()).length;
    const once = await write('2026-W13', '下村查看春耕。', {}, 'phone-0001');
    const twice = await write('2026-W13', '下村查看春耕。', {}, 'phone-0001');
    expect(twice.body).toEqual(once.body);
    expect((await facts()).length).toBe(before + 1);
    expect(refused(await write('2026-W13', '另一台设备写的。'))).toEqual([409, 'log-changed-elsewhere']);
    expect(refused(await write('2026-W13', '更旧的。', { revision: 7 }))).toEqual([409, 'log-changed-elsewhere']);
  });

  it('[FX-19] of two first versions at the same moment one is kept, the other is told', async () => {
    const told = await Promise.all(['甲', '乙', '丙'].map((text) => write('2026-W10', text)));
    expect(told.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await own.ask(`GET ${at('2026-W10')}`)).body.revision).toBe(1);
  });

  it.each([
    ['nothing but blanks', sent(' \n　'), 422, 'log-empty'],
    ['more than 2,000 signs', sent('田'.repeat(2001)), 422, 'log-too-long'],
    ['half a surrogate pair', sent('吉\ud842'), 422, 'invalid-input'],
    ['a sign that no database keeps', sent('吉\u0000'), 422, 'invalid-input'],
    ['an indicator of another scheme', sent('走访。', { indicators: ['elsewhere'] }), 422, 'indicator-unknown'],
    ['the counting of the entries themselves', sent('走访。', { indicators: ['weekly'] }), 422, 'indicator-unknown'],
    [
      'a photo that nobody uploaded',
      sent('走访。', { photos: [{ sha256: 'a'.repeat(64), name: '一.jpg' }] }),
      422,
      'photo-missing',
    ],
    ['ten megabytes', sent('田'.repeat(3_500_000)), 413, 'too-large'],
  ])('%s isn’t taken', async (_, body, status, code) => {
    expect(refused(await own.ask(`POST ${at('2026-W09')}`, { body }))).toEqual([status, code]);
    expect((await own.ask(`GET ${at('2026-W09')}`)).body.revision).toBe(0);
  });

  it('[FX-05] 不到时候的、方案里没有的周次和纪实不收', async () => {
    await on('2026-03-20');
    expect(refused(await write('2026-W13', '提前写的。', { revision: 1 }))).toEqual([409, 'log-not-yet']);
    await on('2026-03-25');
    expect(refused(await write('2026-W14', '下一季度的。'))).toEqual([404, 'entry-unknown']);
    expect(refused(await own.ask(`POST ${at('2026-03', 'yearly')}`, { body: sent('年度。') }))).toEqual([
      404,
      'entry-unknown',
    ]);
  });

  it('[XL-02] 月小结的草稿由当月各周整理，关联过的指标排在前面', async () => {
    const { body } = await own.ask(`GET ${at('2026-03', 'monthly')}`);
    expect(body.entry).toMatchObject({ name: '月小结', from: '周纪实' });
    expect(body.draft).toMatch(/^共记录周纪实4篇。\n/);
    expect(body.draft).toContain('第12周：走访四户农户。');
    expect(body.draft).toContain('第11周：整理档案。');
    expect(body.draft).not.toContain('第13周：整理');
    // Of another month nothing of March comes in.
    expect((await own.ask(`GET ${at('2026-01', 'monthly')}`)).body.draft).toBeUndefined();
    await write('2026-W09', '上报报表。', { indicators: ['key-work'] });
    const next = await own.ask(`GET ${at('2026-W07')}`);
    expect(next.body.choices[0]).toEqual({ id: 'key-work', name: '重点工作' });
    expect(next.body.ready).toBe(1);
    const saved = await own.ask(`POST ${at('2026-03', 'monthly')}`, { body: sent(body.draft) });
    expect(saved.body).toMatchObject({ state: 'written', revision: 1 });
    expect(saved.body.draft).toBeUndefined();
  });
});

describe('photos of an entry', () => {
  const upload = (body: Buffer, asker = own) =>
    asker.ask(`POST /api/rounds/${round.id}/logs/${writer.id}/photos`, { body });

  it('are kept by their hash and open for whoever may read the entry; that a reviewer looked is in the record', async () => {
    const { body: photo } = await upload(png);
    const told = await write('2026-W06', '下村。', { photos: [{ sha256: photo.sha256, name: '春耕.png' }] });
    expect(told.body.content.photos).toEqual([{ sha256: photo.sha256, name: '春耕.png' }]);
    const address = `GET ${at('2026-W06')}/photos/${photo.sha256}`;
    const seen = await own.ask(address);
    expect(seen.raw.rawPayload.equals(png)).toBe(true);
    const leader = await server.as({ person: writer.reviewers[0] ?? '' });
    expect((await leader.ask(address)).status).toBe(200);
    const { rows } = await server.database.pool.query(
      "select actor from audit_entries where action = 'evidence-view' and subject = $1",
      [writer.id],
    );
    expect(rows).toEqual([{ actor: leader.account }]);
    expect((await own.ask(`GET ${at('2026-W09')}/photos/${photo.sha256}`)).status).toBe(404);
  });

  it('what is no photo isn’t taken, nor anybody else’s', async () => {
    expect(refused(await upload(Buffer.from('%PDF-1.7\n')))).toEqual([415, 'photo-kind']);
    expect(refused(await upload(Buffer.alloc(0)))).toEqual([422, 'photo-empty']);
    expect(refused(await upload(Buffer.alloc(4 * 1024 * 1024)))).toEqual([413, 'too-large']);
    const other = await server.as({ person: round.people.at(-1)?.id ?? '' });
    expect((await upload(png, other)).status).toBe(403);
  });
});

describe('who reads', () => {
  it('[FX-10] 本人、评鉴人、本单位管理员和考核办看得到，同事和别的单位看不到', async () => {
    const address = `GET /api/rounds/${round.id}/logs/${writer.id}`;
    const colleague = round.people.find(({ id }) => id !== writer.id && !writer.reviewers.includes(id));
    const bureau = await server.unitNamed(BUREAU);
    const askers = await Promise.all([
      server.as({ person: writer.id }),
      server.as({ person: writer.reviewers[2] ?? '' }),
      server.as({ held: [{ role: 'unitAdmin', unit: bureau }] }),
      server.as({ person: colleague?.id ?? '' }),
      server.as({ held: [{ role: 'unitAdmin', unit: await server.unitNamed('县财政局') }] }),
      server.as({ held: [{ role: 'committee' }] }),
    ]);
    const told = await Promise.all(askers.map((asker) => asker.ask(address)));
    expect(told.map(({ status }) => status)).toEqual([200, 200, 200, 403, 403, 403]);
    const [weekly] = told[1]?.body.entries ?? [];
    expect(weekly.spans.find(({ span }: { span: string }) => span === '2026-W12').content.text).toBe('走访四户农户。');
    expect((await askers[1]?.ask(`GET ${at('2026-W12')}`))?.body.abilities).toEqual({ write: false });
  });

  it('what was erased by law is gone here, too, and can be written anew', async () => {
    const [fact] = (await facts()).filter(({ payload }) => payload.span === '2026-W11');
    await server.database.pool.query('delete from fact_bodies where fact = $1', [fact.id]);
    const { body } = await own.ask(`GET ${at('2026-W11')}`);
    expect(body).toMatchObject({ state: 'late', revision: 1, content: { indicators: [], photos: [] } });
    expect(body.content.text).toBeUndefined();
    expect((await write('2026-W11', '重写一遍。', { revision: 1 })).status).toBe(200);
  });
});

describe('who is missing', () => {
  it('[FX-11] [XL-02] 按单位和周统计，点得出名单；单位管理员只看到本单位的', async () => {
    const office = await server.by('office');
    const { body } = await office.ask(`GET /api/rounds/${round.id}/logs?entry=weekly`);
    expect(body.organization.name).toBe(BUREAU);
    const cells = body.units.flatMap((unit: { cells: object[] }) => unit.cells);
    for (const { cells: own, people } of body.units)
      for (const { written, late, open, missing, excused } of own)
        expect(written + late + open + missing + excused).toBeLessThanOrEqual(people);
    const missing = cells
      .filter(({ span }: { span: string }) => span === '2026-W11')
      .reduce((sum: number, cell: { missing: number }) => sum + cell.missing, 0);
    const list = await office.ask(`GET /api/rounds/${round.id}/missing-logs?entry=weekly&span=2026-W11`);
    expect(list.body.people).toHaveLength(missing);
    // The leaders stand in the department itself: behind their number are they alone, behind the department's are all.
    const [leaders] = body.units;
    const behind = (of: string) =>
      office.ask(`GET /api/rounds/${round.id}/missing-logs?entry=weekly&span=2026-W11&${of}=${leaders.unit.id}`);
    const cell = leaders.cells.find(({ span }: { span: string }) => span === '2026-W11');
    expect((await behind('unit')).body.people).toHaveLength(cell.missing);
    expect((await behind('organization')).body.people).toHaveLength(missing);
    const names = list.body.people.map(({ person }: { person: { id: string } }) => person.id);
    expect(names).not.toContain(writer.id);

    const { unit: section } = await server.database.db
      .selectFrom('round_subjects')
      .select('unit')
      .where('tenant', '=', server.county.id)
      .where('round', '=', round.id)
      .where('person', '=', writer.id)
      .executeTakeFirstOrThrow();
    const admin = await server.as({ held: [{ role: 'unitAdmin', unit: section }] });
    const seen = await admin.ask(`GET /api/rounds/${round.id}/logs?entry=weekly`);
    expect(seen.body.units.map(({ unit }: { unit: { id: string } }) => unit.id)).toEqual([section]);
    const elsewhere = await server.as({ held: [{ role: 'unitAdmin', unit: await server.unitNamed('县财政局') }] });
    expect((await elsewhere.ask(`GET /api/rounds/${round.id}/logs`)).status).toBe(403);
  });

  it('[FX-06] 到了写的时候在“今日”提醒，写了就不再提醒', async () => {
    const kinds = async () =>
      (await own.ask('GET /api/home')).body.items
        .filter(({ kind }: { kind: string }) => kind.startsWith('log-'))
        .map(({ kind, count, until }: { kind: string; count: number; until?: string }) => [kind, count, until]);
    const late = ['log-late', expect.any(Number), undefined];
    await on('2026-03-26');
    expect(await kinds()).toEqual([late]);
    const other = round.people.find(({ id }) => id !== writer.id)?.id ?? '';
    const today = async () =>
      (await (await server.as({ person: other })).ask('GET /api/home')).body.items.map(
        ({ kind, until }: { kind: string; until?: string }) => [kind, until],
      );
    expect((await today()).map(([kind]: [string]) => kind)).not.toContain('log-this-week');
    // Friday: the week's last working day.
    await on('2026-03-27');
    expect(await today()).toContainEqual(['log-this-week', '2026-04-01']);
    // Monday after: the week is over, and still in time.
    await on('2026-03-30');
    expect(await today()).toContainEqual(['log-due', '2026-04-01']);
    expect(await kinds()).toEqual([late]);
    await on('2026-03-25');
  });
});

describe('the end of writing', () => {
  it('[FX-05] 拟定等次以后不再接收；重新进行拟定环节的，又可以写', async () => {
    const stage = (state: string) =>
      server.database.pool.query("update round_stages set state = $1 where round = $2 and key = 'proposal'", [
        state,
        round.id,
      ]);
    await stage('done');
    expect(refused(await write('2026-W07', '太晚。'))).toEqual([409, 'log-closed']);
    const { body } = await own.ask(`GET ${at('2026-W07')}`);
    expect(body).toMatchObject({ open: false, abilities: { write: false } });
    expect(body.because).toContain('已经拟定等次');
    await stage('on');
    expect((await write('2026-W07', '补记。')).status).toBe(200);
  });

  it('a round that is given up takes nothing, and asks nobody', async () => {
    const office = await server.by('office');
    await office.ask(`POST /api/rounds/${round.id}/giving-up`, { body: { reason: '方案有误' } });
    expect(refused(await write('2026-W05', '晚了。'))).toEqual([409, 'log-round-over']);
    expect((await own.ask('GET /api/me/logs')).body.rounds).toEqual([]);
  });
});
