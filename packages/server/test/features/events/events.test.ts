import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asking, Told } from '../../server.ts';
import { png } from '../facts/place.ts';
import { atDay, begunQuarter, type Quarter, rated } from '../results/quarter.ts';

const refused = ({ status, body }: Told) => [status, body.code];

let quarter: Quarter;
let unit: Asking;
let other: Asking;
const person = (place: number) => quarter.people[place] as { id: string; name: string };
const of = (place: number, path = '') => `/api/rounds/${quarter.round}/people/${person(place).id}/events${path}`;
const happened = (more: object = {}) => ({
  code: 'conduct',
  level: '批评',
  day: '2026-03-10',
  text: '值班时擅自离岗，被通报批评。',
  ...more,
});
const proposed = async (place: number, more: object = {}, by: Asking = unit): Promise<string> => {
  const { status, body } = await by.ask(`POST ${of(place)}`, { body: happened(more) });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.event.id;
};
const totalOf = async (place: number): Promise<string> => {
  const { body } = await quarter.office.ask(`GET /api/rounds/${quarter.round}/people/${person(place).id}/sheet`);
  return body.result.total;
};

beforeAll(async () => {
  quarter = await begunQuarter();
  unit = await quarter.server.by('unit');
  other = await quarter.server.as({ held: [{ role: 'office' }] });
  // Nobody is level with anybody: 96.00, 95.60 …
  await rated(quarter, (place) => ({ votes: { 好: 3 }, points: String(90 - place) }));
});
afterAll(() => quarter.server.close());

