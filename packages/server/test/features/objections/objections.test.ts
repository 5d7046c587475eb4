import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asking, Told } from '../../server.ts';
import { atDay, begunQuarter, published, type Quarter, rated, toStage } from '../results/quarter.ts';

const refused = ({ status, body }: Told) => [status, body.code];

let quarter: Quarter;
let other: Asking;
/** People whose grade is 较好: by their place. */
let objector: Asking;
let second: Asking;
const at = (path: string) => `/api/rounds/${quarter.round}${path}`;
const person = (place: number) => quarter.people[place] as { id: string; name: string };
const FIRST = 20;
const SECOND = 25;

beforeAll(async () => {
  quarter = await begunQuarter();
  await rated(quarter, (place) => ({ votes: { 好: 3 }, points: String(95 - place) }));
  await toStage(quarter, 'propose');
  const proposed = await quarter.committee.ask(`POST ${at('/proposal')}`, { body: {} });
  expect(proposed.status).toBe(200);
  other = await quarter.server.as({ held: [{ role: 'committee' }] });
  objector = await quarter.server.as({ person: person(FIRST).id });
  second = await quarter.server.as({ person: person(SECOND).id });
});
afterAll(() => quarter.server.close());

const file = (who: Asking, more: object = {}) =>
  who.ask(`POST ${at('/objections')}`, { body: { text: '市里的评分漏了一项工作。', figure: 'individual', ...more } });
const handlerPlace = 30;
const put = (id: string, path: string, body: object, who: Asking = quarter.office) =>
  who.ask(`${['decision', 'withdrawal', 'receipt'].includes(path) ? 'POST' : 'PUT'} /api/objections/${id}/${path}`, {
    body,
  });

