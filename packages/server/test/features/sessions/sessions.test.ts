import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browser, later, openAccount, PASSWORD, recorded, signIn } from '../../browser.ts';
import { type TestServer, testServer } from '../../server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const PHONE = 'Mozilla/5.0 (Linux; Android 12) Chrome/90.0 MicroMessenger/8.0';

async function signedIn(login: string, agent?: string) {
  const mine = browser(server.app, agent === undefined ? {} : { agent });
  expect((await signIn(mine, login)).body).toEqual({ next: 'done' });
  return mine;
}

const ended = (title: string) => ({ status: 401, body: { code: 'session-ended', title } });

describe('a session', () => {
  it('ends after half an hour without a request, and says so', async () => {
    await openAccount(server, { login: 'idle' });
    const mine = await signedIn('idle');
    for (let n = 0; n < 3; n++) {
      later(server, 29);
      expect((await mine.ask('GET /api/me')).status).toBe(200);
    }
    later(server, 31);
    expect(await mine.ask('GET /api/me')).toMatchObject(
      ended('较长时间没有操作，登录已自动退出，请重新登录。已填写的内容仍然保留。'),
    );
  });

  it('of an administrator ends after a quarter of an hour', async () => {
    const administrator = await server.as({ held: [{ role: 'systemAdmin' }] });
    later(server, 14);
    expect((await administrator.ask('GET /api/me')).body.session.idleMinutes).toBe(15);
    later(server, 16);
    expect((await administrator.ask('GET /api/me')).status).toBe(401);
  });

  it('ends after twelve hours however busy it is', async () => {
    await openAccount(server, { login: 'busy' });
    const mine = await signedIn('busy');
    for (let n = 0; n < 28; n++) {
      later(server, 25);
      expect((await mine.ask('GET /api/me')).status).toBe(200);
    }
    later(server, 25);
    expect(await mine.ask('GET /api/me')).toMatchObject(
      ended('本次登录已到最长时限，请重新登录。已填写的内容仍然保留。'),
    );
  });

  it('that is half-way in ends after a quarter of an hour', async () => {
    await openAccount(server, { login: 'half', mustChange: true });
    const mine = browser(server.app);
    await signIn(mine, 'half');
    later(server, 16);
    expect((await mine.ask('POST /api/password', { next: 'Willow-bridge-42' })).body.code).toBe('session-ended');
  });

  it('ends with signing out, also half-way in', async () => {
    const id = await openAccount(server, { login: 'out' });
    const mine = await signedIn('out');
    const token = mine.cookies.get('shiji') ?? '';
    expect(await mine.ask('POST /api/sign-out')).toMatchObject({ status: 200, body: {} });
    expect(mine.cookies.has('shiji')).toBe(false);
    mine.cookies.set('shiji', token);
    expect(await mine.ask('GET /api/me')).toMatchObject(ended('您已退出登录，请重新登录。'));
    expect(await recorded(server, id)).toContain('sign-out done null');
    expect((await browser(server.app).ask('POST /api/sign-out')).status).toBe(200);
  });

  it('ends at once when its account is disabled', async () => {
    const id = await openAccount(server, { login: 'disabled' });
    const mine = await signedIn('disabled');
    await server.database.db
      .updateTable('accounts')
      .set({ disabled_at: server.clock.now.toISOString() })
      .where('tenant', '=', server.county.id)
      .where('id', '=', id)
      .execute();
    expect(await mine.ask('GET /api/me')).toMatchObject(ended('账号已停用，登录已退出。如有疑问，请联系系统管理员。'));
  });

  it('has the roles of now at every request', async () => {
    const id = await openAccount(server, { login: 'roles' });
    const mine = await signedIn('roles');
    const grant = uuid();
    await server.database.db
      .insertInto('grants')
      .values({
        tenant: server.county.id,
        id: grant,
        account: id,
        role: 'office',
        unit: null,
        granted_at: server.clock.now.toISOString(),
      })
      .execute();
    expect((await mine.ask('GET /api/me')).body.roles).toEqual([{ role: 'office' }]);
    await server.database.db
      .updateTable('grants')
      .set({ ended_at: server.clock.now.toISOString() })
      .where('tenant', '=', server.county.id)
      .where('id', '=', grant)
      .execute();
    expect((await mine.ask('GET /api/me')).body.roles).toEqual([]);
  });

  it('is named by a token of which the database holds only the digest', async () => {
    await openAccount(server, { login: 'digest' });
    const mine = await signedIn('digest');
    const secret = (mine.cookies.get('shiji') ?? '').split('.')[1] ?? '';
    expect(secret.length).toBe(43);
    const rows = await server.database.db
      .selectFrom('sessions')
      .selectAll()
      .where('tenant', '=', server.county.id)
      .execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some((row) => JSON.stringify(row).includes(secret))).toBe(false);
    expect(rows.some((row) => row.token_hash.toString('utf8').includes(secret))).toBe(false);
  });
});