describe('扣分', () => {
  it('[XL-03] 由单位提出，另一人审核后才计入，共性指标相应减少', async () => {
    expect(await totalOf(0)).toBe('96.00');
    const { body } = await unit.ask(`POST ${of(0)}`, { body: happened() });
    expect(body.event).toMatchObject({
      codeName: '工作作风',
      effectName: '减分',
      worth: '减 3 分',
      stateName: '待审核',
      proposed: { as: '单位管理员' },
      abilities: { decide: false, withdraw: false, answer: false },
    });
    expect(await totalOf(0)).toBe('96.00');
    const decided = await quarter.office.ask(`POST /api/events/${body.event.id}/approval`, { body: {} });
    expect(decided.body.event).toMatchObject({ state: 'approved', abilities: { withdraw: true } });
    // 60 % of the three points.
    expect(await totalOf(0)).toBe('94.20');
    const again = await other.ask(`POST /api/events/${body.event.id}/approval`, { body: {} });
    expect(refused(again)).toEqual([409, 'event-decided']);
  });

  it('[XL-03] 提出人不能审核自己提出的，本人也不能审核自己的', async () => {
    const mine = await proposed(1, {}, quarter.office);
    expect(refused(await quarter.office.ask(`POST /api/events/${mine}/approval`, { body: {} }))).toEqual([
      403,
      'proposer-decides',
    ]);
    const self = await quarter.server.as({ person: person(1).id, held: [{ role: 'office' }] });
    expect(refused(await self.ask(`POST /api/events/${mine}/approval`, { body: {} }))).toEqual([403, 'forbidden']);
    const back = await unit.ask(`POST /api/events/${mine}/return`, { body: { reason: '当日有请假手续' } });
    expect(back.body.event).toMatchObject({ stateName: '已退回', reason: '当日有请假手续' });
    expect(await totalOf(1)).toBe('95.60');
  });

  it('[FX-10] 本人随即看到，可以说明，审核的人看得到说明', async () => {
    const id = await proposed(2);
    const own = await quarter.server.as({ person: person(2).id });
    const home = (await own.ask('GET /api/home')).body.items;
    expect(home).toContainEqual({ kind: 'events-about-me', count: 1 });
    const [seen] = (await own.ask('GET /api/events/mine')).body.events;
    expect(seen).toMatchObject({
      id,
      stateName: '待审核',
      text: '值班时擅自离岗，被通报批评。',
      abilities: { answer: true },
    });
    const told = await own.ask(`PUT /api/events/${id}/answer`, { body: { text: '当时送群众就医，𠮷某可以作证。' } });
    expect(told.status).toBe(200);
    expect((await own.ask('GET /api/home')).body.items).not.toContainEqual(
      expect.objectContaining({ kind: 'events-about-me' }),
    );
    const { body } = await quarter.office.ask(`GET /api/rounds/${quarter.round}/events?state=proposed`);
    expect(body.events[0].answer.text).toBe('当时送群众就医，𠮷某可以作证。');
    const stranger = await quarter.server.as({ person: person(3).id });
    expect((await stranger.ask(`PUT /api/events/${id}/answer`, { body: { text: '不关我事' } })).status).toBe(403);
    expect((await stranger.ask('GET /api/events/mine')).body.events).toEqual([]);
    const awaiting = (await quarter.office.ask('GET /api/home')).body.items;
    expect(awaiting).toContainEqual({ kind: 'events-to-decide', count: 1 });
  });

  it('[FX-04] 同一件事对同一人只计一次；几个人的同一件事用同一个事由', async () => {
    const first = await proposed(4, { code: 'discipline', level: '提醒' });
    const twice = happened({ code: 'discipline', level: '提醒' });
    expect(refused(await unit.ask(`POST ${of(4)}`, { body: twice }))).toEqual([409, 'event-alike']);
    const same = { ...twice, sameAs: first, another: true };
    expect(refused(await unit.ask(`POST ${of(4)}`, { body: same }))).toEqual([409, 'event-twice']);
    const alike = await unit.ask(`GET ${of(5, '/alike?day=2026-03-12')}`);
    expect(alike.body.occurrences).toContainEqual(
      expect.objectContaining({ event: first, codes: ['纪律规矩'], people: [person(4).name] }),
    );
    const second = await proposed(5, { code: 'discipline', level: '批评', sameAs: first });
    for (const id of [first, second]) await quarter.office.ask(`POST /api/events/${id}/approval`, { body: {} });
    const { rows } = await quarter.server.database.pool.query('select key from round_events where id = any($1)', [
      [first, second],
    ]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(1);
    expect(await unit.ask(`POST ${of(4)}`, { body: { ...twice, another: true } })).toMatchObject({ status: 200 });
  });

  it('[FX-10] 考核办可以撤销，写明理由，原来的记录保留，分数随之恢复', async () => {
    const id = await proposed(6);
    await quarter.office.ask(`POST /api/events/${id}/approval`, { body: {} });
    expect(await totalOf(6)).toBe('91.80');
    expect((await unit.ask(`POST /api/events/${id}/withdrawal`, { body: { reason: '弄错了' } })).status).toBe(403);
    const gone = await other.ask(`POST /api/events/${id}/withdrawal`, { body: { reason: '经复核，不是本人' } });
    expect(gone.body.event).toMatchObject({ stateName: '已撤销', reason: '经复核，不是本人' });
    expect(await totalOf(6)).toBe('93.60');
    const { rows } = await quarter.server.database.pool.query<{ body: string }>(
      "select b.body from facts f join fact_bodies b on b.tenant = f.tenant and b.fact = f.id where f.kind = 'event.approved' and f.subject = $1 order by f.corrects nulls first",
      [person(6).id],
    );
    expect(rows.map(({ body }) => JSON.parse(body).payload.withdrawn ?? false)).toEqual([false, true]);
    const again = await other.ask(`POST /api/events/${id}/withdrawal`, { body: { reason: '再撤一次' } });
    expect(refused(again)).toEqual([409, 'event-not-approved']);
  });

  it('附上的照片随提出和计入保存，本人、提出人和审核的人能看，旁人不能', async () => {
    const headers = { 'x-file-name': encodeURIComponent('现场.png'), 'content-type': 'application/octet-stream' };
    const file = await unit.ask(`POST ${of(7, '/files')}`, { body: png, headers });
    expect(file.status).toBe(200);
    const id = await proposed(7, { files: [file.body] });
    const path = `GET /api/events/${id}/files/${file.body.sha256}`;
    const own = await quarter.server.as({ person: person(7).id });
    expect((await own.ask(path)).raw.rawPayload.equals(png)).toBe(true);
    expect((await quarter.office.ask(path)).status).toBe(200);
    expect((await (await quarter.server.as({ person: person(8).id })).ask(path)).status).toBe(403);
    const { body } = await quarter.office.ask(`POST /api/events/${id}/approval`, { body: {} });
    const fact = await own.ask(`GET /api/facts/${body.event.fact}`);
    expect(fact.body.evidence).toMatchObject([{ sha256: file.body.sha256, name: '现场.png' }]);
    const unknown = await unit.ask(`POST ${of(7)}`, {
      body: happened({ day: '2026-02-10', files: [{ sha256: '0'.repeat(64), name: '无.png' }] }),
    });
    expect(refused(unknown)).toEqual([422, 'evidence-unknown']);
  });

  it('日期、级别、事项和字数不对的，说明怎样改', async () => {
    const asked = async (more: object) => refused(await unit.ask(`POST ${of(3)}`, { body: happened(more) }));
    expect(await asked({ code: 'petition' })).toEqual([422, 'code-unknown']);
    expect(await asked({ level: '开除' })).toEqual([422, 'level-wrong']);
    expect(await asked({ level: undefined })).toEqual([422, 'level-wrong']);
    expect(await asked({ day: '2025-12-31' })).toEqual([422, 'day-outside']);
    expect(await asked({ text: '长'.repeat(501) })).toEqual([422, 'invalid-input']);
    expect(await asked({ text: '  ' })).toEqual([422, 'invalid-input']);
    expect(await asked({ text: '半个\ud800字' })).toEqual([422, 'invalid-input']);
    expect(await asked({ sameAs: quarter.round })).toEqual([422, 'same-unknown']);
    expect(await asked({ text: '𠮷'.repeat(500) })).toEqual([200, undefined]);
  });

  it('不在本单位的人不归本单位提，本人只能申报加分，同事不能替别人提', async () => {
    const town = await quarter.server.unitNamed('县委办公室');
    const elsewhere = await quarter.server.as({ held: [{ role: 'unitAdmin', unit: town }] });
    expect((await elsewhere.ask(`POST ${of(10)}`, { body: happened() })).status).toBe(403);
    expect((await elsewhere.ask(`GET /api/rounds/${quarter.round}/events`)).status).toBe(403);
    const own = await quarter.server.as({ person: person(10).id });
    expect(refused(await own.ask(`POST ${of(10)}`, { body: happened() }))).toEqual([403, 'own-adds-only']);
    expect((await own.ask(`POST ${of(11)}`, { body: happened() })).status).toBe(403);
    const nobody = await quarter.office.ask(`POST ${of(0).replace(person(0).id, quarter.bureau)}`, {
      body: happened(),
    });
    expect(nobody.status).toBe(404);
  });

  it('本人的信息副本里有', async () => {
    const own = await quarter.server.as({ person: person(2).id });
    const { body } = await own.ask('GET /api/profile/export?format=json');
    expect(body.events).toMatchObject([
      { code: '工作作风', level: '批评', state: '待审核', answer: expect.stringContaining('𠮷') },
    ]);
  });

  it('等次建议提出以后不再记，也不再列为待办', async () => {
    // Undecided still: it stands in the list of what awaits the office as long as the office can decide it.
    const waits = async () =>
      (await other.ask('GET /api/home')).body.items.some(({ kind }: { kind: string }) => kind === 'events-to-decide');
    await atDay(quarter.server, '2026-04-08');
    const waiting = await proposed(12);
    expect(await waits()).toBe(true);
    const done = await quarter.committee.ask(`POST /api/rounds/${quarter.round}/proposal`, { body: {} });
    expect(done.status).toBe(200);
    expect(refused(await unit.ask(`POST ${of(13)}`, { body: happened() }))).toEqual([409, 'facts-closed']);
    const late = await quarter.office.ask(`POST /api/events/${waiting}/approval`, { body: {} });
    expect(refused(late)).toEqual([409, 'facts-closed']);
    expect(late.body.title).toContain('提出等次建议');
    expect(await waits()).toBe(false);
    expect((await unit.ask(`GET ${of(13)}`)).body).toMatchObject({ open: false, abilities: { propose: false } });
  });
});

describe('特色亮点', () => {
  let round: Quarter;
  beforeAll(async () => {
    round = await begunQuarter({ library: 'fengxiang/quarter' });
  });
  afterAll(() => round.server.close());

  it('[FX-04] 本人申报亮点，附事实，由单位管理员审核后计入；评鉴人也可以为其提出', async () => {
    const staff = await round.server.by('staff');
    const id = await round.server.personOf('staff');
    const mine = (await staff.ask('GET /api/events/mine')).body;
    const names = mine.rounds[0].codes.map(({ name }: { name: string }) => name);
    expect(names).toContain('表彰奖励');
    expect(names).not.toContain('通报批评');
    const path = `/api/rounds/${round.round}/people/${id}/events`;
    const award = { code: 'award', level: '市级', day: '2026-03-02', text: '获评市级防汛工作先进个人。' };
    const sent = await staff.ask(`POST ${path}`, { body: award });
    expect(sent.body.event).toMatchObject({ effectName: '加分', worth: '加 2 分', proposed: { as: '本人' } });
    const head = await round.server.by('head');
    const urgent = { code: 'urgent', occurrences: 2, day: '2026-02-02', text: '连续两晚参加抢险。' };
    const second = await head.ask(`POST ${path}`, { body: urgent });
    expect(second.body.event.proposed.as).toBe('评鉴人');
    expect((await head.ask(`POST /api/events/${sent.body.event.id}/approval`, { body: {} })).status).toBe(403);
    const unit = await round.server.by('unit');
    for (const { body } of [sent, second])
      expect((await unit.ask(`POST /api/events/${body.event.id}/approval`, { body: {} })).status).toBe(200);
    const sheet = await round.office.ask(`GET /api/rounds/${round.round}/people/${id}/sheet`);
    interface Step {
      readonly figure: string;
      readonly outcome: unknown;
      readonly parts: readonly Step[];
    }
    const all = (step: Step): readonly Step[] => [step, ...step.parts.flatMap(all)];
    const steps: readonly Step[] = sheet.body.steps.flatMap(all);
    const worthOf = (figure: string) => steps.find((step) => step.figure === figure)?.outcome;
    expect([worthOf('awards'), worthOf('urgent')]).toEqual([
      expect.objectContaining({ value: '2.00' }),
      expect.objectContaining({ value: '1.00' }),
    ]);
  });
});
