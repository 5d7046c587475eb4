/** Statistics of a round and of a person, and what results were used for: seen, opened, exported, recorded. */
import { readFileSync } from 'node:fs';
import { readTexts } from '@shiji/tables';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BUREAU, propose, type Quarters, quarters } from '../packages/server/test/features/statistics/quarters.ts';
import { handsOn } from './hands.ts';
import { desks, look, phones, picture } from './look.ts';
import { openWorld, type World } from './world.ts';

const journeys = readFileSync(new URL('../docs/journeys.md', import.meta.url), 'utf8');
const DESK = { width: 1280, height: 720 };
const PHONE = { width: 390, height: 844 };

let world: World;
let all: Quarters;
beforeAll(async () => {
  world = await openWorld();
  all = await quarters(world.server);
  await propose(all, all.after, 'settled');
}, 180_000);
afterAll(() => world.close());

function expectRow(name: string, { actions, seconds }: { actions: number; seconds: number }): void {
  expect(journeys).toContain(`| ${name} | ${actions} | ${seconds} s |`);
}

/** The cells of a sheet of what a tap brings down. */
async function downloaded(page: Page, tap: () => Promise<void>, sheet: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), tap()]);
  const { sheets } = readTexts(readFileSync(await download.path()), [sheet]);
  return (sheets?.get(sheet) ?? []).map(({ texts }) => texts.join('|')).join('\n');
}

