import { afterAll, beforeAll, expect, it } from 'vitest';
import { begunQuarter, type Quarter, rated, toStage } from './quarter.ts';

let quarter: Quarter;
beforeAll(async () => {
  quarter = await begunQuarter();
  await rated(quarter, (place) => ({ votes: { 好: 3 }, points: String(95 - place) }));
});
afterAll(() => quarter.server.close());

it('[XL-03] 委员会裁定一条扣分作废以后，考核办又撤销这条扣分的，结果照样算得出，裁定也撤得回', async () => {
  const { office, committee, server, round, people } = quarter;
  const at = (path: string) => `/api/rounds/${round}${path}`;
  const other = await server.as({ held: [{ role: 'office' }] });
  const [{ code, levels }] = (await office.ask(`GET ${at('/events')}`)).body.codes;
  const happened = { code, level: levels[0].key, day: '2026-03-01', text: '值班迟到。' };
  const totalOf = async () => (await office.ask(`GET ${at('/results')}`)).body.lines[3].total;
  const before = await totalOf();
  const { body: made } = await office.ask(`POST ${at(`/people/${people[3]?.id}/events`)}`, { body: happened });
  const { body: approved } = await other.ask(`POST /api/events/${made.event.id}/approval`, { body: {} });
  expect(Number(await totalOf())).toBeLessThan(Number(before));
  await toStage(quarter, 'propose');
  const ruling = { kind: 'fact', target: approved.event.fact, setting: '作废', value: '是' };
  const ruled = await committee.ask(`POST ${at('/rulings')}`, {
    body: { ...ruling, by: '考核委员会', reason: '查无实据' },
  });
  expect([ruled.status, await totalOf()]).toEqual([200, before]);
  const gone = await other.ask(`POST /api/events/${made.event.id}/withdrawal`, { body: { reason: '登记有误' } });
  expect([gone.status, await totalOf()]).toEqual([200, before]);
  const [standing] = (await office.ask(`GET ${at('/rulings')}`)).body.rulings;
  const taken = await committee.ask(`POST ${at(`/rulings/${standing.id}/withdrawal`)}`, { body: { reason: '已撤销' } });
  expect(taken.status).toBe(200);
  expect((await committee.ask(`POST ${at('/proposal')}`, { body: {} })).status).toBe(200);
});
