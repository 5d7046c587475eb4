/** A round that is given up: what was filed in it is about nothing any more, and nothing rests on what came out. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { confirmed, type Matters, onNotice, refused } from './matters.ts';

const [OBJECTOR, OTHER] = [20, 21];

let matters: Matters;
beforeAll(async () => {
  matters = await onNotice();
});
afterAll(() => matters.server.close());

const used = async (place: number, document: string) => {
  const { office, server, round, who } = matters;
  const [{ key: kind }] = (await office.ask('GET /api/use-kinds')).body.kinds;
  const day = server.clock.now.toISOString().slice(0, 10);
  return office.ask('POST /api/uses', { body: { uses: [{ person: who(place).id, kind, day, document, round }] } });
};

it('[公务员法第九十五条] 申请复核期间结果仍是确认的结果，运用照常登记', async () => {
  await confirmed(matters);
  const own = await matters.as(OBJECTOR);
  expect((await matters.file(own, { kind: 'review' })).body.kindName).toBe('复核');
  const [mine] = (await own.ask('GET /api/results/mine')).body.rounds;
  expect(mine).toMatchObject({ final: true, now: '已确认' });
  expect((await used(OBJECTOR, '青组〔2026〕1号')).status).toBe(200);
});

it('[FX-09] 考核中止以后，没有办结的异议不再办理，也不再列为待办；结果不再作为运用的依据', async () => {
  const { office, decider, at } = matters;
  const { open, id, revision } = (await office.ask('GET /api/objections')).body.objections[0];
  expect(open).toBe(true);
  const waits = async () => JSON.stringify((await decider.ask('GET /api/home')).body);
  expect(await waits()).toContain('objection-name');
  const round = (await office.ask(`GET ${at()}`)).body;
  const gone = await office.ask(`POST ${at('/giving-up')}`, { body: { revision: round.revision, reason: '机构改革' } });
  expect(gone.status).toBe(200);
  expect(await waits()).not.toContain('objection');
  const named = await matters.put(id, 'handler', { revision, person: matters.who(30).id });
  expect(refused(named)).toEqual([409, 'round-given-up']);
  const { body } = await decider.ask(`GET /api/objections/${id}`);
  expect(body).toMatchObject({ open: false, stateName: '考核已经中止，不再办理', clock: '' });
  expect(Object.values(body.abilities)).not.toContain(true);
  expect(refused(await used(OTHER, '青组〔2026〕2号'))).toEqual([422, 'round-not-final']);
  const other = await matters.as(OTHER);
  expect((await other.ask(`GET ${at(`/people/${matters.who(OTHER).id}/letter`)}`)).status).toBe(403);
});
