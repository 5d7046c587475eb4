import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atDay } from '../results/quarter.ts';
import { asSuggested, type Reviewing, refused, reviewing } from '../reviews/place.ts';

let place: Reviewing;
let leader: string;
let deputy: string;
beforeAll(async () => {
  place = await reviewing();
  leader = await place.server.personOf('head');
  // Of another section, so that without it none of these people is theirs.
  const { body } = await place.head.ask('GET /api/delegations/candidates');
  const mine = new Set((await place.items(place.head)).map(({ person }) => person.id));
  for (const { id } of body.people) {
    if (mine.has(id)) continue;
    const seen = await (await place.as(id)).ask(`GET /api/rounds/${place.round}/reviews`);
    const theirs: readonly { readonly person: { readonly id: string } }[] = seen.body.items ?? [];
    if (theirs.every(({ person }) => !mine.has(person.id))) deputy = id;
  }
});
afterAll(() => place.server.close());

const days = { since: '2026-04-06', until: '2026-04-10', reason: '外出学习' };
const give = (who: Reviewing['head'], body: object) => who.ask('POST /api/delegations', { body });

it('[FX-07] 不在岗的领导委托另一位领导代评，记为代某某；收回以后不能再代', async () => {
  const acting = await place.as(deputy);
  const item = await place.item(place.head, place.staff);
  expect((await place.pass(acting, [asSuggested(item)])).status).toBe(403);
  const given = await give(place.head, { delegate: deputy, ...days });
  expect(given.body).toMatchObject({ leader: { id: leader }, delegate: { id: deputy }, mayRevoke: true });
  const seen = await place.item(acting, place.staff);
  expect(seen).toMatchObject({ forThem: true, reviewer: { id: leader }, state: 'open' });
  const { body } = await acting.ask('GET /api/reviews');
  expect(body.rounds[0].forOthers).toMatchObject([{ id: leader }]);
  expect((await place.pass(acting, [asSuggested(seen)])).body).toEqual({ done: 1 });
  const { rows } = await place.server.database.pool.query<{ authority: string; body: string }>(
    "select f.authority, b.body from facts f join fact_bodies b on b.tenant = f.tenant and b.fact = f.id where f.kind = 'review.points'",
  );
  expect(rows.map(({ authority, body: text }) => [authority, JSON.parse(text).payload])).toMatchObject([
    ['delegate', { reviewer: leader, actedBy: deputy }],
  ]);
  expect(await place.item(place.inCharge, place.staff)).toMatchObject({
    below: [{ reviewer: { id: leader }, actedBy: { id: deputy } }],
  });
  const end = `POST /api/delegations/${given.body.id}/revocation`;
  expect((await acting.ask(end)).status).toBe(403);
  expect((await place.head.ask(end)).status).toBe(200);
  expect(refused(await place.head.ask(end))).toEqual([409, 'already-revoked']);
  const items = await place.items(acting);
  expect((items ?? []).some(({ person }) => person.id === place.staff)).toBe(false);
});

it('holds on its days and on no other', async () => {
  const { clock } = place.server;
  const now = clock.now;
  const given = await give(place.head, { delegate: deputy, ...days, since: '2026-04-07', until: '2026-04-07' });
  const sees = async () =>
    ((await place.items(await place.as(deputy))) ?? []).some(({ person }) => person.id === place.staff);
  expect(await sees()).toBe(false);
  // Just after midnight in China.
  clock.now = new Date('2026-04-06T16:00:00Z');
  expect(await sees()).toBe(true);
  clock.now = now;
  await place.head.ask(`POST /api/delegations/${given.body.id}/revocation`);
});

it('the office does it for a leader who can’t, and it stands in the record', async () => {
  const given = await give(place.office, { leader, delegate: deputy, ...days });
  expect(given.status).toBe(200);
  const { body } = await place.office.ask('GET /api/delegations');
  expect(body.delegations).toMatchObject([{ id: given.body.id, reason: '外出学习' }]);
  const auditor = await place.server.by('audit');
  const { body: record } = await auditor.ask('GET /api/audit?action=review-delegate');
  expect(record.entries).toContainEqual(
    expect.objectContaining({
      subject: expect.objectContaining({ id: leader }),
      detail: expect.objectContaining({ id: given.body.id, delegate: deputy }),
    }),
  );
  expect((await give(place.inCharge, { leader, delegate: deputy, ...days })).status).toBe(403);
});

