/** The week on a phone, the month from it, and who is missing: written in a minute, also without a network. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BegunRound, beginRound } from '../packages/server/test/features/logs/begun-round.ts';
import { handsOn } from './hands.ts';
import { desks, look, phones } from './look.ts';
import { cameraPhoto } from './photo.ts';
import { openWorld, type World } from './world.ts';

const journeys = readFileSync(new URL('../docs/journeys.md', import.meta.url), 'utf8');
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 720 };

let world: World;
let round: BegunRound;
beforeAll(async () => {
  world = await openWorld();
  world.server.clock.now = new Date('2026-01-05T08:00:00Z');
  round = await beginRound(world.server);
  // Friday of the thirteenth week: its last working day.
  world.server.clock.now = new Date('2026-03-27T08:00:00Z');
}, 120_000);
afterAll(() => world.close());

interface Kept {
  readonly text: string;
  readonly span: string;
  readonly inTime: boolean;
}

/** What the ledger has of somebody's entries. */
async function entriesOf(login: string): Promise<readonly Kept[]> {
  const person = await world.server.personOf(login);
  const { rows } = await world.server.database.pool.query<{ body: string }>(
    "select b.body from facts f join fact_bodies b on b.tenant = f.tenant and b.fact = f.id where f.kind = 'log.entry' and f.subject = $1 order by f.id",
    [person],
  );
  return rows.map(({ body }) => JSON.parse(body).payload);
}

test('[FX-05] [FX-19] the week is written on a phone in few actions: one sentence, a chip, a photo that tells no place', async () => {
  const seat = await world.seat('staff', PHONE);
  const { page } = seat;
  await seat.go('/m');
  await page.getByText('本周纪实还没有写').waitFor();
  const photo = await cameraPhoto(page);
  const hands = handsOn(page);
  await hands.tap(page.getByRole('link', { name: '写本周纪实' }));
  await page.getByRole('link', { name: '写第13周周纪实' }).waitFor();
  expect(await look(page, 'phone-record', phones)).toEqual([]);
  await page.setViewportSize(PHONE);
  await hands.tap(page.getByRole('link', { name: '写第13周周纪实' }));
  await hands.type(page.getByLabel('做了什么'), '走访𠮷家湾三户农户，核对耕地台账。');
  await hands.tap(page.getByRole('button', { name: '岗位职责' }));
  await hands.pick(page.getByRole('button', { name: '添加照片' }), {
    name: 'IMG_2031.jpg',
    bytes: photo,
    type: 'image/jpeg',
  });
  await page.getByRole('img', { name: '第 1 张照片' }).waitFor();
  await page.getByText('北纬29.5630°，东经106.5510°').waitFor();
  expect(await look(page, 'phone-record-write', phones)).toEqual([]);
  await page.setViewportSize(PHONE);
  await hands.tap(page.getByRole('button', { name: '提交', exact: true }));
  await page.getByText('已提交。').waitFor();
  const { actions, seconds } = hands.spent();
  expect(journeys).toContain(
    `| one’s week by phone, from what awaits me: a sentence, an indicator, a photo | ${actions} | ${seconds} s |`,
  );
  expect(actions).toBeLessThanOrEqual(8);
  expect(await look(page, 'phone-record-sent', phones)).toEqual([]);
  const [entry] = await entriesOf('staff');
  expect(entry).toMatchObject({ span: '2026-W13', inTime: true, text: '走访𠮷家湾三户农户，核对耕地台账。' });

  const src = await page.getByRole('img', { name: '第 1 张照片' }).getAttribute('src');
  const sent = Buffer.from(await (await page.request.get(`${world.url}${src}`)).body());
  expect(photo.includes('Exif')).toBe(true);
  expect(sent.includes('Exif')).toBe(false);
  expect(sent.length).toBeLessThan(300_000);
  const widest = await page
    .getByRole('img', { name: '第 1 张照片' })
    .evaluate((img) => (img as { naturalWidth?: number }).naturalWidth);
  // It is shown, so it was opened; and none of its sides is longer.
  expect(widest).toBeGreaterThan(600);
  expect(widest).toBeLessThanOrEqual(1600);

  await seat.go('/m');
  await page
    .getByRole('heading', { name: '逾期没有写' })
    .or(page.getByText(/篇纪实逾期没有写/))
    .first()
    .waitFor();
  expect(await page.getByText('本周纪实还没有写').count()).toBe(0);
  await seat.leave();
}, 120_000);

