/** The screens in a real browser, under the strictest policy: no inline script, no inline style, no nonce. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answers, type FixtureServer, problem, serveFixture, signedIn, signedOut } from '../fixture-server.ts';
import { desk, openBrowser, openPage, phone, type Watched } from './browser.ts';
import { unusable } from './usable.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

interface Place extends Watched {
  readonly server: FixtureServer;
}

/** Lets `use` look at a page that is answered so; whatever broke or was forbidden on it fails the test. */
async function at(path: string, answers: Answers, use: (place: Place) => Promise<void>, viewport = desk) {
  const server = await serveFixture(answers);
  const watched = await openPage(browser, viewport);
  try {
    await watched.page.goto(`${server.url}${path}`);
    await use({ ...watched, server });
    expect(watched.faults).toEqual([]);
  } finally {
    await watched.context.close();
    server.close();
  }
}

const onPhone = (path: string, answers: Answers, use: (place: Place) => Promise<void>) => at(path, answers, use, phone);

async function enter({ page }: Place, password = '一个密码'): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill('lizhiyuan');
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

/** Answers of a server at which one becomes signed in by `last`. */
function door(last: string, steps: Answers): Answers {
  let inside = false;
  const answers = signedOut(steps);
  const whenOut = answers['GET /api/me'];
  const whenIn = signedIn()['GET /api/me'];
  answers['GET /api/me'] = (sent) => (inside ? whenIn : whenOut)?.(sent) ?? {};
  answers[last] = () => {
    inside = true;
    return { body: { next: 'done' } };
  };
  return answers;
}

