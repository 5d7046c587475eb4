/** Letters handed over on paper: whoever doesn't open their result on a screen has their days from there. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Asking } from '../server.ts';
import { confirmed, days, type Matters, messagesTo, onDay, onNotice, refused } from './objections/matters.ts';

const READ = 3;
const PAPER = 4;
const LATE = 5;
let matters: Matters;
let final: string;
const id = (place: number) => matters.who(place).id;
const state = async (place: number, by: Asking = matters.office) =>
  (await by.ask(`GET ${matters.at('/deliveries')}`)).body.people.find(
    (one: { person: { id: string } }) => one.person.id === id(place),
  );
const deliver = (people: readonly number[], more: object = {}, by: Asking = matters.office) =>
  by.ask(`POST ${matters.at('/deliveries')}`, { body: { people: people.map(id), day: final, way: 'hand', ...more } });
const withdraw = (place: number, by: Asking = matters.office) =>
  by.ask(`POST ${matters.at('/deliveries/withdrawal')}`, { body: { person: id(place), reason: '登记错了人' } });
const until = async (who: Asking) => (await who.ask('GET /api/objections/mine')).body.fileable[0]?.until;

beforeAll(async () => {
  matters = await onNotice();
});
afterAll(() => matters.server.close());

it('结果确认以前没有送达可登记', async () => {
  const { body } = await matters.office.ask(`GET ${matters.at('/deliveries')}`);
  expect(body).toMatchObject({ people: [], counts: [], abilities: { note: false } });
  const early = { people: [id(PAPER)], day: '2026-04-01', way: 'hand' };
  expect(refused(await matters.office.ask(`POST ${matters.at('/deliveries')}`, { body: early }))).toEqual([
    409,
    'delivery-no-final',
  ]);
});

it('[公务员法第九十五条] 书面送达的，期限从送达之日起算；本人收到告知，名单上看得到谁还没有收到', async () => {
  final = await confirmed(matters);
  const reader = await matters.as(READ);
  await reader.ask(`POST ${matters.at('/receipt')}`, { body: {} });
  const onPaper = await matters.as(PAPER);
  await onDay(matters, days(final, 5));
  expect(await state(READ)).toMatchObject({ state: 'read', stateName: '本人已查看', day: final });
  expect(await state(PAPER)).toMatchObject({ state: 'waiting', stateName: '还没有收到', final });
  const noted = await deliver([READ, PAPER], { day: days(final, 2), way: 'left' });
  // Who read it before has had it since then.
  expect(noted.body).toEqual({ noted: 1, known: 1 });
  expect(await state(READ)).toMatchObject({ state: 'read', day: final });
  expect(await state(PAPER)).toMatchObject({ state: 'delivered', day: days(final, 2), wayName: '留置送达' });
  expect(await until(onPaper)).toBe(days(final, 32));
  expect(await messagesTo(onPaper, 'letter-delivered')).toEqual([expect.stringContaining('留置送达')]);
  // Opened later, it was received when it was handed over.
  await onPaper.ask(`POST ${matters.at('/receipt')}`, { body: {} });
  expect(await until(onPaper)).toBe(days(final, 32));
  const { body } = await matters.office.ask(`GET ${matters.at('/deliveries')}`);
  const counts = Object.fromEntries(
    body.counts.map((one: { state: string; people: number }) => [one.state, one.people]),
  );
  expect(counts).toEqual({ read: 1, delivered: 1, waiting: matters.people.length - 2, contested: 0 });
});

it('登记错了可以撤销，期限随之另算，本人收到告知', async () => {
  const onPaper = await matters.as(PAPER);
  expect((await withdraw(PAPER)).status).toBe(200);
  expect(await state(PAPER)).toMatchObject({ state: 'waiting' });
  expect(await messagesTo(onPaper, 'delivery-withdrawn')).toHaveLength(1);
  expect(refused(await withdraw(PAPER))).toEqual([409, 'delivery-none']);
  // What somebody has read themself nobody takes back.
  expect(refused(await withdraw(READ))).toEqual([409, 'delivery-none']);
  await onPaper.ask(`POST ${matters.at('/receipt')}`, { body: {} });
  expect(await state(PAPER)).toMatchObject({ state: 'read', day: days(final, 5) });
});

it('日期不对、不归自己管、给本人登记的，都不登记，一个也不留', async () => {
  expect(refused(await deliver([LATE], { day: days(final, 6) }))).toEqual([422, 'delivery-in-future']);
  expect(refused(await deliver([LATE], { day: days(final, -1) }))).toEqual([422, 'delivery-before']);
  expect(refused(await deliver([]))).toEqual([422, 'invalid-input']);
  expect(refused(await deliver([LATE], { way: 'mail' }))).toEqual([422, 'invalid-input']);
  const admin = await matters.server.as({ person: id(LATE), held: [{ role: 'unitAdmin', unit: matters.bureau }] });
  expect(refused(await deliver([LATE], {}, admin))).toEqual([403, 'delivery-to-oneself']);
  expect((await deliver([6, 7], {}, admin)).body).toEqual({ noted: 2, known: 0 });
  const elsewhere = await matters.server.as({
    held: [{ role: 'unitAdmin', unit: await matters.server.unitNamed('县财政局') }],
  });
  expect((await deliver([LATE], {}, elsewhere)).status).toBe(403);
  const stranger = await matters.office.ask(`POST ${matters.at('/deliveries')}`, {
    body: { people: [id(LATE), '00000000-0000-7000-8000-000000000000'], day: final, way: 'hand' },
  });
  expect(stranger.status).toBe(404);
  expect(await state(LATE)).toMatchObject({ state: 'waiting' });
});

it('又登记一次同样的，还是一份；更早的日期算数', async () => {
  const key = 'deliver-once';
  const body = { people: [id(8)], day: days(final, 3), way: 'hand' };
  const once = () => matters.office.ask(`POST ${matters.at('/deliveries')}`, { body, key });
  expect((await once()).body).toEqual({ noted: 1, known: 0 });
  expect((await once()).body).toEqual({ noted: 1, known: 0 });
  expect((await deliver([8], { day: days(final, 4) })).body).toEqual({ noted: 0, known: 1 });
  expect((await deliver([8], { day: days(final, 1), way: 'post' })).body).toEqual({ noted: 1, known: 0 });
  expect(await state(8)).toMatchObject({ day: days(final, 1), wayName: '邮寄送达' });
});

it('考核中止的，不再登记送达，名单也不再列出', async () => {
  const reason = '方案有误';
  const over = await matters.office.ask(`POST ${matters.at('/giving-up')}`, { body: { reason } });
  expect(over.status).toBe(200);
  expect(refused(await deliver([LATE]))).toEqual([409, 'round-given-up']);
  expect(refused(await withdraw(8))).toEqual([409, 'round-given-up']);
  expect((await matters.office.ask(`GET ${matters.at('/deliveries')}`)).body.people).toEqual([]);
});
