/** A county that was opened a minute ago, empty, until one of its people stands before their own file: everybody's first day in it. */
import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeShown } from '../packages/server/test/authenticator.ts';
import { readTexts, writeWorkbook } from '../packages/tables/src/index.ts';
import { type Hands, handsOn } from './hands.ts';
import { glance } from './look.ts';
import { type NewCounty, openNewCounty, type Seat } from './world.ts';

const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

/** What each of them chooses in place of the one they were given. */
const OWN_PASSWORD = 'Mantian-Jin-2026';

const journeys = readFileSync(new URL('../docs/journeys.md', import.meta.url), 'utf8');

let county: NewCounty;
beforeAll(async () => {
  county = await openNewCounty('青禾县');
}, 90_000);
afterAll(() => county.close());

/** What one hands to the other on paper. */
const handed: Record<string, string> = {};
const authenticators: Record<string, string> = {};

const given = (login: string): string => {
  const password = county.server.administrators.find((one) => one.login === login)?.password ?? handed[login];
  if (password === undefined) throw new Error(`nobody has given ${login} a password`);
  return password;
};

/** As many minutes later, for the server and for whoever sits down then. */
function later(minutes: number): void {
  county.server.clock.now = new Date(county.server.clock.now.getTime() + minutes * 60_000);
}

/** What it took stands in the document of the journeys; whoever makes one longer or shorter says so there. */
function counted(journey: string, hands: Hands): void {
  const { actions, seconds } = hands.spent();
  expect(journeys).toContain(`| ${journey} | ${actions} | ${seconds} s |`);
}

let passed = 0;
async function see({ page }: Seat, name: string): Promise<void> {
  passed++;
  const number = String(passed).padStart(2, '0');
  expect(await glance(page, `newcomer-${number}-${name}`), name).toEqual([]);
}

const button = ({ page }: Seat, name: string): Locator => page.getByRole('button', { name, exact: true });
const heading = ({ page }: Seat, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { name }).first().waitFor();

/** The first sign-in, up to one's own password; administrators bind an authenticator on the way. */
async function firstSignIn(seat: Seat, login: string, hands = handsOn(seat.page)): Promise<void> {
  const { page } = seat;
  await heading(seat, '登录青禾县');
  await hands.type(page.getByLabel('账号'), login);
  await hands.type(page.getByLabel('密码', { exact: true }), given(login));
  await hands.tap(button(seat, '登录'));
}

async function bindAuthenticator(seat: Seat, login: string, hands = handsOn(seat.page)): Promise<void> {
  later(1);
  const { page } = seat;
  const shown = await page.getByText(/^([A-Z2-7]{4} )+[A-Z2-7]{1,4}$/).textContent();
  const secret = (shown ?? '').replaceAll(' ', '');
  authenticators[login] = secret;
  await hands.type(page.getByLabel('动态口令'), codeShown(secret, county.server.clock.now));
  await hands.tap(button(seat, '确认'));
}

async function signInAgain(seat: Seat, login: string): Promise<void> {
  const { page } = seat;
  await heading(seat, '登录青禾县');
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(OWN_PASSWORD);
  await button(seat, '登录').click();
  await page.getByLabel('动态口令').fill(codeShown(authenticators[login] ?? '', county.server.clock.now));
  await button(seat, '确认').click();
}

async function choosePassword(seat: Seat, hands = handsOn(seat.page)): Promise<void> {
  later(1);
  const { page } = seat;
  await hands.type(page.getByLabel('新密码', { exact: true }), OWN_PASSWORD);
  await hands.type(page.getByLabel('再输一遍新密码'), OWN_PASSWORD);
  await hands.tap(button(seat, '更改密码'));
}

