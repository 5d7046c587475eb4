/** States of the roster's screens that the real server of the journeys is not in: nothing there yet, another day, a lost network. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answers, problem, serveFixture, signedIn } from '../fixture-server.ts';
import { desk, openBrowser, openPage, phone, type Watched } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

async function at(path: string, answers: Answers, use: (place: Watched) => Promise<void>, size = desk) {
  const server = await serveFixture(signedIn(answers));
  const watched = await openPage(browser, size);
  try {
    await watched.page.goto(`${server.url}${path}`);
    await use(watched);
    expect(watched.faults).toEqual([]);
  } finally {
    await watched.context.close();
    server.close();
  }
}

const noUnits = (add: boolean): Answers => ({
  'GET /api/units': () => ({ body: { day: '2026-03-25', units: [], abilities: { add } } }),
});

describe('the roster before and beside what is usual', { timeout: 60_000 }, () => {
  test('whoever may import finds the way there while there is no roster yet', async () => {
    const none = { 'GET /api/imports': () => ({ body: { imports: [], kinds: [{ kind: 'units', name: '单位表' }] } }) };
    await at('/units', { ...noUnits(true), ...none }, async ({ page }) => {
      await page.getByText('还没有导入花名册').waitFor();
      await page.getByRole('button', { name: '导入花名册' }).click();
      await page.getByText('还没有导入过').waitFor();
    });
  });

  test('whoever may not is told who will', async () => {
    await at('/units', noUnits(false), async ({ page }) => {
      await page.getByText('考核办导入单位和人员后').waitFor();
      expect(await page.getByRole('button', { name: '导入花名册' }).count()).toBe(0);
    });
  });

  test('another day than today is said above the unit, with the way back', async () => {
    const county = { id: 'c', revision: '1', kind: 'county', kindName: '县', name: '柳溪县' };
    const powers = { edit: false, close: false, addUnit: false, addPerson: false, oversee: false };
    const answers: Answers = {
      'GET /api/units': () => ({
        body: { day: '2025-06-30', units: [{ ...county, people: 0, all: 0 }], abilities: { add: false } },
      }),
      'GET /api/units/c': () => ({
        body: { day: '2025-06-30', unit: county, path: [], below: [], people: [], oversight: [], abilities: powers },
      }),
    };
    await at('/units/c?day=2025-06-30', answers, async ({ page }) => {
      await page.getByText('显示的是2025年6月30日的情况').waitFor();
      await page.getByText('空缺').first().waitFor();
      await page.getByRole('button', { name: '回到今天' }).click();
      await page.getByText('显示的是').waitFor({ state: 'detached' });
      expect(page.url()).not.toContain('day=');
    });
  });

  test('a search that the network breaks off says so, and goes on when it is asked again', async () => {
    let broken = true;
    const answers: Answers = {
      ...noUnits(true),
      'GET /api/people': () =>
        broken
          ? problem(500, 'internal', '系统出了问题，这次操作没有完成。')
          : { body: { day: '2026-03-25', people: [], abilities: { add: false } } },
    };
    await at('/people', answers, async ({ page }) => {
      await page.getByText('系统出了问题').waitFor();
      broken = false;
      await page.getByRole('button', { name: '重试' }).click();
      await page.getByText('没有符合条件的人员').waitFor();
    });
  });

  test('an account of nobody in the roster is told so on the phone', async () => {
    const me = {
      account: { id: 'a1', login: 'xitong', name: '系统管理员', totp: false },
      roles: [{ role: 'systemAdmin' }],
      abilities: [],
      county: { code: 'fx', name: '凤翔县' },
    };
    await at(
      '/m/mine/file',
      { 'GET /api/me': () => ({ body: me }) },
      async ({ page }) => page.getByText('账号没有关联人员').waitFor(),
      phone,
    );
  });
});
