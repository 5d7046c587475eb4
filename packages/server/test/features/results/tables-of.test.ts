import { canonicalJson } from '@shiji/engine';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LOG_ENTRY } from '../../../src/features/logs/log-facts.ts';
import { POLL_TALLY } from '../../../src/features/polls/tally-facts.ts';
import { ROUND_ROW } from '../../../src/features/results/result-facts.ts';
import { type AskedEntry, tablesOf } from '../../../src/features/results/tables-of.ts';
import { ROUND_SUBJECT } from '../../../src/features/rounds/subject-facts.ts';
import type { Json } from '../../../src/ledger/json.ts';

const term = { from: '2026-01-01', to: '2026-03-31', asOf: '2026-03-31' };
const people = ['p', 'a', 'x', 'c'];
const weeks = ['2026-W05', '2026-W06'];
const asked: readonly AskedEntry[] = weeks.map((span) => ({ entry: 'week', span, ends: '2026-02-01', figure: 'logs' }));

const given: readonly (readonly [string, string, object])[] = [
  ...people.map((person) => [person, ROUND_SUBJECT, { round: 'r', name: person, population: 'staff', spells: [] }]),
  ...people.flatMap((person) =>
    weeks.map((span) => [person, LOG_ENTRY, { entry: 'week', span, ends: '2026-02-01', day: span, inTime: true }]),
  ),
  ...people.map((person) => [person, ROUND_ROW, { round: 'r', table: 'measures', row: { figure: 'f', value: '1' } }]),
] as never;
const facts = given.map(([subject, kind, payload], at) => ({
  id: String(at).padStart(3, '0'),
  kind,
  subject,
  at: '2026-02-01T00:00:00Z',
  actor: 'account',
  authority: 'office',
  payload: payload as Json,
}));

it('[FX-10] the same facts, read in whatever order, give the same tables to the byte: their hash can be made anew elsewhere', () => {
  const inOrder = canonicalJson(
    tablesOf({ round: 'r', period: '2026Q1', term, facts, asked: new Map(people.map((one) => [one, asked])) }),
  );
  const shuffled = <T>(all: readonly T[]) => fc.shuffledSubarray([...all], { minLength: all.length });
  fc.assert(
    fc.property(shuffled(facts), shuffled(people), (mixed, order) => {
      const matter = { facts: mixed, asked: new Map(order.map((one) => [one, asked])) };
      expect(canonicalJson(tablesOf({ round: 'r', period: '2026Q1', term, ...matter }))).toBe(inOrder);
    }),
  );
});

it('[XL-03] 重新举行的测评，以最后一次计票的为准；没有再评到的人，原来的票照算', () => {
  const tally = (id: string, subject: string, poll: string, count: number, group = 'leaders') => ({
    ...(facts[0] as (typeof facts)[number]),
    id,
    kind: POLL_TALLY,
    subject,
    payload: { poll, name: 'review', group, question: 'grade', counts: [{ mark: '好', count }] } as unknown as Json,
  });
  const held = [
    tally('101', 'p', 'first', 4),
    tally('102', 'a', 'first', 3),
    tally('103', 'p', 'first', 2, 'peers'),
    tally('104', 'p', 'second', 5),
  ];
  const { tallies = [] } = tablesOf({
    round: 'r',
    period: '2026Q1',
    term,
    facts: [...facts, ...held],
    asked: new Map(),
  });
  expect(tallies.map(({ subject, group, count }) => [subject, group, count])).toEqual([
    ['a', 'leaders', 3],
    ['p', 'peers', 2],
    ['p', 'leaders', 5],
  ]);
});
