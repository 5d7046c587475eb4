/** A round that is over, exported by one tap and verified by the real command line; the letter on the phone. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readZip, zipArchive, zipEntry } from '@shiji/tables';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { confirmedQuarter, publicKeyText } from '../packages/server/test/features/archives/exported.ts';
import type { Quarter } from '../packages/server/test/features/results/quarter.ts';
import { handsOn } from './hands.ts';
import { desks, look, phones } from './look.ts';
import { openWorld, type World } from './world.ts';

const journeys = readFileSync(new URL('../docs/journeys.md', import.meta.url), 'utf8');
const DESK = { width: 1280, height: 720 };
const PHONE = { width: 390, height: 844 };
const SHIJI = fileURLToPath(new URL('../packages/cli/bin/shiji.js', import.meta.url));

let world: World;
let quarter: Quarter;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shiji-export-'));
  world = await openWorld();
  quarter = await confirmedQuarter(world.server);
}, 180_000);
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

async function shiji(...args: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [SHIJI, ...args]);
    return { code: 0, text: stdout };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    return { code, text: stdout };
  }
}

function expectRow(name: string, { actions, seconds }: { actions: number; seconds: number }): void {
  expect(journeys).toContain(`| ${name} | ${actions} | ${seconds} s |`);
}

test('[FX-10] the office exports a round by one tap, leaves, comes back for the file, and anybody verifies it', async () => {
  const office = await world.seat('office', DESK);
  const { page } = office;
  await office.go(`/rounds/${quarter.round}`);
  const button = page.getByRole('button', { name: '导出这次考核' });
  await button.waitFor();
  expect(await look(page, 'archive-offered', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  const hands = handsOn(page);
  await hands.tap(button);
  await page.getByText('正在生成，已完成 0%').waitFor();
  expectRow('a round exported whole, from its page until the file is being made', hands.spent());
  expect(await look(page, 'archive-making', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await office.go('/');
  await world.server.work();
  await office.go(`/rounds/${quarter.round}`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^下载（.* MB）$/ }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^2026年第一季度.*\.zip$/);
  const zip = join(folder, 'round.zip');
  await download.saveAs(zip);
  expect(await look(page, 'archive-made', desks)).toEqual([]);
  await office.leave();

  const key = publicKeyText(quarter);
  const verified = await shiji('verify', zip, '--key', key);
  expect(verified.text).toContain('逐位相同：第 1 版 39 人');
  expect(verified.code).toBe(0);

  const files = readZip(await readFile(zip), 100) as ReadonlyMap<string, Uint8Array>;
  const forged = [...files].map(([name, content]) =>
    zipEntry(name, [name.endsWith('结果.jsonl') ? Buffer.from(content).toString().replace('98.00', '98.01') : content]),
  );
  await writeFile(join(folder, 'forged.zip'), await zipArchive(forged));
  const refused = await shiji('verify', join(folder, 'forged.zip'), '--key', key);
  expect(refused.text).toMatch(/写的是 98\.01，重新计算为 98\.00/);
  expect(refused.code).toBe(1);
}, 240_000);

test('[FX-09] who is assessed gets their letter from the result in one tap', async () => {
  const first = quarter.people[0] as { readonly id: string; readonly name: string };
  const own = await world.server.as({ person: first.id, name: first.name });
  const seat = await world.seatOf(own.account, PHONE);
  const { page } = seat;
  await seat.go(`/m/results/${quarter.round}`);
  const button = page.getByRole('button', { name: '下载告知书' });
  await button.waitFor();
  expect(await look(page, 'phone-letter-offered', phones)).toEqual([]);
  await page.setViewportSize(PHONE);
  const hands = handsOn(page);
  const [download] = await Promise.all([page.waitForEvent('download'), hands.tap(button)]);
  expectRow('the letter with my result, from the result until it is downloaded', hands.spent());
  expect(download.suggestedFilename()).toContain('考核结果告知书');
  await seat.leave();
}, 120_000);

test('[公务员法第九十五条] letters that were handed over are written down for many at once, and a mistake is taken back', async () => {
  const office = await world.seat('office', DESK);
  const { page } = office;
  await office.go(`/rounds/${quarter.round}`);
  const hands = handsOn(page);
  await hands.tap(page.getByRole('link', { name: '送达情况' }));
  await hands.tap(page.getByRole('checkbox', { name: '全选' }));
  expect(await look(page, 'deliveries', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await hands.tap(page.getByRole('button', { name: '登记书面送达' }));
  expect(await look(page, 'deliveries-note', desks)).toEqual([]);
  await page.setViewportSize(DESK);
  await hands.tap(page.getByRole('dialog').getByRole('button', { name: '登记', exact: true }));
  await page.getByText(/^本人已查看 1 人，已书面送达 \d+ 人$/).waitFor();
  expectRow('letters handed over, written down for all who have none, from the round’s page', hands.spent());
  await page
    .getByRole('button', { name: /^撤销.*的送达登记$/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('理由').fill('登记错了人');
  await dialog.getByRole('button', { name: '撤销', exact: true }).click();
  await page.getByText('还没有收到 1 人').waitFor();
  expect(await look(page, 'deliveries-noted', desks)).toEqual([]);
  await office.leave();
}, 120_000);
