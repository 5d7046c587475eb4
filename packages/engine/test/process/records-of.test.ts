/** What people are asked to write down. */
import { describe, expect, it } from 'vitest';
import { recordsOf, type Scheme } from '../../src/index.ts';
import { shipped } from './shipped.ts';

describe('the records of a process', () => {
  it('[FX-05] say how often, until when, what they sum up and what they count for', () => {
    expect(recordsOf(shipped('fengxiang/quarter.yaml'))).toEqual([
      {
        id: 'weekly',
        name: '周纪实',
        clause: ['FX-05'],
        every: 'week',
        due: 3,
        late: 'mark',
        figure: 'weekly',
        stage: 'logging',
        counted: { name: '周纪实', worth: '10', late: '50%' },
      },
      {
        id: 'monthly',
        name: '月小结',
        clause: ['FX-05'],
        every: 'month',
        due: 5,
        late: 'mark',
        figure: 'monthly',
        from: 'weekly',
        stage: 'logging',
        counted: { name: '月小结', worth: '5', late: '50%' },
      },
    ]);
  });

  it('[XL-02] may count for nothing', () => {
    const records = recordsOf(shipped('xiulin/quarter.yaml'));
    expect(records.map(({ id, due, counted }) => [id, due, counted])).toEqual([
      ['weekly', 2, undefined],
      ['monthly', 5, undefined],
    ]);
  });

  it('keep a clause of their own', () => {
    const scheme = shipped('fengxiang/quarter.yaml', [
      '{ name: 周纪实, every',
      '{ name: 周纪实, clause: 第三条, every',
    ]);
    expect(recordsOf(scheme).map(({ clause }) => clause)).toEqual([['第三条'], ['FX-05']]);
  });

  it('are none where there is no process', () => {
    expect(recordsOf({ ...shipped('xiulin/quarter.yaml'), process: undefined } as unknown as Scheme)).toEqual([]);
  });
});
