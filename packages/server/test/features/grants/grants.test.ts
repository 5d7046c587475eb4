import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../../src/http/actor.ts';
import { type Asking, type County, type TestServer, testServer } from '../../server.ts';
import { addPerson, addUnit } from '../roster-rows.ts';

let server: TestServer;
let county: County;
let security: Asking;
let auditor: Asking;
let number = 0;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  county = await server.newCounty(`c${number++}`);
  security = await server.as({ county, name: '安管', held: [{ role: 'securityAdmin' }] });
  auditor = await server.as({ county, name: '审计', held: [{ role: 'auditAdmin' }] });
});

/** An account that its holder has taken into use. */
async function account(more: { name?: string; held?: readonly { role: Role }[]; person?: string } = {}) {
  const made = await server.as({ county, ...more });
  await change(made.account, { totp_confirmed_at: '2026-01-01T00:00:00Z' });
  return made;
}
const change = (id: string, to: Record<string, string | boolean | null>) =>
  server.database.db.updateTable('accounts').set(to).where('tenant', '=', county.id).where('id', '=', id).execute();
const give = (to: string, role: Role, unit?: string) =>
  security.ask('POST /api/grants', { body: { account: to, role, ...(unit === undefined ? {} : { unit }) } });
const refusal = ({ status, body }: { status: number; body: { code: string; title: string } }) => [
  status,
  body.code,
  body.title,
];

describe('giving a role', () => {
  it('takes effect at the next request, and ending it too', async () => {
    const somebody = await account({ name: '新人' });
    expect((await somebody.ask('GET /api/audit')).status).toBe(403);
    const { status, body } = await give(somebody.account, 'auditAdmin');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      account: { name: '新人', disabled: false },
      role: 'auditAdmin',
      roleName: '审计管理员',
      grantedBy: '安管',
      abilities: { end: true },
    });
    expect((await somebody.ask('GET /api/audit')).status).toBe(200);
    const ended = await security.ask(`POST /api/grants/${body.id}/end`);
    expect(ended.body).toMatchObject({ endedBy: '安管', abilities: { end: false } });
    expect((await somebody.ask('GET /api/audit')).status).toBe(403);
  });

  it('for one unit shows the unit, and the same again for another one', async () => {
    const somebody = await account();
    const first = await addUnit(server.database, county.id, { name: '农业农村局' });
    const second = await addUnit(server.database, county.id, { name: '水利局' });
    expect((await give(somebody.account, 'unitAdmin', first)).body.unit).toEqual({ id: first, name: '农业农村局' });
    expect((await give(somebody.account, 'unitAdmin', second)).status).toBe(200);
    const { body } = await security.ask(`GET /api/grants?account=${somebody.account}`);
    expect(body.grants.map(({ unit }: { unit: { name: string } }) => unit.name)).toEqual(['农业农村局', '水利局']);
  });

  it('is refused to oneself', async () => {
    expect(refusal(await give(security.account, 'office'))).toEqual([
      409,
      'own-powers',
      '不能授予或者收回自己的角色，请由另一位安全管理员办理。',
    ]);
  });

  it('is refused to a disabled account', async () => {
    const somebody = await account();
    await change(somebody.account, { disabled_at: '2026-01-01T00:00:00Z' });
    expect(refusal(await give(somebody.account, 'office'))).toEqual([
      409,
      'account-disabled',
      '这个账号已停用，请先由系统管理员启用，再授予角色。',
    ]);
  });

  it('needs the unit where the role holds in one, takes none where not, and one that is there', async () => {
    const somebody = await account();
    const unit = await addUnit(server.database, county.id, { name: '民政局' });
    const closed = await addUnit(server.database, county.id, { name: '老办公室', until: '2025-12-31' });
    const elsewhere = await addUnit(server.database, server.county.id, { name: '外县单位' });
    expect(refusal(await give(somebody.account, 'unitAdmin'))).toEqual([
      422,
      'unit-needed',
      '单位管理员须指定单位，请选择单位后再授予。',
    ]);
    expect(refusal(await give(somebody.account, 'office', unit))).toEqual([
      422,
      'unit-not-taken',
      '这个角色在全县范围内有效，不分单位，请去掉所选单位。',
    ]);
    for (const wrong of [closed, elsewhere, uuid()])
      expect(refusal(await give(somebody.account, 'unitAdmin', wrong))).toEqual([
        422,
        'unit-unknown',
        '所选单位不存在或者已撤销，请重新选择单位。',
      ]);
  });

  it('is refused a second time', async () => {
    const somebody = await account();
    await give(somebody.account, 'office');
    expect(refusal(await give(somebody.account, 'office'))).toEqual([
      409,
      'already-held',
      '这个账号已有这个角色，不必重复授予。',
    ]);
  });

  it('of the three administrators excludes every other, in both orders', async () => {
    const sentence =
      '系统管理员、安全管理员、审计管理员须相互分离，也不能兼任其他角色。请先收回这个账号的其他角色，或者另开账号。';
    const office = await account({ held: [{ role: 'office' }] });
    const system = await account({ held: [{ role: 'systemAdmin' }] });
    for (const [to, role] of [
      [office, 'systemAdmin'],
      [system, 'office'],
      [system, 'auditAdmin'],
    ] as const)
      expect(refusal(await give(to.account, role))).toEqual([409, 'administrator-alone', sentence]);
  });

  it('of an administrator is refused to the account of a person of the roster', async () => {
    const person = await addPerson(server.database, county.id, { name: '贺兰' });
    const somebody = await account({ person });
    expect(refusal(await give(somebody.account, 'systemAdmin'))).toEqual([
      409,
      'administrator-linked',
      '这个账号已关联花名册人员，不能担任系统管理员、安全管理员或者审计管理员。请另开不关联人员的账号。',
    ]);
    expect((await give(somebody.account, 'inspector')).status).toBe(200);
  });

  it('of an administrator waits until the holder alone can come in: own password and second step', async () => {
    const sentence = '这个账号还没有由本人启用。请本人先登录、修改一次性密码并设置动态口令，再授予管理员角色。';
    const fresh = await account();
    await change(fresh.account, { must_change: true });
    const single = await account();
    await change(single.account, { totp_confirmed_at: null });
    for (const one of [fresh, single])
      expect(refusal(await give(one.account, 'auditAdmin'))).toEqual([409, 'account-unready', sentence]);
    expect((await give(fresh.account, 'committee')).status).toBe(200);
  });

  it('never lets two grants at the same time make somebody both administrator and something else', async () => {
    for (let round = 0; round < 8; round++) {
      const somebody = await account();
      const wanted = ['systemAdmin', 'auditAdmin', 'office', 'inspector'] as const;
      const answers = await Promise.all(wanted.map((role) => give(somebody.account, role)));
      const held = wanted.filter((_, index) => answers[index]?.status === 200);
      const { body } = await security.ask(`GET /api/grants?account=${somebody.account}`);
      expect(body.grants.map(({ role }: { role: Role }) => role).sort()).toEqual([...held].sort());
      expect(held.length === 1 || held.every((role) => role === 'office' || role === 'inspector')).toBe(true);
    }
  });
});

