/** A scheme on its way into force: the office takes it over and changes a number, somebody else approves it, it is live in two units. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { begunQuarter, rated } from '../packages/server/test/features/results/quarter.ts';
import { handsOn } from './hands.ts';
import { desks, glance, look } from './look.ts';
import { openWorld, type World } from './world.ts';

const DESK = { width: 1440, height: 900 };
const NAME = '绣林街道公务员平时考核（季度）';
const SHARE = 'level: 好, atMost: ';
const journeys = readFileSync(new URL('../docs/journeys.md', import.meta.url), 'utf8');
const shipped = readFileSync(new URL('../schemes/xiulin/quarter.yaml', import.meta.url), 'utf8').split('\n');
const line = shipped.findIndex((text) => text.includes(SHARE));
const column = (shipped[line]?.indexOf(SHARE) ?? 0) + SHARE.length;

let world: World;
let units: readonly string[];
beforeAll(async () => {
  world = await openWorld();
  const { body } = await (await world.server.by('office')).ask('GET /api/units');
  const found: readonly { readonly name: string; readonly kind: string }[] = body.units;
  units = found.filter(({ kind }) => kind === 'town').map(({ name }) => name);
}, 120_000);
afterAll(() => world.close());

/** The caret before the share of the best grade. */
async function toShare(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: '方案文本' }).focus();
  await page.keyboard.press('Control+Home');
  const active = page.locator('.cm-activeLine');
  for (let down = 0; down < shipped.length && !(await active.textContent())?.includes('level: 好'); down++)
    await page.keyboard.press('ArrowDown');
  for (let right = 0; right < column; right++) await page.keyboard.press('ArrowRight');
}

test('[FX-02] [XL-01] a scheme is taken over, changed, approved by another person, and live in two units', async () => {
  const office = await world.seat('office', DESK);
  const { page } = office;
  page.setDefaultTimeout(15_000);
  const hands = handsOn(page);
  await office.go('/');
  await hands.tap(page.getByRole('link', { name: '考核方案', exact: true }));
  await page.getByText('还没有采用方案').waitFor();
  expect(await look(page, 'schemes-none', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await hands.tap(page.getByRole('button', { name: `采用：${NAME}` }));
  await hands.tap(page.getByRole('link', { name: '修改第 1 版' }));
  await page.getByText('就是实际执行的规则').waitFor();

  // A slip is told at its line, and its finding leads there.
  await toShare(page);
  await page.keyboard.press('Delete');
  await page.keyboard.type('x');
  const slip = page.getByRole('button', { name: new RegExp(`^第 ${line + 1} 行 错误`) }).first();
  await slip.waitFor();
  await page.getByText('改正错误后才能提交').waitFor();
  expect(await look(page, 'schemes-mistake', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await slip.click();
  expect(await page.locator('.cm-activeLine').textContent()).toContain('level: 好');

  await toShare(page);
  await page.keyboard.press('Delete');
  await page.keyboard.press('Delete');
  await page.keyboard.type('35');
  await page.getByText('有修改还没有保存').waitFor();
  await hands.type(page.getByRole('textbox', { name: '改动说明' }), '“好”的比例改为35%');
  expect(await look(page, 'schemes-editor', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await hands.tap(page.getByRole('button', { name: '提交批准' }));
  await page.getByText('待批准').waitFor();
  const { actions, seconds } = hands.spent();
  expect(journeys).toContain(
    `| a scheme of the library taken over and submitted for approval, beside the typing in its text | ${actions} | ${seconds} s |`,
  );
  // Who submitted it doesn't approve it.
  expect(await page.getByRole('button', { name: '批准', exact: true }).count()).toBe(0);

  const other = await world.seat('committee', DESK);
  await other.go(new URL(page.url()).pathname);
  await other.page.getByRole('button', { name: '批准', exact: true }).click();
  const dialog = other.page.getByRole('dialog');
  await dialog.getByLabel('已经上级批复').check();
  await dialog.getByLabel('批复机关').fill('中共青禾县委组织部');
  await dialog.getByLabel('批复文号').fill('青组复〔2026〕8号');
  await dialog.getByLabel('批复日期').fill('2026年3月20日');
  await other.page.keyboard.press('Enter');
  expect(await glance(other.page, 'schemes-approve')).toEqual([]);
  await dialog.getByRole('button', { name: '批准', exact: true }).click();
  await other.page.getByText('上级批复：中共青禾县委组织部，青组复〔2026〕8号，2026年3月20日').waitFor();
  await other.page.getByRole('link', { name: '查看第 1 版' }).click();
  await other.page.getByText(/35%/).first().waitFor();
  expect(await look(other.page, 'schemes-version', desks)).toEqual([]);
  await other.leave();

  await page.reload();
  await page.getByRole('button', { name: '设定适用单位' }).click();
  await page.getByRole('button', { name: '添加单位' }).click();
  for (const [at, day] of ['2026年4月1日', '2026年7月1日'].entries()) {
    const unit = page.getByRole('combobox', { name: `第 ${at + 1} 个单位`, exact: true });
    await unit.click();
    await unit.fill(units[at] ?? '');
    await page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-tree-title')
      .getByText(units[at] ?? '', { exact: true })
      .click();
    await page.getByLabel(`第 ${at + 1} 个单位的起始日期`).fill(day);
    await page.keyboard.press('Enter');
  }
  expect(await glance(page, 'schemes-live')).toEqual([]);
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText(`${units[1]}（将从2026年7月1日起）`).waitFor();
  expect(await look(page, 'schemes-approved', desks)).toEqual([]);
  await office.leave();
}, 240_000);

test('a new version is tried on a past quarter before anybody approves it, and dropped', async () => {
  const quarter = await begunQuarter({ library: 'xiulin/quarter' }, world.server);
  await rated(quarter, (place) => ({ votes: { 好: 3, 较好: 0 }, points: String(95 - place) }));
  const { body } = await quarter.office.ask('GET /api/schemes');
  const { id } = body.schemes.find(({ approved }: { approved?: number }) => approved === 1);
  const seat = await world.seat('office', DESK);
  const { page } = seat;
  await seat.go(`/schemes/${id}`);
  await page.getByRole('button', { name: '另起新版本' }).click();
  await toShare(page);
  await page.keyboard.press('Delete');
  await page.keyboard.press('Delete');
  await page.keyboard.type('20');
  await page.getByLabel('考核', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('button', { name: '试算' }).click();
  await page.getByText(/^等次有变化 \d+ 人：升 0 人，降 \d+ 人。$/).waitFor();
  expect(await page.getByText('“好”的名额变了').count()).toBeGreaterThan(1);
  expect(await look(page, 'schemes-trial', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await page.getByRole('link', { name: '回到这份方案' }).click();
  await page.getByRole('button', { name: '删去草稿' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删去草稿' }).click();
  await page.getByRole('link', { name: '修改第 2 版' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '另起新版本' }).waitFor();
  await seat.leave();
}, 120_000);