describe('my sessions', () => {
  it('are listed with device and times, and each can be ended', async () => {
    const id = await openAccount(server, { login: 'list' });
    const mine = await signedIn('list');
    later(server, 5);
    const phone = await signedIn('list', PHONE);
    const { body } = await mine.ask('GET /api/sessions');
    expect(body.map(({ device, current }: { device: string; current: boolean }) => [device, current])).toEqual([
      ['安卓手机 · 微信 8', false],
      ['Windows 电脑 · Chrome 126', true],
    ]);
    expect(Date.parse(body[0].since) - Date.parse(body[1].since)).toBe(5 * 60_000);
    expect((await mine.ask(`DELETE /api/sessions/${body[0].id}`)).status).toBe(200);
    expect(await phone.ask('GET /api/me')).toMatchObject(
      ended('这台设备上的登录已在别处被退出，请重新登录。不是本人操作的，请尽快修改密码。'),
    );
    expect((await mine.ask('GET /api/sessions')).body.length).toBe(1);
    expect(await recorded(server, id)).toContain(`session-end done {"session":"${body[0].id}"}`);
    expect((await mine.ask(`DELETE /api/sessions/${body[0].id}`)).status).toBe(404);
  });

  it('can be ended all but this one', async () => {
    await openAccount(server, { login: 'others' });
    const mine = await signedIn('others');
    const rest = [await signedIn('others'), await signedIn('others', PHONE)];
    expect((await mine.ask('POST /api/sessions/others/end')).body).toEqual({ ended: 2 });
    for (const one of rest) expect((await one.ask('GET /api/me')).status).toBe(401);
    expect((await mine.ask('GET /api/me')).status).toBe(200);
  });

  it('are nobody else’s to end, in this county or another', async () => {
    await openAccount(server, { login: 'victim' });
    const victim = await signedIn('victim');
    const { id } = (await victim.ask('GET /api/me')).body.session;
    const [neighbour, stranger] = [
      await server.as({ held: [{ role: 'office' }] }),
      await server.as({ county: await server.newCounty('far') }),
    ];
    expect((await neighbour.ask(`DELETE /api/sessions/${id}`)).status).toBe(403);
    expect((await stranger.ask(`DELETE /api/sessions/${id}`)).status).toBe(404);
    expect((await victim.ask('GET /api/me')).status).toBe(200);
  });

  it('are not told of before the sign-in is done', async () => {
    await openAccount(server, { login: 'early', mustChange: true });
    const mine = browser(server.app);
    await signIn(mine, 'early', PASSWORD);
    for (const address of ['GET /api/sessions', 'POST /api/sessions/others/end', 'POST /api/me/totp/end'])
      expect(
        (await mine.ask(address, address.endsWith('totp/end') ? { password: PASSWORD } : undefined)).body.code,
      ).toBe('sign-in-unfinished');
  });
});

it('whoever belongs to the roster is told so by the name that stands there', async () => {
  const person = uuid();
  await server.database.db
    .insertInto('people')
    .values({
      tenant: server.county.id,
      id: person,
      code: 'P-1',
      name: '覃小雨',
      pinyin: 'qinxiaoyu',
      initials: 'qxy',
      phone: null,
    })
    .execute();
  const mine = await server.as({ person });
  expect((await mine.ask('GET /api/me', { headers: {} })).body.person).toEqual({ id: person, name: '覃小雨' });
});
