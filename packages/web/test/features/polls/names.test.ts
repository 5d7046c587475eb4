import { expect, test } from 'vitest';
import { readNames } from '../../../src/features/polls/names.ts';

const read = (text: string, there?: string[]) => readNames(text, there).names.map(({ name }) => name);

test('names may stand a line each or with 、 ， ； between them', () => {
  expect(read('河道治理组\n 道路硬化组 \r\n\n')).toEqual(['河道治理组', '道路硬化组']);
  expect(read('甲、乙，丙；丁,戊')).toEqual(['甲', '乙', '丙', '丁', '戊']);
});

test('numbering at the front is left out, digits that belong to a name are not', () => {
  expect(read('1. 甲\n2．乙\n（3）丙\n4）丁\n2号项目\n104国道')).toEqual([
    '甲',
    '乙',
    '丙',
    '丁',
    '2号项目',
    '104国道',
  ]);
});

test('of columns copied from a spreadsheet the first is the name and the others stand under it', () => {
  expect(readNames('王秀兰\t县财政局\t科员\n1\t石磊\t柳塘镇\t镇长\n何春生\t\t').names).toEqual([
    { name: '王秀兰', line: '县财政局 科员' },
    { name: '石磊', line: '柳塘镇 镇长' },
    { name: '何春生' },
  ]);
});

test('a name that stands there twice, or is there already, is taken once and told', () => {
  expect(readNames('甲、乙、甲', ['乙'])).toEqual({ names: [{ name: '甲' }], twice: ['乙', '甲'] });
});
