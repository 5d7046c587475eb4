/** What brings facts into a round: the panel's scores from a workbook, a highlight proposed on a phone and decided with one tap. */
import { readFileSync } from 'node:fs';
import { readWorkbook, writeFacts } from '@shiji/tables';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handsOn } from './hands.ts';
import { desks, look, phones } from './look.ts';
import { cameraPhoto } from './photo.ts';
import { openWorld, type World } from './world.ts';

const journeys = readFileSync(new URL('../docs/journeys.md', import.meta.url), 'utf8');
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 720 };

let world: World;
beforeAll(async () => {
  world = await openWorld();
  world.server.clock.now = new Date('2026-04-02T01:00:00Z');
}, 120_000);
afterAll(() => world.close());

/** A quarter of the bureau by a scheme of the library; who is assessed, in order. */
async function begun(library: string): Promise<{ readonly id: string; readonly names: readonly string[] }> {
  const office = await world.server.by('office');
  const committee = await world.server.by('committee');
  const bureau = await world.server.unitNamed('县农业农村局');
  const { body: made } = await office.ask('POST /api/schemes', { body: { library } });
  const version = `/api/schemes/${made.id}/versions/1`;
  const note = '照印发的办法';
  const sent = await office.ask(`POST ${version}/submit`, { body: { revision: made.versions[0].revision, note } });
  await committee.ask(`POST ${version}/approve`, { body: { revision: sent.body.versions[0].revision } });
  const wanted = { scheme: made.id, units: [bureau] };
  const { body: plan } = await office.ask('POST /api/rounds/plans', { body: wanted });
  const translations = plan.unlisted.map(({ attribute, value }: { attribute: string; value: string }) => ({
    attribute,
    value,
    ...(value === '参公人员' ? { as: '公务员' } : {}),
  }));
  const { status, body } = await office.ask('POST /api/rounds', { body: { ...wanted, translations } });
  if (status !== 200) throw new Error(`the round was refused: ${body.title}`);
  const people = await office.ask(`GET /api/rounds/${body.id}/subjects?organization=${bureau}`);
  return {
    id: body.id,
    names: people.body.subjects.map(({ person }: { person: { name: string } }) => person.name),
  };
}

test('[XL-04] the panel’s scores come from the round’s own workbook: looked at row by row, then confirmed, and taken back whole', async () => {
  const round = await begun('xiulin/quarter');
  const office = await world.server.by('office');
  const { raw } = await office.ask(`GET /api/rounds/${round.id}/imports/template`);
  const { facts } = await readWorkbook(raw.rawPayload);
  const rows = (facts?.tables.points ?? []).map((row, n) => ({ ...row, value: n === 2 ? '105' : String(90 - n) }));
  const filled = Buffer.from(await writeFacts({ tables: { points: rows } }));

  const seat = await world.seat('office', DESK);
  const { page } = seat;
  await seat.go(`/rounds/${round.id}`);
  const hands = handsOn(page);
  await hands.tap(page.getByRole('link', { name: '导入数据' }));
  await page.getByText('还没有导入过').waitFor();
  expect(await look(page, 'round-imports', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await hands.pick(page.getByRole('button', { name: '选择文件' }), { name: '评分组评分.xlsx', bytes: filled });
  await page.getByText(/^第 2 步/).waitFor();
  await page.getByText('不能导入', { exact: true }).waitFor();
  expect(
    await page
      .getByRole('row')
      .filter({ hasText: round.names[2] ?? '?' })
      .textContent(),
  ).toContain('100');
  expect(await look(page, 'round-import-looked', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await hands.tap(page.getByLabel('略过不能导入的 1 行'));
  await hands.tap(page.getByRole('button', { name: '确认导入' }));
  await page.getByText(`已导入 ${rows.length - 1} 行，记入台账。`).waitFor();
  const { actions, seconds } = hands.spent();
  expect(journeys).toContain(
    `| a panel’s scores from a workbook, from the round until they count | ${actions} | ${seconds} s |`,
  );

  await page.getByRole('button', { name: '撤回：评分组评分.xlsx' }).click();
  await page.getByRole('dialog').getByLabel('理由').fill('评分组更正后重新导入');
  await page.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click();
  await page.getByText('已撤回').waitFor();
  await page.getByText('评分组更正后重新导入').waitFor();
  await seat.leave();
}, 240_000);

test('[FX-04] a highlight is proposed on a phone with a photo, and counts once somebody else has agreed', async () => {
  const round = await begun('fengxiang/quarter');
  const phone = await world.seat('staff', PHONE);
  const { page } = phone;
  await phone.go('/m/events');
  await page.getByText('没有关于您的加分减分').waitFor();
  const photo = await cameraPhoto(page);
  const hands = handsOn(page);
  await hands.tap(page.getByRole('button', { name: '申报亮点' }));
  await hands.tap(page.getByLabel('事项'));
  await page.getByLabel('事项').selectOption('award');
  await hands.tap(page.getByLabel('级别'));
  await page.getByLabel('级别').selectOption('市级');
  await hands.type(page.getByLabel('哪一天'), '2026-03-02');
  await hands.type(page.getByLabel('事实'), '获评市级防汛工作先进个人。');
  await hands.pick(page.getByRole('button', { name: '添加照片或文件' }), {
    name: 'IMG_2031.jpg',
    bytes: photo,
    type: 'image/jpeg',
  });
  await page.getByRole('button', { name: '去掉照片1.jpg' }).waitFor();
  expect(await look(page, 'phone-highlight', phones)).toEqual([]);
  await page.setViewportSize(PHONE);
  await hands.tap(page.getByRole('button', { name: '提交审核' }));
  await page.getByText('已提交，等待审核。').waitFor();
  const { actions, seconds } = hands.spent();
  expect(journeys).toContain(`| a highlight of one’s own by phone, with a photo | ${actions} | ${seconds} s |`);
  expect(await look(page, 'phone-events', phones)).toEqual([]);

  const desk = await world.seat('unit', DESK);
  await desk.go('/');
  await desk.page.getByText('有 1 条加减分待审核').waitFor();
  await desk.go(`/rounds/${round.id}/events`);
  const agree = desk.page.getByRole('button', { name: /^同意计入：/ });
  await agree.waitFor();
  expect(await look(desk.page, 'round-events', desks)).toEqual([]);
  await desk.page.setViewportSize(DESK);
  await agree.click();
  await desk.page.locator('li').getByText('已计入').waitFor();
  await desk.page.getByRole('button', { name: '提出加分减分' }).click();
  await desk.leave();

  await phone.go('/m/events');
  await page.locator('li').getByText('已计入').waitFor();
  await phone.leave();
}, 240_000);
