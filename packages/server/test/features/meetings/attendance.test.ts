import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enough, leastOf, turnoutOf } from '../../../src/features/meetings/attendance.ts';
import type { Group, Need } from '../../../src/features/meetings/model.ts';
import { attendanceSentence, groupSentence } from '../../../src/features/meetings/words.ts';

const group = (invited: number, arrived: number | undefined, needs: Need = 'two-thirds', name = '党员'): Group => ({
  id: name,
  name,
  invited,
  needs,
  ...(arrived === undefined ? {} : { arrived }),
});

describe('[DZ-03] 到会人数够了才开会', () => {
  it.each([
    [30, 21, 'two-thirds', '党员应到 30 人，实到 21 人，超过三分之二'],
    [30, 20, 'two-thirds', '党员应到 30 人，实到 20 人，达到三分之二'],
    [30, 19, 'two-thirds', '党员应到 30 人，实到 19 人，不足三分之二，还差 1 人'],
    [31, 21, 'two-thirds', '党员应到 31 人，实到 21 人，超过三分之二'],
    [31, 20, 'two-thirds', '党员应到 31 人，实到 20 人，不足三分之二，还差 1 人'],
    [30, 16, 'majority', '党员应到 30 人，实到 16 人，超过半数'],
    [30, 15, 'majority', '党员应到 30 人，实到 15 人，未过半数，还差 1 人'],
    [31, 16, 'majority', '党员应到 31 人，实到 16 人，超过半数'],
    [8, 8, 'all', '党员应到 8 人，实到 8 人，全部到会'],
    [8, 7, 'all', '党员应到 8 人，实到 7 人，缺 1 人'],
    [8, 0, 'none', '党员应到 8 人，实到 0 人'],
    [8, undefined, 'none', '党员应到 8 人，尚未清点'],
  ] as const)('应到 %i 人、实到 %s 人、要求 %s：%s', (invited, arrived, needs, sentence) => {
    expect(groupSentence(group(invited, arrived, needs))).toBe(sentence);
  });

  it('says of all groups together whether the meeting may begin', () => {
    expect(attendanceSentence([group(30, 21)])).toBe('党员应到 30 人，实到 21 人，超过三分之二，可以开会。');
    expect(attendanceSentence([group(30, 21), group(10, 5, 'majority', '村民代表')])).toBe(
      '党员应到 30 人，实到 21 人，超过三分之二；村民代表应到 10 人，实到 5 人，未过半数，还差 1 人。到会人数不够，不能开会。',
    );
    expect(attendanceSentence([group(30, 21), group(10, undefined, 'none', '村民代表')])).toBe(
      '党员应到 30 人，实到 21 人，超过三分之二；村民代表应到 10 人，尚未清点。请清点人数后再开会。',
    );
    expect(enough([])).toBe(true);
  });

  it('holds for every number: the least number that must come is just enough, and one fewer is not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.constantFrom('majority', 'two-thirds', 'all'),
        (invited, needs) => {
          const least = leastOf(invited, needs);
          expect(least).toBeLessThanOrEqual(invited);
          expect(enough([group(invited, least, needs)])).toBe(true);
          expect(turnoutOf(group(invited, least - 1, needs))).toEqual({ kind: 'few', short: 1 });
          // By fractions, without rounding.
          if (needs === 'majority') expect(least * 2 > invited && (least - 1) * 2 <= invited).toBe(true);
          if (needs === 'two-thirds') expect(least * 3 >= invited * 2 && (least - 1) * 3 < invited * 2).toBe(true);
        },
      ),
    );
  });
});
