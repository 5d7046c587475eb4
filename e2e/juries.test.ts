/** A jury from an empty form to its results: the office at the console, five jurors on their phones, one of them without scripts. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk } from '../packages/web/test/screens/browser.ts';
import { handsOn } from './hands.ts';
import { desks, glance, look } from './look.ts';
import { openWorld, type Seat, type World } from './world.ts';

const journeys = readFileSync(new URL('../docs/journeys.md', import.meta.url), 'utf8');

const PHONE = { width: 390, height: 844 };
const wuchuan = readFileSync(new URL('../schemes/zhanjiang/wuchuan.yaml', import.meta.url));

let world: World;
/** The first two towns' secretaries, and somebody of the first town. */
let people: readonly string[];
beforeAll(async () => {
  world = await openWorld();
  const { database, county } = world.server;
  const { rows } = await database.pool.query<{ name: string; duty: string; unit: string }>(
    `select p.name, t.duty, u.name as unit from tenures t join people p on p.tenant = t.tenant and p.id = t.person
     join units u on u.tenant = t.tenant and u.id = t.unit
     where t.tenant = $1 and u.kind = 'town' and t.until is null and t.duty in ('principal', 'inCharge')
     order by u.position, t.position`,
    [county.id],
  );
  const leads = rows.filter(({ duty }) => duty === 'principal');
  const [first, second] = leads.filter(({ unit }, at) => leads.findIndex((one) => one.unit === unit) === at);
  const beside = rows.find(({ duty, unit }) => duty === 'inCharge' && unit === first?.unit);
  people = [first?.name ?? '', second?.name ?? '', beside?.name ?? ''];
}, 120_000);
afterAll(() => world.close());

