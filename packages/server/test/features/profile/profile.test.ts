import { readTexts } from '@shiji/tables';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { write } from '../../../src/db/scope.ts';
import { recordAudit } from '../../../src/features/audit/record.ts';
import { sectionWords } from '../../../src/features/profile/copy.ts';
import { type Asking, type TestServer, testServer } from '../../server.ts';
import { addPerson, addUnit } from '../roster-rows.ts';

let server: TestServer;
let person: string;
let other: string;
let unit: string;
let own: Asking;

beforeAll(async () => {
  server = await testServer();
  const tenant = server.county.id;
  const { db } = server.database;
  unit = await addUnit(server.database, tenant, { name: '农业农村局' });
  person = await addPerson(server.database, tenant, { name: '沈砚秋', code: 'N1', unit, phone: '5550101' });
  other = await addPerson(server.database, tenant, { name: '别人家', code: 'N2', unit });
  own = await server.as({ name: '沈砚秋', person, held: [{ role: 'unitAdmin', unit }] });
  await db
    .insertInto('standings')
    .values({
      tenant,
      id: uuid(),
      person,
      kind: 'leave',
      detail: '病假',
      document: null,
      since: '2026-02-01',
      until: '2026-02-10',
    })
    .execute();
  await db
    .insertInto('oversight')
    .values({ tenant, id: uuid(), leader: person, unit, since: '2026-01-01', until: null })
    .execute();
  await db
    .insertInto('chain_overrides')
    .values({
      tenant,
      id: uuid(),
      person: other,
      step: 'sectionHead',
      reviewer: person,
      reason: '代管',
      since: '2026-01-01',
      until: null,
    })
    .execute();
  await db
    .insertInto('roster_changes')
    .values({
      tenant,
      id: uuid(),
      at: '2026-01-02T00:00:00Z',
      actor: uuid(),
      entity: 'people',
      entity_id: person,
      before: null,
      after: '{"name":"沈砚秋"}',
    })
    .execute();
  for (const [subject, body, erased] of [
    [person, '{"text":"防汛值班"}', false],
    [person, '{"text":"已删"}', true],
    [other, '{"text":"别人的事"}', false],
  ] as const) {
    const id = uuid();
    await db
      .insertInto('facts')
      .values({
        tenant,
        id,
        kind: 'log.entry',
        subject,
        actor: own.account,
        authority: 'self',
        at: '2026-03-01T00:00:00Z',
        leaf: Buffer.alloc(32),
      })
      .execute();
    if (!erased)
      await db
        .insertInto('fact_bodies')
        .values({ tenant, fact: id, salt: Buffer.alloc(32), body })
        .execute();
  }
  const hash = Buffer.alloc(32, 7);
  await db
    .insertInto('evidence')
    .values({ tenant, hash, size: '5', type: 'image/png', stored_at: '2026-03-01T00:00:00Z', stored_by: own.account })
    .execute();
  const [fact] = await db
    .selectFrom('facts')
    .select('id')
    .where('tenant', '=', tenant)
    .where('subject', '=', person)
    .orderBy('id')
    .limit(1)
    .execute();
  await db
    .insertInto('fact_evidence')
    .values({ tenant, fact: fact?.id ?? '', hash, name: '值班照片.png' })
    .execute();
  const used = {
    tenant,
    batch: uuid(),
    unit,
    organization: unit,
    kind: 'talk',
    day: '2026-03-02',
    fact: fact?.id ?? '',
  };
  const recording = { recorded_by: own.account, recorded_at: '2026-03-02T00:00:00Z' };
  for (const [about, document] of [
    [person, '谈话记录3号'],
    [other, '别人的事'],
  ] as const)
    await db
      .insertInto('uses')
      .values({ ...used, ...recording, id: uuid(), person: about, document })
      .execute();
  await db
    .insertInto('past_passwords')
    .values({ tenant, account: own.account, set_at: '2025-12-01T00:00:00Z', hash: '$argon2id$geheim' })
    .execute();
  await db
    .insertInto('identities')
    .values({
      tenant,
      issuer: 'https://sso.example',
      subject: 'u-77',
      account: own.account,
      linked_at: '2026-01-01T00:00:00Z',
    })
    .execute();
  await db
    .insertInto('delegations')
    .values({
      tenant,
      id: uuid(),
      leader: other,
      delegate: person,
      since: '2026-03-01',
      until: '2026-03-10',
      reason: '外出学习',
      given_by: own.account,
      given_at: '2026-02-28T00:00:00Z',
      revoked_by: null,
      revoked_at: null,
    })
    .execute();
  await meetingsOf();
  await messagesOf();
  const leader = await server.as({ name: '查看者' });
  for (const subject of [person, other])
    await write({ tenant, db }, (tx) =>
      recordAudit(tx, { action: 'person-view', outcome: 'done', actor: leader.account, subject, at: server.clock.now }),
    );
});
afterAll(() => server.close());

