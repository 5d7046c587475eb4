/** Reminders that go by themselves, bulletins, a unit's month, visits and talks. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TwoUnits, twoUnits, writes } from '../packages/server/test/features/bulletins/two-units.ts';
import { reminded } from '../packages/server/test/features/reminders/reminding.ts';
import { handsOn } from './hands.ts';
import { desks, look, phones } from './look.ts';
import { openWorld, type World } from './world.ts';

const journeys = readFileSync(new URL('../docs/journeys.md', import.meta.url), 'utf8');
const DESK = { width: 1280, height: 720 };
const PHONE = { width: 390, height: 844 };
const WEEK = { entry: 'weekly', span: '2026-W13' };

let world: World;
let two: TwoUnits;
const person = (unit: number, place: number) =>
  two.units[unit]?.people[place] as { readonly id: string; readonly name: string };

beforeAll(async () => {
  world = await openWorld();
  two = await twoUnits(world.server);
  for (let place = 0; place < 30; place += 1)
    await writes(world.server, two, person(0, place).id, WEEK, '走访农户，核对补贴。');
  await writes(
    world.server,
    two,
    person(0, 0).id,
    { entry: 'monthly', span: '2026-03' },
    '全月走访农户四十户，核对补贴。',
  );
  await reminded(world.server, '2026-04-01T09:00:00+08:00');
}, 180_000);
afterAll(() => world.close());

test('[FX-06] who hasn’t written on the last day finds a reminder on the phone', async () => {
  const own = await world.server.as({ person: person(0, 32).id, name: person(0, 32).name });
  const seat = await world.seatOf(own.account, PHONE);
  await seat.go('/m/messages');
  await seat.page.getByText('周纪实（2026年第13周）还没有填写，请在4月1日前完成。').waitFor();
  await seat.leave();
}, 120_000);

test('[FX-11] [XL-02] the office issues the week’s bulletin in three actions, and its unit alone reads its names', async () => {
  const office = await world.seat('office', DESK);
  const { page } = office;
  await office.go(`/rounds/${two.round}`);
  await page.getByRole('link', { name: '通报', exact: true }).last().waitFor();
  const hands = handsOn(page);
  await hands.tap(page.getByRole('article').getByRole('link', { name: '通报', exact: true }));
  await page.getByText(/应写周纪实/).waitFor();
  expect(await look(page, 'bulletin-draft', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await hands.tap(page.getByRole('button', { name: '印发' }));
  await page.getByText('印发这期通报？').waitFor();
  await hands.tap(page.getByRole('dialog').getByRole('button', { name: '印发' }));
  await page.getByRole('heading', { name: '2026年第1期' }).waitFor();
  const { actions, seconds } = hands.spent();
  expect(journeys).toContain(
    `| the week’s bulletin, from the round’s page until it is issued | ${actions} | ${seconds} s |`,
  );
  expect(actions).toBeLessThanOrEqual(3);
  await page.getByText('县财政局：2026年第13周未写周纪实人员名单').waitFor();
  expect(await look(page, 'bulletin-issued', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载 Word 文件', exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('通报2026年第1期.docx');
  await office.go('/bulletins');
  await page.getByRole('link', { name: /第13周纪实填写情况的通报$/ }).waitFor();
  expect(await look(page, 'bulletins', desks)).toEqual([]);
  await office.leave();

  const own = await world.server.as({ person: person(0, 3).id, name: person(0, 3).name });
  const seat = await world.seatOf(own.account, PHONE);
  await seat.go('/m/mine');
  await seat.page.getByRole('link', { name: '通报' }).click();
  await seat.page.getByRole('link', { name: /第13周纪实填写情况的通报/ }).waitFor();
  expect(await look(seat.page, 'phone-bulletins', phones)).toEqual([]);
  await seat.page.setViewportSize(PHONE);
  await seat.page.getByRole('link', { name: /第13周纪实填写情况的通报/ }).click();
  await seat.page.getByText('县农业农村局：2026年第13周未写周纪实人员名单').waitFor();
  await seat.page.getByText(person(0, 35).name, { exact: true }).waitFor();
  expect(await seat.page.getByText('县财政局：').count()).toBe(0);
  expect(await look(seat.page, 'phone-bulletin', phones)).toEqual([]);
  await seat.leave();
}, 240_000);

test('[XL-02] a unit’s administrator looks at the month, and records that it was reported at the staff meeting', async () => {
  const bureau = two.units[0]?.id ?? '';
  const admin = await world.server.as({ held: [{ role: 'unitAdmin', unit: bureau }], name: '管理员' });
  const seat = await world.seatOf(admin.account, DESK);
  const { page } = seat;
  await seat.go(`/rounds/${two.round}/months`);
  await page.getByRole('link', { name: '县农业农村局2026年3月：未通报' }).waitFor();
  expect(await page.getByText('县财政局').count()).toBe(0);
  expect(await look(page, 'months', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await page.getByRole('link', { name: '县农业农村局2026年3月：未通报' }).click();
  await page.getByText('全月走访农户四十户，核对补贴。').waitFor();
  expect(await look(page, 'month', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await page.getByRole('button', { name: '登记会议通报' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('会议名称').fill('四月职工会议');
  await dialog.getByLabel('通报人').fill('办公室主任');
  expect(await look(page, 'month-report', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByText('2026年4月1日在四月职工会议上通报，通报人：办公室主任。').waitFor();
  await seat.leave();
}, 240_000);

test('[FX-11] a visit and a talk are recorded; whom the talk was with sees it and answers', async () => {
  const office = await world.seat('office', DESK);
  const { page } = office;
  await office.go('/supervision');
  await page.getByText('还没有记录').waitFor();
  const dialog = page.getByRole('dialog');
  const fill = async () => {
    await dialog.getByLabel('发现的情况').fill('三周没有写纪实。');
    await dialog.getByLabel('提出的要求').fill('补写，并按周填写。');
  };
  await page.getByRole('button', { name: '登记实地督导' }).click();
  await dialog.getByLabel('单位').fill('县农业农村局');
  await page
    .getByRole('treeitem', { name: '县农业农村局' })
    .or(page.getByTitle('县农业农村局', { exact: true }))
    .last()
    .click();
  await dialog.getByLabel('督导人员').fill('督导一组');
  await fill();
  expect(await look(page, 'visit', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByText('共实地督导 1 次，约谈 0 人次。').waitFor();

  await office.go(`/people/${person(0, 34).id}`);
  await page.getByRole('button', { name: '登记约谈' }).click();
  await dialog.getByLabel('约谈人').fill('考核办主任');
  await fill();
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('三周没有写纪实。').waitFor();
  expect(await look(page, 'person-talks', desks)).toEqual([]);
  await office.go('/supervision');
  await page.getByText('共实地督导 1 次，约谈 1 人次。').waitFor();
  expect(await look(page, 'supervision', desks)).toEqual([]);
  await office.leave();

  const own = await world.server.as({ person: person(0, 34).id, name: person(0, 34).name });
  const seat = await world.seatOf(own.account, PHONE);
  await seat.go('/m/mine/talks');
  await seat.page.getByLabel('写下说明').fill('在外驻村，已经补写。');
  expect(await look(seat.page, 'phone-talk', phones)).toEqual([]);
  await seat.page.setViewportSize(PHONE);
  await seat.page.getByRole('button', { name: '提交说明' }).click();
  await seat.page.getByText('说明已提交。').waitFor();
  await seat.leave();
}, 240_000);
