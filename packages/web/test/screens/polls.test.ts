/** States of the polls' screens that the journey on the real server doesn't get into: nothing yet, another window, a lost connection. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Poll, Progress } from '../../src/features/polls/shapes.ts';
import { type Answers, problem, serveFixture, signedIn } from '../fixture-server.ts';
import { desk, openBrowser, openPage, type Watched } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

async function at(path: string, answers: Answers, use: (place: Watched) => Promise<void>, size = desk) {
  const me = {
    account: { id: 'a1', login: 'office', name: '李致远', totp: true },
    roles: [{ role: 'office' }],
    abilities: ['polls.list', 'polls.prepare'],
    county: { code: 'fx', name: '凤翔县' },
  };
  const server = await serveFixture(signedIn({ 'GET /api/me': () => ({ body: me }), ...answers }));
  const watched = await openPage(browser, size);
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

const electorate = { group: '', expected: 30, slips: 30, paper: false, voters: [], drawn: 0 };
const poll = (state: Poll['state'], revision: string): Poll => ({
  id: 'p1',
  revision,
  title: '县财政局一季度领导测评',
  state,
  stateName: state,
  rules: { poll: '领导测评', name: '领导测评', questions: [], groups: [] },
  rulesInWords: ['每个对象评一档。'],
  abstain: true,
  createdAt: '2026-03-24T01:00:00Z',
  forms: [{ id: 'f1', name: '', subjects: [{ id: 's1', name: '王秀兰' }], electorates: [{ ...electorate, id: 'e1' }] }],
  lacks: [],
  cautions: [],
  abilities: {
    edit: true,
    open: true,
    printSlips: true,
    typePapers: true,
    close: true,
    void: true,
    readResults: false,
    copy: false,
  },
});
const progress = (received: number): Progress => ({
  state: 'open',
  electorates: [{ ...electorate, id: 'e1', form: 'f1', formName: '', received, voters: 0 }],
  received,
  expected: 30,
});

describe('polls before and beside what is usual', { timeout: 60_000 }, () => {
  test('where there is none yet, it is said how one begins', async () => {
    const none = { polls: [], abilities: { add: true, addForCounty: true } };
    await at('/polls', { 'GET /api/polls': () => ({ body: none }) }, async ({ page }) => {
      await page.getByText('还没有测评').waitFor();
      await page.getByText('选一个考核办法里的测评').waitFor();
    });
  });

  test('what was typed into a draft outlives the page, and doesn’t overwrite what another window has saved', async () => {
    let revision = '1';
    const answers: Answers = {
      'GET /api/polls/p1': () => ({ body: poll('draft', revision) }),
      'GET /api/units': () => ({ body: { day: '2026-03-25', units: [], abilities: { add: false } } }),
    };
    await at('/polls/p1', answers, async ({ page }) => {
      await page.getByRole('textbox', { name: '投票人的会场发票张数' }).fill('12');
      await page.clock.runFor(1000);
      await page.reload();
      await page.getByText('已恢复上次未提交的内容').waitFor();
      revision = '2';
      await page.reload();
      await page.getByText('这份草稿在别处保存过').waitFor();
      expect(await page.getByRole('button', { name: '开始投票…' }).isEnabled()).toBe(false);
      expect(await page.getByRole('textbox', { name: '投票人的会场发票张数' }).inputValue()).toBe('12');
      await page.getByRole('button', { name: '用别处保存的' }).click();
      expect(await page.getByRole('textbox', { name: '投票人的会场发票张数' }).inputValue()).toBe('30');
    });
  });

  test('while the connection is lost the last numbers stay and are called so; then it goes on', async () => {
    let answer: () => ReturnType<typeof problem> = () => ({ body: progress(21) });
    const answers: Answers = {
      'GET /api/polls/p1': () => ({ body: poll('open', '1') }),
      'GET /api/polls/p1/progress': () => answer(),
    };
    await at(
      '/polls/p1',
      answers,
      async ({ page }) => {
        await page.getByText('21', { exact: true }).waitFor();
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
        answer = () => problem(500, 'internal', '系统出了问题，这次操作没有完成。');
        await page.clock.runFor(6_000);
        await page.getByText('连接不上').waitFor();
        expect(await page.getByText('21', { exact: true }).isVisible()).toBe(true);
        answer = () => ({ body: progress(22) });
        await page.clock.runFor(6_000);
        await page.getByText('22', { exact: true }).waitFor();
        await page.clock.runFor(6_000);
        await page.getByText('连接不上').waitFor({ state: 'detached' });
      },
      { width: 390, height: 844 },
    );
  });
});