/** A message that went by mail, and one to somebody else. */
async function messagesOf(): Promise<void> {
  const tenant = server.county.id;
  const { db } = server.database;
  const sent_at = '2026-03-03T00:00:00Z';
  for (const [to, what] of [
    [person, '三月纪实'],
    [other, '别人的事'],
  ] as const) {
    const id = uuid();
    const details = JSON.stringify({ what, reason: '请补充' });
    await db
      .insertInto('messages')
      .values({ tenant, id, person: to, kind: 'returned', matter: id, details, sent_at })
      .execute();
    await db.insertInto('mails').values({ tenant, message: id, state: 'sent', due_at: sent_at, tries: 1 }).execute();
  }
  const wishes = { wrong_codes: 0, codes_sent: 1, muted: '["urged"]', quiet_from: '12:00', quiet_to: '14:00' };
  await db
    .insertInto('mail_wishes')
    .values({ tenant, person, address: 'shen@example.cn', verified_at: sent_at, ...wishes })
    .execute();
}

/** The person reports at one meeting, has a draft for it, and was at another, over which somebody else presides. */
async function meetingsOf(): Promise<void> {
  const tenant = server.county.id;
  const { db } = server.database;
  for (const [title, reports] of [
    ['年度述职测评会', true],
    ['半年述职测评会', false],
  ] as const) {
    const meeting = uuid();
    const place = '三楼会议室';
    const days = { day: '2026-03-28', due: '2026-03-27', created_at: '2026-03-01T00:00:00Z', created_by: own.account };
    const rest = { state: 'planned', comments: 'each', revision: 1, results_shown: false };
    await db
      .insertInto('meetings')
      .values({ tenant, id: meeting, unit, title, place, chair: other, ...days, ...rest })
      .execute();
    if (reports) {
      await db
        .insertInto('meeting_reporters')
        .values({ tenant, meeting, person, position: 0, manner: 'oral' })
        .execute();
      await db
        .insertInto('duty_reports')
        .values({
          tenant,
          meeting,
          person,
          state: 'draft',
          draft: '一年来',
          revision: 1,
          saved_at: '2026-03-02T00:00:00Z',
        })
        .execute();
    } else {
      const id = uuid();
      await db
        .insertInto('meeting_groups')
        .values({ tenant, meeting, id, position: 0, name: '领导', invited: 1, needs: 'none' })
        .execute();
      await db
        .insertInto('meeting_invitees')
        .values({ tenant, meeting, person, of_group: id, arrived: true })
        .execute();
    }
  }
}

it('shows somebody their account, person, posts, standings, roles and sessions', async () => {
  const { status, body } = await own.ask('GET /api/profile');
  expect(status).toBe(200);
  expect(body).toEqual({
    account: { id: own.account, login: own.account, name: '沈砚秋', createdAt: expect.any(String), totp: false },
    person: { id: person, code: 'N1', name: '沈砚秋', phone: '5550101' },
    tenures: [
      {
        unit: { id: unit, name: '农业农村局' },
        post: '科员',
        dutyName: '一般人员',
        staffing: '行政编制',
        concurrent: false,
        since: '2024-01-01',
      },
    ],
    standings: [{ kindName: '请假', detail: '病假', since: '2026-02-01', until: '2026-02-10' }],
    roles: [{ role: 'unitAdmin', name: '单位管理员', unit: { id: unit, name: '农业农村局' } }],
    identities: [{ issuer: 'https://sso.example', linkedAt: '2026-01-01T00:00:00.000Z' }],
    sessions: 1,
  });
});