describe('ending a role', () => {
  const grantOf = async (who: Asking): Promise<string> =>
    (await security.ask(`GET /api/grants?account=${who.account}`)).body.grants[0].id;

  it('is refused for one’s own', async () => {
    expect((await security.ask(`POST /api/grants/${await grantOf(security)}/end`)).body.code).toBe('own-powers');
  });

  it('is refused for the last administrator of a kind who can sign in, and one who can’t doesn’t count', async () => {
    const other = await account({ held: [{ role: 'auditAdmin' }] });
    await change(other.account, { disabled_at: '2026-01-01T00:00:00Z' });
    expect(refusal(await security.ask(`POST /api/grants/${await grantOf(auditor)}/end`))).toEqual([
      409,
      'last-administrator',
      '这是最后一位可以登录的同类管理员，收回后将无人履职。请先授予另一个账号，再收回。',
    ]);
    expect((await security.ask(`POST /api/grants/${await grantOf(other)}/end`)).status).toBe(200);
  });

  it('leaves one even where two take each other’s place away at the same time', async () => {
    for (let round = 0; round < 8; round++) {
      const [one, two] = [
        await account({ held: [{ role: 'systemAdmin' }] }),
        await account({ held: [{ role: 'systemAdmin' }] }),
      ];
      const ids = [await grantOf(one), await grantOf(two)];
      const answers = await Promise.all(ids.map((id) => security.ask(`POST /api/grants/${id}/end`)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      // The next round begins with nobody else.
      const rest = answers[0]?.status === 409 ? one : two;
      await change(rest.account, { disabled_at: '2026-01-01T00:00:00Z' });
    }
  });

  it('is refused a second time, and a grant of another county is not found', async () => {
    const somebody = await account();
    const { body } = await give(somebody.account, 'office');
    await security.ask(`POST /api/grants/${body.id}/end`);
    expect(refusal(await security.ask(`POST /api/grants/${body.id}/end`))).toEqual([
      409,
      'grant-ended',
      '这个角色已经收回，请刷新页面查看。',
    ]);
    const stranger = await server.as({ held: [{ role: 'securityAdmin' }] });
    expect((await stranger.ask(`POST /api/grants/${body.id}/end`)).status).toBe(404);
  });
});

describe('who looks', () => {
  it('finds grants by role, unit, name and login, and what has ended in the history', async () => {
    const somebody = await account({ name: '欧阳文渊' });
    const { body } = await give(somebody.account, 'committee');
    const ids = async (query: string, of = '') =>
      (await security.ask(`GET /api/grants${of}?${query}`)).body.grants.map(({ id }: { id: string }) => id);
    expect(await ids('role=committee')).toEqual([body.id]);
    expect(await ids(`query=${encodeURIComponent('阳文')}`)).toEqual([body.id]);
    expect(await ids(`query=${somebody.account.slice(0, 30)}`)).toEqual([body.id]);
    expect(await ids(`query=${encodeURIComponent('%')}`)).toEqual([]);
    await security.ask(`POST /api/grants/${body.id}/end`);
    expect(await ids('role=committee')).toEqual([]);
    expect(await ids('role=committee', '/history')).toEqual([body.id]);
  });

  it('turns pages', async () => {
    const somebody = await account();
    const units = await Promise.all(
      Array.from({ length: 60 }, (_, n) => addUnit(server.database, county.id, { name: `第${n}村` })),
    );
    for (const unit of units) await give(somebody.account, 'unitAdmin', unit);
    const first = (await security.ask('GET /api/grants?role=unitAdmin')).body;
    const second = (await security.ask(`GET /api/grants?role=unitAdmin&after=${first.next}`)).body;
    expect([first.grants.length, second.grants.length, second.next]).toEqual([50, 10, undefined]);
    expect(new Set([...first.grants, ...second.grants].map(({ id }) => id)).size).toBe(60);
  });

  it('sees of an account what decides about a role', async () => {
    const person = await addPerson(server.database, county.id, { name: '司马青' });
    await account({ name: '司马青', held: [{ role: 'office' }], person });
    const { body } = await security.ask(`GET /api/grants/accounts?query=${encodeURIComponent('司马')}`);
    expect(body.accounts).toMatchObject([{ name: '司马青', linked: true, disabled: false, roles: ['office'] }]);
  });
});

describe('rules of signing in', () => {
  it('are the preset 等保三级 until somebody changes them', async () => {
    const { body } = await security.ask('GET /api/sign-in-rules');
    expect(body).toMatchObject({ preset: 'dengbao3', rules: { passwordLength: 10, failures: 5 } });
    expect(body).not.toHaveProperty('changedAt');
    expect(body.presets.asvs.passwordDays).toBe(0);
  });

  it('may be another preset with single values of one’s own, and count at once', async () => {
    const put = (body: unknown) => security.ask('PUT /api/sign-in-rules', { body });
    await put({ preset: 'dengbao3' });
    const { body } = await put({ preset: 'asvs', changes: { adminIdleMinutes: 5 } });
    expect(body).toMatchObject({
      preset: 'asvs',
      rules: { passwordClasses: 0, adminIdleMinutes: 5 },
      changedBy: '安管',
      changedAt: server.clock.now.toISOString(),
    });
    const before = server.clock.now;
    server.clock.now = new Date(before.getTime() + 6 * 60_000);
    try {
      expect((await security.ask('GET /api/sign-in-rules')).status).toBe(401);
    } finally {
      server.clock.now = before;
    }
  });

  it('can’t be made so loose that they protect nothing', async () => {
    const { status, body } = await security.ask('PUT /api/sign-in-rules', {
      body: { preset: 'asvs', changes: { passwordLength: 4, failures: 1000 } },
    });
    expect([status, body.errors.map(({ at }: { at: string }) => at)]).toEqual([
      422,
      ['body.changes.passwordLength', 'body.changes.failures'],
    ]);
  });
});

it('whatever the security administrator does, or tries in vain, is in the record', async () => {
  const somebody = await account();
  const { body } = await give(somebody.account, 'office');
  await give(somebody.account, 'systemAdmin');
  await security.ask(`POST /api/grants/${body.id}/end`);
  await security.ask('PUT /api/sign-in-rules', { body: { preset: 'asvs' } });
  const { body: record } = await auditor.ask(`GET /api/audit?actor=${security.account}`);
  // All of one moment: the order of entries within a millisecond says nothing.
  const entries = record.entries.map(
    ({ action, outcome, detail }: { action: string; outcome: string; detail: object }) => [action, outcome, detail],
  );
  expect(entries).toHaveLength(4);
  expect(entries).toEqual(
    expect.arrayContaining([
      ['role-grant', 'done', { role: 'office' }],
      ['role-grant', 'refused', { role: 'systemAdmin', refusal: 'administrator-alone' }],
      ['role-end', 'done', { role: 'office' }],
      ['sign-in-rules-change', 'done', expect.objectContaining({ preset: 'asvs' })],
    ]),
  );
});
