/** The roster in a real browser on the real server: its screens, and the journey of somebody who imports for the first time. */
import { writeWorkbook } from '@shiji/tables';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { desk } from '../packages/web/test/screens/browser.ts';
import { desks, glance, look, phones } from './look.ts';
import { openWorld, type Seat, type Viewport, type World } from './world.ts';

let world: World;
let bureau: string;
let staff: string;
beforeAll(async () => {
  world = await openWorld();
  bureau = await world.server.unitNamed('县农业农村局');
  staff = await world.server.personOf('staff');
}, 60_000);
afterAll(() => world.close());

/** An .xlsx file as offices write them. */
async function sheet(headers: readonly string[], ...rows: readonly (readonly string[])[]) {
  const columns = headers.map((header) => ({ header, kind: 'text' as const }));
  const bytes = await writeWorkbook([
    { name: '花名册', title: '青禾县花名册', columns, rows: rows.map((row) => [...row]) },
  ]);
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name: '花名册.xlsx', mimeType, buffer: Buffer.from(bytes) };
}

type Open = (page: Page) => Promise<unknown>;

/** Opens a screen, and looks at it in both sizes of text. */
async function withoutFault(login: string, path: string, name: string, sizes: readonly Viewport[], open: Open) {
  const seat = await world.seat(login, sizes.at(-1) ?? desk);
  await seat.go(path);
  await open(seat.page);
  // What slides in is looked at when it stands.
  await seat.page.evaluate(
    'Promise.allSettled(document.getAnimations().map(({ finished }) => finished)).then(() => {})',
  );
  expect(await look(seat.page, name, sizes)).toEqual([]);
  await seat.leave();
}

describe('screens of the roster', { timeout: 90_000 }, () => {
  const named = (name: string) => (page: Page) => page.getByRole('heading', { name, level: 1 }).waitFor();

  const places: readonly (readonly [what: string, name: string, path: () => string, open: Open])[] = [
    ['the tree and the county', 'units', () => '/units', named('青禾县')],
    ['a unit', 'unit', () => `/units/${bureau}`, named('县农业农村局')],
    ['finding people', 'people', () => '/people?query=zh', (page: Page) => page.getByRole('row').nth(5).waitFor()],
    ['a person', 'person', () => `/people/${staff}`, (page: Page) => page.getByText('评鉴关系').first().waitFor()],
    ['imports', 'imports', () => '/imports', (page: Page) => page.getByText('把文件拖到这里').waitFor()],
  ];
  test.each(places)('%s: fits in either size of text, and has no fault of WCAG 2.2 AA', async (_, name, path, open) =>
    withoutFault('office', path(), name, desks, open),
  );

  test('a form at the side has none either', async () =>
    withoutFault('office', `/people/${staff}`, 'person-moves', desks, async (page) => {
      await page.getByRole('button', { name: '调动' }).click();
      await page.getByLabel('到新单位的第一天').waitFor();
    }));

  test('the phone shows one’s own posts and who reviews one, without fault', async () =>
    withoutFault('staff', '/m/mine/file', 'phone-file', phones, async (page) => {
      await page.getByRole('heading', { name: '谁来评我' }).waitFor();
      expect(await page.getByRole('listitem').count()).toBeGreaterThanOrEqual(4);
    }));
});

describe('the roster', { timeout: 90_000 }, () => {
  test('a person is found by name, and a post that is corrected stands in the page and in the record of the server', async () => {
    const seat = await world.seat('office', desk);
    const { page } = seat;
    await seat.go('/people');
    const name = (await world.server.by('office').then((who) => who.ask(`GET /api/people/${staff}`))).body.person.name;
    await page.getByLabel('查找人员').fill(name);
    await page.getByRole('link', { name, exact: true }).first().waitFor();
    await page.getByRole('link', { name, exact: true }).first().click();
    await page.getByRole('heading', { name, level: 1 }).waitFor();
    await seat.go(`/people/${staff}`);
    await page.getByRole('button', { name: '更正或结束' }).first().click();
    await page.getByLabel('职务', { exact: true }).fill('副股长');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('副股长').first().waitFor();
    await page.getByLabel('职务', { exact: true }).waitFor({ state: 'detached' });
    const { body } = await (await world.server.by('office')).ask(`GET /api/people/${staff}`);
    expect(body.tenures[0].post).toBe('副股长');
    await seat.leave();
  });

  test('what is refused stands at its field, and what was typed survives a reload', async () => {
    const seat = await world.seat('office', desk);
    const { page } = seat;
    await seat.go(`/units/${bureau}`);
    await page.getByRole('button', { name: '更正信息' }).click();
    await page.getByLabel('单位名称').fill('县水利局');
    await page.getByRole('button', { name: '提交' }).click();
    const fault = page.getByRole('alert').filter({ hasText: '已有“县水利局”' });
    await fault.waitFor();
    await page.reload();
    await page.getByRole('button', { name: '更正信息' }).click();
    await page.getByText('已恢复上次未提交的内容').waitFor();
    expect(await page.getByLabel('单位名称').inputValue()).toBe('县水利局');
    await seat.leave();
  });

  test('a unit’s administrator sees the tree, works in the own unit, and is told whose task another one is', async () => {
    const seat = await world.seat('unit', desk);
    const { page } = seat;
    await seat.go('/units');
    await page.getByRole('heading', { name: '县农业农村局', level: 1 }).waitFor();
    expect(await page.getByRole('button', { name: '撤销单位' }).count()).toBe(0);
    await seat.go(`/units/${await world.server.unitNamed('县水利局')}`);
    await page.getByText('无权查看').waitFor();
    await seat.leave();
  });
});