it('shows an administrator, who is nobody of the roster, the account alone', async () => {
  const auditor = await server.as({ held: [{ role: 'auditAdmin' }] });
  const { body } = await auditor.ask('GET /api/profile');
  expect(body).not.toHaveProperty('person');
  expect([body.tenures, body.standings]).toEqual([[], []]);
});

it('[个人信息保护法第四十五条] gives a copy of all that is held about somebody, and of nobody else', async () => {
  const { status, raw, body } = await own.ask('GET /api/profile/export?format=json');
  expect(status).toBe(200);
  expect(raw.headers['content-disposition']).toContain(encodeURIComponent('本人信息-2026-03-25.json'));
  expect(body.account).toMatchObject([{ login: own.account }]);
  expect(body.pastPasswords).toEqual([{ setAt: '2025-12-01 08:00:00' }]);
  expect(body.sessions).toHaveLength(1);
  expect(body.identities).toMatchObject([{ subject: 'u-77' }]);
  expect(body.roles).toMatchObject([{ role: '单位管理员', unit: '农业农村局' }]);
  expect(body.person).toMatchObject([{ code: 'N1', phone: '5550101' }]);
  expect(body.tenures).toMatchObject([{ unit: '农业农村局', duty: '一般人员' }]);
  expect(body.standings).toMatchObject([{ kind: '请假', detail: '病假' }]);
  expect(body.oversight).toMatchObject([{ unit: '农业农村局' }]);
  expect(body.chain).toMatchObject([{ person: '别人家', reviewer: '沈砚秋', step: '股组长' }]);
  expect(body.delegations).toMatchObject([{ leader: '别人家', delegate: '沈砚秋', reason: '外出学习' }]);
  expect(body.changes).toMatchObject([{ entity: 'people', after: '{"name":"沈砚秋"}' }]);
  expect(body.facts.map((fact: { body: string }) => fact.body).sort()).toEqual([
    '{"text":"防汛值班"}',
    '（内容已依法删除）',
  ]);
  expect(body.facts[0].evidence).toBe(`值班照片.png（SHA-256 ${'07'.repeat(32)}）`);
  expect(body.meetings).toMatchObject([
    { title: '年度述职测评会', day: '2026-03-28', part: '口头述职', report: '正在写', draft: '一年来' },
    { title: '半年述职测评会', part: '参会', arrived: '是' },
  ]);
  expect(body.messages).toEqual([
    {
      sentAt: '2026-03-03 08:00:00',
      kind: '退回修改',
      text: '“三月纪实”已退回，请修改后重新提交。理由：请补充',
      mail: '已发',
    },
  ]);
  expect(body.uses).toMatchObject([{ kind: '约谈', day: '2026-03-02', document: '谈话记录3号', by: '沈砚秋' }]);
  expect(body.mail).toMatchObject([{ address: 'shen@example.cn', muted: '催办', quiet: '12:00至14:00' }]);
  expect(body.audit).toMatchObject([{ action: '查看人员档案', actor: '查看者', subject: '沈砚秋' }]);
  const text = raw.body;
  for (const secret of ['geheim', '别人的事', other]) expect(text).not.toContain(secret);
  expect(text).toContain('第四十五条');
});