test('系统管理员 comes in with the one-time password, a second step and a password of their own, and opens the first account', async () => {
  const seat = await county.seat(desk);
  const { page } = seat;
  const hands = handsOn(page);
  await seat.go('/');
  await heading(seat, '登录青禾县');
  await see(seat, 'sign-in');
  await firstSignIn(seat, 'system', hands);
  await page.getByLabel('动态口令').waitFor();
  await see(seat, 'second-step');
  await bindAuthenticator(seat, 'system', hands);
  await page.getByLabel('再输一遍新密码').waitFor();
  await see(seat, 'own-password');
  await choosePassword(seat, hands);
  await page.getByText('还没有考核办的账号').waitFor();
  await see(seat, 'home-system');

  await hands.tap(page.getByRole('link', { name: '手工开通账号' }));
  await hands.tap(button(seat, '手工开通'));
  await hands.type(page.getByLabel('登录名'), 'lin.yue');
  await hands.type(page.getByLabel('姓名', { exact: true }), '林越');
  await see(seat, 'account-by-hand');
  later(1);
  await hands.tap(button(seat, '开通'));
  await heading(seat, '林越的一次性密码');
  await see(seat, 'one-time-password');
  const oneTime = await page
    .getByRole('dialog')
    .getByText(/^[A-Za-z0-9-]{10,}$/)
    .textContent();
  handed['lin.yue'] = oneTime ?? '';
  await hands.tap(button(seat, '我已交给本人，关闭'));
  await page.getByRole('cell', { name: 'lin.yue' }).waitFor();
  await seat.leave();
  counted('the first account of an empty county, from the one-time password on', hands);
}, 90_000);

test('安全管理员 makes them 考核办', async () => {
  later(5);
  const seat = await county.seat(desk);
  const { page } = seat;
  const hands = handsOn(page);
  await seat.go('/');
  await firstSignIn(seat, 'security', hands);
  await bindAuthenticator(seat, 'security', hands);
  await choosePassword(seat, hands);
  await page.getByText('还没有考核办工作人员').waitFor();
  await see(seat, 'home-security');
  await hands.tap(page.getByRole('link', { name: '授予角色' }).first());
  await hands.tap(button(seat, '授予角色'));
  await hands.tap(page.getByRole('group', { name: '账号' }).getByText('林越', { exact: true }));
  await page.getByText('林越将成为全县的考核办').waitFor();
  await see(seat, 'give-role');
  later(1);
  await hands.tap(button(seat, '授予'));
  await page.getByText('已授予林越').waitFor();
  await see(seat, 'powers');
  await seat.leave();
  counted('the first role, from the one-time password on', hands);
}, 90_000);

/** A workbook as an office has it: a title above the headers, blanks where nothing is said. */
async function workbook(title: string, headers: string, ...rows: readonly string[]): Promise<Buffer> {
  const cells = (line: string) => line.split('|').map((cell) => cell.trim());
  const columns = cells(headers).map((header) => ({ header, kind: 'text' as const }));
  return Buffer.from(await writeWorkbook([{ name: 'Sheet1', title, columns, rows: rows.map(cells) }]));
}

const units = () =>
  workbook(
    '青禾县机构情况统计表',
    '单位编码 | 单位名称 | 上级单位 | 单位性质',
    'QH | 青禾县 | | 县',
    'QH01 | 县财政局 | 青禾县 | 部门',
    ' | 办公室 | 县财政局 | 内设机构',
    ' | 预算股 | 县财政局 | 内设机构',
    'QH02 | 柳塘镇 | 青禾县 | 乡镇',
    ' | 东湾村 | 柳塘镇 | 村',
    'QH03 | 县委组织部 | 青禾县 | 部门',
  );

const people = () =>
  workbook(
    '青禾县干部花名册（2026年3月）',
    '人员编号 | 姓名 | 工作单位 | 股室 | 现任职务 | 层级 | 人员类别 | 任现职时间',
    'CZ001 | 周明远 | 县财政局 | | 党组书记、局长 | 主要领导 | 公务员 | 2023-05-01',
    'CZ002 | 许静 | 县财政局 | | 副局长 | 分管领导 | 公务员 | 2024-01-01',
    'CZ003 | 方卓 | 县财政局 | 预算股 | 股长 | 股组长 | 公务员 | 2024年7月1日',
    'CZ004 | 阿依·努尔 | 县财政局 | 预算股 | 科员 | 工作人员 | 公务员 | 2025.03.01',
    'CZ005 | 孟小川 | 县财政局 | 国库股 | 科员 | 工作人员 | 公务员 | 2025-03-01',
    'LT001 | 石磊 | 柳塘镇 | | 镇长 | 主要领导 | 公务员 | 2022-11-01',
    'LT002 | 何春生 | 柳塘镇 | 东湾村 | 村党支部书记 | 股组长 | 村干部 | 2021-01-10',
  );

