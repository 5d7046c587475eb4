/** A poll from the first tap to its results: the office sets it up, papers are counted by two people, the hall sees how many are in. */
import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Hands, handsOn } from './hands.ts';
import { desks, glance, look, printed } from './look.ts';
import { openWorld, type Seat, type World } from './world.ts';

const desk = { width: 1440, height: 900 };
const UNIT = '县农业农村局';
const journeys = readFileSync(new URL('../docs/journeys.md', import.meta.url), 'utf8');

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 90_000);
afterAll(() => world.close());

/** What it took stands in the document of the journeys; whoever makes one longer or shorter says so there. */
function counted(journey: string, hands: Hands): void {
  const { actions, seconds } = hands.spent();
  expect(journeys).toContain(`| ${journey} | ${actions} | ${seconds} s |`);
}

const button = ({ page }: Seat, name: string): Locator => page.getByRole('button', { name, exact: true });
const see = async ({ page }: Seat, name: string) => expect(await glance(page, `polls-${name}`), name).toEqual([]);

/** From the home page to a draft by the scheme's rules, with the people of one unit on its paper. */
async function prepare(seat: Seat, hands: Hands): Promise<void> {
  const { page } = seat;
  await seat.go('/');
  await hands.tap(page.getByRole('link', { name: '测评', exact: true }));
  await hands.tap(page.getByRole('link', { name: '新建测评' }));
  await hands.tap(page.getByRole('radio', { name: /^领导民主测评绣林街道/ }));
  await page.getByText(/40%/).first().waitFor();
  const unit = page.getByRole('combobox', { name: '组织单位' });
  await hands.tap(unit);
  await hands.type(unit, UNIT);
  await hands.tap(page.locator('.ant-select-tree-title').getByText(UNIT, { exact: true }));
  // The list closes a moment later.
  await page.locator('#poll-unit[aria-expanded="false"]').waitFor();
  await see(seat, 'new');
  await hands.tap(button(seat, '下一步：对象和投票人'));
  await hands.tap(button(seat, '生成'));
  await page.getByRole('columnheader', { name: '分节' }).waitFor();
}

async function open(seat: Seat, hands: Hands): Promise<void> {
  await hands.tap(button(seat, '开始投票…'));
  await hands.tap(seat.page.getByRole('dialog').getByRole('button', { name: '开始投票', exact: true }));
  await seat.page.getByRole('heading', { name: '收票进度' }).waitFor();
}

test('[XL-03] the people of one unit are rated by their leaders, set up in at most 15 actions', async () => {
  const seat = await world.seat('office', desk);
  const { page } = seat;
  const hands = handsOn(page);
  await prepare(seat, hands);
  await hands.type(page.getByRole('textbox', { name: '投票人的会场发票张数' }), '13');
  await page.getByText('都齐了，可以开始。').waitFor();
  expect(await look(page, 'polls-draft', desks)).toEqual([]);
  await page.setViewportSize(desk);
  await open(seat, hands);
  counted('leaders’ rating of one unit’s people, from the first tap until it is open', hands);
  expect(hands.spent().actions).toBeLessThanOrEqual(15);

  await page.getByText('/ 应到 13').waitFor();
  await page
    .getByText(/整张票作废/)
    .first()
    .waitFor();
  await see(seat, 'open');
  await page.setViewportSize({ width: 390, height: 844 });
  await see(seat, 'open');
  await page.setViewportSize(desk);

  await button(seat, '打印选票（13 张）').click();
  await page.getByText('13 张选票已经备好').waitFor();
  const slips = page.locator('[data-printed] svg');
  expect(await slips.count()).toBe(13);
  expect(await slips.first().isVisible()).toBe(false);
  const codes = await page.locator('[data-printed]').textContent();
  expect(codes?.match(/[0-9A-Z]{4}( [0-9A-Z]{4}){3}/g)).toHaveLength(13);
  await printed(page, 'polls-slips');
  await button(seat, '关闭').click();
  expect(await page.locator('[data-printed]').count()).toBe(0);

  await button(seat, '作废…').click();
  await page.getByLabel('作废的理由').fill('会场停电，改期举行');
  await page.getByRole('dialog').getByRole('button', { name: '作废', exact: true }).click();
  await page.getByText('本次测评已作废：会场停电，改期举行').waitFor();
  await button(seat, '照此再发起').click();
  await button(seat, '开始投票…').waitFor();
  await seat.leave();
}, 120_000);