describe('importing', { timeout: 90_000 }, () => {
  const HEAD = ['人员编号', '名字', '工作单位', '股室', '现任职务', '层级', '人员类别', '任现职时间'];
  const row = (code: string, name: string, section = '办公室') =>
    [code, name, '县水利局', section, '科员', '工作人员', '公务员', '2026-02-01'] as const;

  /** Lets the server do what waits until the page shows it. */
  async function worked({ page }: Seat, text: string | RegExp) {
    const shown = page.getByText(text).first();
    const working = async () => {
      await world.server.work();
      return shown.isVisible();
    };
    await expect.poll(working, { timeout: 30_000, interval: 200 }).toBe(true);
  }

  test('a newcomer imports a roster in five actions: screen, kind, file, confirmation; and takes it back in two', async () => {
    const seat = await world.seat('office', desk);
    const { page } = seat;
    let actions = 0;
    const act = async (what: Promise<void>) => {
      actions += 1;
      await what;
    };
    await seat.go('/');
    await act(page.getByRole('link', { name: '导入花名册' }).click());
    await act(page.getByLabel(/人员表/).check());
    const chooser = page.waitForEvent('filechooser');
    await act(page.getByRole('button', { name: '选择文件' }).click());
    await act((await chooser).setFiles(await sheet(HEAD, row('N1', '郑一'), row('N2', '钱二', '没有的股'))));
    await page.getByText('可以离开本页').waitFor();
    await worked(seat, '核对结果');
    // The reason stands in the cell that it is about.
    await page.getByRole('cell', { name: /没有的股.*没有名为/ }).waitFor();
    expect(await glance(page, 'import-checked')).toEqual([]);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载核对结果' }).click();
    expect((await saved).suggestedFilename()).toBe('核对结果-花名册.xlsx');
    await page.reload();
    await page.getByText('将新增 1 条、变更 0 条').waitFor();
    await act(page.getByRole('button', { name: '确认导入' }).click());
    await page.getByText('正在导入').first().waitFor();
    await worked(seat, '查看机构人员');
    expect(actions).toBe(5);
    const office = await world.server.by('office');
    const found = () => office.ask('GET /api/people?query=N1');
    expect((await found()).body.people.map(({ name }: { name: string }) => name)).toEqual(['郑一']);
    await page.getByRole('button', { name: '撤回这次导入' }).click();
    await page.getByRole('button', { name: '撤回', exact: true }).click();
    await page.getByText('正在撤回').first().waitFor();
    await worked(seat, '恢复为导入之前的样子');
    expect((await found()).body.people).toEqual([]);
    await page.getByRole('link', { name: '返回导入记录' }).click();
    await page.getByRole('cell', { name: '已撤回' }).waitFor();
    await seat.leave();
  });

  test('a column that isn’t sure must be confirmed before the rows are shown', async () => {
    const seat = await world.seat('office', desk);
    const { page } = seat;
    await seat.go('/imports');
    await page.getByLabel(/人员表/).check();
    const unsure = HEAD.map((name) => (name === '人员类别' ? '人员身分' : name));
    await page.locator('input[type=file]').setInputFiles(await sheet(unsure, row('N3', '孙三')));
    await page.getByText('可以离开本页').waitFor();
    await worked(seat, '各列对应关系');
    expect(await glance(page, 'import-columns')).toEqual([]);
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByText(/请先确认：/).waitFor();
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByText('将新增 1 条').waitFor();
    await page.reload();
    await page.getByText('将新增 1 条').waitFor();
    await page.getByRole('button', { name: '放弃这次导入' }).click();
    await page.getByRole('cell', { name: '已放弃' }).waitFor();
    await seat.leave();
  });

  test('a plan that is out of date is told and not imported', async () => {
    const seat = await world.seat('office', desk);
    const { page } = seat;
    await seat.go('/imports');
    await page.getByLabel(/人员表/).check();
    await page.locator('input[type=file]').setInputFiles(await sheet(HEAD, row('N4', '李四')));
    await page.getByText('可以离开本页').waitFor();
    await worked(seat, '将新增 1 条');
    const office = await world.server.by('office');
    const water = await world.server.unitNamed('县水利局');
    const meanwhile = await office.ask('POST /api/units', {
      body: { name: '新设股', kind: 'section', parent: water },
    });
    expect(meanwhile.status).toBe(200);
    await page.getByRole('button', { name: '确认导入' }).click();
    await page.getByText('可以离开本页').waitFor();
    await worked(seat, '已按最新情况重新核对');
    expect((await office.ask('GET /api/people?query=N4')).body.people).toEqual([]);
    await seat.leave();
  });

  test('a file of another kind is refused in the server’s words', async () => {
    const seat = await world.seat('office', desk);
    const { page } = seat;
    await seat.go('/imports');
    const file = { name: '花名册.et', mimeType: 'application/octet-stream', buffer: Buffer.from('不是表格的内容') };
    await page.locator('input[type=file]').setInputFiles(file);
    await page
      .getByText(/可以离开本页|另存/)
      .first()
      .waitFor();
    await worked(seat, '没有导入任何内容');
    await page.getByRole('alert').waitFor();
    await seat.leave();
  });
});
