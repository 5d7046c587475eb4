import { createHash } from 'node:crypto';
import { readTexts } from '@shiji/tables';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { write } from '../../../src/db/scope.ts';
import { type AuditAction, auditActionNames } from '../../../src/features/audit/actions.ts';
import { leafOfEntry, recordAudit } from '../../../src/features/audit/record.ts';
import { auditSlice } from '../../../src/features/audit/routes.ts';
import { problem } from '../../../src/http/problem.ts';
import type { Refused } from '../../../src/http/refusals.ts';
import { type Asking, type TestServer, testServer } from '../../server.ts';

let server: TestServer;
let auditor: Asking;
beforeAll(async () => {
  server = await testServer();
  auditor = await server.as({ name: '审计员', held: [{ role: 'auditAdmin' }] });
});
afterAll(() => server.close());

const noted = (action: AuditAction, at: string, more: { actor?: string; subject?: string } = {}): Promise<string> =>
  write({ tenant: server.county.id, db: server.database.db }, (tx) =>
    recordAudit(tx, {
      action,
      outcome: 'done',
      at: new Date(at),
      origin: { address: '10.1.2.3', device: 'Windows 电脑 · Chrome 86' },
      detail: { b: 1, a: '甲' },
      ...more,
    }),
  );
const idsOf = async (query: string): Promise<readonly string[]> =>
  (await auditor.ask(`GET /api/audit?${query}`)).body.entries.map(({ id }: { id: string }) => id);

describe('an entry', () => {
  it('stands with its salted leaf, which the row itself proves, and waits to be sealed', async () => {
    const id = await noted('sign-in', '2026-03-01T00:00:00.123Z');
    const row = await server.database.db
      .selectFrom('audit_entries')
      .selectAll()
      .where('tenant', '=', server.county.id)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(leafOfEntry(row, row.salt)).toEqual(row.leaf);
    const form = `{"action":"sign-in","actor":null,"address":"10.1.2.3","at":"2026-03-01T00:00:00.123Z","detail":{"a":"甲","b":1},"device":"Windows 电脑 · Chrome 86","id":"${id}","outcome":"done","subject":null,"tenant":"${server.county.id}"}`;
    const byHand = createHash('sha256').update(Buffer.of(0)).update(row.salt).update(form, 'utf8').digest();
    expect(row.leaf).toEqual(byHand);
    expect(row.salt).toHaveLength(32);
    for (const field of ['action', 'actor', 'address', 'at', 'detail', 'device', 'id', 'outcome', 'subject', 'tenant'])
      expect(leafOfEntry({ ...row, [field]: 'forged' }, row.salt)).not.toEqual(row.leaf);
    const waiting = await server.database.db
      .selectFrom('unsealed')
      .select(['log', 'leaf'])
      .where('tenant', '=', server.county.id)
      .where('entry', '=', id)
      .execute();
    expect(waiting).toEqual([{ log: 'audit', leaf: row.leaf }]);
  });

  it('falls with the deed that it is about', async () => {
    const before = await server.database.pool.query('select count(*) from audit_entries');
    const failing = write({ tenant: server.county.id, db: server.database.db }, async (tx) => {
      await recordAudit(tx, { action: 'sign-in', outcome: 'done', at: server.clock.now });
      throw new Error('the deed failed');
    });
    await expect(failing).rejects.toThrow('the deed failed');
    expect((await server.database.pool.query('select count(*) from audit_entries')).rows).toEqual(before.rows);
  });
});

