/** A year's days off entered from the notice, and what a notice that hangs says of them. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { announced2026, enter } from '../packages/server/test/features/holidays/entering.ts';
import {
  begunQuarter,
  published,
  type Quarter,
  rated,
  toStage,
} from '../packages/server/test/features/results/quarter.ts';
import { handsOn } from './hands.ts';
import { desks, look } from './look.ts';
import { openWorld, type World } from './world.ts';

const journeys = readFileSync(new URL('../docs/journeys.md', import.meta.url), 'utf8');
const DESK = { width: 1280, height: 720 };
const notice = `国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕7号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月14日（周日）上班。`;

let world: World;
let quarter: Quarter;
beforeAll(async () => {
  world = await openWorld();
  quarter = await begunQuarter(undefined, world.server);
  await rated(quarter, (place) => ({ votes: { 好: 3 }, points: String(95 - place) }));
  await toStage(quarter, 'propose');
  await quarter.committee.ask(`POST /api/rounds/${quarter.round}/proposal`, { body: {} });
  await toStage(quarter, 'notice');
}, 180_000);
afterAll(() => world.close());

test('放假安排尚未公布的年份说得明白；粘贴通知，核对后保存，可以撤销', async () => {
  const seat = await world.seat('office', DESK);
  const { page } = seat;
  await seat.go('/holidays?year=2027');
  await page.getByText('2027年放假安排尚未公布，暂按周一至周五计算，公布后请录入。').waitFor();
  expect(await look(page, 'holidays-unknown', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  const hands = handsOn(page);
  const dialog = page.getByRole('dialog');
  await hands.tap(page.getByRole('button', { name: '录入2027年安排' }));
  // Pasted: two keys.
  await hands.tap(dialog.getByLabel('放假和调休上班的日期'));
  await dialog.getByLabel('放假和调休上班的日期').fill(notice.replace('周五', '周四'));
  await dialog.getByRole('button', { name: '核对' }).click();
  await dialog.getByText('第 3 行写 2027-01-01 是周四，实际是周五。请核对年份和日期。').waitFor();
  expect(await look(page, 'holidays-faults', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await dialog.getByLabel('放假和调休上班的日期').fill(notice);
  await hands.tap(dialog.getByRole('button', { name: '核对' }));
  await dialog.getByText('读出放假 10 天，调休上班 2 天。').waitFor();
  expect(await dialog.getByLabel('通知的文号').inputValue()).toBe('国办发明电〔2026〕7号');
  expect(await look(page, 'holidays-plan', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await hands.tap(dialog.getByRole('button', { name: '保存' }));
  await page.getByText('本县录入，国办发明电〔2026〕7号').waitFor();
  const { actions, seconds } = hands.spent();
  expect(journeys).toContain(
    `| a year’s days off, from the pasted notice until they count | ${actions} | ${seconds} s |`,
  );
  expect(await look(page, 'holidays-entered', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await page.getByRole('button', { name: '撤销最近一次录入' }).click();
  await dialog.getByText('正在进行的考核没有变化。').waitFor();
  await dialog.getByRole('textbox').fill('录入有误');
  await dialog.getByRole('button', { name: '撤销最近一次录入' }).click();
  await page.getByText(/撤销：录入有误$/).waitFor();
  await page.getByText('2027年放假安排尚未公布').waitFor();
  await seat.leave();
}, 120_000);

test('[XL-08] 放假安排变了，公示页说清楚还差几个工作日；考核办延长并写明理由', async () => {
  await published(quarter);
  const { body } = await quarter.office.ask(`GET /api/rounds/${quarter.round}/notice`);
  await enter(quarter.office, 2026, `${announced2026}\n${body.notice.ends} 放假 抗洪调休`);
  const seat = await world.seat('office', DESK);
  const { page } = seat;
  await seat.go(`/rounds/${quarter.round}`);
  await page.getByText('这次公示只有 4 个工作日，方案规定至少 5 个').waitFor();
  await page.getByRole('button', { name: '延长公示' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('公示到').fill('2026-04-30');
  await dialog.getByLabel('公示到').press('Enter');
  await dialog.getByRole('textbox', { name: '理由' }).fill('增加一天放假');
  await dialog.getByRole('button', { name: '延长公示' }).click();
  await page.getByText(/^原定2026年4月\d+日期满，已延长。理由：增加一天放假$/).waitFor();
  expect(await look(page, 'notice-longer', desks)).toEqual([]);
  await seat.leave();
}, 120_000);
