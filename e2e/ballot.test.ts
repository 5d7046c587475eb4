/** A hall votes: the ballot page on a slow phone, without scripts, with a connection that breaks, and whatever thumbs do. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  openPoll,
  overForty,
  type PollGiven,
  type PollPlace,
  question,
} from '../packages/server/test/features/ballots/poll-place.ts';
import { type Hands, handsOn } from './hands.ts';
import { glance, look, picture } from './look.ts';
import { type NewCounty, openNewCounty, type Seat } from './world.ts';

const journeys = readFileSync(new URL('../docs/journeys.md', import.meta.url), 'utf8');
const phone = { width: 390, height: 844 };
const sizes = [{ width: 360, height: 640 }, phone, { width: 1280, height: 720 }];

let county: NewCounty;
beforeAll(async () => {
  county = await openNewCounty('青禾县');
}, 90_000);
afterAll(() => county.close());

const names = [
  '周明远',
  '林越',
  '季小满',
  '欧阳朔',
  '陈述',
  '冯一川',
  '许知行',
  '沈禾',
  '韩江',
  '杜若',
  '蒋平',
  '卫东青',
];
const others = ['石磊', '邓云', '尹航', '罗素', '龚正', '苗青', '程实', '左向前'];
const twenty = [
  ...names.map((name, n) => ({ name, line: n === 0 ? '局长' : n < 3 ? '副局长' : '科员', section: '财政局' })),
  ...others.map((name, n) => ({ name, line: n === 0 ? '局长' : '科员', section: '审计局' })),
];

const hall = (given: PollGiven = {}): Promise<PollPlace> =>
  openPoll(county.server, {
    title: '2026年第一季度平时考核民主测评',
    questions: [question({ void: [overForty] })],
    subjects: twenty,
    group: '班子成员',
    endsAt: '2026-03-25T10:00:00Z',
    slips: 4,
    ...given,
  });

const choice = (page: Page, name: string, mark: string): Locator =>
  page.locator(`.one[data-name="${name}"] label`).filter({ hasText: new RegExp(`^${mark}$`) });
const press = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

async function received(page: Page): Promise<void> {
  await page.getByRole('heading', { name: '您的票已收到' }).waitFor();
}

/** Marks the first `good` as 好 and all others as 较好, going on to the last screen. */
async function markAll(page: Page, hands: Hands, good: number): Promise<void> {
  for (const [n, { name }] of twenty.entries()) {
    if (n === names.length) await hands.tap(press(page, '下一屏'));
    await hands.tap(choice(page, name, n < good ? '好' : '较好'));
  }
  await hands.tap(press(page, '核对'));
}

async function seated(address: string): Promise<Seat> {
  const seat = await county.seat(phone);
  await seat.go(address);
  return seat;
}

function counted(journey: string, hands: Hands): void {
  const { actions, seconds } = hands.spent();
  expect(journeys).toContain(`| ${journey} | ${actions} | ${seconds} s |`);
}

test('[XL-03] twenty people are rated in at most 25 taps on a slow phone, by less than 30 KB', async () => {
  const poll = await hall();
  const seat = await county.seat(phone);
  const { page, context } = seat;
  let bytes = 0;
  const requests: string[] = [];
  page.on('requestfinished', async (request) => {
    requests.push(request.url());
    const { responseBodySize } = await request.sizes();
    bytes += responseBodySize;
  });
  const developer = await context.newCDPSession(page);
  await developer.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await developer.send('Performance.enable');
  await seat.go(poll.slips[0] ?? '');
  await press(page, '下一屏').waitFor();
  // The page's own clock stands still in these tests; the browser's doesn't.
  const { metrics } = await developer.send('Performance.getMetrics');
  const at = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  const usable = Math.round(1000 * (at('DomContentLoaded') - at('NavigationStart')));
  const hands = handsOn(page);
  await markAll(page, hands, 8);
  expect(await page.locator('.count').textContent()).toContain('好 8/8');
  await hands.tap(press(page, '提交'));
  await received(page);
  expect(await page.evaluate('sessionStorage.length')).toBe(0);
  // What came before it could be used, and nothing of it from elsewhere.
  const first = requests.filter((url) => !url.endsWith('#'));
  expect(first.every((url) => url.startsWith(county.url) || url.startsWith('data:'))).toBe(true);
  console.info(`ballot page: ${bytes} bytes, usable after ${usable} ms under a fourfold slowdown`);
  expect(bytes).toBeLessThan(30_000);
  expect(usable).toBeGreaterThan(0);
  expect(usable).toBeLessThan(5_000);
  await seat.leave();
  expect(hands.spent().actions).toBeLessThanOrEqual(25);
  counted('twenty people rated one by one in a hall', hands);
  const [[marks = []] = []] = await poll.cast();
  expect([marks.filter((mark) => mark === '好').length, marks.filter((mark) => mark === '较好').length]).toEqual([
    8, 12,
  ]);
}, 120_000);

test('the rest are marked alike by one tap', async () => {
  const poll = await hall();
  const seat = await seated(poll.slips[0] ?? '');
  const { page } = seat;
  const hands = handsOn(page);
  for (const { name } of twenty.slice(0, 3)) await hands.tap(choice(page, name, '好'));
  await hands.tap(press(page, '下一屏'));
  await hands.tap(press(page, '核对'));
  expect(await look(page, 'ballot-blanks', sizes)).toEqual([]);
  await hands.tap(
    page
      .getByRole('group', { name: '其余 17 人都评' })
      .or(page.getByRole('group', { name: '其余 17 个都评' }))
      .getByRole('button', { name: '较好', exact: true }),
  );
  expect(await look(page, 'ballot-summary', sizes)).toEqual([]);
  await hands.tap(press(page, '提交'));
  await received(page);
  expect(await look(page, 'ballot-received', sizes)).toEqual([]);
  await seat.leave();
  counted('twenty people rated, three by themselves and the rest alike', hands);
  expect((await poll.cast())[0]?.[0]?.filter((mark) => mark === '较好')).toHaveLength(17);
}, 120_000);

