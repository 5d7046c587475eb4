import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { countyCalendars } from '../../../src/features/holidays/county-calendar.ts';
import { mailSweep } from '../../../src/features/mails/send.ts';
import type { Notice } from '../../../src/features/messages/notify.ts';
import { type MailServer, mailServer } from '../../mail-server.ts';
import { type Asking, type TestServer, testServer } from '../../server.ts';
import { someChannel, tell as tellThem } from '../messages/telling.ts';
import { addPerson } from '../roster-rows.ts';

const ADDRESS = 'shen.yanqiu@example.cn';
/** A Wednesday morning. */
const MORNING = new Date('2026-03-25T01:00:00Z');

let mail: MailServer;
let server: TestServer;
let person: string;
let own: Asking;
let admin: Asking;
let matter = 0;

beforeAll(async () => {
  mail = await mailServer();
  server = await testServer({ smtp: { url: mail.url, from: '县考核办 <kaohe@example.cn>', plain: true } });
  admin = await server.as({ held: [{ role: 'systemAdmin' }] });
});
afterAll(async () => {
  await server.close();
  await mail.close();
});
beforeEach(async () => {
  await server.database.pool.query("update mails set state = 'sent' where state <> 'sent'");
  mail.refuse = {};
  server.clock.now = MORNING;
  person = await addPerson(server.database, server.county.id, { name: '沈砚秋' });
  own = await server.as({ name: '沈砚秋', person });
});

/** The code that the last letter holds. */
const codeOf = (): string => /验证码是：(\d{6})/.exec(mail.taken.at(-1)?.text ?? '')?.[1] ?? '';

async function withAddress(): Promise<void> {
  await own.ask('POST /api/me/mail/address', { body: { address: ADDRESS } });
  const { status } = await own.ask('POST /api/me/mail/verification', { body: { code: codeOf() } });
  expect(status).toBe(200);
  mail.taken.length = 0;
}

/** As a slice does it. */
function tell(notice: Partial<Notice> = {}): Promise<readonly string[]> {
  matter += 1;
  const whole = {
    kind: 'returned',
    to: [person],
    matter: `log/${matter}`,
    values: { what: '三月纪实', reason: '时间不对' },
    ...notice,
  } as Notice;
  return tellThem(server, whole);
}

const urgent: Partial<Notice> = {
  kind: 'urged-last-day',
  values: { round: '一季度', stage: '评鉴', count: 3 },
};

async function goOn(at: string | Date = server.clock.now): Promise<void> {
  server.clock.now = new Date(at);
  await server.database.pool.query('update sessions set created_at = $1, seen_at = $1', [server.clock.now]);
  await look(server);
  await server.work();
}

/** As every minute: what is due is queued. */
async function look({ database: { db }, jobs, clock }: TestServer): Promise<void> {
  const parts = { db, jobs, clock: { now: () => clock.now }, calendarOf: countyCalendars(), publicUrl: '' };
  const sweep = mailSweep({ ...parts, channel: someChannel, log: pino({ level: 'silent' }), everyMs: 60_000 });
  sweep.start();
  await sweep.stop();
}

const lastMail = async () => {
  const { rows } = await server.database.pool.query(
    'select l.state, l.tries, l.failure, l.due_at from mails l join messages m on m.tenant = l.tenant and m.id = l.message where m.tenant = $1 and m.person = $2',
    [server.county.id, person],
  );
  return rows[0];
};

it('an address counts once the code that was sent there is given', async () => {
  const asked = await own.ask('POST /api/me/mail/address', { body: { address: ADDRESS } });
  expect(asked.body).toMatchObject({ offered: true, pending: ADDRESS });
  expect(asked.body).not.toHaveProperty('address');
  expect(mail.taken.at(-1)).toMatchObject({ to: ADDRESS, subject: '【实绩】邮箱验证码' });
  const code = codeOf();
  const wrong = code === '000000' ? '000001' : '000000';
  expect((await own.ask('POST /api/me/mail/verification', { body: { code: wrong } })).status).toBe(422);
  const { body } = await own.ask('POST /api/me/mail/verification', { body: { code } });
  expect(body).toMatchObject({ address: ADDRESS, verifiedAt: MORNING.toISOString() });
  expect(body).not.toHaveProperty('pending');
  expect((await own.ask('POST /api/me/mail/verification', { body: { code } })).body.type).toContain('mail-code-over');
});