test('[FX-19] without a network it is kept on the device, goes by itself when there is one again, and stands once', async () => {
  const seat = await world.seat('staff', PHONE);
  const { page } = seat;
  await seat.go('/m/record');
  await page.getByRole('link', { name: '补写第12周周纪实' }).click();
  await page.getByLabel('做了什么').fill('防汛值班两晚。');
  await page.context().setOffline(true);
  await page.getByText('当前没有网络').first().waitFor();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByText('已存在本机，联网后自动送出。').waitFor();
  expect(await look(page, 'phone-record-waiting', phones)).toEqual([]);
  await page.setViewportSize(PHONE);
  expect((await entriesOf('staff')).map(({ span }) => span)).toEqual(['2026-W13']);
  await page.context().setOffline(false);
  await page.getByRole('button', { name: '提交修改' }).waitFor();
  const kept = (await entriesOf('staff')).filter(({ span }) => span === '2026-W12');
  expect(kept).toMatchObject([{ text: '防汛值班两晚。', inTime: false }]);
  await seat.go('/m/record');
  await page.getByText('全部周纪实').click();
  await page.getByText('补写（逾期2天）').waitFor();
  expect(await page.getByText('已存在本机').count()).toBe(0);
  // The browser itself notes what was asked without a network.
  const faults = seat.faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|Failed to load resource/.test(fault));
  expect(faults).toEqual([]);
  await page.context().close();
}, 120_000);

test('[FX-19] two windows don’t write over each other: the second is asked which of the two counts', async () => {
  const [one, two] = [await world.seat('staff', PHONE), await world.seat('staff', PHONE)];
  for (const { page, go } of [one, two]) {
    await go('/m/record');
    await page.getByRole('link', { name: '补写第11周周纪实' }).click();
    await page.getByLabel('做了什么').waitFor();
  }
  await one.page.getByLabel('做了什么').fill('第一台写的。');
  await one.page.getByRole('button', { name: '提交', exact: true }).click();
  await one.page.getByText(/^已提交/).waitFor();
  await two.page.getByLabel('做了什么').fill('第二台写的。');
  await two.page.getByRole('button', { name: '提交', exact: true }).click();
  await two.page.getByText('请选择以哪一份为准').waitFor();
  expect(await look(two.page, 'phone-record-conflict', phones)).toEqual([]);
  await two.page.getByRole('button', { name: '用这里的' }).click();
  await two.page.getByRole('button', { name: '提交修改' }).click();
  await two.page.getByText(/^已提交/).waitFor();
  const texts = (await entriesOf('staff')).filter(({ span }) => span === '2026-W11').map(({ text }) => text);
  expect([...texts].sort()).toEqual(['第一台写的。', '第二台写的。']);
  await one.leave();
  // The browser notes the refusal that the page has told in words.
  expect(two.faults.filter((fault) => !/409/.test(fault))).toEqual([]);
  await two.page.context().close();
}, 120_000);

test('[XL-02] the month’s summary is drafted from its weeks: read, send', async () => {
  const seat = await world.seat('staff', PHONE);
  const { page } = seat;
  await seat.go('/m');
  const hands = handsOn(page);
  await hands.tap(page.getByRole('link', { name: '纪实', exact: true }));
  await hands.tap(page.getByRole('link', { name: '写3月月小结' }));
  await page.getByText('草稿已由各周纪实整理好').waitFor();
  const draft = await page.getByLabel('做了什么').inputValue();
  expect(draft).toContain('一、岗位职责\n第13周：走访𠮷家湾三户农户，核对耕地台账。');
  expect(await look(page, 'phone-record-month', phones)).toEqual([]);
  await page.setViewportSize(PHONE);
  await hands.tap(page.getByRole('button', { name: '提交', exact: true }));
  await page.getByText('已提交。').waitFor();
  const { actions, seconds } = hands.spent();
  expect(journeys).toContain(`| the month’s summary by phone, from what awaits me | ${actions} | ${seconds} s |`);
  expect(actions).toBeLessThanOrEqual(4);
  await seat.leave();
}, 60_000);

test('[FX-11] [XL-02] on the PC: who is missing by unit and week, the names with a sentence for the group, one’s entries', async () => {
  const seat = await world.seat('unit', DESK);
  const { page } = seat;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await seat.go(`/rounds/${round.id}`);
  await page.getByRole('link', { name: '纪实情况' }).click();
  await page.getByRole('heading', { name: '纪实情况' }).waitFor();
  const cell = page.getByRole('button', { name: /第12周：\d+ 人逾期未写，看名单$/ }).first();
  await cell.waitFor();
  expect(await look(page, 'logs-watch', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  const hands = handsOn(page);
  await hands.tap(cell);
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/请抓紧补写。$/).waitFor();
  expect(await look(page, 'logs-missing', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await hands.tap(dialog.getByRole('button', { name: '复制通报' }));
  await dialog.getByText('已复制。').waitFor();
  const { actions, seconds } = hands.spent();
  expect(journeys).toContain(
    `| who is missing a week in a unit, and the sentence that urges them | ${actions} | ${seconds} s |`,
  );
  expect(actions).toBeLessThanOrEqual(2);
  await dialog.getByRole('button', { name: '关闭' }).click();

  await seat.go(`/rounds/${round.id}/logs/${await world.server.personOf('staff')}`);
  await page.getByText('走访𠮷家湾三户农户，核对耕地台账。').first().waitFor();
  expect(await look(page, 'logs-person', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await seat.go('/logs');
  await page.getByRole('link', { name: '写第13周周纪实' }).click();
  await page.getByLabel('做了什么').fill('在电脑上写的。');
  expect(await look(page, 'logs-own', desks)).toEqual([]);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByText('已提交。').waitFor();
  await seat.leave();
}, 120_000);
