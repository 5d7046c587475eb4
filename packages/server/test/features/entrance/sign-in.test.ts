import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { write } from '../../../src/db/scope.ts';
import { newOneTimePassword } from '../../../src/features/accounts/one-time-password.ts';
import { createAccount, setOneTimePassword } from '../../../src/features/accounts/store.ts';
import { browser, later, openAccount, PASSWORD, recorded, signIn } from '../../browser.ts';
import { type TestServer, testServer } from '../../server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const scope = () => ({ tenant: server.county.id, db: server.database.db });
const REFUSED = {
  status: 401,
  code: 'sign-in-refused',
  title: '登录名或密码不正确，或者账号已停用。请检查后重试；忘记密码的，请联系系统管理员重置。',
};

describe('the entrance', () => {
  it('tells which counties there are and what a password must be, before anybody is signed in', async () => {
    const { status, body } = await browser(server.app).ask('GET /api/entrance');
    expect(status).toBe(200);
    expect(body).toEqual({
      counties: [{ code: 'qinghe', name: 'qinghe县' }],
      singleSignOn: [],
      rules: {
        passwordLength: 10,
        passwordClasses: 3,
        passwordDays: 90,
        passwordHistory: 5,
        passwordSentence:
          '密码至少 10 个字符、最多 200 个字符，含大写字母、小写字母、数字、符号中的至少 3 类，不用常见的密码，不用登录名、姓名拼音或县区名称凑成，不与最近用过的 5 个密码相同，每 90 天更换一次。',
      },
    });
  });
});

