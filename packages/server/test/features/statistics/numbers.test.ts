import { expect, it } from 'vitest';
import { gradesMoved, movedCounts, movesOf, standingsOf } from '../../../src/features/statistics/moves.ts';
import { spreadOf } from '../../../src/features/statistics/numbers.ts';

const two = { places: 2, mode: 'half-up' } as const;

it('[FX-10] a mean is divided once, and rounded as told', () => {
  expect(spreadOf(['90.00', '90.01'], two)).toMatchObject({ mean: '90.01', median: '90.01' });
  expect(spreadOf(['90.00', '90.01'], { places: 2, mode: 'half-even' }).mean).toBe('90.00');
  expect(spreadOf(['90.00', '90.01'], { places: 2, mode: 'down' }).median).toBe('90.00');
  expect(spreadOf(['1.00', '1.00', '1.01'], { places: 2, mode: 'up' }).mean).toBe('1.01');
});

it('[FX-10] a median of an odd number is the one in the middle; of nobody there is none', () => {
  expect(spreadOf(['88.50', '100.00', '9.125'], two)).toEqual({
    values: 3,
    mean: '65.88',
    median: '88.50',
    lowest: '9.125',
    highest: '100.00',
  });
  expect(spreadOf([], two)).toEqual({ values: 0 });
});

it('[FX-10] values that no floating-point number holds are added exactly', () => {
  expect(
    spreadOf(
      Array.from({ length: 10 }, () => '0.1'),
      two,
    ).mean,
  ).toBe('0.10');
  expect(spreadOf(['9007199254740993', '9007199254740993'], two).mean).toBe('9007199254740993.00');
});

it('[FX-10] ranks are compared within one pool of one scheme alone', () => {
  const before = standingsOf([
    { person: 'a', rank: 1, pool: '全体', grade: '好' },
    { person: 'b', rank: 2, pool: '全体', grade: '较好' },
    { person: 'c', rank: 1, pool: '领导', grade: '好' },
    { person: 'd', grade: '一般' },
  ]);
  const after = standingsOf([
    { person: 'a', rank: 2, pool: '全体', grade: '较好' },
    { person: 'b', rank: 1, pool: '全体', grade: '好' },
    { person: 'c', rank: 3, pool: '全体', grade: '好' },
    { person: 'd', rank: 4, pool: '全体', grade: '一般' },
    { person: 'e', rank: 5, pool: '全体' },
  ]);
  const moves = movesOf(['a', 'b', 'c', 'd', 'e'], before, after, true);
  expect(moves.map(({ person, places }) => [person, places])).toEqual([
    ['a', -1],
    ['b', 1],
    ['c', undefined],
    ['d', undefined],
  ]);
  expect(moves[0]?.after.of).toBe(5);
  expect(movedCounts(moves)).toEqual({ up: 1, down: 1, same: 0, apart: 2 });
  expect(gradesMoved(moves)).toEqual([
    { from: '好', to: '较好', people: 1 },
    { from: '较好', to: '好', people: 1 },
    { from: '好', to: '好', people: 1 },
    { from: '一般', to: '一般', people: 1 },
  ]);
  expect(movedCounts(movesOf(['a', 'b'], before, after, false))).toMatchObject({ apart: 2 });
});