test('[XL-03] whoever marks more than 40% 好 is warned before sending, goes back, or casts it as void', async () => {
  const poll = await hall();
  const seat = await seated(poll.slips[0] ?? '');
  const { page } = seat;
  expect(await look(page, 'ballot', sizes)).toEqual([]);
  await page.setViewportSize(phone);
  const hands = handsOn(page);
  await markAll(page, hands, 9);
  await page.getByText('照这样提交，整张票会作废').waitFor();
  await page.getByText('“好”最多评 8 个，您评了 9 个。').waitFor();
  expect(await look(page, 'ballot-void', sizes)).toEqual([]);
  await page.setViewportSize(phone);
  expect(await press(page, '提交').count()).toBe(0);
  // A reload in the middle costs nothing.
  await page.reload();
  await page.getByText('“好”最多评 8 个，您评了 9 个。').waitFor();
  await press(page, '返回修改').click();
  await choice(page, '韩江', '较好').click();
  await press(page, '下一屏').click();
  await press(page, '核对').click();
  await press(page, '提交').click();
  await received(page);
  expect((await poll.cast())[0]?.[0]?.filter((mark) => mark === '好')).toHaveLength(8);
  await seat.leave();

  const insisting = await seated(poll.slips[1] ?? '');
  await markAll(insisting.page, handsOn(insisting.page), 9);
  await press(insisting.page, '仍按废票提交').click();
  await received(insisting.page);
  await insisting.leave();
  expect(await poll.cast()).toHaveLength(2);
}, 120_000);

test('a lost connection costs nothing, a double tap counts once, and going back shows no ballot', async () => {
  const poll = await hall();
  const seat = await seated(poll.slips[0] ?? '');
  const { page, context } = seat;
  await markAll(page, handsOn(page), 2);
  await context.setOffline(true);
  await press(page, '提交').click();
  await page.getByText('网络断了，您的选择还在，请再点一次提交').waitFor();
  expect(await glance(page, 'ballot-offline')).toEqual([]);
  await context.setOffline(false);
  await press(page, '提交').dblclick();
  await received(page);
  await page.goBack();
  await received(page);
  await seat.go(poll.slips[0] ?? '');
  await received(page);
  await seat.leave();
  expect(await poll.cast()).toHaveLength(1);
}, 120_000);

test('without scripts it is one long form: given back with a reason, and cast', async () => {
  const poll = await hall();
  const context = await county.browser.newContext({ viewport: phone, javaScriptEnabled: false, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`${county.url}${poll.slips[0]}`);
  for (const [n, { name }] of twenty.entries()) await choice(page, name, n < 9 ? '好' : '较好').click();
  await picture(page, 'ballot-plain-390');
  await press(page, '提交').click();
  await page.getByText('“好”最多评 8 个（40%），您评了 9 个。').waitFor();
  await picture(page, 'ballot-plain-back-390');
  expect(await page.locator('input:checked').count()).toBe(20);
  await choice(page, '韩江', '较好').click();
  await press(page, '提交').click();
  await received(page);
  await context.close();
  expect((await poll.cast())[0]?.[0]?.filter((mark) => mark === '好')).toHaveLength(8);
}, 120_000);

test('numbers, several questions, and the page on which a code is typed', async () => {
  const numbers = { kind: 'numbers', lowest: '0', highest: '100', places: 1 } as const;
  const scores = await hall({ questions: [question({ marks: numbers })], subjects: twenty.slice(0, 5) });
  const seat = await seated(scores.slips[0] ?? '');
  const { page } = seat;
  for (const [n, { name }] of twenty.slice(0, 5).entries())
    await page.locator(`.one[data-name="${name}"] input`).fill(n === 1 ? '８５，５' : n === 2 ? '101' : `${90 + n}分`);
  expect(await look(page, 'ballot-numbers', sizes)).toEqual([]);
  await page.setViewportSize(phone);
  await press(page, '核对').click();
  await page.getByText('有的分数填得不对，请改正').waitFor();
  await press(page, '去改正').click();
  await page.locator('.one[data-name="季小满"] input').fill('99.5');
  await press(page, '核对').click();
  await press(page, '提交').click();
  await received(page);
  expect(await scores.cast()).toEqual([[['90', '85.5', '99.5', '93', '94']]]);

  const two = [question({ id: 'a', name: '抓基层党建工作' }), question({ id: 'b', name: '履行意识形态工作责任' })];
  const several = await hall({ questions: two, subjects: twenty.slice(0, 4), abstain: true });
  await seat.go(several.slips[0] ?? '');
  await choice(page, '周明远', '一般').first().click();
  expect(await look(page, 'ballot-questions', sizes)).toEqual([]);
  await seat.go('/b');
  await page.getByLabel('投票码').fill('7k2m');
  expect(await look(page, 'ballot-enter', sizes)).toEqual([]);
  await press(page, '打开选票').click();
  await page.getByText('投票码是 16 位字母和数字').waitFor();
  await page.getByLabel('投票码').fill((several.slips[1] ?? '').slice(-16).toLowerCase());
  await press(page, '打开选票').click();
  await page.getByText('抓基层党建工作').first().waitFor();
  await seat.leave();
}, 120_000);
