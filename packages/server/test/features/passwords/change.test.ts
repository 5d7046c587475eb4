import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browser, later, openAccount, PASSWORD, recorded, ruled, signIn } from '../../browser.ts';
import { type TestServer, testServer } from '../../server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const NEXT = 'Willow-bridge-42';

async function signedIn(login: string, password = PASSWORD) {
  const mine = browser(server.app);
  expect((await signIn(mine, login, password)).body).toEqual({ next: 'done' });
  return mine;
}

describe('changing the password', () => {
  it('ends every other session, tells them why, and gives this one a new token', async () => {
    const id = await openAccount(server, { login: 'two.devices' });
    const [mine, phone] = [await signedIn('two.devices'), await signedIn('two.devices')];
    const before = mine.cookies.get('shiji');
    expect((await mine.ask('POST /api/password', { current: PASSWORD, next: NEXT })).body).toEqual({ next: 'done' });
    expect(mine.cookies.get('shiji')).not.toBe(before);
    expect((await mine.ask('GET /api/me')).status).toBe(200);
    expect(await phone.ask('GET /api/me')).toMatchObject({
      status: 401,
      body: {
        code: 'session-ended',
        title: '密码已修改，请用新密码重新登录。不是本人修改的，请立即联系系统管理员。',
      },
    });
    const thief = browser(server.app);
    thief.cookies.set('shiji', before ?? '');
    expect((await thief.ask('GET /api/me')).body.code).toBe('not-signed-in');
    expect(await recorded(server, id)).toContain('password-change done {"ended":1}');
    expect((await signIn(browser(server.app), 'two.devices')).status).toBe(401);
    await signedIn('two.devices', NEXT);
  });

  it('needs the one of now, and guessing it locks as at the entrance', async () => {
    const id = await openAccount(server, { login: 'guess' });
    const mine = await signedIn('guess');
    const wrong = { current: 'Wrong-password-1', next: NEXT };
    expect(await mine.ask('POST /api/password', { next: NEXT })).toMatchObject({
      status: 422,
      body: { code: 'current-password-wrong', title: '现在的密码不正确，请重新输入。' },
    });
    for (let n = 0; n < 4; n++) await mine.ask('POST /api/password', wrong);
    expect(await mine.ask('POST /api/password', { current: PASSWORD, next: NEXT })).toMatchObject({
      status: 429,
      body: { code: 'account-locked' },
    });
    expect(await recorded(server, id)).toContain('password-change refused {"why":"locked"}');
  });

  it('tells all that is unfit about the new one, at its field', async () => {
    await openAccount(server, { login: 'unfit' });
    const mine = await signedIn('unfit');
    const { status, body } = await mine.ask('POST /api/password', { current: PASSWORD, next: 'abc' });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'password-unfit', title: '新密码不符合要求，请按提示修改。' });
    expect(body.errors).toEqual([
      { at: 'body.next', message: '密码至少 10 个字符，现为 3 个。' },
      {
        at: 'body.next',
        message: '密码须含大写字母、小写字母、数字、符号中的至少 3 类，现在没有大写字母、数字、符号。',
      },
    ]);
  });

  it('bars the one of now and as many before it as the rules say', async () => {
    await ruled(server, { passwordHistory: 2 });
    const id = await openAccount(server, { login: 'history' });
    const mine = await signedIn('history');
    const change = async (current: string, next: string) => {
      later(server, 1);
      return mine.ask('POST /api/password', { current, next });
    };
    const used = '新密码不能与现在的密码和最近用过的 2 个密码相同。';
    expect((await change(PASSWORD, PASSWORD)).body.errors[0].message).toBe(used);
    await change(PASSWORD, 'First-lantern-11');
    await change('First-lantern-11', 'Second-lantern-22');
    expect((await change('Second-lantern-22', PASSWORD)).body.errors[0].message).toBe(used);
    await change('Second-lantern-22', 'Third-lantern-33');
    expect((await change('Third-lantern-33', PASSWORD)).body).toEqual({ next: 'done' });
    const kept = await server.database.db
      .selectFrom('past_passwords')
      .select('set_at')
      .where('tenant', '=', server.county.id)
      .where('account', '=', id)
      .execute();
    expect(kept.length).toBe(2);
    await ruled(server, {});
  });

  it('is asked for at the next sign-in once it is older than the rules allow', async () => {
    await openAccount(server, { login: 'old' });
    await openAccount(server, { login: 'old.free' });
    later(server, 90 * 24 * 60 + 1);
    const mine = browser(server.app);
    expect((await signIn(mine, 'old')).body).toEqual({ next: 'change-password' });
    expect((await mine.ask('POST /api/password', { next: NEXT })).body).toEqual({ next: 'done' });
    await ruled(server, { passwordDays: 0 });
    expect((await signIn(browser(server.app), 'old.free')).body).toEqual({ next: 'done' });
    await ruled(server, {});
  });

  it('is not open to who is not signed in, nor before the code', async () => {
    expect((await browser(server.app).ask('POST /api/password', { next: NEXT })).body.code).toBe('not-signed-in');
    await openAccount(server, { login: 'admin', held: [{ role: 'auditAdmin' }], mustChange: true });
    const mine = browser(server.app);
    expect((await signIn(mine, 'admin')).body).toEqual({ next: 'enrol-totp' });
    expect(await mine.ask('POST /api/password', { next: NEXT })).toMatchObject({
      status: 409,
      body: { code: 'sign-in-step-over', title: '登录已进行到下一步，请刷新页面后继续。' },
    });
  });
});
