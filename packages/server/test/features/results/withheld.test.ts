/** What is recorded about somebody while their results are made is theirs to read once those are published. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Asking } from '../../server.ts';
import { begunQuarter, published, type Quarter, rated, toStage } from './quarter.ts';

const OWN = 3;
const untold = ['round.ruling', 'round.row', 'poll.tally'];

let quarter: Quarter;
let own: Asking;
let fact: string;
const at = (path: string) => `/api/rounds/${quarter.round}${path}`;
const person = () => quarter.people[OWN]?.id ?? '';
beforeAll(async () => {
  quarter = await begunQuarter();
  await rated(quarter, (place) => ({ votes: { 好: 3 }, points: String(95 - place) }));
  await toStage(quarter, 'propose');
  const ruling = { kind: 'subject', target: person(), setting: '例外', value: 'down' };
  const { committee, server } = quarter;
  await committee.ask(`POST ${at('/rulings')}`, { body: { ...ruling, by: '考核委员会', reason: '推诿' } });
  await committee.ask(`POST ${at('/proposal')}`, { body: {} });
  own = await server.as({ person: person() });
  fact = (await factsFor(quarter.office)).find(({ kind }) => kind === 'round.ruling')?.id ?? '';
});
afterAll(() => quarter.server.close());

async function factsFor(who: Asking): Promise<readonly { readonly id: string; readonly kind: string }[]> {
  return (await who.ask(`GET /api/people/${person()}/facts`)).body.facts;
}
const kindsFor = async (who: Asking) => (await factsFor(who)).map(({ kind }) => kind);
const copied = async () => JSON.stringify((await own.ask('GET /api/profile/export?format=json')).body);

it('[FX-09] 公布以前，本人看不到关于自己的裁定、评分和计票：账里、单条、证明、信息副本都没有', async () => {
  expect(await kindsFor(quarter.office)).toEqual(expect.arrayContaining(untold));
  expect(await kindsFor(own)).toEqual(['round.subject']);
  for (const path of ['', '/proof']) expect((await own.ask(`GET /api/facts/${fact}${path}`)).status).toBe(403);
  const copy = await copied();
  expect(copy).toContain('round.subject');
  for (const kind of untold) expect(copy).not.toContain(kind);
});

it('[FX-09] 公布以后，本人都能看到', async () => {
  await toStage(quarter, 'notice');
  await published(quarter);
  expect(await kindsFor(own)).toEqual(expect.arrayContaining(untold));
  expect((await own.ask(`GET /api/facts/${fact}`)).status).toBe(200);
  const copy = await copied();
  for (const kind of untold) expect(copy).toContain(kind);
});