describe('signing in', () => {
  it('with login and password gives a session that counts', async () => {
    const id = await openAccount(server, { login: 'lin.xiaoman' });
    const mine = browser(server.app);
    expect((await mine.ask('GET /api/me')).body.code).toBe('not-signed-in');
    expect((await signIn(mine, ' Lin.Xiaoman ')).body).toEqual({ next: 'done' });
    const me = await mine.ask('GET /api/me');
    expect(me.body).toEqual({
      account: { id, login: 'lin.xiaoman', name: '林小满', totp: false },
      roles: [],
      abilities: ['totp.end'],
      county: { code: 'qinghe', name: 'qinghe县' },
      session: { id: me.body.session.id, idleMinutes: 30, endsAt: '2026-03-25T13:00:00.000Z' },
      passwordDue: '2026-06-23T01:00:00.000Z',
    });
    expect(await recorded(server, id)).toEqual(['sign-in done {"way":"password","next":"done"}']);
  });

  it('sets a cookie that scripts and other sites do not get', async () => {
    await openAccount(server, { login: 'cookie' });
    const { raw } = await signIn(browser(server.app), 'cookie');
    expect(raw.cookies[0]).toMatchObject({ name: 'shiji', path: '/', httpOnly: true, sameSite: 'Lax' });
  });

  it('over https sets it for this host alone', async () => {
    const secure = await testServer({ https: true });
    try {
      await openAccount(secure, { login: 'cookie' });
      const mine = browser(secure.app);
      const { raw } = await signIn(mine, 'cookie');
      expect(raw.cookies).toHaveLength(1);
      expect(raw.cookies[0]).toMatchObject({ name: '__Host-shiji', path: '/', httpOnly: true, secure: true });
      expect(raw.cookies[0]).not.toHaveProperty('domain');
      expect((await mine.ask('GET /api/me')).status).toBe(200);
      await mine.ask('POST /api/sign-out');
      expect(mine.cookies.size).toBe(0);
    } finally {
      await secure.close();
    }
  });

  it('answers an unknown login, a wrong password, a disabled account and an unknown county with the same sentence', async () => {
    const id = await openAccount(server, { login: 'zhou.an' });
    const gone = await openAccount(server, { login: 'gone' });
    await server.database.db
      .updateTable('accounts')
      .set({ disabled_at: server.clock.now.toISOString() })
      .where('tenant', '=', server.county.id)
      .where('id', '=', gone)
      .execute();
    const mine = browser(server.app);
    const answers = [
      await signIn(mine, 'nobody'),
      await signIn(mine, 'zhou.an', 'Wrong-password-1'),
      await signIn(mine, 'gone'),
      await mine.ask('POST /api/sign-in', { county: 'nowhere', login: 'zhou.an', password: PASSWORD }),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(401);
      expect(body).toMatchObject(REFUSED);
    }
    expect(await recorded(server, id)).toEqual(['sign-in refused {"way":"password","why":"wrong-password"}']);
    expect(await recorded(server, gone)).toEqual(['sign-in refused {"way":"password","why":"disabled"}']);
    expect(mine.cookies.size).toBe(0);
  });

  it('takes a password exactly as it is typed, blanks and Chinese included', async () => {
    await openAccount(server, { login: 'blanks', password: ' 春江 Water 1 ' });
    expect((await signIn(browser(server.app), 'blanks', ' 春江 Water 1 ')).body).toEqual({ next: 'done' });
    expect((await signIn(browser(server.app), 'blanks', '春江 Water 1')).status).toBe(401);
  });

  it('with a password that was given out leads to choosing another, and to nothing else before', async () => {
    const given = await newOneTimePassword();
    expect(given.password).toMatch(/^([a-hjkmnp-z2-9]{4}-){2}[a-hjkmnp-z2-9]{4}$/);
    await write(scope(), async (tx) => {
      const made = await createAccount(tx, { login: 'new.here', name: '何新', at: server.clock.now });
      if (made.ok) await setOneTimePassword(tx, made.id, given, server.clock.now);
    });
    const mine = browser(server.app);
    expect((await signIn(mine, 'new.here', given.password)).body).toEqual({ next: 'change-password' });
    expect(await mine.ask('GET /api/me')).toMatchObject({
      status: 401,
      body: { code: 'sign-in-unfinished', title: '登录还没有完成，请先完成剩下的步骤。' },
    });
    expect((await mine.ask('POST /api/password', { next: 'Willow-bridge-42' })).body).toEqual({ next: 'done' });
    expect((await mine.ask('GET /api/me')).status).toBe(200);
    expect((await signIn(browser(server.app), 'new.here', given.password)).status).toBe(401);
  });

  it('with a password that was given out more than 14 days ago is refused', async () => {
    await openAccount(server, { login: 'late', mustChange: true });
    later(server, 14 * 24 * 60 + 1);
    expect(await signIn(browser(server.app), 'late')).toMatchObject({
      status: 401,
      body: { code: 'one-time-password-over', title: '临时密码已过有效期（14 天），请联系系统管理员重新发放。' },
    });
  });

  it('refuses a login that is taken in this county only', async () => {
    await openAccount(server, { login: 'taken' });
    const again = await write(scope(), (tx) =>
      createAccount(tx, { login: 'TAKEN ', name: '另一人', at: server.clock.now }),
    );
    expect(again).toEqual({ ok: false, refusal: 'login-taken' });
    const other = await server.newCounty('other');
    await openAccount(server, { login: 'taken', county: other, password: 'Other-county-88' });
    expect((await signIn(browser(server.app), 'taken', 'Other-county-88')).status).toBe(401);
    const mine = browser(server.app);
    await mine.ask('POST /api/sign-in', { county: 'other', login: 'taken', password: 'Other-county-88' });
    expect((await mine.ask('GET /api/me')).body.county.code).toBe('other');
  });

  it('without a name or password says which field is missing', async () => {
    const { status, body } = await browser(server.app).ask('POST /api/sign-in', {
      county: '',
      login: '',
      password: '',
    });
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      { at: 'body.county', message: '请选择县区。' },
      { at: 'body.login', message: '请填写登录名。' },
      { at: 'body.password', message: '请填写密码。' },
    ]);
  });

  it('anew in the same browser ends the session before', async () => {
    await openAccount(server, { login: 'again' });
    const mine = browser(server.app);
    await signIn(mine, 'again');
    const first = mine.cookies.get('shiji');
    await signIn(mine, 'again');
    const old = browser(server.app);
    old.cookies.set('shiji', first ?? '');
    expect((await old.ask('GET /api/me')).body.code).toBe('session-ended');
    expect((await mine.ask('GET /api/me')).status).toBe(200);
  });
});
