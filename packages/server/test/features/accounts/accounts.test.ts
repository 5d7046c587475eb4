import { verify } from '@node-rs/argon2';
import { readTexts } from '@shiji/tables';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../../src/http/actor.ts';
import { type Asking, type County, type TestServer, testServer } from '../../server.ts';
import { addPerson, addUnit } from '../roster-rows.ts';

let server: TestServer;
let county: County;
let system: Asking;
let number = 0;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  county = await server.newCounty(`c${number++}`);
  system = await server.as({ county, name: '系管', held: [{ role: 'systemAdmin' }] });
});

const as = (more: { name?: string; held?: readonly { role: Role }[]; person?: string } = {}) =>
  server.as({ county, ...more });
const change = (id: string, to: Record<string, string | boolean | null>) =>
  server.database.db.updateTable('accounts').set(to).where('tenant', '=', county.id).where('id', '=', id).execute();
const row = (id: string) =>
  server.database.db
    .selectFrom('accounts')
    .selectAll()
    .where('tenant', '=', county.id)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
const refusal = ({ status, body }: { status: number; body: { code: string; title: string } }) => [
  status,
  body.code,
  body.title,
];

describe('an account opened by hand', () => {
  it('has a one-time password that is shown once and must be changed', async () => {
    const { status, body } = await system.ask('POST /api/accounts', {
      body: { login: ' ShenJiYuan ', name: '审计员' },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      account: { login: 'shenjiyuan', name: '审计员', mustChange: true, totp: false },
      password: expect.stringMatching(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/),
    });
    const kept = await row(body.account.id);
    expect(await verify(kept.password_hash ?? '', body.password)).toBe(true);
    expect(kept.created_by).toBe(system.account);
    expect((await system.ask(`GET /api/accounts/${body.account.id}`)).raw.body).not.toContain(body.password);
  });

  it('needs a login that nobody has, whatever its case', async () => {
    await system.ask('POST /api/accounts', { body: { login: 'duban', name: '督办' } });
    expect(refusal(await system.ask('POST /api/accounts', { body: { login: 'DuBan', name: '督办二' } }))).toEqual([
      409,
      'login-taken',
      '登录名“duban”已被使用，请换一个。',
    ]);
  });

  it('needs a login that can be typed and a name, and says what is wrong', async () => {
    const { status, body } = await system.ask('POST /api/accounts', { body: { login: 'a b', name: ' ' } });
    expect([status, body.errors]).toEqual([
      422,
      [
        { at: 'body.login', message: '登录名只能用文字、数字和 . _ - @。' },
        { at: 'body.name', message: '请填写姓名。' },
      ],
    ]);
  });
});

