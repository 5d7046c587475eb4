import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenIdConfig } from '../../../src/config.ts';
import { openIdProvider } from '../../../src/ports/openid.ts';
import { type Browser, browser, later, openAccount, recorded, signIn } from '../../browser.ts';
import { type OpenIdServer, openIdServer } from '../../openid-server.ts';
import { type TestServer, testServer } from '../../server.ts';

const PUBLIC = 'http://shiji.test';
const START = 'GET /api/sign-in/openid/openid';
const CALLBACK = '/api/sign-in/openid/openid/callback';

let provider: OpenIdServer;
let server: TestServer;
let settings: OpenIdConfig;
beforeAll(async () => {
  provider = await openIdServer(`${PUBLIC}${CALLBACK}`);
  const { issuer, clientId, clientSecret } = provider;
  settings = { name: '清河统一认证', issuer, clientId, clientSecret, county: 'qinghe' };
  server = await testServer({ publicUrl: PUBLIC, openId: settings });
});
afterAll(async () => {
  await server.close();
  await provider.close();
});

const locationOf = (raw: { readonly headers: { readonly location?: string | number | string[] } }) =>
  String(raw.headers.location);
const addressOf = ({ pathname, search }: URL) => `GET ${pathname}${search}`;

/** Sets out, signs in there as `subject`, and gives the address to come back to. */
async function there(mine: Browser, subject: string, start = START): Promise<URL> {
  const { status, raw } = await mine.ask(start);
  expect(status).toBe(303);
  return provider.visit(locationOf(raw), subject);
}

async function thereAndBack(mine: Browser, subject: string, start = START) {
  return mine.ask(addressOf(await there(mine, subject, start)));
}

/** Links `subject` to the account of `login`. */
async function linked(login: string, subject: string): Promise<void> {
  const mine = browser(server.app);
  await thereAndBack(mine, subject);
  expect((await signIn(mine, login, undefined, { link: true })).body).toEqual({ next: 'done' });
}

const page = (seen: { readonly raw: { readonly body: string } }) => /<p>(.*?)<\/p>/.exec(seen.raw.body)?.[1];

