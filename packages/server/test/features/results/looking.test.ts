import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { write } from '../../../src/db/scope.ts';
import { LOG_ENTRY } from '../../../src/features/logs/log-facts.ts';
import { ROUND_ROW } from '../../../src/features/results/result-facts.ts';
import { scoreToLook } from '../../../src/features/results/scored.ts';
import { factsOfRound, recordInRound } from '../../../src/features/rounds/round-facts.ts';
import { roundReader } from '../../../src/features/rounds/store.ts';
import { ROUND_SUBJECT } from '../../../src/features/rounds/subject-facts.ts';
import { MOST_FACTS } from '../../../src/ledger/store/record.ts';
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

let week = 0;
/** Somebody's entry, as its slice records it. */
const written = async (): Promise<void> => {
  const { round, people, office, server } = quarter;
  week += 1;
  const span = `2026-W${String(week).padStart(2, '0')}`;
  const day = `2026-01-${String(week).padStart(2, '0')}`;
  const payload = { round, entry: 'weekly', span, ends: day, day, inTime: true, text: '入户走访。', indicators: [] };
  const fact = {
    kind: LOG_ENTRY,
    subject: people[0]?.id ?? '',
    payload,
    at: server.clock.now,
    actor: office.account,
    authority: 'self',
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

/** Whoever is assessed in a county of so many: one of the people again and again, by other names. */
async function grown(count: number): Promise<void> {
  const { round, people, office, server } = quarter;
  const [one] = await factsOfRound(scopeOf(), round, [ROUND_SUBJECT], [people[0]?.id ?? '']);
  if (one === undefined) throw new Error('nobody is assessed');
  const facts = Array.from({ length: count }, () => ({
    kind: ROUND_SUBJECT,
    subject: uuid(),
    payload: one.payload,
    at: server.clock.now,
    actor: office.account,
    authority: 'test',
  }));
  await write(scopeOf(), async (tx) => {
    const recorded = await recordInRound(tx, round, facts);
    if (!recorded.ok) throw new Error(recorded.refusal);
  });
}

it('of more than 500 people entries count within a minute, and anything else at once', async () => {
  await grown(500);
  let scored = 0;
  const asked = {
    days: async () => ({ off: [], worked: [] }),
    entries: async () => {
      scored += 1;
      return new Map();
    },
  };
  const { now } = quarter.server.clock;
  const look = async (later = 0) => {
    const whole = await roundReader(scopeOf()).round(quarter.round);
    if (whole === undefined) throw new Error('no round');
    return scoreToLook(scopeOf(), whole.round, new Date(now.getTime() + later), asked);
  };
  await look();
  await written();
  await look(59_000);
  expect(scored).toBe(1);
  await look(60_000);
  expect(scored).toBe(2);
  await fresh('63');
  expect((await look(61_000)).tables.points).toContainEqual(expect.objectContaining({ value: '63' }));
  expect(scored).toBe(3);
});

it('a round says that it goes by something new, unless that is an entry', async () => {
  const noted = async () => (await roundReader(scopeOf()).round(quarter.round))?.round.noted;
  const before = await noted();
  await written();
  expect(await noted()).toBe(before);
  await fresh('64');
  expect(await noted()).not.toBe(before);
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

it('facts of a whole county, recorded together, stand in the order in which they were given', async () => {
  const { round, office, server } = quarter;
  const common = { kind: 'note', subject: uuid(), at: server.clock.now, actor: office.account, authority: 'test' };
  const facts = Array.from({ length: 4 * MOST_FACTS + 1 }, (_, n) => ({ ...common, payload: { n } }));
  await write(scopeOf(), (tx) => recordInRound(tx, round, facts));
  const read = await factsOfRound(scopeOf(), round, ['note']);
  expect(read.map(({ payload }) => payload)).toEqual(facts.map(({ payload }) => payload));
});
