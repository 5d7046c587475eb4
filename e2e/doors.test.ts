/** That the world of the journeys stands: the real server serves the built pages to somebody who is signed in, and to nobody. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_PASSWORD } from '../packages/server/test/features/demo-county.ts';
import { desk, phone } from '../packages/web/test/screens/browser.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world.close());

test('whoever signs in with login and password stands on their first screen, and leaves by signing out', async () => {
  const seat = await world.seat(undefined, desk);
  await seat.go('/');
  await seat.page.getByRole('heading', { name: '登录青禾县' }).waitFor();
  await seat.page.getByLabel('账号').fill('office');
  await seat.page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
  await seat.page.getByRole('button', { name: '登录' }).click();
  await seat.page.getByRole('heading', { name: '待我办理' }).waitFor();
  await seat.page.locator('header button').last().click();
  await seat.page.getByRole('menuitem', { name: '退出登录' }).click();
  await seat.page.getByRole('heading', { name: '登录青禾县' }).waitFor();
  await seat.leave();
});

test('a session of the world counts on the phone', async () => {
  const seat = await world.seat('staff', phone);
  await seat.go('/m');
  await seat.page.getByRole('heading').first().waitFor();
  expect(await seat.page.getByLabel('密码', { exact: true }).count()).toBe(0);
  await seat.leave();
});
