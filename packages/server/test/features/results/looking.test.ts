import { afterAll, beforeAll, expect, it } from 'vitest';
import { write } from '../../../src/db/scope.ts';
import { ROUND_ROW } from '../../../src/features/results/result-facts.ts';
import { scoreToLook } from '../../../src/features/results/scored.ts';
import { factsOfRound, recordInRound } from '../../../src/features/rounds/round-facts.ts';
import { roundReader } from '../../../src/features/rounds/store.ts';
import { begunQuarter, type Quarter, rated } from './quarter.ts';

let quarter: Quarter;
beforeAll(async () => {
  quarter = await begunQuarter();
  await rated(quarter, (place) => ({ votes: { 好: 3 }, points: String(95 - place) }));
});
afterAll(() => quarter.server.close());

const scopeOf = () => ({ tenant: quarter.server.county.id, db: quarter.server.database.db });
/** A row that nobody has scored yet. */
const fresh = async (points: string): Promise<void> => {
  const { round, people, office, server } = quarter;
  const subject = people[0]?.id ?? '';
  const [before] = await factsOfRound(scopeOf(), round, [ROUND_ROW], [subject]);
  const row = { indicator: 'individual', rater: '评分组', value: points };
  const fact = {
    kind: ROUND_ROW,
    subject,
    payload: { round, table: 'points', row },
    at: server.clock.now,
    actor: office.account,
    authority: 'test',
    ...(before === undefined ? {} : { corrects: before.id }),
  };
  await write(scopeOf(), async (tx) => {
    const recorded = await recordInRound(tx, round, [fact]);
    if (!recorded.ok) throw new Error(recorded.refusal);
  });
};

it('however many look at a round at once, it is scored once; and they see what was there when they came', async () => {
  const whole = await roundReader(scopeOf()).round(quarter.round);
  if (whole === undefined) throw new Error('no round');
  let scored = 0;
  const asked = {
    days: async () => ({ off: [], worked: [] }),
    entries: async () => {
      scored += 1;
      return new Map();
    },
  };
  const look = () => scoreToLook(scopeOf(), whole.round, quarter.server.clock.now, asked);
  await fresh('60');
  // Connections for all of them, so that nobody is through before the last has come.
  await Promise.all(Array.from({ length: 12 }, () => factsOfRound(scopeOf(), quarter.round)));
  const runs = await Promise.all(Array.from({ length: 10 }, look));
  expect(scored).toBe(1);
  expect(new Set(runs).size).toBe(1);
  expect(runs[0]?.tables.points).toContainEqual(expect.objectContaining({ value: '60' }));
  await look();
  expect(scored).toBe(1);
  await fresh('61');
  expect((await look()).tables.points).toContainEqual(expect.objectContaining({ value: '61' }));
  expect(scored).toBe(2);
});

it('facts about a few people are those of the round, in its order, without what was corrected', async () => {
  await fresh('62');
  const all = await factsOfRound(scopeOf(), quarter.round);
  const few = quarter.people.slice(0, 3).map(({ id }) => id);
  expect(await factsOfRound(scopeOf(), quarter.round, undefined, few)).toEqual(
    all.filter(({ subject }) => few.includes(subject)),
  );
  expect(await factsOfRound(scopeOf(), quarter.round, [ROUND_ROW], few)).toEqual(
    all.filter(({ subject, kind }) => few.includes(subject) && kind === ROUND_ROW),
  );
});
