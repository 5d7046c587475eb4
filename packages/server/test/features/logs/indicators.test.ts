import { readFileSync } from 'node:fs';
import { readScheme, type Scheme } from '@shiji/engine';
import { expect, it } from 'vitest';
import { indicatorsOf } from '../../../src/features/logs/indicators.ts';

const shipped = (path: string): Scheme => {
  const { scheme } = readScheme(readFileSync(new URL(`../../../../../schemes/${path}.yaml`, import.meta.url), 'utf8'));
  return scheme ?? expect.fail(path);
};
const names = (path: string, population?: string) => indicatorsOf(shipped(path), population).map(({ name }) => name);

it('[FX-05] 能关联的是工作所计入的指标，名称照方案；纪实本身、扣分项和测评票不在其中', () => {
  const found = names('fengxiang/quarter', 'staff');
  expect(found.slice(0, 7)).toEqual([
    '政治忠诚',
    '政治定力',
    '政治担当',
    '政治能力',
    '政治自律',
    '业务能力',
    // The reviewers' part of it has a name of its own; people know the whole.
    '团结协作',
  ]);
  expect(found).toEqual(expect.arrayContaining(['岗位职责', '重点工作']));
  expect(new Set(found).size).toBe(found.length);
  for (const none of ['周纪实', '月小结', '缺勤', '廉政扣分', '内部互评']) expect(found).not.toContain(none);
  expect(names('xiulin/quarter')).toEqual(['个性指标']);
});