it('the code of one person opens nothing for another, and five wrong ones spend it', async () => {
  await own.ask('POST /api/me/mail/address', { body: { address: ADDRESS } });
  const code = codeOf();
  const stranger = await server.as({
    person: await addPerson(server.database, server.county.id, { name: '林小满' }),
  });
  expect((await stranger.ask('POST /api/me/mail/verification', { body: { code } })).status).toBe(409);
  const wrong = code === '000000' ? '000001' : '000000';
  for (let n = 0; n < 5; n++) await own.ask('POST /api/me/mail/verification', { body: { code: wrong } });
  expect((await own.ask('POST /api/me/mail/verification', { body: { code } })).status).toBe(409);
});

it('says so where an address is refused, or the server is away', async () => {
  mail.refuse = { recipient: 550 };
  expect((await own.ask('POST /api/me/mail/address', { body: { address: ADDRESS } })).body.type).toContain(
    'address-refused',
  );
  mail.refuse = { recipient: 451 };
  server.clock.now = new Date(MORNING.getTime() + 61_000);
  expect((await own.ask('POST /api/me/mail/address', { body: { address: ADDRESS } })).status).toBe(503);
  expect((await own.ask('POST /api/me/mail/address', { body: { address: ADDRESS } })).status).toBe(429);
});

it('tells by mail of what kind a message is and that one must sign in, and nothing of what it says', async () => {
  await withAddress();
  await tell();
  await goOn();
  expect(mail.taken).toHaveLength(1);
  const [letter] = mail.taken;
  expect(letter?.subject).toBe('【实绩】退回修改');
  expect(letter?.text).toContain('http://shiji.test/m/messages');
  for (const secret of ['三月纪实', '时间不对', '沈砚秋', person]) expect(letter?.raw).not.toContain(secret);
  for (const secret of ['三月纪实', '时间不对', '沈砚秋']) expect(letter?.text).not.toContain(secret);
  expect(letter?.raw).toContain('Auto-Submitted: auto-generated');
  await goOn();
  expect(mail.taken).toHaveLength(1);
});

it('nobody is written to who has no verified address, or wants no mail of this kind', async () => {
  await own.ask('POST /api/me/mail/address', { body: { address: ADDRESS } });
  mail.taken.length = 0;
  await tell();
  await goOn();
  server.clock.now = new Date(MORNING.getTime() + 61_000);
  await withAddress();
  await own.ask('PUT /api/me/mail', { body: { muted: ['returned'] } });
  await tell();
  await goOn();
  expect(mail.taken).toEqual([]);
  await tell(urgent);
  await goOn();
  expect(mail.taken).toHaveLength(1);
});

it('waits in the night for the next working morning, unless it is urgent', async () => {
  await withAddress();
  server.clock.now = new Date('2026-03-27T14:00:00Z');
  await tell();
  await tell(urgent);
  await goOn();
  expect(mail.taken.map(({ subject }) => subject)).toEqual(['【实绩】今日到期催办']);
  await goOn('2026-03-29T23:59:00Z');
  expect(mail.taken).toHaveLength(1);
  await goOn('2026-03-30T00:00:00Z');
  expect(mail.taken).toHaveLength(2);
});

it('the office moves the county’s hours, but not over the whole day', async () => {
  const office = await server.as({ held: [{ role: 'office' }] });
  const all = { quiet: { from: '00:00', to: '23:59' }, onDaysOff: true };
  expect((await office.ask('PUT /api/mail-rules', { body: all })).status).toBe(200);
  const own2 = await own.ask('PUT /api/me/mail', { body: { muted: [], quiet: { from: '23:00', to: '00:00' } } });
  expect(own2.status).toBe(422);
  const usual = { quiet: { from: '21:00', to: '08:00' }, onDaysOff: false };
  expect((await office.ask('PUT /api/mail-rules', { body: usual })).body).toEqual(usual);
});

it('4xx is tried again after a pause, and then delivered', async () => {
  await withAddress();
  mail.refuse = { recipient: 451 };
  await tell();
  await goOn();
  expect(await lastMail()).toMatchObject({ state: 'waiting', tries: 1, failure: 'smtp-451' });
  mail.refuse = {};
  await goOn(new Date(MORNING.getTime() + 59_000));
  expect(mail.taken).toEqual([]);
  await goOn(new Date(MORNING.getTime() + 60_000));
  expect(mail.taken).toHaveLength(1);
  expect(await lastMail()).toMatchObject({ state: 'sent', tries: 2, failure: null });
});

