/** A quarter's results: decided, proposed, put on notice, seen in two taps, objected to, answered, settled and confirmed. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { begunQuarter, type Quarter, rated, toStage } from '../packages/server/test/features/results/quarter.ts';
import { handsOn } from './hands.ts';
import { desks, look, phones, printed } from './look.ts';
import { openWorld, type World } from './world.ts';

const journeys = readFileSync(new URL('../docs/journeys.md', import.meta.url), 'utf8');
const DESK = { width: 1280, height: 720 };
const NARROW = { width: 375, height: 667 };
const PHONE = { width: 390, height: 844 };

let world: World;
let quarter: Quarter;
const person = (place: number) => quarter.people[place] as { id: string; name: string };

beforeAll(async () => {
  world = await openWorld();
  quarter = await begunQuarter(undefined, world.server);
  // Two tie for the fifteenth and last seat.
  await rated(quarter, (place) => ({
    votes: { 好: 3 },
    points: place === 14 || place === 15 ? '80' : String(95 - place),
  }));
  await toStage(quarter, 'propose');
}, 180_000);
afterAll(() => world.close());

function expectRow(name: string, { actions, seconds }: { actions: number; seconds: number }): void {
  expect(journeys).toContain(`| ${name} | ${actions} | ${seconds} s |`);
}

test('[XL-05] [XL-06] [XL-07] the committee settles a tie, tries and makes an exception, and proposes', async () => {
  const seat = await world.seat('committee', DESK);
  const { page } = seat;
  await seat.go('/');
  await page.getByText('1 次考核等待提出等次建议').waitFor();
  await seat.go(`/rounds/${quarter.round}`);
  await page.getByRole('link', { name: /^看结果/ }).click();
  await page.getByText('并列，争“好”最后 1 个名额').first().waitFor();
  expect(await look(page, 'results-tie', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: /^作出决定/ }).click();
  await dialog.getByLabel(person(15).name).check();
  await dialog.getByLabel('理由').fill('防汛期间带队值守，表现突出');
  await dialog.getByRole('button', { name: '保存决定' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('没有等待决定的事项').waitFor();

  await page.getByRole('button', { name: '例外或者调整等次' }).click();
  await dialog.getByLabel('对象').selectOption({ value: person(20).id });
  await dialog.getByLabel('事项').selectOption({ label: '关键时刻不服从组织安排，或推诿扯皮影响恶劣，直接定为较差' });
  await dialog.getByRole('button', { name: '试算：谁的等次会变' }).click();
  await dialog.getByText('较好 → 较差').waitFor();
  expect(await look(page, 'results-exception', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await dialog.getByLabel('理由').fill('拒不参加防汛值守');
  await dialog.getByRole('button', { name: '保存决定' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: new RegExp(`^撤销：${person(20).name}`) }).waitFor();

  const first = page.getByRole('button', { name: `查看${person(0).name}的得分依据` });
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '总分是怎么来的' }).waitFor();
  expect(await look(page, 'results-drawer', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: '提出等次建议' }).click();
  await dialog.getByText('按目前的记录和决定算定一版').waitFor();
  await dialog.getByRole('button', { name: '提出等次建议' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByLabel('查看', { exact: true }).selectOption({ label: '第 1 版（拟定）' });
  await page.getByText('35').first().waitFor();
  await seat.leave();
}, 240_000);

test('[XL-08] the office puts the proposal on notice in three actions; everybody can read it, and it prints', async () => {
  await toStage(quarter, 'notice');
  const office = await world.seat('office', DESK);
  await office.go(`/rounds/${quarter.round}`);
  const { page } = office;
  await page.getByRole('heading', { name: '公示' }).waitFor();
  const hands = handsOn(page);
  await hands.tap(page.getByRole('button', { name: '发布公示' }));
  await hands.type(page.getByLabel('受理异议的单位、电话和地址'), '考核办，0716-1234567');
  expect(await look(page, 'notice-publish', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await hands.tap(page.getByRole('dialog').getByRole('button', { name: '发布公示' }));
  await page.getByText(/^正在公示/).waitFor();
  expectRow('results put on notice, from the round’s page until everybody can read them', hands.spent());
  expect(await look(page, 'notice-hangs', desks)).toEqual([]);
  await page.evaluate("document.documentElement.dataset.poster = ''");
  await printed(page, 'notice-poster');
  await page.evaluate('delete document.documentElement.dataset.poster');
  const address = await page.getByRole('link', { name: '打开公示页面' }).getAttribute('href');
  await office.go(address ?? '');
  await page.getByText(person(20).name, { exact: true }).waitFor();
  await page.getByRole('button', { name: '打印公示' }).waitFor();
  expect(await look(page, 'notice-public', [...desks, ...phones])).toEqual([]);
  await printed(page, 'notice-public');
  await office.leave();
}, 240_000);

test('[FX-09] [XL-08] who is assessed sees the whole tree in two taps, and objects to a step of it', async () => {
  const own = await world.server.as({ person: person(20).id, name: person(20).name });
  const seat = await world.seatOf(own.account, PHONE);
  const { page } = seat;
  await seat.go('/m');
  await page.getByRole('link', { name: '成绩' }).waitFor();
  const hands = handsOn(page);
  await hands.tap(page.getByRole('link', { name: '成绩' }));
  await page.getByText('2026年第一季度绣林街道公务员平时考核').waitFor();
  const looking = handsOn(page);
  await hands.tap(page.getByRole('link', { name: /2026年第一季度绣林街道公务员平时考核/ }));
  await page.getByRole('heading', { name: '逐项依据' }).waitFor();
  await page.getByText('由市实绩系统评分组对每人每季度评分').waitFor();
  await page.getByText('依据 XL-04').waitFor();
  expectRow('why my score is what it is, from what awaits me to the whole tree', hands.spent());
  expect(hands.spent().actions).toBeLessThanOrEqual(2);
  await page.getByText('依据的记录 1 条').first().click();
  await page.getByText('测评计票').waitFor();
  expect(await look(page, 'phone-sheet', phones)).toEqual([]);
  await page.setViewportSize(PHONE);

  await looking.tap(page.getByRole('link', { name: /^对这一项有异议.*个性指标/ }));
  await page.getByRole('heading', { name: '提出异议' }).waitFor();
  await page.getByText('个性指标').waitFor();
  expect(looking.spent().actions).toBe(1);
  expect(await look(page, 'phone-objection-form', phones)).toEqual([]);
  await page.setViewportSize(PHONE);
  const text = '市里的评分漏了一项任务。';
  await looking.type(page.getByLabel('对什么有异议、理由是什么'), text);
  await looking.tap(page.getByRole('button', { name: '提交异议' }));
  await page.getByText('已提出，等待确定经办人').waitFor();
  expectRow('an objection to one step, from the tree until it is sent', looking.spent());
  expect(await look(page, 'phone-objection', phones)).toEqual([]);
  await seat.leave();
}, 240_000);

test('[FX-09] [XL-08] an objection is answered in at most ten actions: handler, study, decision, letter', async () => {
  const office = await world.seat('office', DESK);
  await office.go('/');
  await office.page.getByText('1 件异议等待确定经办人').waitFor();
  await office.go('/objections');
  await office.page.getByText('还有 5 天').waitFor();
  expect(await look(office.page, 'objections', desks)).toEqual([]);
  await office.page.setViewportSize(DESK);
  const hands = handsOn(office.page);
  await hands.tap(office.page.getByRole('link', { name: `${person(20).name}的异议` }));
  await hands.type(office.page.getByLabel('经办人'), person(30).name);
  await hands.tap(
    office.page
      .locator('.ant-select-item-option')
      .filter({ hasText: person(30).name })
      .first(),
  );
  await office.page.getByText('正在调查').waitFor();
  await hands.type(office.page.getByLabel('调查情况和建议'), '经核实，评分无误。');
  await hands.tap(office.page.getByRole('button', { name: '提交调查情况' }));
  await office.page.getByText('已调查，等待研究决定').waitFor();
  expect(await look(office.page, 'objection-studied', desks)).toEqual([]);
  await office.leave();

  const handler = await world.server.as({ person: person(30).id, name: person(30).name });
  const theirs = await world.seatOf(handler.account, PHONE);
  await theirs.go('/m/mine/handling');
  await theirs.page.getByRole('link', { name: `${person(20).name}的异议` }).click();
  await theirs.page.getByLabel('调查情况和建议').waitFor();
  expect(await look(theirs.page, 'phone-handling', phones)).toEqual([]);
  await theirs.leave();

  const committee = await world.seat('committee', DESK);
  await committee.go('/objections');
  const deciding = handsOn(committee.page);
  await deciding.tap(committee.page.getByRole('link', { name: `${person(20).name}的异议` }));
  await deciding.tap(committee.page.getByRole('radio', { name: '不成立', exact: true }));
  await deciding.type(committee.page.getByLabel('答复内容'), '评分无误，维持原结果。');
  expect(await look(committee.page, 'objection-decide', desks)).toEqual([]);
  await committee.page.setViewportSize(DESK);
  await deciding.tap(committee.page.getByRole('button', { name: '决定并答复' }));
  await committee.page.getByRole('heading', { name: '关于异议的答复' }).waitFor();
  const spent = {
    actions: hands.spent().actions + deciding.spent().actions,
    seconds: hands.spent().seconds + deciding.spent().seconds,
  };
  expectRow('an objection answered: handler, study, decision, letter', spent);
  expect(spent.actions).toBeLessThanOrEqual(10);
  await committee.leave();

  const own = await world.server.as({ person: person(20).id, name: person(20).name });
  const seat = await world.seatOf(own.account, PHONE);
  await seat.go('/m/results');
  await seat.page.getByRole('link', { name: /^异议：/ }).click();
  await seat.page.getByText('本人已于').waitFor();
  expect(await look(seat.page, 'phone-letter', phones)).toEqual([]);
  await printed(seat.page, 'letter');
  await seat.leave();
}, 240_000);

test('[FX-09] [XL-08] at a PC the same is found under 我的考核: the message leads there, the tree opens, a step is objected to', async () => {
  const own = await world.server.as({ person: person(22).id, name: person(22).name });
  const seat = await world.seatOf(own.account, DESK);
  const { page } = seat;
  await seat.go('/messages');
  await page.getByRole('button', { name: /^查看：.*公示/ }).click();
  await page.getByRole('heading', { name: '我的考核' }).waitFor();
  await seat.go('/');
  const hands = handsOn(page);
  await hands.tap(page.getByRole('link', { name: '我的考核' }));
  await page.getByText('2026年第一季度绣林街道公务员平时考核').waitFor();
  expect(await look(page, 'own-results', [...desks, NARROW])).toEqual([]);
  await page.setViewportSize(DESK);
  await hands.tap(page.getByRole('link', { name: /2026年第一季度绣林街道公务员平时考核/ }));
  await page.getByRole('heading', { name: '逐项依据' }).waitFor();
  await page.getByText('依据 XL-04').waitFor();
  expectRow('why my score is what it is at a PC, from what awaits me to the whole tree', hands.spent());
  await page.getByText('依据的记录 1 条').first().click();
  await page.getByText('测评计票').waitFor();
  expect(await look(page, 'own-sheet', [...desks, NARROW])).toEqual([]);
  await page.setViewportSize(DESK);

  const objecting = handsOn(page);
  await objecting.tap(page.getByRole('link', { name: /^对这一项有异议.*个性指标/ }));
  await page.getByRole('heading', { name: '提出异议' }).waitFor();
  await objecting.type(page.getByLabel('对什么有异议、理由是什么'), '市里的评分漏了一项任务。');
  expect(await look(page, 'own-objection-form', [...desks, NARROW])).toEqual([]);
  await page.setViewportSize(DESK);
  await objecting.tap(page.getByRole('button', { name: '提交异议' }));
  await page.getByText('已提出，等待确定经办人').waitFor();
  expectRow('an objection to one step at a PC, from the tree until it is sent', objecting.spent());
  expect(await look(page, 'own-objection', [...desks, NARROW])).toEqual([]);
  await page.setViewportSize(DESK);
  await page.getByRole('button', { name: /^撤回/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^撤回/ }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '回到我的考核' }).click();
  await page.getByRole('link', { name: '成绩走势和各方面得分' }).click();
  await page.getByRole('heading', { name: '成绩走势' }).waitFor();
  expect(await look(page, 'own-trend', desks)).toEqual([]);
  await seat.leave();
}, 240_000);

test('[XL-09] another settles, the office confirms, and once it is filed its last version is what is shown', async () => {
  await toStage(quarter, 'settle');
  const other = await world.server.as({ held: [{ role: 'committee' }], name: '顾明远' });
  const settling = await world.seatOf(other.account, DESK);
  await settling.go(`/rounds/${quarter.round}/results`);
  await settling.page.getByRole('button', { name: '审定' }).click();
  const dialog = settling.page.getByRole('dialog');
  await dialog.getByLabel('审定的会议').fill('街道党工委会议');
  await dialog.getByLabel('审定意见').fill('同意');
  expect(await look(settling.page, 'results-settle', desks)).toEqual([]);
  await settling.page.setViewportSize(DESK);
  await dialog.getByRole('button', { name: '审定' }).click();
  await dialog.waitFor({ state: 'detached' });
  await settling.leave();

  await toStage(quarter, 'confirm');
  const office = await world.seat('office', DESK);
  await office.go(`/rounds/${quarter.round}/results`);
  await office.page.getByRole('button', { name: '确认' }).click();
  await office.page.getByRole('dialog').getByText('不能再改').waitFor();
  await office.page.getByRole('dialog').getByRole('button', { name: '确认' }).click();
  await office.page.getByRole('dialog').waitFor({ state: 'detached' });
  await office.page.getByLabel('查看', { exact: true }).selectOption({ label: '第 1 版（已确认）' });
  await office.page.getByText('街道党工委会议审定').waitFor();
  expect(await look(office.page, 'results-confirmed', desks)).toEqual([]);
  await office.page.setViewportSize(DESK);

  await toStage(quarter, 'file');
  expect((await quarter.office.ask(`POST /api/rounds/${quarter.round}/filing`, { body: {} })).status).toBe(200);
  await office.go(`/rounds/${quarter.round}/results`);
  const shown = office.page.getByLabel('查看', { exact: true });
  await office.page.getByText('街道党工委会议审定').waitFor();
  expect(await shown.locator('option:checked').textContent()).toBe('第 1 版（已确认）');
  await shown.selectOption({ label: '按目前的记录试算' });
  await office.page.getByRole('heading', { name: '已经作出的决定' }).waitFor();
  await office.leave();
}, 240_000);