test('[FX-10] grades and scores by unit are drawn beside their numbers; a number opens to names, and all of it is one tap from Excel', async () => {
  const seat = await world.seat('office', DESK);
  const { page } = seat;
  await seat.go('/');
  await page.getByRole('link', { name: '统计', exact: true }).waitFor();
  const hands = handsOn(page);
  await hands.tap(page.getByRole('link', { name: '统计', exact: true }));
  await page.getByRole('heading', { name: '等次分布' }).waitFor();
  await page.getByRole('heading', { name: '得分' }).waitFor();
  expect(await look(page, 'statistics', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await hands.tap(page.getByRole('button', { name: new RegExp(`^${BUREAU}好 \\d+ 人`) }));
  await page.getByRole('dialog').getByRole('link').first().waitFor();
  expectRow('the names behind a number of the statistics, from the first screen', hands.spent());
  expect(await look(page, 'statistics-people', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: `看${BUREAU}各内设机构` }).click();
  await page.getByRole('button', { name: /^办公室人数 \d+ 人/ }).waitFor();
  await page.getByRole('button', { name: '看全部单位' }).click();
  const sheet = await downloaded(page, () => page.getByRole('button', { name: '导出 Excel' }).click(), '等次分布');
  expect(sheet).toContain(BUREAU);
  await page.getByText(/^已导出：/).waitFor();
  await seat.leave();
}, 240_000);

test('[FX-10] missing entries stand by unit and week, and in a unit by person; ranks show how they moved', async () => {
  const seat = await world.seat('office', DESK);
  const { page } = seat;
  await seat.go('/statistics?part=logs');
  await page.getByRole('heading', { name: '周纪实' }).waitFor();
  expect(await look(page, 'statistics-logs', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await page
    .getByRole('button', { name: new RegExp(`^${BUREAU}第\\d+周 \\d+ 人逾期未写`) })
    .first()
    .click();
  await page
    .getByRole('dialog')
    .getByText('贴到工作群')
    .or(page.getByRole('dialog').getByRole('table'))
    .first()
    .waitFor();
  await page.keyboard.press('Escape');
  await page.getByLabel('单位').selectOption({ label: BUREAU });
  await page.getByRole('heading', { name: '按人' }).waitFor();
  expect(await look(page, 'statistics-logs-people', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await page.getByRole('button', { name: '名次变化' }).click();
  await page.getByText(/^名次上升 \d+ 人/).waitFor();
  await page.getByRole('img', { name: '名次变化图' }).waitFor();
  expect(await look(page, 'statistics-moves', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await page.getByRole('heading', { name: '名次变化图' }).scrollIntoViewIfNeeded();
  await picture(page, 'statistics-slopes');
  await page
    .getByRole('button', { name: /^从好到一般 \d+ 人，看名单/ })
    .first()
    .click();
  await page.getByText(/^只看从好到一般的 \d+ 人。/).waitFor();
  await seat.leave();
}, 240_000);

test('[FX-03] [FX-10] a person’s trend and the five facets, at a PC for who leads them and on the phone for themself', async () => {
  const person = all.bureau.people[6] as { id: string; name: string };
  const seat = await world.seat('office', DESK);
  await seat.go(`/statistics/people/${person.id}`);
  await seat.page.getByRole('img', { name: /^折线图/ }).waitFor();
  expect(await look(seat.page, 'statistics-person', desks)).toEqual([]);
  await seat.page.getByRole('img', { name: /^雷达图/ }).scrollIntoViewIfNeeded();
  await picture(seat.page, 'statistics-person-facets');
  await seat.leave();

  const own = await world.server.as({ person: person.id, name: person.name });
  const phone = await world.seatOf(own.account, PHONE);
  const { page } = phone;
  await phone.go('/m');
  await page.getByRole('link', { name: '成绩', exact: true }).waitFor();
  const hands = handsOn(page);
  await hands.tap(page.getByRole('link', { name: '成绩', exact: true }));
  await hands.tap(page.getByRole('link', { name: '成绩走势和各方面得分' }));
  await page.getByRole('img', { name: /^雷达图/ }).waitFor();
  expectRow('my trend and facets by phone, from what awaits me', hands.spent());
  expect(await look(page, 'phone-trend', phones)).toEqual([]);
  await page.setViewportSize(PHONE);
  await page.getByRole('button', { name: '导出 Excel' }).scrollIntoViewIfNeeded();
  await picture(page, 'phone-facets');
  await phone.leave();

  const plain = await world.seatOf(own.account, DESK);
  await plain.go('/statistics');
  await plain.page.getByText('没有可以统计的考核').waitFor();
  await plain.page.getByRole('link', { name: '我的成绩走势' }).click();
  await plain.page.getByRole('heading', { name: `${person.name}的成绩走势` }).waitFor();
  await plain.leave();
}, 240_000);

test('[FX-18] a use is recorded in at most six actions; the person finds it on the phone', async () => {
  const person = all.bureau.people[8] as { id: string; name: string };
  const seat = await world.seat('office', DESK);
  const { page } = seat;
  await seat.go('/uses');
  await page.getByRole('button', { name: '登记运用' }).waitFor();
  expect(await look(page, 'uses-none', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  const hands = handsOn(page);
  const dialog = page.getByRole('dialog');
  await hands.tap(page.getByRole('button', { name: '登记运用' }));
  await hands.type(dialog.getByLabel('人员（可以选多人）'), person.name);
  await hands.tap(page.locator('.ant-select-item-option').filter({ hasText: BUREAU }).first());
  await dialog.getByRole('button', { name: `去掉${person.name}` }).waitFor();
  await hands.tap(dialog.getByLabel('运用种类'));
  await dialog.getByLabel('运用种类').selectOption({ label: '表彰奖励' });
  await hands.type(dialog.getByLabel(/^文号/), '青组〔2026〕7号');
  expect(await look(page, 'uses-record', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await hands.tap(dialog.getByRole('button', { name: '登记', exact: true }));
  await page.getByText('已登记 1 条，记入台账。').waitFor();
  expect(hands.spent().actions).toBeLessThanOrEqual(6);
  expectRow('one use of a result recorded, from the list of uses', hands.spent());
  await seat.go(`/people/${person.id}`);
  await page.getByRole('heading', { name: '成果运用' }).waitFor();
  expect(await look(page, 'person-uses', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await page.getByRole('link', { name: /^看记录：.+表彰奖励$/ }).click();
  await page.getByText(`只列${person.name}的记录。`).waitFor();
  await seat.leave();

  const own = await world.server.as({ person: person.id, name: person.name });
  const phone = await world.seatOf(own.account, PHONE);
  await phone.go('/m/results');
  await phone.page.getByRole('link', { name: '与我有关的成果运用' }).click();
  await phone.page.getByText('表彰奖励').waitFor();
  await phone.page.getByText('青组〔2026〕7号').waitFor();
  expect(await look(phone.page, 'phone-uses', phones)).toEqual([]);
  await phone.leave();
}, 240_000);

test('[FX-18] many come from a file, looked at row by row; the year is counted by kind and unit; a mistake is withdrawn with all that came with it', async () => {
  const rows = all.bureau.people
    .slice(10, 30)
    .map(({ name }, at) => [
      name,
      BUREAU,
      at < 17 ? '年度考核评优' : '约谈',
      '2026-03-20',
      `青人社〔2026〕${at + 1}号`,
    ]);
  const lines = [
    ['姓名', '单位', '运用种类', '日期', '文号'],
    ...rows,
    ['查无此人', BUREAU, '约谈', '2026-03-20', '无'],
  ];
  const seat = await world.seat('office', DESK);
  const { page } = seat;
  const dialog = page.getByRole('dialog');
  await seat.go('/uses');
  const hands = handsOn(page);
  await hands.tap(page.getByRole('button', { name: '从文件登记' }));
  await hands.pick(dialog.getByRole('button', { name: '选择文件' }), {
    name: '成果运用.csv',
    bytes: Buffer.from(`${lines.map((cells) => cells.join(',')).join('\n')}\n`),
    type: 'text/csv',
  });
  await dialog.getByText('20 行可以登记，1 行不能登记').waitFor();
  expect(await look(page, 'uses-file', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await hands.tap(dialog.getByRole('button', { name: '登记 20 条' }));
  await page.getByText('已登记 20 条，记入台账。').waitFor();
  expectRow('twenty uses from a file, from the list of uses until they are recorded', hands.spent());
  await page.getByText('共运用 21 人次：正向 18，负向 3').waitFor();
  expect(await look(page, 'uses', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  const sheet = await downloaded(page, () => page.getByRole('button', { name: '导出 Excel' }).click(), '汇总');
  expect(sheet).toContain(BUREAU);

  await page.getByRole('button', { name: `${BUREAU}约谈 3 人次，看明细` }).click();
  await page
    .getByRole('button', { name: /^撤销：/ })
    .first()
    .waitFor();
  expect(await look(page, 'uses-list', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await page
    .getByRole('button', { name: /^撤销：/ })
    .first()
    .click();
  await dialog.getByLabel('同时撤销一起登记的其他 19 条').check();
  await dialog.getByLabel('理由').fill('文件用错了，重新登记');
  expect(await look(page, 'uses-withdraw', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await dialog.getByRole('button', { name: '撤销', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('已撤销：文件用错了，重新登记').first().waitFor();

  await page.getByRole('button', { name: '种类设置' }).click();
  await page.getByLabel('第 5 个种类的名称').fill('评先评优');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('已保存。').waitFor();
  expect(await look(page, 'uses-kinds', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await page.getByRole('button', { name: '统计', exact: true }).click();
  await page.getByText('共运用 1 人次：正向 1，负向 0').waitFor();
  await page.getByText('评先评优').first().waitFor();
  await seat.leave();
}, 240_000);
