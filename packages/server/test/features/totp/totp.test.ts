import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, browser, later, openAccount, PASSWORD, recorded, signIn } from '../../browser.ts';
import { type TestServer, testServer } from '../../server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

/** What the phone shows, `steps` thirty seconds from now. */
function codeOf(secret: string, steps = 0): string {
  return generateSync({ secret, epoch: Math.floor(server.clock.now.getTime() / 1000) + steps * 30 });
}

const CODE_WRONG = {
  status: 422,
  body: {
    code: 'code-wrong',
    title: '动态口令不正确，或者已经用过。请等下一个口令出现后再输，并检查手机时间是否准确。',
  },
};

/** An administrator who has switched codes on. Gives the secret. */
async function enrolled(login: string, mine: Browser = browser(server.app)): Promise<string> {
  await openAccount(server, { login, held: [{ role: 'securityAdmin' }] });
  await signIn(mine, login);
  const { secret } = (await mine.ask('POST /api/sign-in/totp-enrolment')).body;
  expect((await mine.ask('POST /api/sign-in/totp', { code: codeOf(secret) })).body).toEqual({ next: 'done' });
  later(server, 1);
  return secret;
}

describe('an administrator', () => {
  it.each(['securityAdmin', 'systemAdmin', 'auditAdmin'] as const)(
    '(%s) comes in only after switching on codes',
    async (role) => {
      const id = await openAccount(server, { login: `new.${role}`, held: [{ role }] });
      const mine = browser(server.app);
      expect((await signIn(mine, `new.${role}`)).body).toEqual({ next: 'enrol-totp' });
      expect((await mine.ask('GET /api/me')).body.code).toBe('sign-in-unfinished');
      expect(await mine.ask('POST /api/sign-in/totp', { code: '123456' })).toMatchObject({
        status: 409,
        body: { code: 'totp-not-begun', title: '还没有取得动态口令的密钥，请先扫码添加，再输入口令。' },
      });
      const { secret, uri } = (await mine.ask('POST /api/sign-in/totp-enrolment')).body;
      expect(secret).toMatch(/^[A-Z2-7]{32}$/);
      expect(new URL(uri).searchParams.get('secret')).toBe(secret);
      expect(decodeURIComponent(new URL(uri).pathname)).toBe(`/实绩 qinghe县:new.${role.toLowerCase()}`);
      expect((await mine.ask('POST /api/sign-in/totp', { code: codeOf(secret) })).body).toEqual({ next: 'done' });
      expect((await mine.ask('GET /api/me')).body.account.totp).toBe(true);
      expect(await recorded(server, id)).toEqual([
        'sign-in done {"way":"password","next":"enrol-totp"}',
        'totp-enrol done {"way":"totp","next":"done"}',
      ]);
    },
  );

  it('gives the code at every sign-in after the password', async () => {
    const secret = await enrolled('careful');
    const mine = browser(server.app);
    expect((await signIn(mine, 'careful')).body).toEqual({ next: 'totp' });
    expect((await mine.ask('GET /api/me')).body.code).toBe('sign-in-unfinished');
    expect(await mine.ask('POST /api/sign-in/totp-enrolment')).toMatchObject({
      status: 409,
      body: { code: 'sign-in-step-over' },
    });
    expect((await mine.ask('POST /api/sign-in/totp', { code: codeOf(secret) })).body).toEqual({ next: 'done' });
    expect((await mine.ask('GET /api/me')).status).toBe(200);
  });

  it('gets a new token with the code: one that was seen before it is worth nothing', async () => {
    const secret = await enrolled('fixed');
    const mine = browser(server.app);
    await signIn(mine, 'fixed');
    const planted = browser(server.app);
    planted.cookies.set('shiji', mine.cookies.get('shiji') ?? '');
    await mine.ask('POST /api/sign-in/totp', { code: codeOf(secret) });
    expect((await planted.ask('GET /api/me')).body.code).toBe('not-signed-in');
  });

  it('may not switch codes off', async () => {
    const mine = browser(server.app);
    await enrolled('bound', mine);
    expect((await mine.ask('GET /api/me')).body.abilities).not.toContain('totp.end');
    expect(await mine.ask('POST /api/me/totp/end', { password: PASSWORD })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
  });
});

describe('a code', () => {
  it('counts once', async () => {
    const secret = await enrolled('once');
    const [mine, other] = [browser(server.app), browser(server.app)];
    await signIn(mine, 'once');
    await signIn(other, 'once');
    const code = codeOf(secret);
    expect((await mine.ask('POST /api/sign-in/totp', { code })).status).toBe(200);
    expect(await other.ask('POST /api/sign-in/totp', { code })).toMatchObject(CODE_WRONG);
  });

  it('counts once when two come at the same time', async () => {
    const secret = await enrolled('race');
    const both = [browser(server.app), browser(server.app)];
    for (const one of both) await signIn(one, 'race');
    const code = codeOf(secret);
    const answers = await Promise.all(both.map((one) => one.ask('POST /api/sign-in/totp', { code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('may be one step early or late, not two', async () => {
    const secret = await enrolled('skew');
    const mine = browser(server.app);
    await signIn(mine, 'skew');
    for (const steps of [-2, 2])
      expect(await mine.ask('POST /api/sign-in/totp', { code: codeOf(secret, steps) })).toMatchObject(CODE_WRONG);
    expect((await mine.ask('POST /api/sign-in/totp', { code: codeOf(secret, -1) })).status).toBe(200);
    later(server, 2);
    const next = browser(server.app);
    await signIn(next, 'skew');
    expect((await next.ask('POST /api/sign-in/totp', { code: codeOf(secret, 1) })).status).toBe(200);
  });

  it('is six digits', async () => {
    const { status, body } = await browser(server.app).ask('POST /api/sign-in/totp', { code: '12345' });
    expect(status).toBe(422);
    expect(body.errors).toEqual([{ at: 'body.code', message: '动态口令是 6 位数字。' }]);
  });

  it('that is wrong counts against the account, and the right password between does not wipe it out', async () => {
    await enrolled('guessed');
    const mine = browser(server.app);
    const codes: string[] = [];
    for (let n = 0; n < 6; n++) {
      const { body } = await signIn(mine, 'guessed');
      if (body.next !== undefined) {
        const { body: told } = await mine.ask('POST /api/sign-in/totp', { code: '000000' });
        codes.push(told.code);
      } else codes.push(body.code);
    }
    expect(codes).toEqual(['code-wrong', 'code-wrong', 'code-wrong', 'code-wrong', 'code-wrong', 'account-locked']);
    expect(await mine.ask('POST /api/sign-in/totp', { code: '000000' })).toMatchObject({ status: 429 });
  });

  it('without a sign-in under way is refused', async () => {
    expect(await browser(server.app).ask('POST /api/sign-in/totp', { code: '123456' })).toMatchObject({
      status: 401,
      body: { code: 'not-signed-in', title: '请先登录。' },
    });
  });
});

describe('somebody else', () => {
  it('switches codes on with the password and a first code, and off with the password', async () => {
    const id = await openAccount(server, { login: 'wish' });
    const mine = browser(server.app);
    await signIn(mine, 'wish');
    expect((await mine.ask('POST /api/me/totp', { password: 'Wrong-password-1' })).body.code).toBe(
      'current-password-wrong',
    );
    expect((await mine.ask('POST /api/me/totp/confirmation', { code: '123456' })).body.code).toBe('totp-not-begun');
    const { secret } = (await mine.ask('POST /api/me/totp', { password: PASSWORD })).body;
    // Until it is confirmed nothing is asked for: a QR code that wasn't scanned locks nobody out.
    expect((await signIn(browser(server.app), 'wish')).body).toEqual({ next: 'done' });
    expect((await mine.ask('POST /api/me/totp/confirmation', { code: '000000' })).status).toBe(422);
    expect((await mine.ask('POST /api/me/totp/confirmation', { code: codeOf(secret) })).status).toBe(200);
    expect(await mine.ask('POST /api/me/totp', { password: PASSWORD })).toMatchObject({
      status: 409,
      body: { code: 'totp-on-already', title: '动态口令已经启用。要更换手机，请先停用再重新启用。' },
    });
    expect((await signIn(browser(server.app), 'wish')).body).toEqual({ next: 'totp' });
    expect((await mine.ask('POST /api/me/totp/end', { password: PASSWORD })).status).toBe(200);
    expect((await signIn(browser(server.app), 'wish')).body).toEqual({ next: 'done' });
    expect((await recorded(server, id)).filter((line) => line.startsWith('totp'))).toEqual([
      'totp-enrol done null',
      'totp-enrol refused null',
      'totp-enrol refused {"why":"wrong-password"}',
      'totp-remove done null',
    ]);
  });
});

it('the secret is encrypted in the database, for its own account', async () => {
  const secret = await enrolled('sealed');
  const rows = await server.database.db
    .selectFrom('accounts')
    .select(['login', 'totp_secret'])
    .where('tenant', '=', server.county.id)
    .where('login', 'in', ['sealed', 'careful'])
    .orderBy('login')
    .execute();
  const [careful, sealed] = rows.map(({ totp_secret }) => totp_secret);
  expect(sealed).toMatch(/^v1\.0001\./);
  expect(sealed).not.toContain(secret);
  await server.database.db
    .updateTable('accounts')
    .set({ totp_secret: careful ?? null })
    .where('tenant', '=', server.county.id)
    .where('login', '=', 'sealed')
    .execute();
  const mine = browser(server.app);
  await signIn(mine, 'sealed');
  expect((await mine.ask('POST /api/sign-in/totp', { code: codeOf(secret) })).status).toBe(500);
});
