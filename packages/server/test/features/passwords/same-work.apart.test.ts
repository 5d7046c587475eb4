import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { browser, openAccount, PASSWORD, signIn } from '../../browser.ts';
import { type TestServer, testServer } from '../../server.ts';

const verify = vi.hoisted(() => vi.fn());
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  verify.mockImplementation(real.verify);
  return { ...real, verify };
});

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

it.each([
  ['a wrong password', 'here', 'Wrong-password-1', 'qinghe'],
  ['an unknown login', 'nobody', PASSWORD, 'qinghe'],
  ['an account without a password', 'linked', PASSWORD, 'qinghe'],
  ['an unknown county', 'here', PASSWORD, 'nowhere'],
])('%s costs one look at a password', async (_what, login, password, county) => {
  if (login === 'linked') {
    const id = await openAccount(server, { login });
    await server.database.db
      .updateTable('accounts')
      .set({ password_hash: null })
      .where('tenant', '=', server.county.id)
      .where('id', '=', id)
      .execute();
  }
  if (login === 'here' && county === 'qinghe') await openAccount(server, { login });
  verify.mockClear();
  const { body } = await signIn(browser(server.app), login, password, { county });
  expect(body.code).toBe('sign-in-refused');
  expect(verify).toHaveBeenCalledTimes(1);
  // By the same parameters: a cheaper hash would be told apart.
  expect(verify.mock.calls[0]?.[0]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});
