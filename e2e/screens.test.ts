/** Every screen of home, own account and the three administrators, as its people see it, on a county of full size. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desks, look, phones } from './look.ts';
import { openWorld, type Seat, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  // Something stands in the record: what was done, and what was refused.
  const system = await world.server.by('system');
  await system.ask('POST /api/accounts', { body: { login: 'jixiaoman', name: '季小满' } });
  await system.ask('GET /api/audit');
}, 60_000);
afterAll(() => world.close());

interface Screen {
  readonly name: string;
  readonly path: string;
  /** What says that it is there. */
  readonly ready: string;
  readonly first?: (seat: Seat) => Promise<void>;
}

const open =
  (button: string) =>
  async ({ page }: Seat) => {
    await page.getByRole('button', { name: button, exact: true }).first().click();
    await page.getByRole('dialog').waitFor();
  };

const openFirst = async ({ page }: Seat) => {
  await page.locator('tbody a').first().click();
  await page.getByText('可以办理').waitFor();
};

const consoles: readonly (readonly [string, readonly Screen[]])[] = [
  [
    'system',
    [
      { name: 'home-system', path: '/', ready: '名在职人员还没有账号' },
      { name: 'accounts', path: '/accounts', ready: '登录名' },
      { name: 'accounts-manual', path: '/accounts', ready: '登录名', first: open('手工开通') },
      { name: 'accounts-none', path: '/accounts?status=locked', ready: '没有符合条件的账号' },
      { name: 'accounts-open', path: '/accounts/open', ready: 'QH00001' },
      { name: 'account-of-somebody', path: '/accounts?query=jixiaoman', ready: '季小满', first: openFirst },
      { name: 'no-permission', path: '/audit', ready: '无权查看' },
    ],
  ],
  [
    'security',
    [
      { name: 'home-security', path: '/', ready: '登录规则还没有确认' },
      { name: 'powers', path: '/powers', ready: '2026年3月25日' },
      { name: 'powers-history', path: '/powers?view=history', ready: '现任' },
      {
        name: 'powers-give',
        path: '/powers',
        ready: '2026年3月25日',
        first: async (seat) => {
          await open('授予角色')(seat);
          await seat.page.getByRole('button', { name: /^张俊松/ }).waitFor();
        },
      },
      { name: 'sign-in-rules', path: '/sign-in-rules', ready: '等保三级' },
    ],
  ],
  [
    'audit',
    [
      { name: 'home-audit', path: '/', ready: '次越权访问被拒绝' },
      { name: 'audit', path: '/audit', ready: '2026年3月25日' },
      { name: 'audit-none', path: '/audit?to=2026-01-01', ready: '没有符合条件的记录' },
    ],
  ],
  [
    'office',
    [
      { name: 'home-office', path: '/', ready: '建议启用动态口令' },
      { name: 'account', path: '/account', ready: '本机' },
      { name: 'polls', path: '/polls', ready: '新建测评' },
      { name: 'polls-by-scheme', path: '/polls/new', ready: '领导民主测评' },
      {
        name: 'polls-own-rules',
        path: '/polls/new',
        ready: '自定规则',
        first: async ({ page }) => {
          await page.getByRole('radio', { name: '自定规则' }).check();
          await page.getByRole('button', { name: '增加比例限制' }).click();
          await page.getByRole('button', { name: '增加评价主体' }).click();
        },
      },
    ],
  ],
];

test.each(consoles)(
  'the console’s screens of %s fit, and have no fault of WCAG 2.2 AA',
  async (login, screens) => {
    const seat = await world.seat(login, { width: 1280, height: 720 });
    for (const { name, path, ready, first } of screens) {
      await seat.go(path);
      await seat.page.getByText(ready).first().waitFor();
      await first?.(seat);
      expect(await look(seat.page, name, desks), name).toEqual([]);
    }
    await seat.leave();
  },
  60_000,
);

const onPhone: readonly Screen[] = [
  { name: 'phone-today', path: '/m', ready: '建议启用动态口令' },
  { name: 'phone-mine', path: '/m/mine', ready: '登录的设备' },
  { name: 'phone-data', path: '/m/mine/data', ready: '下载工作簿' },
  { name: 'phone-devices', path: '/m/mine/devices', ready: '本机' },
  { name: 'phone-totp', path: '/m/mine/totp', ready: '启用动态口令' },
];

test('the phone’s own screens fit, and have no fault of WCAG 2.2 AA', async () => {
  const seat = await world.seat('unit', { width: 360, height: 640 });
  for (const { name, path, ready } of onPhone) {
    await seat.go(path);
    await seat.page.getByText(ready).first().waitFor();
    expect(await look(seat.page, name, phones), name).toEqual([]);
  }
  await seat.leave();
}, 60_000);
