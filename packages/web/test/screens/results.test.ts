/** States of results, objections, seats and a stage's polls that the journey on the real server doesn't get into. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answers, type FixtureServer, problem, serveFixture, signedIn } from '../fixture-server.ts';
import { desk, openBrowser, openPage, phone, type Watched } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

async function at(
  path: string,
  answers: Answers,
  use: (place: Watched, server: FixtureServer) => Promise<void>,
): Promise<void> {
  const server = await serveFixture(signedIn(answers));
  const watched = await openPage(browser, path.startsWith('/m') ? phone : desk);
  try {
    await watched.page.goto(`${server.url}${path}`);
    await use(watched, server);
    expect(watched.faults).toEqual([]);
  } finally {
    await watched.context.close();
    server.close();
  }
}

const round = { id: 'r1', name: '2026年第一季度平时考核' };
const line = (id: string, name: string, grade: string, total: string) => ({
  person: { id, name },
  unit: '办公室',
  organization: 'u1',
  total,
  grade,
});
const seats = (taken: number, swaps = true) => ({
  organizations: [
    {
      organization: { id: 'u1', name: '县农业农村局' },
      level: '好',
      levels: ['好', '较好'],
      seats: 2,
      taken,
      swaps,
      lines: [line('p2', '沈砚秋', '好', '95.00'), line('p3', '季小满', '较好', '88.00')],
    },
  ],
});

describe('seats', { timeout: 60_000 }, () => {
  test('[FX-08] the counter is in view, and a full quota asks for somebody to leave; a refusal is told in place', async () => {
    const answers: Answers = {
      'GET /api/rounds/r1/seats': () => ({ body: seats(2) }),
      'POST /api/rounds/r1/swaps': () => problem(409, 'swap-moves-others', '这样调整会影响其他人的等次：顾明远。'),
    };
    await at('/m/seats/r1', answers, async ({ page }, server) => {
      await page.getByText('“好”名额 2 个，已用 2 个，已经用完').waitFor();
      await page.getByRole('button', { name: '调换人选' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('调为“好”').selectOption({ label: '季小满（88.00）' });
      await dialog.getByLabel('理由').fill('综合研判');
      const swap = dialog.getByRole('button', { name: '调换', exact: true });
      expect(await swap.isDisabled()).toBe(true);
      await dialog.getByLabel('调出“好”').selectOption({ label: '沈砚秋（95.00）' });
      await swap.click();
      await dialog.getByText('这样调整会影响其他人的等次').waitFor();
      const sent = server.sent.find(({ method }) => method === 'POST');
      expect(sent?.body).toEqual({ in: 'p3', out: 'p2', reason: '综合研判' });
    });
  });

  test('[FX-08] a free seat needs nobody to leave; outside of its stages it can only be read', async () => {
    const answers: Answers = {
      'GET /api/rounds/r1/seats': () => ({ body: seats(1) }),
      'POST /api/rounds/r1/swaps': () => ({ body: { moved: [] } }),
    };
    await at('/rounds/r1/seats', answers, async ({ page }, server) => {
      await page.getByText('还有 1 个').waitFor();
      await page.getByRole('button', { name: '调换人选' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('调为“好”').selectOption({ value: 'p3' });
      await dialog.getByLabel('理由').fill('综合研判');
      await dialog.getByRole('button', { name: '调换', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
      expect(server.sent.find(({ method }) => method === 'POST')?.body).toEqual({ in: 'p3', reason: '综合研判' });
    });
    await at('/m/seats/r1', { 'GET /api/rounds/r1/seats': () => ({ body: seats(1, false) }) }, async ({ page }) => {
      await page.getByText('现在不在可以调换的环节').waitFor();
      expect(await page.getByRole('button', { name: '调换人选' }).count()).toBe(0);
    });
  });

  test('who has no score is a line like others; what lacks, however much, stands behind a tap', async () => {
    const [unit] = seats(1).organizations;
    const because = Array.from({ length: 20 }, (_, n) => `“指标${n}”缺少分管领导的有效评价`).join('；');
    const lacking = { person: { id: 'p4', name: '顾明远' }, unit: '办公室', organization: 'u1', because };
    const body = { organizations: [{ ...unit, lines: [...(unit?.lines ?? []), lacking] }] };
    await at('/m/seats/r1', { 'GET /api/rounds/r1/seats': () => ({ body }) }, async ({ page }) => {
      const row = page.getByRole('listitem').filter({ hasText: '顾明远' });
      await row.getByText('没有得分').waitFor();
      expect((await row.boundingBox())?.height).toBeLessThan(120);
      await row.getByText('为什么').click();
      await row.getByText('“指标19”缺少分管领导的有效评价').waitFor();
    });
  });

  test('a dialog hears Tab and Escape though what had the focus is gone', async () => {
    await at('/rounds/r1/seats', { 'GET /api/rounds/r1/seats': () => ({ body: seats(1) }) }, async ({ page }) => {
      await page.getByRole('button', { name: '调换人选' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('理由').fill('综合研判');
      await page.evaluate('document.activeElement.blur()');
      await page.keyboard.press('Tab');
      expect(await page.evaluate("document.activeElement.getAttribute('role')")).toBe('dialog');
      await page.evaluate('document.activeElement.blur()');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(await page.evaluate('document.activeElement.textContent')).toBe('调换人选');
    });
  });
});

const step = {
  term: '评分',
  clause: ['FX-06'],
  adjustments: [{ kind: 'cap', amount: '-5.00', text: '封顶 100' }],
  lines: [],
  notes: [],
  needed: ['总分再高 1.50 分'],
  facts: [],
  parts: [],
};
const sheet = {
  person: { id: 'p1', name: '李致远' },
  round,
  version: {
    version: 1,
    state: 'proposed',
    stateName: '拟定',
    asOf: '2026-03-31',
    tablesHash: '',
    resultsHash: '',
    madeAt: '2026-04-09T01:00:00Z',
  },
  provisional: false,
  result: { ...line('p1', '李致远', '较好', '100.00'), rank: '3', pool: '全体' },
  facets: [
    { facet: '德', value: '20.00' },
    { facet: '能', value: '80.00' },
  ],
  steps: [{ ...step, figure: 'total', name: '总分', arithmetic: '105', raw: '105.00', outcome: { value: '100.00' } }],
  others: [],
};
const mine = (fileable: boolean) => ({
  own: [],
  handling: [],
  fileable: fileable ? [{ round, kind: 'objection', kindName: '异议' }] : [],
});

describe('my results', { timeout: 60_000 }, () => {
  test('before they are made known there is nothing to open, and it is said how far the round is', async () => {
    const rounds = [
      { round, period: '2026Q1', from: '2026-01-01', to: '2026-03-31', now: '正在“公示”', final: false, unseen: false },
    ];
    const answers: Answers = {
      'GET /api/results/mine': () => ({ body: { rounds } }),
      'GET /api/objections/mine': () => ({ body: mine(false) }),
    };
    await at('/m/results', answers, async ({ page }) => {
      await page.getByText('结果还没有公布').waitFor();
      await page.getByText('正在“公示”').waitFor();
      expect(await page.getByRole('link', { name: /平时考核/ }).count()).toBe(0);
    });
  });

  test('[FX-09] a cap, the facets and what was needed are told in words; without a right to object there is no such link', async () => {
    const answers: Answers = {
      'GET /api/rounds/r1/people/p1/sheet': () => ({ body: sheet }),
      'GET /api/results/mine': () => ({ body: { rounds: [] } }),
      'GET /api/objections/mine': () => ({ body: mine(false) }),
    };
    await at('/m/results/r1', answers, async ({ page }) => {
      const drawn = page.getByRole('list', { name: '总分是怎么来的' });
      await drawn.waitFor();
      expect(await drawn.getByRole('listitem').allTextContents()).toEqual([
        '总分+105.00',
        '封顶 100−5.00',
        '总分100.00',
      ]);
      await page.getByRole('list', { name: '各方面得分' }).getByText('80.00').waitFor();
      await page.getByText('要再上一等次：总分再高 1.50 分').waitFor();
      expect(await page.getByText('对这一项有异议').count()).toBe(0);
    });
    await at('/m/results/r1/object/total', answers, async ({ page }) => {
      await page.getByText('现在不能提出异议').first().waitFor();
    });
  });

  test('[FX-09] what was written of an objection outlives the page; a refusal leaves it there', async () => {
    const answers: Answers = {
      'GET /api/rounds/r1/people/p1/sheet': () => ({ body: sheet }),
      'GET /api/results/mine': () => ({ body: { rounds: [] } }),
      'GET /api/objections/mine': () => ({ body: mine(true) }),
      'POST /api/rounds/r1/objections': () => problem(409, 'objection-open', '您对这次考核的异议正在办理。'),
    };
    await at('/m/results/r1', answers, async ({ page }, server) => {
      await page.getByRole('link', { name: /对这一项有异议/ }).click();
      const text = page.getByLabel('对什么有异议、理由是什么');
      await text.fill('漏计了一项。');
      await page.reload();
      await page.getByText('已恢复上次未提交的内容').waitFor();
      await page.getByRole('button', { name: '提交异议' }).click();
      await page.getByText('您对这次考核的异议正在办理').waitFor();
      expect(await text.inputValue()).toBe('漏计了一项。');
      expect(server.sent.find(({ method }) => method === 'POST')?.body).toEqual({
        kind: 'objection',
        figure: 'total',
        text: '漏计了一项。',
        evidence: [],
      });
    });
  });
});

describe('a final result', { timeout: 60_000 }, () => {
  test('[公务员法第九十五条] 第一次看到最后确定的结果，记下收到；看过的不再记', async () => {
    const one = { round, period: '2026Q1', from: '2026-01-01', to: '2026-03-31', now: '已确认', final: true };
    let unseen = true;
    const answers: Answers = {
      'GET /api/results/mine': () => ({ body: { rounds: [{ ...one, unseen, result: sheet.result }] } }),
      'GET /api/objections/mine': () => ({ body: mine(false) }),
      'POST /api/rounds/r1/receipt': () => {
        unseen = false;
        return { body: { received: '2026-04-20' } };
      },
    };
    await at('/m/results', answers, async ({ page }, server) => {
      const told = () => server.sent.filter(({ method }) => method === 'POST').length;
      await expect.poll(told).toBe(1);
      await page.reload();
      await page.getByRole('link', { name: /平时考核/ }).waitFor();
      expect(told()).toBe(1);
    });
  });

  test('[公务员法第九十五条] 可以选择复核或者直接申诉，各写明由谁办理、几日内提出', async () => {
    const until = '2026-05-20';
    const fileable = [
      { round, kind: 'review', kindName: '复核', until },
      { round, kind: 'appeal', kindName: '申诉', until },
    ];
    const answers: Answers = {
      'GET /api/rounds/r1/people/p1/sheet': () => ({ body: sheet }),
      'GET /api/objections/mine': () => ({ body: { own: [], handling: [], fileable } }),
      'POST /api/rounds/r1/objections': () => problem(409, 'appeal-decided', '您的申诉已经作出处理决定。'),
    };
    await at('/m/results/r1/object', answers, async ({ page }, server) => {
      await page.getByRole('heading', { name: '提出复核或者申诉' }).waitFor();
      await page.getByText('请在2026年5月20日前提出').waitFor();
      await page.getByLabel('提出哪一种').selectOption('申诉');
      await page.getByText('六十日内作出处理决定').waitFor();
      await page.getByLabel('对什么有异议、理由是什么').fill('评分有误。');
      await page.getByRole('button', { name: '提交申诉' }).click();
      await page.getByText('您的申诉已经作出处理决定').waitFor();
      expect(server.sent.find(({ method }) => method === 'POST')?.body).toMatchObject({ kind: 'appeal' });
    });
  });
});

const office = {
  account: { id: 'a1', login: 'office', name: '李致远', totp: true },
  roles: [{ role: 'office' }],
  abilities: ['rounds.list'],
  county: { code: 'fx', name: '凤翔县' },
};
const roundPage = {
  ...round,
  schemeName: '平时考核',
  from: '2026-01-01',
  to: '2026-03-31',
  state: 'running',
  stateName: '进行中',
  people: 2,
  daysLate: 0,
  revision: '1',
  scheme: { id: 's1', name: '平时考核', version: 1 },
  period: '2026Q1',
  asOf: '2026-03-31',
  begunAt: '2026-04-01T01:00:00Z',
  now: '进行到“领导民主测评”。',
  stages: [
    {
      key: 'rating',
      name: '领导民主测评',
      kind: 'poll',
      begins: '2026-04-01',
      ends: '2026-04-05',
      state: 'on',
      stateName: '进行中',
      daysLate: 0,
    },
  ],
  cautions: [],
  organizations: [],
  abilities: { run: true },
};

describe('a stage of rating', { timeout: 60_000 }, () => {
  test('[XL-03] its poll is drafted by the scheme; that none was held needs a reason', async () => {
    const answers: Answers = {
      'GET /api/me': () => ({ body: office }),
      'GET /api/rounds/r1': () => ({ body: roundPage }),
      'GET /api/rounds/r1/imports': () => ({
        body: {
          round: { id: 'r1', name: roundPage.name },
          open: true,
          needs: [],
          imports: [],
          abilities: { import: true },
        },
      }),
      'GET /api/rounds/r1/stages/rating/polls': () => ({
        body: { polls: [], abilities: { add: true, complete: true } },
      }),
      'POST /api/rounds/r1/stages/rating/polls': () =>
        problem(422, 'poll-not-offered', '方案里这次测评的规则不能使用。'),
      'POST /api/rounds/r1/stages/rating/completion': () => ({
        body: { polls: [], abilities: { add: false, complete: false } },
      }),
    };
    await at('/rounds/r1', answers, async ({ page }, server) => {
      await page.getByRole('button', { name: '按方案拟好测评' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('评价主体').selectOption({ label: '同一张表上的人互评' });
      await dialog.getByRole('button', { name: '按方案拟好测评' }).click();
      await dialog.getByText('方案里这次测评的规则不能使用').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: '测评已结束，计票' }).click();
      const complete = dialog.getByRole('button', { name: '测评已结束，计票' });
      expect(await complete.isDisabled()).toBe(true);
      await dialog.getByLabel('理由').fill('本季度不举行');
      await complete.click();
      await dialog.waitFor({ state: 'detached' });
      expect(server.sent.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
        { papers: 'one', voters: 'colleagues' },
        { reason: '本季度不举行' },
      ]);
    });
  });
});

const studied = {
  id: 'o1',
  revision: 3,
  round,
  version: 1,
  person: { id: 'p2', name: '沈砚秋' },
  kind: 'objection',
  kindName: '异议',
  text: '漏计了一项。',
  evidence: [],
  state: 'studied',
  stateName: '已调查，等待研究决定',
  open: true,
  filedAt: '2026-04-10T01:00:00Z',
  due: '2026-04-15',
  clock: '已超过期限 2 天',
  daysLate: 2,
  handler: { id: 'p3', name: '季小满' },
  study: '确有漏计。',
  abilities: { name: false, study: false, decide: true, withdraw: false, longer: false },
};

test('[FX-09] what is upheld is set right by a ruling that was tried first; what can’t take effect is told', async () => {
  const board = { choices: [{ setting: '例外', value: 'up', name: '表现突出，直接定为好', to: '好' }] };
  const answers: Answers = {
    'GET /api/me': () => ({ body: { ...office, abilities: ['objections.list'] } }),
    'GET /api/objections/o1': () => ({ body: studied }),
    'GET /api/rounds/r1/results': () => ({ body: board }),
    'POST /api/rounds/r1/rulings/trials': () => ({
      body: { moved: [{ person: { id: 'p2', name: '沈砚秋' }, from: '较好', to: '好' }] },
    }),
    'POST /api/objections/o1/decision': () => problem(422, 'ruling-unfit', '这项决定不能生效：名额已满。'),
  };
  await at('/objections/o1', answers, async ({ page }, server) => {
    await page.getByText('已超过期限 2 天').waitFor();
    await page.getByRole('radio', { name: '成立', exact: true }).check();
    await page.getByLabel('怎样更正').selectOption({ label: '表现突出，直接定为好' });
    await page.getByRole('button', { name: '试算：谁的等次会变' }).click();
    await page.getByText('较好 → 好').waitFor();
    await page.getByLabel('答复内容').fill('予以更正。');
    await page.getByRole('button', { name: '决定并答复' }).click();
    await page.getByText('这项决定不能生效：名额已满。').waitFor();
    expect(await page.getByLabel('答复内容').inputValue()).toBe('予以更正。');
    expect(server.sent.find(({ path }) => path.endsWith('/decision'))?.body).toEqual({
      revision: 3,
      upheld: true,
      body: '考核委员会',
      text: '予以更正。',
      rulings: [{ kind: 'subject', target: 'p2', setting: '例外', value: 'up' }],
    });
  });
}, 60_000);
