import { afterAll, beforeAll, expect, it } from 'vitest';
import { write } from '../../../src/db/scope.ts';
import type { Review } from '../../../src/features/reviews/model.ts';
import { reviewWriter } from '../../../src/features/reviews/store.ts';
import type { ChainStep } from '../../../src/features/roster/model.ts';
import { factsOfRound } from '../../../src/features/rounds/round-facts.ts';
import { ROUND_BEGUN } from '../../../src/features/rounds/subject-facts.ts';
import type { Asking } from '../../server.ts';
import { atDay, begunQuarter, type Quarter } from '../results/quarter.ts';

let quarter: Quarter;
beforeAll(async () => {
  quarter = await begunQuarter({ library: 'fengxiang/quarter' });
});
afterAll(() => quarter.server.close());

interface LatePerson {
  readonly person: { readonly id: string; readonly name: string };
  readonly count: number;
  readonly urgedToday: boolean;
}

const late = async (who: Asking = quarter.office): Promise<readonly LatePerson[]> =>
  (await who.ask(`GET /api/rounds/${quarter.round}/late`)).body.people;
const urge = (body: object, who: Asking = quarter.office) =>
  who.ask(`POST /api/rounds/${quarter.round}/urgings`, { body });
const inboxOf = async (person: string) =>
  (await (await quarter.server.as({ person })).ask('GET /api/messages')).body.messages;

/** As if all before were done. */
async function stageOn(key: string): Promise<void> {
  await quarter.server.database.pool.query(
    `update round_stages set state = case when key = $2 then 'on'
       when position < (select position from round_stages o where o.tenant = round_stages.tenant and o.round = $1 and o.key = $2)
       then 'done' else 'waiting' end where round = $1`,
    [quarter.round, key],
  );
}

it('has nobody to urge while no stage waits for leaders or the committee', async () => {
  expect(await late()).toEqual([]);
  expect((await urge({})).body).toEqual({ urged: 0, already: 0 });
});

it('[FX-07] names the leaders whose level is next, with how many wait for each', async () => {
  await stageOn('review');
  const people = await late();
  expect(people.length).toBeGreaterThan(1);
  const sum = people.reduce((all, { count }) => all + count, 0);
  expect(sum).toBe(quarter.people.length);
});

it('a level that was given leaves the next one late, and one that was given back itself', async () => {
  const { body } = await quarter.office.ask(`GET /api/rounds/${quarter.round}/subjects?organization=${quarter.bureau}`);
  const levelsOf = (of: { reviewers: readonly { reviewer?: object }[] }) =>
    of.reviewers.filter(({ reviewer }) => reviewer !== undefined);
  const subject = body.subjects.find((of: Parameters<typeof levelsOf>[0]) => levelsOf(of).length > 1);
  const levels = levelsOf(subject) as { reviewer: { id: string }; stepName: string; step: ChainStep }[];
  const countOf = async (id: string) => (await late()).find(({ person }) => person.id === id)?.count ?? 0;
  const [lower, upper] = levels;
  if (lower === undefined || upper === undefined) throw new Error('nobody with two levels');
  const before = [await countOf(lower.reviewer.id), await countOf(upper.reviewer.id)];
  const gives = async (
    level: { reviewer: { id: string }; stepName: string; step: ChainStep },
    state: Review['state'],
  ) => {
    const scope = { tenant: quarter.server.county.id, db: quarter.server.database.db };
    const [begun] = await factsOfRound(scope, quarter.round, [ROUND_BEGUN]);
    const review = {
      person: subject.person.id,
      stage: 'review',
      role: level.stepName,
      step: level.step,
      state,
      points: {},
      reviewer: level.reviewer.id,
      revision: 1,
      fact: begun?.id ?? '',
      at: quarter.server.clock.now.toISOString(),
    };
    await write(scope, (tx) => reviewWriter(tx).put(quarter.round, [review]));
  };
  const counts = async () => [await countOf(lower.reviewer.id), await countOf(upper.reviewer.id)];
  await gives(lower, 'passed');
  expect(await counts()).toEqual([(before[0] ?? 0) - 1, (before[1] ?? 0) + 1]);
  // Given back, it is the lower level's turn again.
  await gives(lower, 'returned');
  expect(await counts()).toEqual(before);
  await gives(lower, 'passed');
});

it('urges who is named, once a day, and says so in the inbox and in the record', async () => {
  const [one] = await late();
  const people = [one?.person.id ?? ''];
  expect((await urge({ people })).body).toEqual({ urged: 1, already: 0 });
  expect((await urge({ people })).body).toEqual({ urged: 0, already: 1 });
  expect((await late()).filter(({ urgedToday }) => urgedToday).map(({ person }) => person.id)).toEqual(people);
  const messages = await inboxOf(people[0] ?? '');
  expect(messages).toHaveLength(1);
  expect(messages[0].text).toContain(`还有 ${one?.count} 项等您办理`);
  // It leads to where leaders do it; the round itself isn't theirs to read.
  expect([messages[0].console, messages[0].phone]).toEqual(Array(2).fill(`/reviews/${quarter.round}`));
  const leader = await quarter.server.as({ person: people[0] ?? '' });
  expect((await leader.ask(`GET /api/rounds/${quarter.round}/reviews`)).status).toBe(200);
  // The one before found nobody.
  const auditor = await quarter.server.as({ held: [{ role: 'auditAdmin' }] });
  const { body } = await auditor.ask('GET /api/audit?action=round-urge');
  expect(body.entries.filter(({ outcome }: { outcome: string }) => outcome === 'done')).toHaveLength(3);
});

it('urges all who are late, except whom it has urged today; the next day all of them again', async () => {
  const all = (await late()).length;
  expect((await urge({})).body).toEqual({ urged: all - 1, already: 1 });
  await atDay(quarter.server, '2026-04-03');
  expect((await urge({})).body).toEqual({ urged: all, already: 0 });
});

it('nobody is urged who has nothing to do there', async () => {
  const stranger = await quarter.server.personOf('office');
  const { status, body } = await urge({ people: [stranger] });
  expect([status, body.title]).toEqual([409, expect.stringContaining('1 人')]);
  expect(await inboxOf(stranger)).toEqual([]);
});

it('a unit’s administrator urges for that unit, one of another unit nobody', async () => {
  const unitAdmin = (unit: string) => quarter.server.as({ held: [{ role: 'unitAdmin', unit }] });
  const own = await unitAdmin(quarter.bureau);
  expect((await late(own)).length).toBe((await late()).length);
  const other = await unitAdmin(await quarter.server.unitNamed('县财政局'));
  expect((await urge({}, other)).status).toBe(403);
});

it('[FX-09] while results wait to be settled the office urges the committee, a unit’s administrator nobody', async () => {
  await stageOn('settling');
  const committee = await quarter.server.personOf('committee');
  expect((await late()).map(({ person }) => person.id)).toContain(committee);
  const own = await quarter.server.as({ held: [{ role: 'unitAdmin', unit: quarter.bureau }] });
  expect((await urge({}, own)).body).toEqual({ urged: 0, already: 0 });
  expect((await urge({ people: [committee] })).body.urged).toBe(1);
});