describe('screens', { timeout: 60_000 }, () => {
  test.each([
    ['the console’s entrance', '/', signedOut(), desk],
    ['the console’s first screen', '/', signedIn(), desk],
    ['the console’s account', '/account', signedIn(), desk],
    ['the phone’s entrance', '/m', signedOut(), phone],
    ['the phone’s today', '/m', signedIn(), phone],
    ['the phone’s record', '/m/record', signedIn(), phone],
    ['the phone’s results', '/m/results', signedIn(), phone],
    ['the phone’s own page', '/m/mine', signedIn(), phone],
  ] as const)(
    '%s stands under the policy and has no fault of WCAG 2.2 AA, in either size of text',
    async (_, path, answers, size) => {
      for (const mode of ['normal', 'large'])
        await at(
          path,
          answers,
          async ({ page }) => {
            await page.evaluate((text) => localStorage.setItem('shiji/text', text), mode);
            await page.reload();
            await page.locator('h1').first().waitFor();
            expect(await unusable(page)).toEqual([]);
            const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
            expect(wider).toBeLessThanOrEqual(0);
          },
          size,
        );
    },
  );

  test('a wrong password is told in the server’s words, and what was typed stays', async () => {
    const refused = {
      'POST /api/sign-in': () => problem(401, 'sign-in-refused', '账号或密码不对，还可以再试 4 次。'),
    };
    await at('/', signedOut(refused), async (place) => {
      await enter(place);
      await place.page.getByRole('alert').getByText('还可以再试 4 次').waitFor();
      expect(await place.page.getByLabel('账号').inputValue()).toBe('lizhiyuan');
    });
  });

  test.each([
    ['looks the code up in another app', 'visibilitychange'],
    ['loses the network and finds it again', 'online'],
  ])('whoever %s comes back to the step they were at, with what they typed', async (_, event) => {
    const steps = { 'POST /api/sign-in': () => ({ body: { next: 'totp' } }) };
    await onPhone('/m', signedOut(steps), async (place) => {
      const { page, server } = place;
      await enter(place);
      await page.getByLabel('动态口令').fill('123');
      const asked = () => server.sent.filter(({ path }) => path === '/api/me').length;
      const before = asked();
      await page.evaluate((name) => {
        if (name === 'online') window.dispatchEvent(new Event('offline'));
        window.dispatchEvent(new Event(name));
      }, event);
      // What the page asks in answer to the event has gone out once this later question is answered.
      await page.evaluate(() => fetch('/api/entrance').then((answer) => answer.text()));
      expect(await page.getByLabel('动态口令').inputValue()).toBe('123');
      expect(asked()).toBe(before);
    });
  });

  test('the code, then the forced change of password, then the screen', async () => {
    const steps = {
      'POST /api/sign-in': () => ({ body: { next: 'totp' } }),
      'POST /api/sign-in/totp': () => ({ body: { next: 'change-password' } }),
    };
    await onPhone('/m', door('POST /api/password', steps), async (place) => {
      const { page, server } = place;
      await enter(place);
      await page.getByLabel('动态口令').fill('12 34-56');
      await page.getByRole('button', { name: '确认' }).click();
      await page.getByLabel('新密码', { exact: true }).fill('新的一个');
      await page.getByLabel('再输一遍新密码').fill('新的一');
      await page.getByRole('button', { name: '更改密码' }).click();
      await page.getByText('两次输入的新密码不一致').waitFor();
      await page.getByLabel('再输一遍新密码').fill('新的一个');
      await page.getByRole('button', { name: '更改密码' }).click();
      await page.getByText('今天没有等您办理的事').waitFor();
      const bodies = server.sent.filter(({ method }) => method === 'POST').map(({ body }) => body);
      expect(bodies).toEqual([
        { county: 'fx', login: 'lizhiyuan', password: '一个密码' },
        { code: '123456' },
        { next: '新的一个' },
      ]);
    });
  });

  test('the first code is enrolled with a picture on the console and by a link on the phone', async () => {
    const uri = 'otpauth://totp/shiji?secret=JBSWY3DP';
    const steps = {
      'POST /api/sign-in': () => ({ body: { next: 'enrol-totp' } }),
      'POST /api/sign-in/totp-enrolment': () => ({ body: { secret: 'JBSWY3DPEHPK3PXP', uri } }),
    };
    await at('/', signedOut(steps), async (place) => {
      await enter(place);
      await place.page.getByText('JBSW Y3DP EHPK 3PXP').waitFor();
      expect(await place.page.locator('.ant-qrcode svg').count()).toBe(1);
    });
    await onPhone('/m', signedOut(steps), async (place) => {
      await enter(place);
      expect(await place.page.getByRole('link', { name: '在验证器中打开' }).getAttribute('href')).toBe(uri);
    });
  });

  test('whoever comes back from single sign-on goes on with the step that is left', async () => {
    await onPhone('/m?next=totp', door('POST /api/sign-in/totp', {}), async ({ page }) => {
      await page.getByLabel('动态口令').fill('123456');
      await page.getByRole('button', { name: '确认' }).click();
      await page.getByText('今天没有等您办理的事').waitFor();
    });
    const begun = { 'POST /api/sign-in/totp-enrolment': () => ({ body: { secret: 'JBSWY3DP', uri: 'otpauth://x' } }) };
    await at('/?next=enrol-totp', signedOut(begun), async ({ page }) => page.getByText('JBSW Y3DP').waitFor());
  });

  test('an identity that single sign-on came back with is linked only when the person ticks it', async () => {
    for (const link of [false, true]) {
      const answers = door('POST /api/sign-in', {});
      const entrance = answers['GET /api/entrance'];
      answers['GET /api/entrance'] = async (sent) => {
        const { body } = (await entrance?.(sent)) ?? {};
        return { body: { ...(body as object), linking: { id: 'gov', name: '政务统一认证' } } };
      };
      await onPhone('/m', answers, async (place) => {
        const box = place.page.getByRole('checkbox', { name: /同时绑定/ });
        expect(await box.isChecked()).toBe(false);
        if (link) await box.check();
        await enter(place);
        await place.page.getByText('今天没有等您办理的事').waitFor();
        const sent = place.server.sent.find(({ path }) => path === '/api/sign-in')?.body;
        expect((sent as { link?: boolean }).link).toBe(link ? true : undefined);
      });
    }
  });

  test('a session that expires in the middle is signed in again in place, and what was sent goes on with the same key', async () => {
    let valid = false;
    const answers = signedIn({
      'POST /api/password': () => (valid ? { body: { next: 'done' } } : problem(401, 'session-ended', '登录已失效。')),
      'POST /api/sign-in': () => {
        valid = true;
        return { body: { next: 'done' } };
      },
    });
    await at('/account', answers, async ({ page, server }) => {
      for (const label of ['现在的密码', '新密码', '再输一遍新密码'])
        await page.getByLabel(label, { exact: true }).fill('甲乙丙丁');
      await page.getByRole('button', { name: '更改密码' }).click();
      const dialog = page.getByRole('dialog', { name: '登录已超时' });
      await dialog.waitFor();
      // The name can't be changed: what waits is this person's.
      expect(await dialog.getByLabel('账号').getAttribute('readonly')).not.toBeNull();
      await page.keyboard.type('新密码');
      await page.keyboard.press('Enter');
      await page.getByText('密码已更改').waitFor();
      expect(await dialog.count()).toBe(0);
      const keys = server.sent
        .filter(({ path }) => path === '/api/password')
        .map(({ headers }) => headers['idempotency-key']);
      expect(keys).toHaveLength(2);
      expect(new Set(keys).size).toBe(1);
    });
  });

  test('a failure of the server says what to do, and gives the request’s name', async () => {
    const failing = signedIn({ 'GET /api/me': () => problem(500, 'internal', '系统出了问题，这次操作没有完成。') });
    await at('/', failing, async ({ page }) => {
      await page.getByText('系统出了问题').waitFor();
      await page.getByText('0199aa55-7c1e').waitFor();
      failing['GET /api/me'] = (sent) => signedIn()['GET /api/me']?.(sent) ?? {};
      await page.getByRole('button', { name: '重试' }).click();
      await page.getByRole('heading', { name: '待我办理' }).waitFor();
    });
  });

  test('a device without network is told that it can go on writing', async () => {
    await onPhone('/m', signedIn(), async ({ page, context }) => {
      await page.getByText('今天没有等您办理的事').waitFor();
      await context.setOffline(true);
      await page.getByText('当前没有网络').waitFor();
    });
  });

  test('large text is kept on the device, for both entries, and controls grow with it', async () => {
    await at('/account', signedIn(), async ({ page, server }) => {
      const button = page.getByRole('button', { name: '更改密码' });
      const before = await button.boundingBox();
      await page.getByRole('button', { name: '大字' }).click();
      const after = await button.boundingBox();
      expect(after?.height).toBeGreaterThan(before?.height ?? Number.POSITIVE_INFINITY);
      await page.goto(`${server.url}/m/mine`);
      expect(await page.getByRole('switch', { name: '大字显示' }).getAttribute('aria-checked')).toBe('true');
    });
  });

  test('tabs of the phone are addresses: going back and reloading work', async () => {
    const answers = signedIn({
      'GET /api/results/mine': () => ({ body: { rounds: [] } }),
      'GET /api/objections/mine': () => ({ body: { own: [], handling: [], fileable: [] } }),
    });
    await onPhone('/m', answers, async ({ page }) => {
      await page.getByRole('link', { name: '成绩' }).click();
      await page.getByText('还没有成绩').waitFor();
      await page.reload();
      await page.getByText('还没有成绩').waitFor();
      await page.getByRole('link', { name: '我的' }).click();
      await page.goBack();
      await page.getByText('还没有成绩').waitFor();
    });
  });

  test('what a thumb touches is 44 high or more', async () => {
    await onPhone('/m/mine', signedIn(), async ({ page }) => {
      await page.getByRole('switch').waitFor();
      const boxes = await Promise.all((await page.locator('a, button').all()).map((control) => control.boundingBox()));
      expect(boxes.length).toBeGreaterThanOrEqual(7);
      for (const box of boxes) expect(box?.height).toBeGreaterThanOrEqual(44);
    });
  });

  test('the menu of the person works by keyboard alone, and signing out leaves', async () => {
    const answers = signedIn({ 'POST /api/sign-out': () => ({}) });
    await at('/', answers, async ({ page, server }) => {
      await page.getByRole('button', { name: /李致远/ }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name: '退出登录' }).waitFor();
      answers['GET /api/me'] = () => problem(401, 'not-signed-in', '请先登录。');
      await page.getByRole('menuitem', { name: '退出登录' }).click();
      await page.getByLabel('密码', { exact: true }).waitFor();
      expect(server.sent.some(({ path }) => path === '/api/sign-out')).toBe(true);
    });
  });

  test('an address that leads nowhere says so, on both entries', async () => {
    await at('/nowhere', signedIn(), async ({ page }) => {
      await page.getByText('没有这个页面').waitFor();
      await page.getByRole('button', { name: '回到首页' }).click();
      await page.getByRole('heading', { name: '待我办理' }).waitFor();
    });
    await onPhone('/m/nowhere', signedIn(), async ({ page }) => page.getByText('没有这个页面').waitFor());
  });

  test('a browser below the floor is told what to use instead, and nothing else is drawn', async () => {
    const server = await serveFixture(signedIn());
    const { page, context, faults } = await openPage(browser, desk);
    await page.addInitScript(() => Reflect.deleteProperty(String.prototype, 'replaceAll'));
    await page.goto(server.url);
    await page.getByRole('heading', { name: '浏览器版本过低' }).waitFor();
    expect(server.sent).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
    server.close();
  });
});
