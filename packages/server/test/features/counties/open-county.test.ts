import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCounty } from '../../../src/features/counties/open-county.ts';
import { browser } from '../../browser.ts';
import { type TestServer, testServer } from '../../server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

describe('a new county', () => {
  it('has three administrators, each with a power of their own and a password for once', async () => {
    const opened = await openCounty(server.database.db, { code: 'qingshi', name: ' 青石县 ' }, server.clock.now);
    if (!opened.ok) throw new Error(opened.refusal);
    expect(opened.administrators.map(({ role, login }) => [role, login])).toEqual([
      ['systemAdmin', 'system'],
      ['securityAdmin', 'security'],
      ['auditAdmin', 'audit'],
    ]);
    expect(new Set(opened.administrators.map(({ password }) => password)).size).toBe(3);
    for (const { login, password } of opened.administrators) {
      const asked = await browser(server.app).ask('POST /api/sign-in', { county: 'qingshi', login, password });
      expect(asked).toMatchObject({ status: 200, body: { next: 'enrol-totp' } });
    }
  });

  it('stands in the record from the first moment, and its passwords nowhere', async () => {
    const opened = await openCounty(server.database.db, { code: 'qinglin', name: '青林县' }, server.clock.now);
    if (!opened.ok) throw new Error(opened.refusal);
    const { rows } = await server.database.pool.query(
      "select action, detail from audit_entries e join tenants t on t.id = e.tenant where t.code = 'qinglin'",
    );
    const created = Array.from({ length: 3 }, () => 'account-create');
    const granted = Array.from({ length: 3 }, () => 'role-grant');
    expect(rows.map(({ action }) => action).sort()).toEqual([...created, ...granted]);
    for (const { password } of opened.administrators) expect(JSON.stringify(rows)).not.toContain(password);
  });

  it.each([
    ['Qing', '青石县', 'code-malformed'],
    ['1qing', '青石县', 'code-malformed'],
    ['青石', '青石县', 'code-malformed'],
    ['qing', '  ', 'name-malformed'],
    ['qinghe', '青禾县', 'county-exists'],
  ])('is refused: %s %s', async (code, name, refusal) => {
    const before = await server.database.pool.query('select count(*) from accounts');
    expect(await openCounty(server.database.db, { code, name }, server.clock.now)).toEqual({ ok: false, refusal });
    expect((await server.database.pool.query('select count(*) from accounts')).rows).toEqual(before.rows);
  });
});