it.each([
  ['ends before it begins', { until: '2026-04-05' }, 'days-wrong'],
  ['is over already', { since: '2026-04-01', until: '2026-04-05' }, 'days-wrong'],
  ['lasts too long', { until: '2027-04-07' }, 'days-wrong'],
  ['lacks a reason', { reason: ' ' }, 'invalid-input'],
])('is refused where it %s', async (_, wrong, code) => {
  expect((await give(place.head, { delegate: deputy, ...days, ...wrong })).body.code).toBe(code);
});

it('goes to another leader of the roster, to nobody else', async () => {
  expect(refused(await give(place.head, { delegate: leader, ...days }))).toEqual([422, 'delegate-themself']);
  expect(refused(await give(place.head, { delegate: place.staff, ...days }))).toEqual([422, 'delegate-not-leader']);
  const nobody = '0190a000-0000-7000-8000-000000000000';
  expect(refused(await give(place.head, { delegate: nobody, ...days }))).toEqual([422, 'delegate-not-leader']);
});

it('nobody reviews themself in another’s place', async () => {
  const own = (await place.items(place.principal)).find(
    ({ role, person }) => role === '主要领导' && person.id === leader,
  );
  expect(own).toBeDefined();
  await give(place.principal, { delegate: leader, ...days });
  const head = await place.items(place.head);
  expect(head.some(({ role }) => role === '主要领导')).toBe(true);
  expect(head.some(({ person }) => person.id === leader)).toBe(false);
});

describe('a delegation that has outlived what it was given for', () => {
  const sees = async (who: string) =>
    ((await place.items(await place.as(who))) ?? []).some(({ person }) => person.id === place.staff);
  const moved = async (person: string, to: { readonly unit?: string; readonly duty?: string }) => {
    const { body } = await place.office.ask(`GET /api/people/${person}`);
    const [{ id, revision, unit, post, duty, staffing }] = body.tenures;
    const posted = { revision, unit: unit.id, post, duty, staffing, since: '2026-04-07', ...to };
    const { status, body: told } = await place.office.ask(`POST /api/tenures/${id}/transfer`, { body: posted });
    if (status !== 200) throw new Error(JSON.stringify(told));
  };
  beforeAll(async () => {
    for (const { id } of (await place.office.ask('GET /api/delegations')).body.delegations)
      await place.office.ask(`POST /api/delegations/${id}/revocation`);
    expect((await give(place.head, { delegate: deputy, ...days })).status).toBe(200);
    expect(await sees(deputy)).toBe(true);
  });

  it('[FX-07] 考核已经归档的，受托人看不到当时的评分和评语', async () => {
    const { pool } = place.server.database;
    await pool.query("update rounds set state = 'filed', ended_at = '2026-04-06T00:00:00Z' where id = $1", [
      place.round,
    ]);
    expect(await sees(deputy)).toBe(false);
    expect(await sees(leader)).toBe(true);
    await pool.query("update rounds set state = 'running', ended_at = null where id = $1", [place.round]);
  });

  it('[FX-07] 受托人不再担任领导职务的，不能再代', async () => {
    await moved(deputy, { duty: 'staff' });
    expect(await sees(deputy)).toBe(true);
    await atDay(place.server, '2026-04-07');
    expect(await sees(deputy)).toBe(false);
    await atDay(place.server, '2026-04-06');
  });

  it('[FX-07] 委托人离开原来职务的，受托人不能再代', async () => {
    const { body } = await place.head.ask('GET /api/delegations/candidates');
    const other = body.people.find(({ id }: { id: string }) => id !== deputy).id;
    expect((await give(place.head, { delegate: other, ...days })).status).toBe(200);
    const before = ((await place.items(await place.as(other))) ?? []).filter(({ forThem }) => forThem).length;
    expect(before).toBeGreaterThan(0);
    await moved(leader, { unit: await place.server.unitNamed('县水利局') });
    await atDay(place.server, '2026-04-07');
    const after = ((await place.items(await place.as(other))) ?? []).filter(({ forThem }) => forThem).length;
    expect(after).toBe(0);
  });
});
