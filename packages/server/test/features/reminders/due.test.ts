import { expect, it } from 'vitest';
import {
  namesTogether,
  notBegun,
  oneEach,
  type Standing,
  superiorsOf,
  turns,
} from '../../../src/features/reminders/due.ts';
import type { Level } from '../../../src/features/reviews/decide.ts';
import type { RoundSubject } from '../../../src/features/rounds/model.ts';

const reviewer = (person: string) => ({ kind: 'reviewer' as const, person });
const reviewers = { sectionHead: reviewer('head'), inCharge: reviewer('leader'), principal: reviewer('chief') };

/** Somebody of the bureau whose turn is at this level. */
function standing(at: number): Standing {
  const levels = (['sectionHead', 'inCharge', 'principal'] as const).map(
    (step, n): Level => ({
      step,
      role: step,
      reviewer: reviewers[step].person,
      state: n < at ? 'passed' : n === at ? 'open' : 'waiting',
    }),
  );
  return { subject: { person: 'p', organization: 'bureau', reviewers } as unknown as RoundSubject, levels };
}

it('counts whose turn it is, and knows who has passed nobody', () => {
  const all = [standing(0), standing(0), standing(1)];
  expect(Object.fromEntries(turns(all))).toEqual({ head: 2, leader: 1 });
  // The head has passed somebody.
  expect([...notBegun(all)]).toEqual(['leader']);
});

it('[FX-06] the next above is told of who is late, and who administers the unit; nobody of themself', () => {
  const told = superiorsOf([standing(0), standing(1), standing(2)], new Set(['head', 'leader', 'chief']), () => [
    'admin',
    'chief',
  ]);
  expect(Object.fromEntries([...told].map(([who, of]) => [who, Object.fromEntries(of)]))).toEqual({
    leader: { head: 1 },
    chief: { head: 1, leader: 1 },
    admin: { head: 1, leader: 1, chief: 1 },
  });
});

it('several entries of one day are one thing to be told, with how many', () => {
  const missing = [
    { person: 'a', what: '月小结（2026年3月）', due: '2026-04-02' },
    { person: 'a', what: '周纪实（第13周）', due: '2026-04-01' },
    { person: 'b', what: '周纪实（第13周）', due: '2026-04-01' },
  ];
  expect(oneEach(missing)).toEqual([
    { to: ['a'], what: '周纪实（第13周）等 2 篇', due: '2026-04-01' },
    { to: ['b'], what: '周纪实（第13周）', due: '2026-04-01' },
  ]);
});

it('names more than two people by two and a count', () => {
  expect([['甲'], ['甲', '乙'], ['甲', '乙', '丙']].map(namesTogether)).toEqual(['甲', '甲、乙', '甲、乙等 3 人']);
});
