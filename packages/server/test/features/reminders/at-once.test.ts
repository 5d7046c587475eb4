import { afterEach, expect, it } from 'vitest';
import type { TestServer } from '../../server.ts';
import { begunQuarter } from '../results/quarter.ts';
import { asSuggested, reviewing } from '../reviews/place.ts';
import { allTold } from './reminding.ts';

let server: TestServer | undefined;
afterEach(() => server?.close());

it('[FX-06] a review that is given back is told to the level below, with the reason', async () => {
  const place = await reviewing();
  server = place.server;
  await place.pass(place.head, [asSuggested(await place.item(place.head, place.staff))]);
  const { revision, role, person } = await place.item(place.inCharge, place.staff);
  const path = `POST /api/rounds/${place.round}/reviews/${place.staff}/return`;
  await place.inCharge.ask(path, { body: { role, revision, reason: '没有写依据' } });
  const { body } = await place.head.ask('GET /api/messages');
  expect(body.messages.map(({ text }: { text: string }) => text)).toContain(
    `“${person.name}的评鉴”已退回，请修改后重新提交。理由：没有写依据`,
  );
});

it('[FX-06] who is told on the same day again finds the new count in the same message, unread', async () => {
  const place = await reviewing();
  server = place.server;
  const items = (await place.items(place.head)).filter(({ abilities }) => abilities.pass);
  const mine = async () =>
    (await place.inCharge.ask('GET /api/messages')).body.messages.filter(
      ({ kind }: { kind: string }) => kind === 'review-turn',
    );
  await place.pass(
    place.head,
    items.slice(0, 1).map((item) => asSuggested(item)),
  );
  const [first] = await mine();
  await place.inCharge.ask(`POST /api/messages/${first.id}/reading`, { body: {} });
  await place.pass(
    place.head,
    items.slice(1, 3).map((item) => asSuggested(item)),
  );
  const [again, ...others] = await mine();
  expect([others, again.id, again.read]).toEqual([[], first.id, false]);
  const count = ({ text }: { text: string }) => Number(/共 (\d+) 人/.exec(text)?.[1]);
  expect(count(again)).toBe(count(first) + 2);
});

it('[FX-06] what is proposed about somebody, and what becomes of it, they are told by a message', async () => {
  const quarter = await begunQuarter();
  server = quarter.server;
  const [somebody] = quarter.people;
  const unit = await quarter.server.by('unit');
  const { body } = await unit.ask(`POST /api/rounds/${quarter.round}/people/${somebody?.id}/events`, {
    body: { code: 'conduct', level: '批评', day: '2026-03-10', text: '值班时擅自离岗。' },
  });
  // Messages of one moment have no order.
  quarter.server.clock.now = new Date(quarter.server.clock.now.getTime() + 60_000);
  await quarter.office.ask(`POST /api/events/${body.event.id}/return`, { body: { reason: '当日有请假手续' } });
  const own = await quarter.server.as({ person: somebody?.id ?? '' });
  const texts = (await own.ask('GET /api/messages')).body.messages.map(({ text }: { text: string }) => text);
  expect(texts).toEqual([
    expect.stringMatching(/^为您提出的“工作作风（减分）”没有通过审核，不计入考核，请查看。/),
    expect.stringMatching(/^有人为您提出了“工作作风（减分）”，等待审核，请查看。有不同意见的，请在.+前提出。$/),
  ]);
  const [returned] = await allTold(quarter.server, 'returned');
  expect([returned?.person, returned?.details.reason]).toEqual([
    await quarter.server.personOf('unit'),
    '当日有请假手续',
  ]);
});
