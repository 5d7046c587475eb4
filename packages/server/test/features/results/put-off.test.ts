import type { Result, Waiting } from '@shiji/engine';
import { expect, it } from 'vitest';
import { unsettled } from '../../../src/features/results/decide.ts';

const waiting = (subject: string, code: string, text: string): Waiting => ({
  subject,
  population: 'staff',
  items: [{ kind: 'held', code, figure: 'level', text, settle: '', others: 0 }],
});
const result = (...items: readonly Waiting[]) =>
  ({
    open: [],
    waiting: items,
    subjects: [
      { id: 'a', name: '甲' },
      { id: 'b', name: '乙' },
    ],
  }) as unknown as Result;

it('[FX-09] 立案审查期间暂不定等次的，不妨碍别人的等次提出；缺材料的仍须先补齐', () => {
  const later = waiting('a', 'graded-later', '暂不定等次：立案审查调查期间，结案后再定等次');
  expect(unsettled(result(later))).toEqual([]);
  const lacking = waiting('b', 'no-measure', '缺“入户走访率”');
  expect(unsettled(result(later, lacking))).toEqual(['乙：缺“入户走访率”']);
});
