import { describe, expect, it } from 'vitest';
import { matchesName, nameKeys } from '../../../src/features/roster/name-keys.ts';
import { nameRefusal, tidyCode, tidyName, tidyTitle } from '../../../src/features/roster/names.ts';

describe('names', () => {
  it.each([
    ['张 三', '张三'],
    ['　张　三 ', '张三'],
    ['阿依古丽•艾山', '阿依古丽·艾山'],
    ['阿依古丽 ・ 艾山', '阿依古丽·艾山'],
    ['阿依古丽．艾山', '阿依古丽·艾山'],
    ['阿依古丽.艾山', '阿依古丽·艾山'],
    ['张\u200b三\ufeff', '张三'],
    ['John  Smith', 'John Smith'],
    ['𣲗 䶮', '𣲗䶮'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(tidyName(typed)).toBe(kept);
    expect(nameRefusal(kept)).toBeUndefined();
  });

  it('may have 50 characters, counted as people count them', () => {
    expect(nameRefusal('𣲗'.repeat(50))).toBeUndefined();
    expect(nameRefusal('𣲗'.repeat(51))).toBe('name-too-long');
  });

  it('hold nothing but names', () => {
    expect(['', '张三1', '张?', '张□', '(张三)', '·张'].map(nameRefusal)).toEqual([
      'name-blank',
      ...Array.from({ length: 5 }, () => 'name-characters'),
    ]);
    expect(nameRefusal('张\ue863')).toBe('name-private-use');
  });

  it('codes and titles come in one writing', () => {
    expect(tidyCode(' ＱＨ ００１\u200b')).toBe('QH001');
    expect(tidyTitle('县教育 体育局(机关)')).toBe('县教育体育局（机关）');
  });
});

describe('finding people', () => {
  const finds = (query: string, name: string): boolean => matchesName(query, name, nameKeys(name));

  it('surnames are read as surnames', () => {
    expect(['单雨霏', '曾静', '仇明', '解晓东', '尉迟安', '吕一'].map((name) => nameKeys(name))).toEqual([
      { pinyin: 'shan yu fei', initials: 'syf' },
      { pinyin: 'zeng jing', initials: 'zj' },
      { pinyin: 'qiu ming', initials: 'qm' },
      { pinyin: 'xie xiao dong', initials: 'xxd' },
      { pinyin: 'yu chi an', initials: 'yca' },
      { pinyin: 'lv yi', initials: 'ly' },
    ]);
  });

  it.each(['欧阳', '阳静', 'oyj', 'oy', 'ouyang', 'ouyangj', 'ouyj', 'oyang', 'OuYang', ' ou yang ', ''])(
    '“%s” finds 欧阳静',
    (query) => {
      expect(finds(query, '欧阳静')).toBe(true);
    },
  );
  it.each(['阳欧', 'yj', 'ouyangjingx', 'ouang', '张'])('“%s” does not find 欧阳静', (query) => {
    expect(finds(query, '欧阳静')).toBe(false);
  });

  it('separators and rare characters stand in nobody’s way', () => {
    expect(finds('aygl', '阿依古丽·艾山')).toBe(true);
    expect(finds('古丽艾山', '阿依古丽·艾山')).toBe(true);
    expect(finds('古丽·艾', '阿依古丽·艾山')).toBe(true);
    expect(finds('yan', '䶮子')).toBe(true);
    expect(finds('𣲗', '李𣲗')).toBe(true);
    expect(finds('tian', '𠮷田')).toBe(true);
    expect(finds('lü', '吕一')).toBe(true);
  });
});