const oversight = () =>
  workbook('县财政局领导分工', '单位 | 分管股室 | 分管领导 | 分管时间', '县财政局 | 预算股 | 许静 | 2024-01-01');

/** From the choice of a file to what it would do. */
async function upload(seat: Seat, hands: Hands, name: string, bytes: Buffer): Promise<void> {
  await hands.pick(button(seat, '选择文件'), { name, bytes });
  await seat.page.getByText('可以离开本页').waitFor();
  await county.server.work();
  await seat.page.getByText('确认后').waitFor();
}

async function confirm(seat: Seat, hands: Hands): Promise<void> {
  later(1);
  await hands.tap(button(seat, '确认导入'));
  await seat.page.getByText('正在导入').first().waitFor();
  await county.server.work();
  await button(seat, '查看机构人员').waitFor();
}

test('the assessment office brings units, people and who is in charge of what; what is wrong in a file is said at its place', async () => {
  later(5);
  const seat = await county.seat(desk);
  const { page } = seat;
  await seat.go('/');
  await firstSignIn(seat, 'lin.yue');
  await choosePassword(seat);
  await page.getByText('花名册还没有导入').waitFor();
  await see(seat, 'home-office');

  const hands = handsOn(page);
  await hands.tap(page.getByRole('main').getByRole('link', { name: '导入花名册' }));
  await page.getByText('还没有导入过').waitFor();
  await see(seat, 'imports');
  await upload(seat, hands, '机构.xlsx', await units());
  await page.getByText('将新增 7 条、变更 0 条').waitFor();
  await see(seat, 'check-units');
  await confirm(seat, hands);
  await see(seat, 'units-imported');

  await hands.tap(button(seat, '继续导入'));
  await hands.tap(page.getByRole('radio', { name: /人员表/ }));
  await upload(seat, hands, '花名册.xlsx', await people());
  await page.getByText('将新增 6 条、变更 0 条').waitFor();
  await page.getByText('有误的 1 行不导入').waitFor();
  // In the row of the spreadsheet that they look for it in, in the very cell, and what is there instead.
  const wrong = page.getByRole('row').filter({ hasText: '孟小川' });
  expect(await wrong.getByRole('cell').first().textContent()).toBe('7');
  await wrong.getByRole('cell', { name: /国库股.*没有名为“国库股”的单位/ }).waitFor();
  await see(seat, 'check-people');
  await page.getByRole('tab', { name: /新增/ }).click();
  await page.getByRole('cell', { name: '阿依·努尔' }).waitFor();
  await confirm(seat, hands);

  await hands.tap(button(seat, '继续导入'));
  await hands.tap(page.getByRole('radio', { name: /分管与评鉴关系表/ }));
  await upload(seat, hands, '分工.xlsx', await oversight());
  await confirm(seat, hands);
  counted('a roster from three files: units, people, who is in charge of what', hands);

  await button(seat, '查看机构人员').click();
  await heading(seat, '青禾县');
  await page.getByRole('tree').getByText('县财政局', { exact: true }).click();
  await heading(seat, '县财政局');
  await see(seat, 'unit');
  await seat.leave();
}, 90_000);