describe('accounts for people of the roster', () => {
  it('are looked up by unit, with what lies below it, and by today’s main post alone', async () => {
    const { database } = server;
    const bureau = await addUnit(database, county.id, { name: '统计局' });
    const section = await addUnit(database, county.id, { name: '综合股', parent: bureau });
    const elsewhere = await addUnit(database, county.id, { name: '审计局' });
    const inBureau = await addPerson(database, county.id, { name: '一', unit: bureau });
    const inSection = await addPerson(database, county.id, { name: '二', unit: section });
    await addPerson(database, county.id, { name: '三', unit: elsewhere });
    const gone = await addPerson(database, county.id, { name: '四', unit: section });
    await database.db
      .updateTable('tenures')
      .set({ until: '2026-03-24' })
      .where('tenant', '=', county.id)
      .where('person', '=', gone)
      .execute();
    const { body } = await system.ask(`GET /api/accounts/people?unit=${bureau}`);
    expect(body.people.map(({ id }: { id: string }) => id).sort()).toEqual([inBureau, inSection].sort());
  });

  it('are opened for many; who has one is passed over and told; the sheet can be printed', async () => {
    const unit = await addUnit(server.database, county.id, { name: '水利局' });
    const shen = await addPerson(server.database, county.id, { name: '沈砚', code: 'A001', unit });
    const he = await addPerson(server.database, county.id, { name: '何䶮', code: 'A002' });
    const taken = await addPerson(server.database, county.id, { name: '陶然', code: 'A003' });
    await system.ask('POST /api/accounts', { body: { login: 'a003', name: '别人' } });
    const elsewhere = await addPerson(server.database, server.county.id, { name: '外县人' });
    const first = (await system.ask('POST /api/accounts/open', { body: { people: [shen, shen] } })).body;
    expect(first.opened).toMatchObject([{ id: shen, code: 'A001', name: '沈砚', unit: '水利局', login: 'a001' }]);
    const second = (await system.ask('POST /api/accounts/open', { body: { people: [shen, he, taken, elsewhere] } }))
      .body;
    expect(second.opened).toMatchObject([{ id: he, login: 'a002', password: expect.any(String) }]);
    expect(second.skipped).toEqual([
      { id: shen, name: '沈砚', why: 'person-has-account', sentence: '已有账号，没有重复开通。' },
      { id: taken, name: '陶然', why: 'login-taken', sentence: '工号已被别的账号用作登录名，请手工开通。' },
      { id: elsewhere, why: 'person-unknown', sentence: '花名册中没有这个人。' },
    ]);
    expect(second.sheet.name).toBe('一次性密码-2026-03-25.xlsx');
    const sheets = readTexts(Buffer.from(second.sheet.base64, 'base64'), ['一次性密码']).sheets;
    expect(sheets?.get('一次性密码')?.at(-1)?.texts).toEqual(['', '何䶮', 'A002', 'a002', second.opened[0].password]);
    const third = (await system.ask('POST /api/accounts/open', { body: { people: [he] } })).body;
    expect([third.opened, third.sheet]).toEqual([[], undefined]);
    expect((await row(second.opened[0].account)).person).toBe(he);
  });

  it('are one for each, even where two administrators open them at the same time', async () => {
    const people = await Promise.all(
      Array.from({ length: 6 }, (_, n) => addPerson(server.database, county.id, { name: `人${n}`, code: `B${n}` })),
    );
    const answers = await Promise.all(
      [people, [...people].reverse(), people].map((some) =>
        system.ask('POST /api/accounts/open', { body: { people: some } }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers.flatMap(({ body }) => body.opened.map(({ id }: { id: string }) => id)).sort()).toEqual(
      [...people].sort(),
    );
  });

  it('are refused for more than a hundred at once', async () => {
    const people = Array.from({ length: 101 }, () => uuid());
    const { status, body } = await system.ask('POST /api/accounts/open', { body: { people } });
    expect([status, body.errors[0].message]).toEqual([422, '一次最多 100 人。']);
  });

  it('are found by those who lack one', async () => {
    const linked = await addPerson(server.database, county.id, { name: '有号', code: 'C1' });
    const without = await addPerson(server.database, county.id, { name: '无号', code: 'C2' });
    await system.ask('POST /api/accounts/open', { body: { people: [linked] } });
    const ids = async (query: string) =>
      (await system.ask(`GET /api/accounts/people?${query}`)).body.people.map(({ id }: { id: string }) => id);
    expect(await ids('')).toEqual([linked, without]);
    expect(await ids('account=without')).toEqual([without]);
    expect(await ids('account=with')).toEqual([linked]);
    expect(await ids(`query=${encodeURIComponent('无')}`)).toEqual([without]);
    expect(await ids('query=PINYIN&after=C1')).toEqual([without]);
  });
});

describe('disabling', () => {
  it('ends all sessions at once; enabling lets the holder sign in again', async () => {
    const somebody = await as({ name: '离任者' });
    const answered = await system.ask(`POST /api/accounts/${somebody.account}/disable`);
    expect(answered.body).toMatchObject({ disabledAt: server.clock.now.toISOString(), abilities: { enable: true } });
    expect((await somebody.ask('GET /api/grants')).body.code).toBe('session-ended');
    const enabled = await system.ask(`POST /api/accounts/${somebody.account}/enable`);
    expect(enabled.body).not.toHaveProperty('disabledAt');
    expect((await somebody.ask('GET /api/grants')).body.code).toBe('session-ended');
  });

  it('is refused for oneself', async () => {
    expect(refusal(await system.ask(`POST /api/accounts/${system.account}/disable`))).toEqual([
      409,
      'own-account',
      '不能停用或者重置自己的账号，请由另一位系统管理员办理。',
    ]);
  });

  it('is refused for the last administrator of a kind', async () => {
    const auditor = await as({ held: [{ role: 'auditAdmin' }] });
    const sentence = '这是最后一位可以登录的同类管理员，停用或者重置后可能无人履职。请先由安全管理员授予另一个账号。';
    for (const what of ['disable', 'reset-password', 'reset-totp'])
      expect(refusal(await system.ask(`POST /api/accounts/${auditor.account}/${what}`))).toEqual([
        409,
        'last-administrator',
        sentence,
      ]);
    await as({ held: [{ role: 'auditAdmin' }] });
    expect((await system.ask(`POST /api/accounts/${auditor.account}/disable`)).status).toBe(200);
  });

  it('leaves one administrator even where two disable each other at the same time', async () => {
    for (let round = 0; round < 8; round++) {
      const [one, two] = [await as({ held: [{ role: 'systemAdmin' }] }), await as({ held: [{ role: 'systemAdmin' }] })];
      await change(system.account, { disabled_at: '2026-01-01T00:00:00Z' });
      const answers = await Promise.all([
        one.ask(`POST /api/accounts/${two.account}/disable`),
        two.ask(`POST /api/accounts/${one.account}/disable`),
      ]);
      // Who comes second is refused, or is disabled already and no longer asks.
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      const left = await Promise.all([row(one.account), row(two.account)]);
      expect(left.filter(({ disabled_at }) => disabled_at === null)).toHaveLength(1);
      await change(system.account, { disabled_at: null });
      for (const { account } of [one, two]) await change(account, { disabled_at: '2026-01-01T00:00:00Z' });
    }
  });
});

it('all sessions of an account can be ended, and its holder may sign in again', async () => {
  const somebody = await as();
  expect((await system.ask(`POST /api/accounts/${somebody.account}/end-sessions`)).status).toBe(200);
  expect((await somebody.ask('GET /api/profile')).body.code).toBe('session-ended');
  expect((await row(somebody.account)).disabled_at).toBeNull();
});

describe('resetting', () => {
  it('a password gives a one-time one, ends a lockout and all sessions, and leaves the second step as it is', async () => {
    const somebody = await as();
    await change(somebody.account, {
      locked_until: '2030-01-01T00:00:00Z',
      totp_secret: 'sealed',
      totp_confirmed_at: '2026-01-01T00:00:00Z',
    });
    const { body } = await system.ask(`POST /api/accounts/${somebody.account}/reset-password`);
    expect(body.account).toMatchObject({ mustChange: true, totp: true });
    expect(body.account).not.toHaveProperty('lockedUntil');
    expect(await verify((await row(somebody.account)).password_hash ?? '', body.password)).toBe(true);
    expect((await somebody.ask('GET /api/grants')).body.code).toBe('session-ended');
  });

  it('a password of oneself, or of a disabled account, is refused', async () => {
    expect((await system.ask(`POST /api/accounts/${system.account}/reset-password`)).body.code).toBe('own-account');
    const somebody = await as();
    await system.ask(`POST /api/accounts/${somebody.account}/disable`);
    expect(refusal(await system.ask(`POST /api/accounts/${somebody.account}/reset-password`))).toEqual([
      409,
      'account-disabled',
      '这个账号已停用，请先启用，再重置密码。',
    ]);
  });

  it('the second step takes it away, so that the holder sets it up anew', async () => {
    const somebody = await as();
    await change(somebody.account, { totp_secret: 'sealed', totp_confirmed_at: '2026-01-01T00:00:00Z' });
    const { body } = await system.ask(`POST /api/accounts/${somebody.account}/reset-totp`);
    expect(body.totp).toBe(false);
    expect(await row(somebody.account)).toMatchObject({ totp_secret: null, totp_confirmed_at: null });
    expect((await somebody.ask('GET /api/grants')).body.code).toBe('session-ended');
    expect(refusal(await system.ask(`POST /api/accounts/${somebody.account}/reset-totp`))).toEqual([
      409,
      'no-totp',
      '这个账号没有启用动态口令，不需要重置。',
    ]);
  });

  it('the second step of a security or audit administrator is refused: who could, could come in as them', async () => {
    const sentence =
      '安全管理员、审计管理员的动态口令不能由系统管理员重置。请另开账号，由安全管理员收回原账号的角色后授予新账号。';
    for (const role of ['securityAdmin', 'auditAdmin'] as const) {
      const [one] = [await as({ held: [{ role }] }), await as({ held: [{ role }] })];
      await change(one.account, { totp_confirmed_at: '2026-01-01T00:00:00Z' });
      expect(refusal(await system.ask(`POST /api/accounts/${one.account}/reset-totp`))).toEqual([
        409,
        'second-step-kept',
        sentence,
      ]);
    }
    const fellow = await as({ held: [{ role: 'systemAdmin' }] });
    await change(fellow.account, { totp_confirmed_at: '2026-01-01T00:00:00Z' });
    expect((await system.ask(`POST /api/accounts/${fellow.account}/reset-totp`)).status).toBe(200);
  });
});

describe('linking an account to a person', () => {
  const link = (account: string, person: string) =>
    system.ask(`PUT /api/accounts/${account}/person`, { body: { person } });

  it('shows whose it is, may be done twice, and undone', async () => {
    const person = await addPerson(server.database, county.id, { name: '骆宾', code: 'D1' });
    const somebody = await as();
    expect((await link(somebody.account, person)).body.person).toEqual({ id: person, code: 'D1', name: '骆宾' });
    expect((await link(somebody.account, person)).status).toBe(200);
    const { body } = await system.ask(`DELETE /api/accounts/${somebody.account}/person`);
    expect(body).not.toHaveProperty('person');
  });

  it('is refused for an administrator’s account', async () => {
    const person = await addPerson(server.database, county.id, { name: '骆宾' });
    const auditor = await as({ held: [{ role: 'auditAdmin' }] });
    expect(refusal(await link(auditor.account, person))).toEqual([
      409,
      'administrator-linked',
      '系统管理员、安全管理员、审计管理员的账号不能关联花名册人员。请为这个人另开账号。',
    ]);
  });

  it('is refused where either has another, and for somebody who isn’t in the county’s roster', async () => {
    const [first, second] = [
      await addPerson(server.database, county.id, { name: '甲' }),
      await addPerson(server.database, county.id, { name: '乙' }),
    ];
    const one = await as();
    const two = await as();
    await link(one.account, first);
    expect(refusal(await link(one.account, second))).toEqual([
      409,
      'account-linked',
      '这个账号已关联其他人员，请先解除原来的关联。',
    ]);
    expect(refusal(await link(two.account, first))).toEqual([
      409,
      'person-has-account',
      `这个人已有账号“${one.account}”，一个人只能关联一个账号。`,
    ]);
    const elsewhere = await addPerson(server.database, server.county.id, { name: '外县人' });
    expect(refusal(await link(two.account, elsewhere))).toEqual([
      422,
      'person-unknown',
      '花名册中没有这个人，请重新选择。',
    ]);
  });

  it('gives a person one account, even where two are linked at the same time', async () => {
    for (let round = 0; round < 8; round++) {
      const person = await addPerson(server.database, county.id, { name: `一人${round}` });
      const [one, two] = [await as(), await as()];
      const answers = await Promise.all([link(one.account, person), link(two.account, person)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    }
  });

  it('and an administrator’s role given at the same time don’t both come through', async () => {
    const security = await as({ held: [{ role: 'securityAdmin' }] });
    for (let round = 0; round < 8; round++) {
      const somebody = await as();
      await change(somebody.account, { totp_confirmed_at: '2026-01-01T00:00:00Z' });
      const person = await addPerson(server.database, county.id, { name: `人${round}` });
      const answers = await Promise.all([
        link(somebody.account, person),
        security.ask('POST /api/grants', { body: { account: somebody.account, role: 'auditAdmin' } }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(answers.find(({ status }) => status === 409)?.body.code).toBe('administrator-linked');
    }
  });
});

describe('the list', () => {
  it('is searched by name and login, by state and link, and turns pages', async () => {
    const person = await addPerson(server.database, county.id, { name: '路人' });
    const linked = await as({ name: '路人', person });
    for (let n = 0; n < 55; n++) await as({ name: '填充' });
    const ids = async (query: string) =>
      (await system.ask(`GET /api/accounts?${query}`)).body.accounts.map(({ id }: { id: string }) => id);
    expect(await ids('linked=yes')).toEqual([linked.account]);
    expect(await ids(`query=${encodeURIComponent('路')}`)).toEqual([linked.account]);
    expect(await ids(`query=${linked.account.toUpperCase()}`)).toEqual([linked.account]);
    expect(await ids(`query=${encodeURIComponent('_')}`)).toEqual([]);
    await system.ask(`POST /api/accounts/${linked.account}/disable`);
    expect(await ids('status=disabled')).toEqual([linked.account]);
    const first = (await system.ask('GET /api/accounts')).body;
    const second = (await system.ask(`GET /api/accounts?after=${first.next}`)).body;
    expect([first.accounts.length, second.accounts.length, second.next]).toEqual([50, 7, undefined]);
  });

  it('says what may be done with each', async () => {
    const { body } = await system.ask(`GET /api/accounts/${system.account}`);
    expect(body.abilities).toEqual({
      disable: false,
      enable: false,
      resetPassword: false,
      resetTotp: false,
      link: false,
      unlink: false,
    });
    const somebody = await as();
    expect((await system.ask(`GET /api/accounts/${somebody.account}`)).body.abilities).toMatchObject({
      disable: true,
      resetPassword: true,
      resetTotp: false,
      link: true,
    });
  });
});

it('what the system administrator does is in the record, and no password is anywhere', async () => {
  const auditor = await as({ held: [{ role: 'auditAdmin' }] });
  const person = await addPerson(server.database, county.id, { name: '记录', code: 'R1' });
  const opened = (await system.ask('POST /api/accounts/open', { body: { people: [person] } })).body.opened[0];
  const made = (await system.ask('POST /api/accounts', { body: { login: 'zhang', name: '张' } })).body;
  const id = made.account.id;
  const reset = (await system.ask(`POST /api/accounts/${id}/reset-password`)).body;
  for (const what of ['reset-totp', 'disable', 'enable']) await system.ask(`POST /api/accounts/${id}/${what}`);
  await system.ask(`DELETE /api/accounts/${id}/person`);
  const { body } = await auditor.ask(`GET /api/audit?actor=${system.account}`);
  expect(
    body.entries.map(({ action, outcome }: { action: string; outcome: string }) => `${action} ${outcome}`).sort(),
  ).toEqual([
    'account-create done',
    'account-create done',
    'account-disable done',
    'account-enable done',
    'account-unlink done',
    'password-reset done',
    'totp-reset refused',
  ]);
  const kept = await server.database.pool.query(
    'select string_agg(t::text, $1) as text from (select a::text from audit_entries a union all select r::text from answered_requests r union all select c::text from accounts c) t',
    ['\n'],
  );
  for (const { password } of [opened, made, reset]) {
    expect(kept.rows[0].text).not.toContain(password);
    expect(server.log.join('\n')).not.toContain(password);
  }
});
