/** A quarter is started: scheme and units; people, reviewers and days follow from the roster; then it is watched and extended. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handsOn } from './hands.ts';
import { desks, look } from './look.ts';
import { openWorld, type World } from './world.ts';

const journeys = readFileSync(new URL('../docs/journeys.md', import.meta.url), 'utf8');
const DESK = { width: 1280, height: 720 };

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 120_000);
afterAll(() => world.close());

/** Fengxiang's quarter, taken from the library and approved by the committee. */
async function approveScheme(): Promise<void> {
  const office = await world.server.by('office');
  const committee = await world.server.by('committee');
  const { body } = await office.ask('POST /api/schemes', { body: { library: 'fengxiang/quarter' } });
  const version = `/api/schemes/${body.id}/versions/1`;
  const note = '照印发的办法';
  const sent = await office.ask(`POST ${version}/submit`, { body: { revision: body.versions[0].revision, note } });
  const done = await committee.ask(`POST ${version}/approve`, { body: { revision: sent.body.versions[0].revision } });
  expect(done.body.versions[0].state).toBe('approved');
}

test('[FX-02] [FX-07] a quarter is started in few actions: days, people and reviewers follow from scheme and roster', async () => {
  await approveScheme();
  const seat = await world.seat('office', DESK);
  const { page } = seat;
  await seat.go('/rounds');
  await page.getByText('还没有考核').waitFor();
  expect(await look(page, 'rounds-none', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  const hands = handsOn(page);
  await hands.tap(page.getByRole('link', { name: '开始一次考核' }));
  await hands.tap(page.getByLabel('考核方案'));
  await page.getByLabel('考核方案').selectOption({ label: '凤翔区公务员平时考核（季度）' });
  await hands.type(page.getByLabel('考核的单位'), '县农业农村局');
  await hands.tap(
    page
      .getByRole('treeitem', { name: '县农业农村局' })
      .or(page.getByTitle('县农业农村局', { exact: true }))
      .last(),
  );
  await page.getByRole('heading', { name: /^考核对象：\d+ 人$/ }).waitFor();
  expect(await look(page, 'rounds-new', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await hands.tap(page.getByRole('button', { name: '开始考核', exact: true }));
  await hands.tap(page.getByRole('dialog').getByRole('button', { name: '开始考核', exact: true }));
  await page.getByRole('heading', { name: /第四季度凤翔区公务员平时考核$/ }).waitFor();
  const { actions, seconds } = hands.spent();
  expect(journeys).toContain(`| a quarter, from the list until it runs | ${actions} | ${seconds} s |`);
  expect(actions).toBeLessThanOrEqual(15);
  await page.getByText(/^进行到“/).waitFor();
  expect(await look(page, 'rounds-one', desks)).toEqual([]);
  await page.setViewportSize(DESK);

  await page.getByRole('button', { name: '看名单：县农业农村局' }).click();
  await page.getByRole('dialog').getByText('股组长').first().waitFor();
  expect(await look(page, 'rounds-people', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).first().click();

  await page
    .getByRole('button', { name: /^改截止日：/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('截止到').fill('2026年12月31日');
  await page.keyboard.press('Enter');
  await dialog.getByLabel('理由').fill('防汛值班，评鉴延后');
  await dialog.getByRole('button', { name: '改截止日', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('2026年12月31日').first().waitFor();

  // What is gone through again wants a last day that is still to come.
  await page
    .getByRole('button', { name: /^重新进行：/ })
    .first()
    .click();
  await dialog.getByLabel('理由').fill('补写周纪实');
  await dialog.getByLabel('新的截止日').waitFor();
  expect(await dialog.getByRole('button', { name: '重新进行', exact: true }).isDisabled()).toBe(true);
  expect(await look(page, 'rounds-reopen', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await dialog.getByRole('button', { name: '取消' }).click();

  // Somebody fell ill while the round ran.
  const office = await world.server.by('office');
  const bureau = await world.server.unitNamed('县农业农村局');
  const round = new URL(page.url()).pathname;
  const { body } = await office.ask(`GET /api${round}/subjects?organization=${bureau}`);
  const { id, name } = body.subjects[2].person;
  const { from, to } = (await office.ask(`GET /api${round}`)).body;
  const leave = { kind: 'leave', note: '病假', since: from, until: to };
  expect((await office.ask(`POST /api/people/${id}/standings`, { body: leave })).status).toBe(200);
  await page.reload();
  await page.getByRole('heading', { name: '花名册的变动：1 人' }).waitFor();
  expect(await look(page, 'rounds-roster', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  expect(await page.getByLabel(`纳入${name}的变动`).isChecked()).toBe(true);
  await page.getByRole('button', { name: '纳入 1 人的变动' }).click();
  await dialog.getByLabel('理由').fill('病假条已报备');
  await dialog.getByRole('button', { name: '纳入', exact: true }).click();
  await page.getByRole('heading', { name: /^花名册的变动/ }).waitFor({ state: 'detached' });
  await seat.leave();
}, 240_000);
