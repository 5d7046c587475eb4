/** The week on a phone where there is no network: the page opens, what is written waits, and goes when there is one again. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginRound } from '../packages/server/test/features/logs/begun-round.ts';
import { handsOn } from './hands.ts';
import { look, phones } from './look.ts';
import { cameraPhoto } from './photo.ts';
import { openWorld, type Seat, type World } from './world.ts';

const PHONE = { width: 390, height: 844 };

let world: World;
beforeAll(async () => {
  world = await openWorld();
  world.server.clock.now = new Date('2026-01-05T08:00:00Z');
  await beginRound(world.server);
  world.server.clock.now = new Date('2026-03-27T08:00:00Z');
}, 120_000);
afterAll(() => world.close());

/** What the ledger has of somebody's entries. */
async function entriesOf(login: string) {
  const { rows } = await world.server.database.pool.query<{ body: string }>(
    "select b.body from facts f join fact_bodies b on b.tenant = f.tenant and b.fact = f.id where f.kind = 'log.entry' and f.subject = $1 order by f.id",
    [await world.server.personOf(login)],
  );
  return rows.map(({ body }) => JSON.parse(body).payload as { text: string; span: string });
}

/** Opens the phone's page with a network, until everything that it takes without one lies on the device. */
async function openedOnce(login: string): Promise<Seat> {
  const seat = await world.seat(login, PHONE);
  await seat.go('/m');
  await seat.page.getByRole('link', { name: '纪实', exact: true }).waitFor();
  await seat.page.waitForFunction(() => {
    const { navigator: device, localStorage: shelf } = globalThis as unknown as {
      navigator: { serviceWorker: { controller: unknown } };
      localStorage: { getItem(key: string): string | null };
    };
    return device.serviceWorker.controller !== null && shelf.getItem('shiji/offline')?.includes('"forms"');
  });
  return seat;
}

/** The browser itself notes what was asked without a network. */
const told = ({ faults }: Seat) => faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault));

test('[FX-19] without a network the page opens anew, the week is written with a photo, and stands once when there is one again', async () => {
  const seat = await openedOnce('staff');
  const { page, context } = seat;
  const photo = await cameraPhoto(page);
  await context.setOffline(true);
  await page.reload();
  await page.getByText('没有网络也能写纪实').waitFor();
  expect(await look(page, 'phone-offline-today', phones)).toEqual([]);
  await page.setViewportSize(PHONE);
  const hands = handsOn(page);
  await hands.tap(page.getByRole('link', { name: '去写纪实' }));
  await page.getByText('以下是上次联网时的情况').waitFor();
  expect(await look(page, 'phone-offline-record', phones)).toEqual([]);
  await page.setViewportSize(PHONE);
  await hands.tap(page.getByRole('link', { name: '写第13周周纪实' }));
  await hands.type(page.getByLabel('做了什么'), '山上巡林，没有信号。');
  await hands.tap(page.getByRole('button', { name: '岗位职责' }));
  await hands.pick(page.getByRole('button', { name: '添加照片' }), {
    name: 'IMG_1.jpg',
    bytes: photo,
    type: 'image/jpeg',
  });
  await page.getByRole('img', { name: '第 1 张照片' }).waitFor();
  expect(await look(page, 'phone-offline-write', phones)).toEqual([]);
  await page.setViewportSize(PHONE);
  await hands.tap(page.getByRole('button', { name: '提交', exact: true }));
  await page.getByText('已存在本机，联网后自动送出。').waitFor();
  expect(await entriesOf('staff')).toEqual([]);

  // Closed and opened anew, at the address of the entry itself.
  const at = page.url();
  await page.close();
  const again = await context.newPage();
  await context.clock.setFixedTime(world.server.clock.now);
  await again.goto(at);
  await again.getByText('已存在本机，联网后自动送出。').waitFor();
  await again.getByText('山上巡林，没有信号。').waitFor();
  await context.setOffline(false);
  await again.getByRole('button', { name: '提交修改' }).waitFor();
  expect(await entriesOf('staff')).toMatchObject([{ span: '2026-W13', text: '山上巡林，没有信号。' }]);
  const src = await again.getByRole('img', { name: '第 1 张照片' }).getAttribute('src');
  expect((await context.request.get(`${world.url}${src}`)).headers()['content-type']).toBe('image/jpeg');
  expect(told(seat)).toEqual([]);
  await context.close();
}, 120_000);

/** What this device keeps of ours: names in its storage, the worker's caches, and whether there is a worker. */
const keptOn = (page: Page) =>
  page.evaluate(async () => {
    const { localStorage, caches, navigator } = globalThis as unknown as {
      localStorage: Record<string, string>;
      caches: { keys(): Promise<string[]> };
      navigator: { serviceWorker: { getRegistrations(): Promise<unknown[]> } };
    };
    const shelves = Object.keys(localStorage).filter((key) => key.startsWith('shiji/'));
    return {
      shelves,
      text: shelves.map((key) => localStorage[key]).join(),
      caches: (await caches.keys()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    };
  });

test('a session that has ended meanwhile is asked for again in place, and what is being written stays', async () => {
  const seat = await openedOnce('staff');
  const { page, context } = seat;
  await context.setOffline(true);
  await page.goto(`${world.url}/m/record`);
  await page.getByRole('link', { name: '补写第12周周纪实' }).click();
  await page.getByLabel('做了什么').fill('写到一半。');
  await context.clearCookies();
  await context.setOffline(false);
  await page.getByRole('dialog').getByLabel('密码', { exact: true }).waitFor();
  expect(await page.getByLabel('做了什么').inputValue()).toBe('写到一半。');
  expect(told(seat)).toEqual([]);
  await context.close();
});

test('who signs out leaves neither name nor page on the phone', async () => {
  const seat = await openedOnce('staff');
  const { page } = seat;
  expect(await keptOn(page)).toMatchObject({ shelves: ['shiji/offline'], caches: 1, workers: 1 });
  await page.getByRole('link', { name: '我的', exact: true }).click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('heading', { name: '登录青禾县' }).waitFor();
  expect(await keptOn(page)).toEqual({ shelves: [], text: '', caches: 0, workers: 0 });
  expect(told(seat)).toEqual([]);
  await page.context().close();
});

test('somebody else on the same phone finds nothing of who was there before, with a network or without', async () => {
  const seat = await openedOnce('staff');
  const { page, context } = seat;
  const who = await page.getByText(/，青禾县$/).textContent();
  const { text } = await keptOn(page);
  const name = (who ?? '').replace('，青禾县', '');
  expect(text).toContain(name);
  // The session of the one has ended, and another comes in.
  const value = await world.server.sessionOf('head');
  await context.addCookies([{ name: 'shiji', value, url: world.url, httpOnly: true }]);
  await page.reload();
  await page.getByText(/，青禾县$/).waitFor();
  await expect
    .poll(async () => (await keptOn(page)).text, { timeout: 20_000 })
    .toContain(await world.server.personOf('head'));
  expect((await keptOn(page)).text).not.toContain(name);
  await context.setOffline(true);
  await page.reload();
  await page.getByText(/，青禾县$/).waitFor();
  expect(await page.getByText(name).count()).toBe(0);
  expect(told(seat)).toEqual([]);
  await context.close();
});