it('gives the same copy as a workbook that says what is in it, and records that it was taken', async () => {
  const { raw } = await own.ask('GET /api/profile/export');
  const names = ['说明', ...Object.values(sectionWords).map(({ name }) => name)];
  const sheets = readTexts(raw.rawPayload, names).sheets;
  expect([...(sheets?.keys() ?? [])]).toEqual(names);
  const readme = JSON.stringify(sheets?.get('说明'));
  expect(readme).toContain('密码只保存无法还原的摘要');
  expect(sheets?.get('考核事实')?.map(({ texts }) => texts[4])).toContain('{"text":"防汛值班"}');
  const auditor = await server.as({ held: [{ role: 'auditAdmin' }] });
  const { body } = await auditor.ask(`GET /api/audit?action=profile-export&actor=${own.account}`);
  expect(body.entries.map(({ detail }: { detail: { format: string } }) => detail.format).sort()).toEqual([
    'json',
    'xlsx',
  ]);
  expect(body.entries[0].subject).toEqual({ id: person, name: '沈砚秋' });
});

/** What is nobody's in particular, or is told otherwise. A table that is added stands here, or in the copy. */
const elsewhere = {
  tenants: 'the county',
  schema_versions: 'the program',
  sign_in_rules: 'the county',
  answered_requests: 'answers that the person was given already',
  units: 'the county',
  rosters: 'a number',
  imports: 'files',
  archives: 'files that are removed after some days, and which account had them made: the record tells it',
  import_rows: 'told in the README',
  evidence: 'files, named by the facts that have them',
  unsealed: 'digests',
  trees: 'digests',
  tree_leaves: 'digests',
  tree_nodes: 'digests',
  checkpoints: 'digests',
  meeting_groups: 'numbers',
  meeting_agenda: 'the order in which those who report come',
  report_comments: 'names of facts that the copy has',
  adopted_schemes: 'rules, and which account took them over',
  scheme_versions: 'rules, and which accounts wrote and approved them',
  scheme_units: 'units',
  round_units: 'units',
  round_stages: 'days',
  round_facts: 'names of facts: those about the person the copy has',
  round_reviewers: 'says what round_subjects says, and is read by who reviews',
  round_polls: 'which polls a round has',
  notices: 'what everybody could read: results that the copy has',
  result_versions: 'digests, and the tables of a whole round; the person has their sheet',
  round_imports: 'told in the README; what counts is in the facts',
  share_approvals: 'about units; who entered and confirmed them stands in the audit record',
  round_import_facts: 'names of facts that the copy has',
  poll_forms: 'names of papers',
  poll_papers: 'counts of papers without names',
  ballot_codes: 'digests, and gone when a poll is closed',
  cast_ballots: 'sealed without a name, and gone when a poll is closed',
  juries: 'rules',
  jury_scores: 'sealed, and gone when a subject has ended',
  claims: 'facts about the person tell them',
  reviews: 'facts about the person tell them',
  mail_rules: 'the county',
  use_kinds: 'the county',
  holiday_tables: 'the county; who entered a year stands in the record',
  reminder_rules: 'the county',
  reminder_days: 'days',
  bulletins: 'counts by unit, and who had not written yet: the entries and messages that the copy has',
  bulletin_numbers: 'numbers',
  month_reports: 'units',
} as const;
const copied = [
  'accounts',
  'past_passwords',
  'sessions',
  'grants',
  'identities',
  'people',
  'tenures',
  'standings',
  'oversight',
  'chain_overrides',
  'roster_changes',
  'rounds',
  'round_subjects',
  'result_sheets',
  'objections',
  'log_entries',
  'delegations',
  'round_events',
  'round_event_files',
  'polls',
  'poll_electorates',
  'poll_voters',
  'poll_subjects',
  'jury_subjects',
  'jurors',
  'jury_recusals',
  'facts',
  'fact_bodies',
  'fact_evidence',
  'audit_entries',
  'meetings',
  'meeting_invitees',
  'meeting_reporters',
  'duty_reports',
  'messages',
  'mail_wishes',
  'mails',
  'urgings',
  'uses',
  'supervision_records',
];

it('leaves no table of the database out of account', async () => {
  const { rows } = await server.database.pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  expect(rows.map(({ name }) => name).sort()).toEqual([...Object.keys(elsewhere), ...copied].sort());
});
