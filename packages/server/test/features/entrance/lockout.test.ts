import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressWall } from '../../../src/features/entrance/walls.ts';
import { browser, later, openAccount, recorded, signIn } from '../../browser.ts';
import { type TestServer, testServer } from '../../server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const WRONG = 'Wrong-password-1';
const LOCKED = {
  status: 429,
  body: {
    code: 'account-locked',
    title: '连续多次输入错误，该账号已暂时锁定，请 20 分钟后再试。忘记密码的，请联系系统管理员重置。',
  },
};
const wrongly = (login: string) => signIn(browser(server.app), login, WRONG);

describe('an account', () => {
  it('is locked after five wrong passwords, for the right one too, and opens after twenty minutes', async () => {
    const id = await openAccount(server, { login: 'five' });
    for (let n = 0; n < 5; n++) expect((await wrongly('five')).status).toBe(401);
    expect(await signIn(browser(server.app), 'five')).toMatchObject(LOCKED);
    expect(await recorded(server, id)).toContain('sign-in refused {"way":"password","why":"locked"}');
    later(server, 19);
    expect((await signIn(browser(server.app), 'five')).body.title).toContain('请 1 分钟后再试');
    later(server, 2);
    expect((await signIn(browser(server.app), 'five')).status).toBe(200);
  });

  it('begins to count anew after a success, and after fifteen minutes', async () => {
    await openAccount(server, { login: 'four' });
    for (let n = 0; n < 4; n++) await wrongly('four');
    expect((await signIn(browser(server.app), 'four')).status).toBe(200);
    for (let n = 0; n < 4; n++) await wrongly('four');
    later(server, 16);
    await wrongly('four');
    expect((await signIn(browser(server.app), 'four')).status).toBe(200);
  });

  it('is looked at no more than five times, however many tries come at once', async () => {
    await openAccount(server, { login: 'crowd' });
    const answers = await Promise.all(Array.from({ length: 50 }, () => wrongly('crowd')));
    const codes = answers.map(({ body }) => body.code);
    expect(codes.filter((code) => code === 'sign-in-refused').length).toBe(5);
    expect(codes.filter((code) => code === 'account-locked').length).toBe(45);
  });

  it('that does not exist is locked in the same way, so that the lock tells nobody which logins exist', async () => {
    for (let n = 0; n < 5; n++) expect((await wrongly(' Nobody')).status).toBe(401);
    expect(await wrongly('nobody')).toMatchObject(LOCKED);
    later(server, 21);
    expect((await wrongly('nobody')).status).toBe(401);
  });
});

describe('an address', () => {
  it('that failed too often with many accounts waits, and others do not', async () => {
    const strict = await testServer({ wrongSignIns: 3 });
    try {
      await openAccount(strict, { login: 'here' });
      const from = (address: string) => browser(strict.app, { address });
      // Those that are right don't count.
      for (let n = 0; n < 5; n++) expect((await signIn(from('10.9.9.9'), 'here')).status).toBe(200);
      for (let n = 0; n < 3; n++) await signIn(from('10.9.9.9'), `guess-${n}`, WRONG);
      const refused = await signIn(from('10.9.9.9'), 'here');
      expect(refused).toMatchObject({
        status: 429,
        body: { code: 'too-many-tries', title: '从您所在的网络登录失败次数过多，请 900 秒后再试。' },
      });
      expect(refused.raw.headers['retry-after']).toBe('900');
      expect((await signIn(from('10.9.9.8'), 'here')).status).toBe(200);
      later(strict, 16);
      expect((await signIn(from('10.9.9.9'), 'here')).status).toBe(200);
    } finally {
      await strict.close();
    }
  });

  it('of IPv6 is the whole network of somebody', () => {
    const wall = addressWall(1);
    const now = new Date('2026-03-25T01:00:00Z');
    expect(wall.take('2001:db8:1:2::1', now)).toBeUndefined();
    expect(wall.take('2001:db8:1:2:ffff::9', now)).toBe(900);
    expect(wall.take('2001:db8:1:3::1', now)).toBeUndefined();
    expect(wall.take('::1', now)).toBeUndefined();
  });
});
