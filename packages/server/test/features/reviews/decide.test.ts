import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  giveBack,
  isReviewed,
  type Level,
  levelsFor,
  levelsNow,
  pass,
  takeBack,
} from '../../../src/features/reviews/decide.ts';
import type { ChainStep } from '../../../src/features/roster/model.ts';

const levels = [
  { role: '股组长', step: 'sectionHead' },
  { role: '分管领导', step: 'inCharge' },
  { role: '主要领导', step: 'principal' },
] as const;
const reviewer = (person: string) => ({ kind: 'reviewer', person }) as const;
const skipped = { kind: 'skipped' } as const;
const whole = { reviewers: { sectionHead: reviewer('甲'), inCharge: reviewer('乙'), principal: reviewer('丙') } };
const states = (of: readonly Level[]) => of.map(({ state }) => state);
const begun = () => levelsFor(levels, whole);
const after = (...steps: readonly ChainStep[]): readonly Level[] =>
  steps.reduce((of, step) => pass(of, step) as readonly Level[], begun());

describe('[FX-07] 逐级评鉴', () => {
  it('[FX-07] 股组长、分管领导、主要领导依次评鉴，下一级没有评完，上一级不能评', () => {
    expect(states(begun())).toEqual(['open', 'waiting', 'waiting']);
    expect(pass(begun(), 'inCharge')).toBe('level-below-first');
    expect(states(after('sectionHead'))).toEqual(['passed', 'open', 'waiting']);
    expect(isReviewed(after('sectionHead', 'inCharge', 'principal'))).toBe(true);
    expect(isReviewed(after('sectionHead', 'inCharge'))).toBe(false);
  });

  it('[FX-07] 每一级都可以写明理由退回下一级，退回后由下一级重评', () => {
    const back = giveBack(after('sectionHead'), 'inCharge', '政治素质没有写依据') as readonly Level[];
    expect(states(back)).toEqual(['open', 'waiting', 'waiting']);
    expect(back[0]?.returned).toBe('政治素质没有写依据');
    const again = pass(back, 'sectionHead') as readonly Level[];
    expect(states(again)).toEqual(['passed', 'open', 'waiting']);
    expect(again[0]?.returned).toBeUndefined();
    expect(giveBack(begun(), 'sectionHead', '无')).toBe('nobody-below');
  });

  it('[FX-07] 评过的在上一级评鉴之前可以收回', () => {
    expect(states(takeBack(after('sectionHead'), 'sectionHead') as readonly Level[])).toEqual([
      'open',
      'waiting',
      'waiting',
    ]);
    expect(takeBack(after('sectionHead', 'inCharge'), 'sectionHead')).toBe('above-has-acted');
    expect(takeBack(after('sectionHead'), 'inCharge')).toBe('not-passed');
    const two = levelsFor(levels.slice(0, 2), whole);
    expect(takeBack(two, 'principal')).toBe('level-unknown');
  });

  it('stands as what is kept of it says: the lowest that has not passed is on', () => {
    const now = (...given: Parameters<typeof levelsNow>[2]) => levelsNow(levels, whole, given);
    expect(states(now())).toEqual(['open', 'waiting', 'waiting']);
    const back = now({ role: '股组长', state: 'returned', reason: '没有写依据' }, { role: '分管领导', state: 'open' });
    expect(back.map(({ state, returned }) => [state, returned])).toEqual([
      ['open', '没有写依据'],
      ['waiting', undefined],
      ['waiting', undefined],
    ]);
    // Somebody was named for a level that was passed over before.
    expect(states(now({ role: '分管领导', state: 'passed' }))).toEqual(['open', 'passed', 'waiting']);
  });

  it('本人所在的一级不用评：股长由分管领导评起', () => {
    const own = levelsFor(levels, { reviewers: { ...whole.reviewers, sectionHead: skipped } });
    expect(own.map(({ role, state }) => [role, state])).toEqual([
      ['分管领导', 'open'],
      ['主要领导', 'waiting'],
    ]);
    expect(pass(own, 'sectionHead')).toBe('level-unknown');
    expect(isReviewed(levelsFor([], whole))).toBe(true);
  });

  it('whatever is done in whatever order, exactly one level is open until all have passed, and those below it have', () => {
    const act = fc.record({
      back: fc.boolean(),
      step: fc.constantFrom<ChainStep>('sectionHead', 'inCharge', 'principal'),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        let now = begun();
        for (const { back, step } of acts) {
          const next = back ? giveBack(now, step, '请补充') : pass(now, step);
          if (typeof next !== 'string') now = next;
          const open = now.findIndex(({ state }) => state === 'open');
          expect(open < 0).toBe(isReviewed(now));
          if (open >= 0) {
            expect(now.filter(({ state }) => state === 'open')).toHaveLength(1);
            expect(now.slice(0, open).every(({ state }) => state === 'passed')).toBe(true);
            expect(now.slice(open + 1).every(({ state }) => state === 'waiting')).toBe(true);
          }
        }
      }),
    );
  });
});
