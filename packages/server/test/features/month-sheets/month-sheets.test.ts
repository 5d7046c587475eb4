import { afterAll, beforeAll, expect, it } from 'vitest';
import { wordText } from '../../documents/word-text.ts';
import type { Asking } from '../../server.ts';
import { type TwoUnits, twoUnits, writes } from '../bulletins/two-units.ts';
import { type DemoServer, demoServer } from '../demo-county.ts';
import { atDay } from '../results/quarter.ts';

const unit = (n: number) => two.units[n] as TwoUnits['units'][number];

let server: DemoServer;
let two: TwoUnits;
let admin: Asking;
beforeAll(async () => {
  server = await demoServer();
  two = await twoUnits(server);
  const [one] = unit(0).people;
  await writes(server, two, one?.id ?? '', { entry: 'weekly', span: '2026-W12' }, '走访农户。');
  await writes(server, two, one?.id ?? '', { entry: 'monthly', span: '2026-03' }, '全月走访农户四十户，核对补贴。');
  await atDay(server, '2026-04-02');
  admin = await server.as({ held: [{ role: 'unitAdmin', unit: unit(0).id }] });
});
afterAll(() => server.close());

const path = (n: number, more = '') => `/api/rounds/${two.round}/months/2026-03/${unit(n).id}${more}`;

it('[XL-02] a unit’s month stands on one sheet: what everybody wrote, and the month’s summary', async () => {
  const { body } = await admin.ask(`GET ${path(0)}`);
  expect(body.entries).toEqual(['周纪实', '月小结']);
  expect(body.rows.map(({ person }: { person: { id: string } }) => person.id)).toEqual(
    unit(0).people.map(({ id }) => id),
  );
  expect(body.rows[0].counts).toEqual(['应写 5，已写 1', '应写 1，已写 1']);
  expect(body.rows[0].summary).toBe('全月走访农户四十户，核对补贴。');
  expect(body.rows[1].counts).toEqual(['应写 5，已写 0', '应写 1，已写 0']);
});

it('[XL-02] that it was reported at the staff meeting is recorded: day, meeting, by whom', async () => {
  const report = { day: '2026-04-01', meeting: '四月职工会议', byWhom: '办公室主任' };
  const { body } = await admin.ask(`PUT ${path(0, '/report')}`, { body: report });
  expect(body.report).toEqual(report);
  const { body: all } = await two.office.ask(`GET /api/rounds/${two.round}/months`);
  const march = (n: number) =>
    all.units[n].cells.find(({ month }: { month: string }) => month === '2026-03').report?.meeting;
  expect([march(0), march(1)]).toEqual(['四月职工会议', undefined]);
  const { body: draft } = await two.office.ask(
    `GET /api/rounds/${two.round}/bulletins/draft?kind=monthly&span=2026-03`,
  );
  expect(JSON.stringify(draft.sections)).toContain('2 个单位中，1 个已在职工会议上通报本月纪实情况');
  for (const day of ['2026-04-03', '2026-02-27'])
    expect((await admin.ask(`PUT ${path(0, '/report')}`, { body: { ...report, day } })).body.code).toBe('report-day');
});

it('[XL-02] the sheet is a Word file, with the day on which it was reported', async () => {
  const text = await wordText((await admin.ask(`GET ${path(0, '/file')}`)).raw.rawPayload);
  expect(text).toContain('县农业农村局2026年3月纪实情况汇总表');
  expect(text).toContain('全月走访农户四十户');
  expect(text).toContain('2026年4月1日在四月职工会议上通报，通报人：办公室主任。');
});

it('who administers one unit sees no other’s month', async () => {
  expect((await admin.ask(`GET ${path(1)}`)).status).toBe(403);
  const { body } = await admin.ask(`GET /api/rounds/${two.round}/months`);
  expect(body.units.map((one: { unit: { id: string } }) => one.unit.id)).toEqual([unit(0).id]);
});
