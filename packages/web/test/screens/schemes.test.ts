/** States of the schemes' screens that the journey on the real server doesn't get into: what somebody else saved, a reload, no library. */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WholeVersion } from '../../src/features/schemes/copy.ts';
import { type Answers, serveFixture, signedIn } from '../fixture-server.ts';
import { desk, openBrowser, openPage, type Watched } from './browser.ts';

const text = readFileSync(new URL('../../../../schemes/xiulin/quarter.yaml', import.meta.url), 'utf8');

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

async function at(path: string, answers: Answers, use: (place: Watched) => Promise<void>) {
  const me = {
    account: { id: 'a1', login: 'office', name: '李致远', totp: true },
    roles: [{ role: 'office' }],
    abilities: ['schemes.list'],
    county: { code: 'fx', name: '凤翔县' },
  };
  const server = await serveFixture(signedIn({ 'GET /api/me': () => ({ body: me }), ...answers }));
  const watched = await openPage(browser, desk);
  try {
    await watched.page.clock.install({ time: new Date('2026-03-25T01:00:00Z') });
    await watched.page.goto(`${server.url}${path}`);
    await use(watched);
    expect(watched.faults).toEqual([]);
  } finally {
    await watched.context.close();
    server.close();
  }
}

const version = (revision: number): WholeVersion => ({
  id: 's1',
  name: '绣林街道公务员平时考核（季度）',
  number: 1,
  note: '',
  state: 'returned',
  stateName: '已退回',
  revision,
  reason: '比例有误',
  changed: { by: { id: 'a1', name: '李致远' }, at: '2026-03-24T01:00:00Z' },
  abilities: { edit: true, approve: false, return: false },
  text,
  findings: [],
});

describe('schemes before and beside what is usual', { timeout: 60_000 }, () => {
  test('who may only read is told that there is nothing yet, and offered no library', async () => {
    const none = { schemes: [], library: [], abilities: { adopt: false } };
    await at('/schemes', { 'GET /api/schemes': () => ({ body: none }) }, async ({ page }) => {
      await page.getByText('考核办批准方案后，在这里查看。').waitFor();
      expect(await page.getByRole('heading', { name: '方案库' }).count()).toBe(0);
    });
  });

  test('what was typed outlives the page, and doesn’t overwrite what somebody else has saved', async () => {
    let revision = 1;
    const answers: Answers = { 'GET /api/schemes/s1/versions/1': () => ({ body: version(revision) }) };
    await at('/schemes/s1/versions/1', answers, async ({ page }) => {
      await page.getByText('退回理由：比例有误').waitFor();
      await page.getByRole('textbox', { name: '改动说明' }).fill('改比例');
      await page.clock.runFor(1000);
      await page.reload();
      await page.getByText('已恢复上次未提交的内容').waitFor();
      revision = 2;
      await page.reload();
      await page.getByText('这份草稿在别处保存过').waitFor();
      expect(await page.getByRole('textbox', { name: '改动说明' }).inputValue()).toBe('改比例');
      await page.getByRole('button', { name: '放弃这里的修改' }).click();
      expect(await page.getByRole('textbox', { name: '改动说明' }).inputValue()).toBe('');
    });
  });
});