it.each([{ recipient: 550 }, { letter: 554 }])(
  '5xx (%o) is given up at once and shown, without address; the administrator sends it again',
  async (refuse) => {
    await withAddress();
    mail.refuse = refuse;
    await tell();
    await goOn();
    const code = `smtp-${refuse.recipient ?? refuse.letter}`;
    const { body, raw } = await admin.ask('GET /api/mails/failed');
    expect(body.mails).toMatchObject([{ name: '沈砚秋', kindName: '退回修改', failure: code, tries: 1 }]);
    expect(body.mails[0].because).toContain('拒收');
    for (const secret of ['example.cn', '三月纪实']) expect(raw.body).not.toContain(secret);
    const { body: home } = await admin.ask('GET /api/home');
    expect(home.items).toContainEqual({ kind: 'mails-failed', count: 1 });
    mail.refuse = {};
    const { id } = body.mails[0];
    expect((await admin.ask(`POST /api/mails/${id}/retry`, { body: {} })).status).toBe(200);
    expect((await admin.ask(`POST /api/mails/${id}/retry`, { body: {} })).status).toBe(409);
    await server.work();
    expect(mail.taken).toHaveLength(1);
    expect((await admin.ask('GET /api/mails/failed')).body.mails).toEqual([]);
  },
);

it('is given up after a day of tries', async () => {
  await withAddress();
  await server.database.pool.query(
    "insert into mail_rules (tenant, quiet_from, quiet_to, on_days_off, changed_at, changed_by) values ($1, '00:00', '00:00', true, now(), $1) on conflict (tenant) do update set quiet_from = '00:00', quiet_to = '00:00', on_days_off = true",
    [server.county.id],
  );
  mail.refuse = { letter: 421 };
  await tell();
  let last = await lastMail();
  while (last.state === 'waiting') {
    await goOn(last.due_at);
    last = await lastMail();
  }
  const hours = (server.clock.now.getTime() - MORNING.getTime()) / 3_600_000;
  expect(hours).toBeGreaterThan(22);
  expect(hours).toBeLessThanOrEqual(24);
  expect(last).toMatchObject({ state: 'failed', failure: 'smtp-421' });
});

it('nothing goes any more once the address is removed', async () => {
  await withAddress();
  mail.refuse = { recipient: 451 };
  await tell();
  await goOn();
  mail.refuse = {};
  expect((await own.ask('DELETE /api/me/mail/address')).body).not.toHaveProperty('address');
  await goOn(new Date(MORNING.getTime() + 3_600_000));
  expect(mail.taken).toEqual([]);
});

it('writes no address, name or content into the log', () => {
  const log = server.log.join('\n');
  expect(log).toContain('smtp-451');
  for (const secret of [ADDRESS, 'a@b.example', '沈砚秋', '三月纪实']) expect(log).not.toContain(secret);
});

it('waits while the server can’t be reached, holds the others back, and sends all when it is there again', async () => {
  const away = await mailServer();
  const { url } = away;
  await away.close();
  const other = await testServer({ smtp: { url, from: 'kaohe@example.cn', plain: true } });
  const { id: tenant } = other.county;
  const people = [];
  for (const name of ['沈砚秋', '林小满']) people.push(await addPerson(other.database, tenant, { name }));
  for (const one of people)
    await other.database.pool.query(
      "insert into mail_wishes (tenant, person, address, wrong_codes, codes_sent, muted) values ($1, $2, $3, 0, 0, '[]')",
      [tenant, one, `${one}@example.cn`],
    );
  const notice = { kind: 'returned', to: people, matter: 'log/1', values: { what: '纪实', reason: '无' } } as const;
  await tellThem(other, notice);
  await other.work();
  const { rows } = await other.database.pool.query('select tries, failure from mails order by tries');
  expect(rows).toEqual([
    { tries: 0, failure: null },
    { tries: 1, failure: 'connection' },
  ]);
  const back = await mailServer(Number(new URL(url).port));
  other.clock.now = new Date(other.clock.now.getTime() + 60_000);
  await look(other);
  await other.work();
  expect(back.taken.map(({ to }) => to).sort()).toEqual(people.map((one) => `${one}@example.cn`).sort());
  await other.close();
  await back.close();
});

it('sends no letter where the server offers no encryption, unless that is allowed', async () => {
  const other = await testServer({ smtp: { url: mail.url, from: 'kaohe@example.cn', plain: false } });
  const somebody = await addPerson(other.database, other.county.id, { name: '沈砚秋' });
  const asker = await other.as({ person: somebody });
  mail.taken.length = 0;
  const { status } = await asker.ask('POST /api/me/mail/address', { body: { address: ADDRESS } });
  expect([status, mail.taken]).toEqual([503, []]);
  await other.close();
});

it('offers no mail where none is set up, and keeps messages in the house', async () => {
  const other = await testServer();
  const somebody = await addPerson(other.database, other.county.id, { name: '沈砚秋' });
  const asker = await other.as({ person: somebody });
  expect((await asker.ask('GET /api/me/mail')).body).toMatchObject({ offered: false });
  expect((await asker.ask('POST /api/me/mail/address', { body: { address: ADDRESS } })).status).toBe(409);
  await other.close();
});
