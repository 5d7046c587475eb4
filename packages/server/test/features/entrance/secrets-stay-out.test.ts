import { generateSync } from 'otplib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { browser, later, openAccount, PASSWORD, signIn } from '../../browser.ts';
import { type TestServer, testServer } from '../../server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

/** All that stands in the database, as text; bytes also as what they would spell. */
async function everything(): Promise<string> {
  const { rows: tables } = await server.database.pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await server.database.pool.query<{ row: string }>(
      `select row_to_json(t)::text as row from ${name} t`,
    );
    texts.push(
      ...rows.map(({ row }) =>
        row.replace(/\\\\x([0-9a-f]+)/g, (_, hex) => Buffer.from(hex, 'hex').toString('latin1')),
      ),
    );
  }
  return texts.join('\n');
}

it('no password, code, token or secret of signing in stands in the database, its record, or the log', async () => {
  const NEXT = 'Willow-bridge-42';
  const WRONG = 'Aspen-harbour-77';
  await openAccount(server, { login: 'careful', held: [{ role: 'systemAdmin' }], mustChange: true });
  const mine = browser(server.app);
  const tokens: string[] = [];
  const keep = () => tokens.push((mine.cookies.get('shiji') ?? '').split('.')[1] ?? '');
  await signIn(mine, 'careful', WRONG);
  // Somebody types the password into the wrong field.
  await signIn(mine, WRONG, 'careful');
  await signIn(mine, 'careful');
  keep();
  const { secret, uri } = (await mine.ask('POST /api/sign-in/totp-enrolment')).body;
  const code = generateSync({ secret, epoch: Math.floor(server.clock.now.getTime() / 1000) });
  await mine.ask('POST /api/sign-in/totp', { code: '000000' });
  expect((await mine.ask('POST /api/sign-in/totp', { code })).body).toEqual({ next: 'change-password' });
  keep();
  expect((await mine.ask('POST /api/password', { next: NEXT })).body).toEqual({ next: 'done' });
  keep();
  later(server, 1);
  await mine.ask('POST /api/password', { current: WRONG, next: NEXT });
  // A body that can't be read must not be quoted either.
  await server.app.inject({
    method: 'POST',
    url: '/api/sign-in',
    headers: { 'content-type': 'application/json', 'x-shiji': '1' },
    payload: `{"password":"${PASSWORD}"`,
  });

  const [stored, logged] = [await everything(), server.log.join('')];
  // The look itself works: what may stand there is found.
  expect(stored).toMatch(/"why": ?"wrong-password"/);
  expect(stored).toContain('careful');
  expect(logged).toContain('/api/sign-in/totp');
  expect(tokens.every((token) => token.length === 43)).toBe(true);
  const secrets = [PASSWORD, NEXT, WRONG, secret, uri, ...tokens];
  for (const text of secrets) {
    expect(stored.toLowerCase().includes(text.toLowerCase())).toBe(false);
    expect(logged.toLowerCase().includes(text.toLowerCase())).toBe(false);
  }
  // Six digits may stand in a moment or an id by chance: as a value of their own they don't.
  for (const text of [stored, logged]) expect(text).not.toMatch(new RegExp(`[",:( ]${code}[",) ]`));
  expect(logged).not.toContain('careful');
});