test('系统管理员 opens the accounts of a unit at once; its sheet holds their one-time passwords', async () => {
  later(5);
  const seat = await county.seat(desk);
  const { page } = seat;
  await seat.go('/');
  await signInAgain(seat, 'system');
  await page.getByText('6 名在职人员还没有账号').waitFor();
  const hands = handsOn(page);
  await hands.tap(page.getByRole('link', { name: '开通账号' }));
  await hands.type(page.getByLabel('单位', { exact: true }), '财政');
  await hands.tap(page.getByRole('group', { name: '单位' }).getByText('县财政局', { exact: true }));
  await expect.poll(() => page.getByRole('row').count()).toBe(5);
  await hands.tap(page.getByLabel('选中本页全部'));
  await see(seat, 'open-accounts');
  await hands.tap(button(seat, '为 4 人开通账号'));
  await hands.tap(page.getByRole('dialog').getByRole('button', { name: '为 4 人开通账号' }));
  await heading(seat, '已开通 4 个账号');
  await see(seat, 'opened-accounts');
  const [download] = await Promise.all([page.waitForEvent('download'), hands.tap(button(seat, '下载工作簿'))]);
  counted('accounts for the people of a unit, and the sheet of their passwords', hands);
  const rows = readTexts(readFileSync(await download.path()), ['一次性密码']).sheets?.get('一次性密码') ?? [];
  const [unit, name, , login, password] = rows.find(({ texts }) => texts.includes('CZ004'))?.texts ?? [];
  expect([unit, name, login]).toEqual(['县财政局/预算股', '阿依·努尔', 'cz004']);
  handed.cz004 = password ?? '';
  await seat.leave();
}, 90_000);

test('one of them comes in by phone, chooses a password, and sees their post and who reviews them, and nobody else’s', async () => {
  later(5);
  const seat = await county.seat(phone);
  const { page } = seat;
  await seat.go('/m');
  await heading(seat, '登录青禾县');
  await see(seat, 'phone-sign-in');
  const hands = handsOn(page);
  await firstSignIn(seat, 'cz004', hands);
  await page.getByLabel('再输一遍新密码').waitFor();
  await see(seat, 'phone-own-password');
  await choosePassword(seat, hands);
  await page.getByText('阿依·努尔，青禾县').waitFor();
  await see(seat, 'phone-today');
  await hands.tap(page.getByRole('link', { name: '我的' }));
  await hands.tap(page.getByRole('link', { name: '任职和评鉴人' }));
  await heading(seat, '谁来评我');
  counted('by phone from the slip of paper to “who reviews me”', hands);
  await page
    .getByText(/县财政局.预算股/)
    .first()
    .waitFor();
  const chain = page.locator('section').filter({ hasText: '谁来评我' }).getByRole('listitem');
  expect((await chain.allTextContents()).map((step) => /方卓|许静|周明远/.exec(step)?.[0])).toEqual([
    '方卓',
    '许静',
    '周明远',
  ]);
  await see(seat, 'phone-own-file');

  const { id } = await county.server.database.db
    .selectFrom('people')
    .select('id')
    .where('tenant', '=', county.server.county.id)
    .where('code', '=', 'LT002')
    .executeTakeFirstOrThrow();
  const answer = await page.request.get(`${county.url}/api/people/${id}`);
  expect([answer.status(), (await answer.json()).code]).toEqual([403, 'forbidden']);
  await seat.leave();
}, 90_000);

test('审计管理员 finds what was done: who signed in, the role, the imports, and what was refused', async () => {
  later(5);
  const seat = await county.seat(desk);
  const { page } = seat;
  await seat.go('/');
  await firstSignIn(seat, 'audit');
  await bindAuthenticator(seat, 'audit');
  await choosePassword(seat);
  await heading(seat, '待我办理');
  await see(seat, 'home-audit');
  await page.getByRole('navigation').getByRole('link', { name: '审计记录' }).click();
  const rows = page.getByRole('row');
  await rows.nth(10).waitFor();
  await see(seat, 'audit');
  const lines = (await rows.allTextContents()).join('\n');
  for (const told of [
    /登录成功系统管理员/,
    /登录成功阿依·努尔/,
    /授予角色成功安全管理员林越/,
    /导入人员机构成功林越花名册.xlsx/,
    /越权访问被拒绝被拒绝阿依·努尔/,
  ])
    expect(lines).toMatch(told);
  await seat.leave();
}, 90_000);