describe('the auditor', () => {
  it('sees who did what to whom, by the names of today, the newest first', async () => {
    const person = uuid();
    await server.database.db
      .insertInto('people')
      .values({ tenant: server.county.id, id: person, code: 'N1', name: '沈砚秋', pinyin: 'shen', initials: 's' })
      .execute();
    const older = await noted('person-view', '2026-03-02T01:00:00Z', { actor: auditor.account, subject: person });
    const newer = await noted('person-view', '2026-03-02T02:00:00Z', { actor: uuid() });
    const { body } = await auditor.ask('GET /api/audit?action=person-view&from=2026-03-02&to=2026-03-02');
    expect(body.entries).toMatchObject([
      { id: newer, actor: { id: expect.any(String) } },
      {
        id: older,
        at: '2026-03-02T01:00:00.000Z',
        actionName: '查看人员档案',
        outcome: 'done',
        actor: { id: auditor.account, name: '审计员' },
        subject: { id: person, name: '沈砚秋' },
        address: '10.1.2.3',
        detail: { a: '甲', b: 1 },
      },
    ]);
    expect(body.entries[0].actor).not.toHaveProperty('name');
    expect(body.actions).toHaveLength(auditActionNames.length);
  });

  it('names what was done to a scheme as it is called today', async () => {
    const scheme = uuid();
    await server.database.db
      .insertInto('adopted_schemes')
      .values({
        tenant: server.county.id,
        id: scheme,
        name: '公务员平时考核',
        revision: 1,
        created_at: '2026-03-01T00:00:00Z',
        created_by: auditor.account,
      })
      .execute();
    await noted('scheme-approve', '2026-03-03T01:00:00Z', { subject: scheme });
    const { body } = await auditor.ask('GET /api/audit?action=scheme-approve');
    expect(body.entries[0].subject).toEqual({ id: scheme, name: '公务员平时考核' });
  });

  it('finds entries by actor, by subject and by days of China’s calendar', async () => {
    const who = uuid();
    // 23:59:59 of the 5th, 00:00 of the 6th and 00:00 of the 7th in China.
    const fifth = await noted('account-disable', '2026-03-05T15:59:59.999Z', { actor: who });
    const sixth = await noted('account-disable', '2026-03-05T16:00:00Z', { actor: who, subject: who });
    const seventh = await noted('account-disable', '2026-03-06T16:00:00Z', { actor: who });
    expect(await idsOf(`actor=${who}`)).toEqual([seventh, sixth, fifth]);
    expect(await idsOf(`actor=${who}&from=2026-03-06&to=2026-03-06`)).toEqual([sixth]);
    expect(await idsOf(`actor=${who}&to=2026-03-05`)).toEqual([fifth]);
    expect(await idsOf(`actor=${who}&from=2026-03-07`)).toEqual([seventh]);
    expect(await idsOf(`subject=${who}`)).toEqual([sixth]);
  });

  it('turns pages without losing or repeating an entry while others are added', async () => {
    const who = uuid();
    const all: string[] = [];
    for (let n = 0; n < 120; n++)
      all.unshift(await noted('sign-out', new Date(Date.UTC(2026, 1, 1, 0, 0, n)).toISOString(), { actor: who }));
    const seen: string[] = [];
    let next: string | undefined;
    do {
      const { body } = await auditor.ask(`GET /api/audit?actor=${who}${next === undefined ? '' : `&before=${next}`}`);
      expect(body.entries.length).toBeLessThanOrEqual(50);
      seen.push(...body.entries.map(({ id }: { id: string }) => id));
      next = body.next;
      await noted('sign-out', '2026-03-01T00:00:00Z', { actor: who });
    } while (next !== undefined);
    expect(seen).toEqual(all);
  });

  it('is told which of the filters is wrong', async () => {
    const { status, body } = await auditor.ask('GET /api/audit?action=erase&from=2026-02-30');
    expect(status).toBe(422);
    expect(body.errors.map(({ at }: { at: string }) => at)).toEqual(['query.action', 'query.from']);
    expect(body.errors[1].message).toBe('应为日期，如 2026-03-25。');
  });

  it('takes entries along as a workbook in which nothing becomes a formula, and that is itself recorded', async () => {
    const formula = await server.as({ name: '=HYPERLINK("http://x")' });
    await noted('totp-reset', '2026-03-03T00:00:00Z', { actor: formula.account });
    const { status, raw } = await auditor.ask(`GET /api/audit/export?actor=${formula.account}`);
    expect(status).toBe(200);
    expect(raw.headers['content-disposition']).toContain(encodeURIComponent('审计记录-2026-03-25.xlsx'));
    const text = JSON.stringify([...(readTexts(raw.rawPayload, ['审计记录']).sheets?.values() ?? [])]);
    expect(text).toContain('2026-03-03 08:00:00');
    expect(text).toContain('重置动态口令');
    expect(text).toContain(JSON.stringify('=HYPERLINK("http://x")').slice(1, -1));
    expect(text).toContain('由 审计员 导出，共 1 条');
    const { body } = await auditor.ask('GET /api/audit?action=audit-export');
    expect(body.entries[0]).toMatchObject({
      actor: { name: '审计员' },
      detail: { count: 1, actor: formula.account },
    });
  });
});

it('an export that no spreadsheet would hold is refused, with what to do', async () => {
  const handler = auditSlice(1).handlers['GET /api/audit/export'];
  if (handler.to !== 'signed-in') throw new Error('open to everybody');
  await noted('sign-in', '2026-03-04T00:00:00Z');
  await noted('sign-in', '2026-03-04T00:00:01Z');
  const scope = { tenant: server.county.id, db: server.database.db };
  const actor = { tenant: scope.tenant, account: 'a', name: '审计员', session: 's', held: [{ role: 'auditAdmin' }] };
  const decided = await handler.decide({ actor, scope, query: { action: 'sign-in' } } as never);
  const refused = decided.kind === 'allowed' ? await decided.answer() : undefined;
  expect(problem(refused as Refused, auditSlice().refusals, 'r')).toMatchObject({
    status: 422,
    code: 'export-too-large',
    title: '符合条件的记录超过 1 条，一次导不完。请缩短起止日期，或者增加筛选条件后再导出。',
  });
});

it('who asks for what they may not is refused, and the record says who, what and whence', async () => {
  const office = await server.as({ name: '考核办', held: [{ role: 'office' }] });
  const { status, body } = await office.ask('GET /api/audit');
  expect([status, body.code]).toEqual([403, 'forbidden']);
  const found = await auditor.ask(`GET /api/audit?actor=${office.account}`);
  expect(found.body.entries).toMatchObject([
    { action: 'access-denied', outcome: 'refused', actor: { name: '考核办' }, detail: { route: 'GET /api/audit' } },
  ]);
});

it('finds accounts by which to look through the record', async () => {
  await server.as({ name: '顾念' });
  const { body } = await auditor.ask(`GET /api/audit/accounts?query=${encodeURIComponent('顾')}`);
  expect(body.accounts.map(({ name }: { name: string }) => name)).toEqual(['顾念']);
});