const press = ({ page }: Seat, name: string | RegExp) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();
const answer = ({ page }: Seat, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

async function choose({ page }: Seat, label: string, name: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(name);
  await page.locator('.ant-select-item-option:visible').filter({ hasText: name }).first().click();
}

async function pad({ page }: Seat, number: string): Promise<void> {
  for (const sign of number) await page.locator('.pad button', { hasText: sign }).first().click();
}

test('[WC-02] 五名评委当场打分：各扫各的码，结束前谁也看不到分数，去掉最高最低后出得分和名次', {
  timeout: 300_000,
}, async () => {
  const [first = '', second = '', beside = ''] = people;
  const office = await world.seat('office', desk);
  const { page } = office;
  await office.go('/juries');
  await page.getByText('还没有评委评分').waitFor();
  expect(await glance(page, 'juries-none')).toEqual([]);
  await press(office, '新建评分');
  await page.getByLabel('名称', { exact: true }).fill('2025年度乡镇党委书记述职评分');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(office, '从考核方案读取')]);
  await chooser.setFiles({ name: 'wuchuan.yaml', mimeType: 'text/yaml', buffer: wuchuan });
  await press(office, '评委评分');
  await page.getByText('取自：吴川市党建工作考核').waitFor();
  await choose(office, '查找并添加人员', first);
  await choose(office, '查找并添加人员', second);
  for (const name of ['甘棠', '沈括苍', '温知新', '柏舟', '方渐明']) {
    await page.getByLabel('外请评委姓名').fill(name);
    await page.getByLabel('单位', { exact: true }).fill('市委党校');
    await press(office, '添加外请评委');
  }
  await choose(office, '从花名册添加', beside);
  await press(office, '保存');
  await page.getByText(`评委 ${beside} 回避 ${first}：本单位`).waitFor();
  expect(await look(page, 'jury-draft', desks)).toEqual([]);
  await page.setViewportSize(desk);
  await press(office, '开始评分');
  await answer(office, '开始评分');

  await page.getByRole('link', { name: '评委二维码' }).click();
  await press(office, '取出二维码');
  await page.getByText('甘棠', { exact: true }).waitFor();
  expect(await glance(page, 'jury-slips')).toEqual([]);
  const paths: string[] = [];
  for (const code of await page.locator('[data-url]').all())
    paths.push(new URL((await code.getAttribute('data-url')) ?? '').pathname);
  expect(paths).toHaveLength(6);
  await page.getByRole('link', { name: '返回评分' }).click();

  const jurors: Seat[] = [];
  for (const path of paths.slice(0, 5)) {
    const seat = await world.seat(undefined, PHONE);
    await seat.go(path);
    await seat.page.getByText('请稍候，还没有开始下一个').waitFor();
    jurors.push(seat);
  }
  const [one, two, three, four, five] = jurors as [Seat, Seat, Seat, Seat, Seat];
  expect(await glance(one.page, 'juror-waiting')).toEqual([]);

  await press(office, `开始评“${first}”`);
  await answer(office, '开始');
  await page.getByText(`正在评分：${first}`).waitFor();
  for (const seat of jurors) await seat.page.getByText(`正在评分：${first}`).waitFor();
  // Nothing is typed that can't be: it is told at once, and sent nowhere.
  await pad(one, '105');
  await one.page.getByText('不能高于 100 分，请修改后提交。').waitFor();
  expect(await glance(one.page, 'juror-too-high')).toEqual([]);
  await press(one, '清除');
  const hands = handsOn(one.page);
  for (const sign of '92.5') await hands.tap(one.page.locator('.pad button', { hasText: sign }).first());
  await hands.tap(one.page.getByRole('button', { name: '提交', exact: true }));
  await one.page.getByText('已收到：92.5 分').waitFor();
  const { actions, seconds } = hands.spent();
  expect(journeys).toContain(`| a juror’s score of whoever is on the stage | ${actions} | ${seconds} s |`);
  expect(await glance(one.page, 'juror-given')).toEqual([]);
  for (const [seat, value] of [
    [two, '88'],
    [three, '95'],
    [four, '70'],
  ] as const) {
    await pad(seat, value);
    await press(seat, '提交');
    await seat.page.getByText(`已收到：${value} 分`).waitFor();
  }
  // The way is lost as one sends, and what they typed last goes out by itself when it is back.
  await five.context.setOffline(true);
  await pad(five, '90');
  await press(five, '提交');
  await five.page.getByText('网络中断，分数还没有送到').waitFor();
  await five.context.setOffline(false);
  await five.page.getByText('已收到：90 分').waitFor();
  // Somebody changes their mind; two taps are one.
  await press(four, '清除');
  await pad(four, '71');
  await four.page.getByRole('button', { name: '修改后重新提交' }).dblclick();
  await four.page.getByText('已收到：71 分').waitFor();

  // The sixth is of the first one's town, and has a browser without scripts.
  const plain = await world.browser.newContext({ viewport: PHONE, locale: 'zh-CN', javaScriptEnabled: false });
  const sixth = await plain.newPage();
  await sixth.goto(`${world.url}${paths[5]}`);
  await sixth.getByText('您已回避这个对象（本单位）').waitFor();

  await page.getByText('已评 5 人，应评 5 人').waitFor();
  for (const value of ['92.5', '71']) expect(await page.locator('body').textContent()).not.toContain(value);
  expect(await glance(page, 'jury-live')).toEqual([]);
  await press(office, `结束“${first}”的评分`);
  await answer(office, '结束评分');
  await page.getByText('(92.5 + 90 + 88) ÷ 3').waitFor();
  expect(await page.locator('del').allTextContents()).toEqual(['95', '71']);
  expect(await page.locator('tbody tr').first().textContent()).toContain('90.17');

  // The second, with a juror without scripts among six; and one who keeps out.
  await press(office, `开始评“${second}”`);
  await answer(office, '开始');
  for (const seat of jurors) await seat.page.getByText(`正在评分：${second}`).waitFor();
  await two.page.getByText('与我有关，回避').click();
  await press(two, '近期同事');
  await two.page.getByText('您已回避这个对象（近期同事）').waitFor();
  await sixth.reload();
  await sixth.getByLabel('评委评分').fill('85.5');
  await sixth.getByRole('button', { name: '提交' }).click();
  await sixth.getByText('已收到：85.5 分').waitFor();
  for (const seat of [one, three, four, five]) {
    await pad(seat, '85');
    await press(seat, '提交');
    await seat.page.getByText('已收到：85 分').waitFor();
  }
  await page.getByText('已评 5 人，应评 5 人').waitFor();
  await press(office, `结束“${second}”的评分`);
  await answer(office, '结束评分');
  await page.getByText('第 2', { exact: true }).waitFor();
  expect(await look(page, 'jury-results', desks)).toEqual([]);

  await page.setViewportSize(desk);
  await press(office, '评分收场');
  await answer(office, '评分收场');
  await page.getByText('已结束').first().waitFor();
  await sixth.reload();
  await sixth.getByText('这个二维码不能用').waitFor();
  await plain.close();
  for (const seat of jurors) await seat.leave();
  await office.leave();
});