describe('an objection', () => {
  it('[XL-08] [FX-09] 公示以前不能提出；公示期间由本人提出，有答复期限；同一结果同时只办一件', async () => {
    expect(refused(await file(objector))).toEqual([409, 'nothing-to-object']);
    await toStage(quarter, 'notice');
    await published(quarter);
    const { body: mine } = await objector.ask('GET /api/objections/mine');
    expect(mine.fileable).toEqual([
      { round: expect.objectContaining({ id: quarter.round }), kind: 'objection', kindName: '异议' },
    ]);
    const filed = await file(objector);
    expect(filed.body).toMatchObject({
      kindName: '异议',
      stateName: '已提出，等待确定经办人',
      figure: { name: '个性指标' },
      version: 1,
      clock: '还有 5 天',
    });
    expect(refused(await file(objector))).toEqual([409, 'objection-open']);
    expect((await file(await quarter.server.as({ held: [{ role: 'office' }] }))).status).toBe(404);
    const text = '字'.repeat(2001);
    expect(refused(await file(second, { text }))).toEqual([422, 'invalid-input']);
    expect(refused(await file(second, { text: '\ud800' }))).toEqual([422, 'invalid-input']);
  });

  it('[XL-08] 由指定的经办人调查，研究后答复；经办人不能是本人，也不能自己决定', async () => {
    const [one] = (await quarter.office.ask('GET /api/objections')).body.objections;
    const decision = { revision: one.revision, upheld: true, body: '考核委员会', text: '予以更正', rulings: [] };
    expect(refused(await put(one.id, 'decision', decision, other))).toEqual([409, 'no-handler']);
    const early = await put(one.id, 'study', { revision: one.revision, text: '已核实' });
    expect(refused(early)).toEqual([409, 'no-handler']);
    const self = await put(one.id, 'handler', { revision: one.revision, person: person(FIRST).id });
    expect(refused(self)).toEqual([422, 'handler-party']);
    const named = await put(one.id, 'handler', { revision: one.revision, person: person(handlerPlace).id });
    expect(named.body).toMatchObject({ stateName: '正在调查', handler: person(handlerPlace) });
    const stale = await put(one.id, 'handler', { revision: one.revision, person: person(4).id });
    expect(refused(stale)).toEqual([409, 'objection-changed']);
    const handler = await quarter.server.as({ person: person(handlerPlace).id, held: [{ role: 'committee' }] });
    const { revision } = named.body;
    const studied = await put(one.id, 'study', { revision, text: '经核实，漏计了一项市级任务。' }, handler);
    expect(studied.body.stateName).toBe('已调查，等待研究决定');
    const own = { ...decision, revision: studied.body.revision };
    expect(refused(await put(one.id, 'decision', own, handler))).toEqual([403, 'handler-decides']);
  });

  it('[FX-09] [XL-08] 成立的作为裁定记入，算出新的一版，原来的一版仍可查看', async () => {
    const [one] = (await quarter.office.ask('GET /api/objections')).body.objections;
    const ruling = { kind: 'subject', target: person(FIRST).id, setting: '例外', value: 'up' };
    const decision = { revision: one.revision, upheld: true, body: '考核委员会', text: '漏计市级任务，予以更正。' };
    const unfit = await put(one.id, 'decision', { ...decision, rulings: [{ ...ruling, value: '没有的' }] }, other);
    expect(refused(unfit)).toEqual([422, 'ruling-unfit']);
    expect((await quarter.office.ask('GET /api/objections')).body.objections[0].open).toBe(true);
    const decided = await put(one.id, 'decision', { ...decision, rulings: [ruling] }, other);
    expect(decided.body).toMatchObject({ stateName: '成立', madeVersion: 2, open: false });
    expect(refused(await put(one.id, 'decision', { ...decision, rulings: [ruling] }, other))).toEqual([
      409,
      'objection-over',
    ]);
    const gradeIn = async (version: number) =>
      (await quarter.office.ask(`GET ${at(`/results?version=${version}`)}`)).body.lines[FIRST].grade;
    expect([await gradeIn(1), await gradeIn(2)]).toEqual(['较好', '好']);
    const { body: mine } = await objector.ask('GET /api/results/mine');
    expect(mine.rounds[0].result.grade).toBe('好');
    const read = () => put(one.id, 'receipt', {}, objector);
    const { readAt } = (await read()).body;
    expect(readAt).toBeDefined();
    expect((await read()).body.readAt).toBe(readAt);
  });

  it('[FX-09] 异议没有办结的，结果不算最后确定，也不能归档；其他人不受影响', async () => {
    const filed = await file(second);
    await toStage(quarter, 'settle');
    const settlement = { version: 2, body: '街道党工委会议', day: '2026-04-10', note: '同意' };
    expect((await other.ask(`POST ${at('/settlement')}`, { body: { ...settlement, version: 1 } })).status).toBe(409);
    const third = await quarter.server.as({ held: [{ role: 'committee' }] });
    expect((await third.ask(`POST ${at('/settlement')}`, { body: settlement })).status).toBe(200);
    await toStage(quarter, 'confirm');
    const confirmed = await quarter.office.ask(`POST ${at('/confirmation')}`, { body: { version: 2 } });
    expect(confirmed.status).toBe(200);
    const lineOf = async (who: Asking) => (await who.ask('GET /api/results/mine')).body.rounds[0];
    expect(await lineOf(second)).toMatchObject({ final: false, now: '异议正在办理，还没有最后确定' });
    expect(await lineOf(objector)).toMatchObject({ final: true });
    await toStage(quarter, 'file');
    expect(refused(await quarter.office.ask(`POST ${at('/filing')}`, { body: {} }))).toEqual([409, 'objections-open']);

    const { id } = filed.body;
    const named = await put(id, 'handler', { revision: filed.body.revision, person: person(handlerPlace).id });
    const studied = await put(id, 'study', { revision: named.body.revision, text: '经核实，评分无误。' });
    const dismissed = await put(
      id,
      'decision',
      { revision: studied.body.revision, upheld: false, body: '考核委员会', text: '评分无误，维持原结果。' },
      other,
    );
    // That the version was confirmed, by whom and when, stays as it was.
    const { body: after } = await quarter.office.ask(`GET ${at('/results?version=2')}`);
    expect(after.version.confirmedAt).toBe(confirmed.body.version.confirmedAt);
    expect(dismissed.body).toMatchObject({ stateName: '不成立' });
    expect(dismissed.body.madeVersion).toBeUndefined();
    expect(await lineOf(second)).toMatchObject({ final: true, now: '已确认' });
    expect((await quarter.office.ask(`POST ${at('/filing')}`, { body: {} })).status).toBe(200);
  });

  it('[FX-09] 确认以后依法复核，三十日内提出，三十日内决定；对复核不服的十五日内申诉；过期不再受理', async () => {
    const review = await file(second);
    expect(review.body).toMatchObject({ kindName: '复核', clock: '还有 30 天' });
    const named = await put(review.body.id, 'handler', { revision: 1, person: person(handlerPlace).id });
    const studied = await put(review.body.id, 'study', { revision: named.body.revision, text: '无误。' });
    const body = { revision: studied.body.revision, upheld: false, body: '区委组织部', text: '维持。' };
    expect((await put(review.body.id, 'decision', body, other)).status).toBe(200);
    const appeal = await file(second);
    expect(appeal.body).toMatchObject({ kindName: '申诉', clock: '还有 60 天' });
    const longer = { revision: 1, reason: '案情复杂' };
    const day = (days: number) => new Date(Date.parse(appeal.body.due) + days * 86_400_000).toISOString().slice(0, 10);
    expect(refused(await put(appeal.body.id, 'due', { ...longer, due: day(31) }))).toEqual([422, 'not-longer']);
    expect((await put(appeal.body.id, 'due', { ...longer, due: day(30) })).body.clock).toBe('还有 90 天');
    const again = await put(appeal.body.id, 'due', { ...longer, revision: 2, due: day(60) });
    expect(refused(again)).toEqual([422, 'not-longer']);
    const withdrawn = await put(appeal.body.id, 'withdrawal', { revision: 2 }, second);
    expect(withdrawn.body.stateName).toBe('本人已撤回');
    await atDay(quarter.server, '2026-08-01');
    expect(refused(await file(second))).toEqual([409, 'nothing-to-object']);
    expect(refused(await file(objector))).toEqual([409, 'nothing-to-object']);
  });
});