describe('single sign-on', () => {
  it('is offered at the entrance', async () => {
    expect((await browser(server.app).ask('GET /api/entrance')).body.singleSignOn).toEqual([
      { id: 'openid', name: '清河统一认证', county: 'qinghe', url: '/api/sign-in/openid/openid' },
    ]);
  });

  it('asks with PKCE, nonce and state', async () => {
    const { raw } = await browser(server.app).ask(START);
    const asked = new URL(locationOf(raw)).searchParams;
    expect(asked.get('response_type')).toBe('code');
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'nonce', 'state']) expect(asked.get(name)?.length).toBeGreaterThan(40);
    const cookie = raw.cookies.find(({ name }) => name === 'shiji-sso');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', maxAge: 600 });
    // Sealed: who reads the cookie learns neither of them.
    expect(Buffer.from(cookie?.value ?? '', 'base64').toString('latin1')).not.toContain(asked.get('nonce'));
  });

  it('links somebody who comes for the first time by one sign-in with the password; from then on it signs in', async () => {
    const id = await openAccount(server, { login: 'wei.lan' });
    const mine = browser(server.app);
    expect(locationOf((await thereAndBack(mine, 'lan')).raw)).toBe('/?link=openid');
    expect((await mine.ask('GET /api/me')).status).toBe(401);
    expect((await mine.ask('GET /api/entrance')).body.linking).toEqual({ id: 'openid', name: '清河统一认证' });
    expect((await signIn(mine, 'wei.lan', undefined, { link: true })).body).toEqual({ next: 'done' });
    expect((await mine.ask('GET /api/entrance')).body.linking).toBeUndefined();
    const phone = browser(server.app);
    expect(locationOf((await thereAndBack(phone, 'lan', `${START}?place=phone`)).raw)).toBe('/m');
    expect((await phone.ask('GET /api/me')).body.account.id).toBe(id);
    expect(await recorded(server, id)).toEqual([
      `identity-link done {"issuer":"${provider.issuer}"}`,
      'sign-in done {"way":"password","next":"done"}',
      'sign-in done {"way":"single-sign-on","next":"done"}',
    ]);
  });

  it('links nothing unless the person who signs in asks for it: the computer may be shared', async () => {
    await openAccount(server, { login: 'shared' });
    const mine = browser(server.app);
    await thereAndBack(mine, 'somebody-before');
    await signIn(mine, 'shared');
    expect(locationOf((await thereAndBack(browser(server.app), 'somebody-before')).raw)).toBe('/?link=openid');
  });

  it('links only after the last step of signing in', async () => {
    await openAccount(server, { login: 'steps', mustChange: true });
    const mine = browser(server.app);
    await thereAndBack(mine, 'steps-there');
    expect((await signIn(mine, 'steps', undefined, { link: true })).body).toEqual({ next: 'change-password' });
    expect(locationOf((await thereAndBack(browser(server.app), 'steps-there')).raw)).toBe('/?link=openid');
    expect((await mine.ask('POST /api/password', { next: 'Willow-bridge-42' })).body).toEqual({ next: 'done' });
    expect(locationOf((await thereAndBack(browser(server.app), 'steps-there')).raw)).toBe('/');
  });

  it('is one factor: an administrator still gives a code', async () => {
    const id = await openAccount(server, { login: 'guard' });
    await linked('guard', 'guard-there');
    await server.database.db
      .insertInto('grants')
      .values({
        tenant: server.county.id,
        id,
        account: id,
        role: 'auditAdmin',
        unit: null,
        granted_at: server.clock.now.toISOString(),
      })
      .execute();
    const mine = browser(server.app);
    expect(locationOf((await thereAndBack(mine, 'guard-there')).raw)).toBe('/?next=enrol-totp');
    expect((await mine.ask('GET /api/me')).body.code).toBe('sign-in-unfinished');
  });

  it('does not let a disabled account in', async () => {
    const id = await openAccount(server, { login: 'former' });
    await linked('former', 'former-there');
    await server.database.db
      .updateTable('accounts')
      .set({ disabled_at: server.clock.now.toISOString() })
      .where('tenant', '=', server.county.id)
      .where('id', '=', id)
      .execute();
    const refused = await thereAndBack(browser(server.app), 'former-there');
    expect(refused.status).toBe(403);
    expect(page(refused)).toBe('与您绑定的账号已不能使用，请联系系统管理员。');
    expect(await recorded(server, id)).toContain('sign-in refused {"way":"single-sign-on","why":"disabled"}');
  });

  it('is described as leading elsewhere', async () => {
    const { paths } = (await browser(server.app).ask('GET /api/docs')).body;
    expect(Object.keys(paths['/api/sign-in/openid/{id}'].get.responses)).toContain('303');
  });

  it('is not offered for a county that is not here', async () => {
    const empty = await testServer({ publicUrl: PUBLIC, openId: { ...settings, county: 'nowhere' } });
    try {
      expect((await browser(empty.app).ask('GET /api/entrance')).body.singleSignOn).toEqual([]);
    } finally {
      await empty.close();
    }
  });

  it('of a provider that is not there is not found', async () => {
    expect((await browser(server.app).ask('GET /api/sign-in/openid/other')).status).toBe(404);
  });
});

