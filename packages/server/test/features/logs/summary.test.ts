import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthOf } from '../../../src/features/duty-reports/length.ts';
import { summaryOf } from '../../../src/features/logs/summary.ts';

const indicators = [
  { id: 'duties', name: '岗位职责', counted: true, figures: [] },
  { id: 'key', name: '重点工作', counted: true, figures: [] },
];
const entry = (name: string, text: string, ...linked: string[]) => ({ name, text, indicators: linked });
const MOST = 2000;
const of = (...entries: ReturnType<typeof entry>[]) => summaryOf(entries, indicators, '周纪实', MOST);

describe('the draft of a summary', () => {
  it('[XL-02] [FX-05] 由周纪实整理：按方案的指标分组，没有关联指标的放在最后', () => {
    expect(
      of(
        entry('第10周', '走访三户农户', 'key'),
        entry('第11周', '核对耕地台账。\n上报报表', 'duties', 'key'),
        entry('第12周', '参加学习'),
      ),
    ).toBe(
      [
        '共记录周纪实3篇。',
        '一、岗位职责',
        '第11周：核对耕地台账。 上报报表。',
        '二、重点工作',
        '第10周：走访三户农户。',
        '三、其他工作',
        '第12周：参加学习。',
      ].join('\n'),
    );
  });

  it('has no heading where nothing is linked, and is none where nothing was written', () => {
    expect(of(entry('第10周', '参加学习'))).toBe('共记录周纪实1篇。\n第10周：参加学习。');
    expect(of()).toBeUndefined();
  });

  it('has every entry once, keeps rare characters whole, and is never longer than may be sent', () => {
    const text = fc.array(fc.constantFrom('𠮷', '田', '。', ' ', '👨‍👩‍👧'), { minLength: 1, maxLength: 900 });
    const linked = fc.subarray(['duties', 'key', 'unknown']);
    fc.assert(
      fc.property(fc.array(fc.tuple(text, linked), { minLength: 1, maxLength: 14 }), (all) => {
        const entries = all.map(([signs, ids], n) => entry(`第${n + 1}周`, `做${signs.join('')}`, ...ids));
        const draft = of(...entries) ?? '';
        for (const { name } of entries)
          expect(draft.split('\n').filter((line) => line.startsWith(`${name}：做`))).toHaveLength(1);
        expect(lengthOf(draft)).toBeLessThanOrEqual(MOST);
        expect(draft).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});
