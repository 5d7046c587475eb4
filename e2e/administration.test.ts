/** What the three administrators and everybody do with accounts and powers, from the first click to what stands afterwards. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_PASSWORD } from '../packages/server/test/features/demo-county.ts';
import { desk, phone } from '../packages/web/test/screens/browser.ts';
import { picture } from './look.ts';
import { openWorld, type Seat, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world.close());

const press = ({ page }: Seat, name: string) => page.getByRole('button', { name, exact: true }).first().click();
const answer = ({ page }: Seat, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

test('a reset password is shown once and lets its holder in, who must change it first', async () => {
  const seat = await world.seat('system', desk);
  await seat.go('/accounts?query=head');
  await seat.page.getByRole('link', { name: '刘文健' }).click();
  await press(seat, '重置密码');
  await seat.page.getByText('将立即退出全部登录，原密码作废').waitFor();
  await answer(seat, '重置密码');
  const password =
    (await seat.page
      .getByText(/^[a-z0-9]{4}(-[a-z0-9]{4}){2}$/)
      .first()
      .textContent()) ?? '';
  await press(seat, '我已交给本人，关闭');
  await seat.page.getByText('待本人改密码').waitFor();
  expect(await seat.page.content()).not.toContain(password);
  await seat.leave();

  const holder = await world.seat(undefined, phone);
  await holder.go('/m');
  await holder.page.getByLabel('账号').fill('head');
  await holder.page.getByLabel('密码', { exact: true }).fill(password);
  await press(holder, '登录');
  await holder.page.getByText('第一次登录').waitFor();
  await holder.leave();
});

test('an account that was disabled by mistake is enabled again where it is told', async () => {
  const seat = await world.seat('system', desk);
  await seat.go('/accounts?query=village');
  await seat.page.locator('tbody a').click();
  await press(seat, '停用账号');
  await answer(seat, '停用账号');
  await seat.page.getByText('已停用', { exact: true }).waitFor();
  await press(seat, '撤销');
  await seat.page.getByText('正常', { exact: true }).waitFor();
  await seat.leave();
});

test('accounts are opened for a unit, each with a slip of its own on paper and none on the screen', async () => {
  const seat = await world.seat('system', desk);
  await seat.go('/accounts/open');
  await seat.page.getByLabel('单位', { exact: true }).fill('县审计局');
  await seat.page.getByRole('button', { name: /^县审计局/ }).click();
  await seat.page.getByText('QH00001').waitFor({ state: 'detached' });
  await seat.page.getByLabel('选中本页全部').check();
  const count = (await seat.page.locator('tbody tr').count()) as number;
  expect(count).toBeGreaterThan(2);
  await press(seat, `为 ${count} 人开通账号`);
  await answer(seat, `为 ${count} 人开通账号`);
  await seat.page.getByText(`已开通 ${count} 个账号`).waitFor();
  const slips = seat.page.locator('[data-printed] > div');
  expect(await slips.count()).toBe(count);
  expect(await slips.first().isVisible()).toBe(false);
  await seat.page.emulateMedia({ media: 'print' });
  expect(await slips.first().isVisible()).toBe(true);
  expect(await seat.page.locator('main').isVisible()).toBe(false);
  await picture(seat.page, 'slips');
  await seat.leave();
}, 60_000);

test('what is refused stands in the form with the server’s reason, and what was typed stays', async () => {
  const seat = await world.seat('system', desk);
  await seat.go('/accounts');
  await press(seat, '手工开通');
  await seat.page.getByLabel('登录名', { exact: true }).fill('office');
  await seat.page.getByLabel('姓名', { exact: true }).fill('季小满');
  await answer(seat, '开通');
  await seat.page.getByText('登录名“office”已被使用，请换一个。').waitFor();
  await seat.page.reload();
  await press(seat, '手工开通');
  await seat.page.getByText('已恢复上次未提交的内容').waitFor();
  expect(await seat.page.getByLabel('姓名', { exact: true }).inputValue()).toBe('季小满');
  await seat.page.getByLabel('登录名', { exact: true }).fill('季 小满');
  await answer(seat, '开通');
  await seat.page.getByText('登录名只能用文字、数字和 . _ - @。').waitFor();
  await seat.page.keyboard.press('Escape');
  expect(await seat.page.getByRole('dialog').count()).toBe(0);
  await seat.leave();
});

test('a role is given in a unit after it is said what it lets do, taken away, and given again', async () => {
  const seat = await world.seat('security', desk);
  await seat.go('/powers');
  await press(seat, '授予角色');
  const dialog = seat.page.getByRole('dialog');
  await dialog.getByLabel('账号').fill('principal');
  await dialog.getByRole('button', { name: '杜永亮' }).click();
  await dialog.getByLabel('角色').selectOption('unitAdmin');
  await dialog.getByLabel('单位', { exact: true }).fill('县审计局');
  await dialog.getByRole('button', { name: /^县审计局/ }).click();
  await dialog.getByText('杜永亮将成为县审计局的单位管理员：维护本单位的人员信息').waitFor();
  await answer(seat, '授予');
  await seat.page.getByText('已授予杜永亮“单位管理员”').waitFor();
  const row = seat.page.getByRole('row', { name: /杜永亮/ });
  await row.getByRole('button', { name: '收回' }).click();
  await seat.page.getByText('杜永亮将不再是县审计局的单位管理员').waitFor();
  await answer(seat, '收回');
  await row.waitFor({ state: 'detached' });
  await press(seat, '撤销，重新授予');
  await row.waitFor();
  await press(seat, '授予和收回记录');
  await seat.page.getByText('安全管理员').first().waitFor();
  await seat.leave();
});

test('rules of signing in say what changes for whom before they are saved', async () => {
  const seat = await world.seat('security', desk);
  await seat.go('/sign-in-rules');
  await seat.page.getByRole('radio', { name: /长密码/ }).check();
  await seat.page.getByLabel('锁定时长（分钟）').fill('0');
  await seat.page.getByText('请填 1 至 1440 之间的整数。').waitFor();
  await seat.page.getByLabel('锁定时长（分钟）').fill('45');
  await press(seat, '保存规则');
  await seat.page.getByText('所有人不再被要求定期更换密码。').waitFor();
  await seat.page.getByText('此后被锁定的账号 45 分钟后自动解锁').waitFor();
  await answer(seat, '保存规则');
  await seat.page.getByText('登录规则已保存，立即生效。').waitFor();
  await seat.page.reload();
  await seat.page.getByText('现行规则以“长密码”为基础').waitFor();
  expect(await seat.page.getByLabel('锁定时长（分钟）').inputValue()).toBe('45');
  await seat.leave();
});

test('the record is narrowed by whom and what, which stands in the address, and exported', async () => {
  const seat = await world.seat('audit', desk);
  await seat.go('/audit?action=role-grant');
  await seat.page.locator('tbody').getByRole('button', { name: '安全管理员' }).first().click();
  await seat.page.getByRole('button', { name: '办理人：安全管理员' }).waitFor();
  expect(new URL(seat.page.url()).searchParams.get('actor')).toMatch(/^[0-9a-f-]{36}$/);
  await press(seat, '查看');
  await seat.page.getByRole('dialog').getByText('单位管理员').waitFor();
  await answer(seat, '关闭');
  const [file] = await Promise.all([seat.page.waitForEvent('download'), press(seat, '导出工作簿')]);
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
  await seat.page.getByText('已导出：').waitFor();
  await seat.leave();
});

test('on the phone somebody ends a session that isn’t theirs, and takes their data along', async () => {
  const elsewhere = await world.seat('staff', desk);
  const seat = await world.seat('staff', phone);
  await seat.go('/m/mine/devices');
  await press(seat, '退出登录');
  await answer(seat, '退出登录');
  await seat.page.getByText('上的登录已退出').waitFor();
  await elsewhere.go('/');
  await elsewhere.page.getByLabel('密码', { exact: true }).waitFor();
  await seat.go('/m/mine/data');
  const [file] = await Promise.all([seat.page.waitForEvent('download'), press(seat, '下载工作簿')]);
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
  await seat.leave();
  await elsewhere.leave();
});

test('the second step asks for the password first, and a wrong one is told in place', async () => {
  const seat = await world.seat('office', desk);
  await seat.go('/account');
  await press(seat, '启用动态口令');
  await seat.page.getByLabel('登录密码').fill('not-this-one');
  await press(seat, '继续');
  await seat.page.getByRole('alert').first().waitFor();
  await seat.page.getByLabel('登录密码').fill(DEMO_PASSWORD);
  await press(seat, '继续');
  await seat.page.locator('.ant-qrcode svg').waitFor();
  await seat.leave();
});