describe('what comes back is refused', () => {
  it('in a browser that did not set out', async () => {
    const back = await there(browser(server.app), 'stolen');
    const refused = await browser(server.app).ask(addressOf(back));
    expect(refused.status).toBe(400);
    expect(page(refused)).toBe('这次登录已超过 10 分钟，或者不是从本浏览器发起的。请返回登录页，重新点击登录。');
    expect(refused.raw.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(refused.raw.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('with another state', async () => {
    const mine = browser(server.app);
    const back = await there(mine, 'state');
    back.searchParams.set('state', 'of-somebody-else');
    const refused = await mine.ask(addressOf(back));
    expect(refused.status).toBe(400);
    expect(page(refused)).toBe('“清河统一认证”返回的内容与本次登录不符，已拒绝。请返回登录页，重新点击登录。');
  });

  it('with a code that was used', async () => {
    const mine = browser(server.app);
    const back = await there(mine, 'replayed');
    const kept = mine.cookies.get('shiji-sso') ?? '';
    expect((await mine.ask(addressOf(back))).status).toBe(303);
    expect((await mine.ask(addressOf(back))).status).toBe(400);
    const again = browser(server.app);
    again.cookies.set('shiji-sso', kept);
    const refused = await again.ask(addressOf(back));
    expect(refused.status).toBe(403);
    expect(page(refused)).toBe('“清河统一认证”没有同意这次登录，或者登录凭据已经用过。请返回登录页重试。');
  });

  it('later than ten minutes', async () => {
    const mine = browser(server.app);
    const back = await there(mine, 'slow');
    later(server, 11);
    expect((await mine.ask(addressOf(back))).status).toBe(400);
  });

  it('where the person did not agree there', async () => {
    const mine = browser(server.app);
    const { raw } = await mine.ask(START);
    const state = new URL(locationOf(raw)).searchParams.get('state');
    const refused = await mine.ask(
      `GET ${CALLBACK}?error=access_denied&state=${state}&iss=${encodeURIComponent(provider.issuer)}`,
    );
    expect(refused.status).toBe(403);
  });

  it('with a cookie that was altered', async () => {
    const mine = browser(server.app);
    const back = await there(mine, 'altered');
    mine.cookies.set('shiji-sso', `${mine.cookies.get('shiji-sso')}AA`);
    expect((await mine.ask(addressOf(back))).status).toBe(400);
  });
});

describe('the identity provider', () => {
  const begin = async () => {
    const port = openIdProvider(settings, `${PUBLIC}${CALLBACK}`);
    const begun = await port.begin();
    if (!begun.ok) throw new Error(begun.cause);
    const { searchParams } = await provider.visit(begun.to, 'port');
    const secret: Readonly<Record<string, string>> = JSON.parse(begun.secret);
    return { port, answer: searchParams, secret };
  };

  it('vouches for a subject', async () => {
    const { port, answer, secret } = await begin();
    expect(await port.finish(answer, JSON.stringify(secret))).toEqual({ ok: true, subject: 'port' });
  });

  it.each([
    ['nonce', 'answer-unfit'],
    ['state', 'answer-unfit'],
    ['verifier', 'provider-refused'],
  ])('refuses an answer to another %s', async (name, refusal) => {
    const { port, answer, secret } = await begin();
    const other = { ...secret, [name]: 'x'.repeat(43) };
    expect(await port.finish(answer, JSON.stringify(other))).toMatchObject({ ok: false, refusal });
  });
});

describe('a claim', () => {
  const comesBack = async (at: TestServer, from: OpenIdServer, subject: string) => {
    const mine = browser(at.app);
    const back = await from.visit(locationOf((await mine.ask(START)).raw), subject);
    return { mine, to: locationOf((await mine.ask(addressOf(back))).raw) };
  };

  it('equals the login only where the operator has said so', async () => {
    await openAccount(server, { login: 'e-hong' });
    expect((await comesBack(server, provider, 'hong')).to).toBe('/?link=openid');
  });

  it.each([false, true])(
    'signs in whom it names, and no administrator (in the ID token: %s)',
    async (claimsInToken) => {
      const own = await openIdServer(`${PUBLIC}${CALLBACK}`, claimsInToken);
      const trusting = await testServer({
        publicUrl: PUBLIC,
        openId: { ...settings, issuer: own.issuer, loginClaim: 'employee' },
      });
      try {
        await openAccount(trusting, { login: 'e-hong' });
        await openAccount(trusting, { login: 'e-guard', held: [{ role: 'securityAdmin' }] });
        const { mine, to } = await comesBack(trusting, own, 'hong');
        expect(to).toBe('/');
        expect((await mine.ask('GET /api/me')).body.account.login).toBe('e-hong');
        expect((await comesBack(trusting, own, 'guard')).to).toBe('/?link=openid');
        expect((await comesBack(trusting, own, 'nobody-here')).to).toBe('/?link=openid');
      } finally {
        await trusting.close();
        await own.close();
      }
    },
  );
});

describe('a provider that is down', () => {
  it('is told in a sentence, and tried again the next time', async () => {
    const down = await testServer({ publicUrl: PUBLIC, openId: { ...settings, issuer: 'http://127.0.0.1:9' } });
    try {
      const refused = await browser(down.app).ask(START);
      expect(refused.status).toBe(502);
      expect(page(refused)).toBe('“清河统一认证”暂时无法访问，请稍后再试，或者返回登录页用登录名和密码登录。');
    } finally {
      await down.close();
    }
  });

  it('keeps nobody waiting', async () => {
    const mute = createServer(() => {});
    mute.listen(0, '127.0.0.1');
    await new Promise((resolve) => mute.once('listening', resolve));
    const address = mute.address();
    const issuer = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    const begun = await openIdProvider({ ...settings, issuer }, `${PUBLIC}${CALLBACK}`, 0.2).begin();
    expect(begun).toMatchObject({ ok: false, refusal: 'provider-unreachable', cause: 'OAUTH_TIMEOUT' });
    mute.close();
  });
});
