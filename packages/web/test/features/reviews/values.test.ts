import { expect, test } from 'vitest';
import type { Item, Standard } from '../../../src/features/reviews/copy.ts';
import { faultOf, isChanged, keyOf, sumOf, typedFor, valuesOf } from '../../../src/features/reviews/values.ts';

const standard: Standard = {
  figure: 'loyalty',
  indicator: 'loyalty',
  name: '政治忠诚',
  clause: [],
  low: '0',
  high: '3',
  places: 2,
};
const item: Item = {
  person: { id: 'p1', name: '沈砚秋' },
  unit: '办公室',
  stage: 'review',
  role: '股组长',
  reviewer: { id: 'p2', name: '林小满' },
  forThem: false,
  state: 'open',
  stateName: '待我评鉴',
  revision: '2',
  fields: [
    { figure: 'loyalty', indicator: 'loyalty', suggested: { value: '2.7', by: 'scheme', said: '按方案填 90%' } },
    { figure: 'competence', indicator: 'competence' },
  ],
  below: [],
  abilities: { pass: true, return: false, takeBack: false },
};

test.each([
  ['', '请填写分数。'],
  ['很好', '请填写数字。'],
  ['３', '请填写数字。'],
  ['3.01', '须在 0 分到 3 分之间。'],
  ['-1', '须在 0 分到 3 分之间。'],
  ['2.705', '最多 2 位小数。'],
  ['2.700', undefined],
  [' 3 ', undefined],
])('points written as “%s”: %s', (text, fault) => {
  expect(faultOf(standard, text)).toBe(fault);
});

test('what was typed stands over what was suggested, and only where it is something else it counts as changed', () => {
  const typed = { revision: '2', points: { loyalty: '2.7' }, comment: '' };
  expect(valuesOf(item, typed)).toEqual({ loyalty: '2.7', competence: '' });
  expect(isChanged(item, typed)).toBe(false);
  expect(isChanged(item, { ...typed, points: { loyalty: '2.5' } })).toBe(true);
});

test('of what was typed before the level below changed its points only the comment is kept', () => {
  const all = { [keyOf(item)]: { revision: '1', points: { loyalty: '1' }, comment: '工作扎实' } };
  expect(typedFor(item, all)).toEqual({ revision: '2', points: {}, comment: '工作扎实' });
  expect(typedFor({ ...item, revision: '1' }, all).points).toEqual({ loyalty: '1' });
});

test('sums are exact, and there is none while a field is empty', () => {
  expect(sumOf(['0.1', '0.2'])).toBe('0.3');
  expect(sumOf(['2.7', '9', '13.5'])).toBe('25.2');
  expect(sumOf(['2.7', ''])).toBeUndefined();
});