/** A row of the grid for each subject, all alike. */
async function typePapers(seat: Seat, good: string, fair: string): Promise<void> {
  const { page } = seat;
  await page.getByRole('textbox', { name: '收回的纸质票' }).fill('5');
  for (const field of await page.getByRole('textbox', { name: /评为好的张数$/ }).all()) await field.fill(good);
  for (const field of await page.getByRole('textbox', { name: /评为较好的张数$/ }).all()) await field.fill(fair);
  await button(seat, '提交').click();
}

test('[XL-03] papers are counted by two people, differences stand in their cells, and the results open', async () => {
  const office = await world.seat('office', desk);
  const { page } = office;
  await prepare(office, handsOn(page));
  await page.getByRole('checkbox', { name: '手工计票后录入' }).check();
  await open(office, handsOn(page));
  const poll = new URL(page.url()).pathname;
  await page.getByRole('link', { name: '录入纸质票' }).click();
  await page.getByRole('columnheader', { name: '未评' }).waitFor();
  await typePapers(office, '4', '3');
  await page
    .getByText(/合计 7，超过有效票 5 张/)
    .first()
    .waitFor();
  await typePapers(office, '2', '3');
  await page.getByText('第一遍已提交').waitFor();

  const unit = await world.seat('unit', desk);
  await unit.go(poll);
  await unit.page.getByRole('link', { name: '录入纸质票' }).click();
  await unit.page.getByText('请独立录第二遍').waitFor();
  await typePapers(unit, '3', '2');
  await unit.page.getByText('不一致', { exact: true }).first().waitFor();
  await see(unit, 'papers-differ');

  await page.getByRole('link', { name: '返回测评' }).click();
  await button(office, '结束投票…').click();
  await page.getByText(/纸质票两遍录入不一致。不计入的理由/).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();

  await typePapers(unit, '2', '3');
  await unit.page.getByText('两遍录入一致，已计入。').waitFor();
  await unit.leave();

  await button(office, '结束投票…').click();
  await page.getByRole('dialog').getByRole('button', { name: '结束投票', exact: true }).click();
  // (2×100 + 3×85) ÷ 5
  const mean = page.getByRole('button', { name: /得分 91(\.0+)?，看怎么算的$/ }).first();
  await mean.waitFor();
  expect(await look(page, 'polls-results', desks)).toEqual([]);
  await page.setViewportSize(desk);
  await mean.click();
  await page.getByRole('heading', { name: /的得分怎么来的$/ }).waitFor();
  await see(office, 'steps');

  await office.go(`${poll}/screen`);
  await button(office, '公布结果').click();
  await page.getByRole('heading', { name: '领导民主测评', level: 2 }).waitFor();
  await see(office, 'wall');
  await office.leave();
}, 120_000);

test('a list stands at its field as soon as it opens, also for people who want no motion', async () => {
  const seat = await world.seat('office', desk);
  const { page } = seat;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await seat.go('/polls/new');
  await page.getByRole('radio', { name: /^领导民主测评绣林街道/ }).click();
  const unit = page.getByRole('combobox', { name: '组织单位' });
  await unit.click();
  await unit.fill(UNIT);
  await page.locator('.ant-select-tree-title').getByText(UNIT, { exact: true }).waitFor();
  const left = async (of: string) => (await page.locator(of).boundingBox())?.x ?? Number.NaN;
  await expect
    .poll(async () => Math.abs((await left('.ant-select-dropdown')) - (await left('#poll-unit'))), { timeout: 10_000 })
    .toBeLessThan(24);
  await seat.leave();
});

test('those who keep accounts, powers and the record have no part in polls', async () => {
  const seat = await world.seat('security', desk);
  await seat.go('/polls');
  await seat.page.getByText('无权查看').waitFor();
  expect(await seat.page.getByRole('link', { name: '测评', exact: true }).count()).toBe(0);
  await seat.leave();
});
