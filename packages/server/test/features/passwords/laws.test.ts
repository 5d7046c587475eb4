import { describe, expect, it } from 'vitest';
import { isCommon } from '../../../src/features/passwords/common.ts';
import { passwordSentence, sentenceOf } from '../../../src/features/passwords/copy.ts';
import { passwordFaults } from '../../../src/features/passwords/laws.ts';
import { wearerOf } from '../../../src/features/passwords/wearer.ts';
import { presets } from '../../../src/features/sessions/rules.ts';

const wearer = wearerOf({ login: 'zhangsan08', name: '单小明', county: { code: 'qinghe', name: '清河县' } });
const told = (password: string, preset: keyof typeof presets = 'dengbao3') =>
  passwordFaults(password, presets[preset], wearer).map(sentenceOf);

describe('a new password', () => {
  it('that lacks several things is told all of them at once', () => {
    expect(told('qinghe')).toEqual([
      '密码至少 10 个字符，现为 6 个。',
      '密码须含大写字母、小写字母、数字、符号中的至少 3 类，现在没有大写字母、数字、符号。',
      '密码不能由登录名、姓名拼音或县区名称加几个字符组成，请换一个。',
    ]);
  });

  it('is counted in characters as people see them: a rare one is one', () => {
    expect(told('𬱖'.repeat(9), 'asvs')).toContain('密码至少 12 个字符，现为 9 个。');
    expect(told('Ab1𬱖䶮堃喆玥婧赟')).toEqual([]);
  });

  it('may be long and may hold blanks', () => {
    expect(told(`Three plum trees by the mill 7 ${'ash '.repeat(20)}`)).toEqual([]);
    expect(told(`Aa1${' b'.repeat(99)}`)).toEqual(['密码最多 200 个字符。']);
  });

  it('by the preset of ASVS needs no mixture, only length', () => {
    expect(told('seven-plum-mill-tree', 'asvs')).toEqual([]);
    expect(told('seven-plum-mill-tree')).toEqual([
      '密码须含大写字母、小写字母、数字、符号中的至少 3 类，现在没有大写字母、数字。',
    ]);
  });

  it.each(['1q2w3e4r5t', 'Password@2026', 'P@ssw0rd2026', 'Dragon12345!', 'qwertyuiop', '000000000000', 'Sunshine#1'])(
    '%s is too common',
    (password) => {
      expect(isCommon(password)).toBe(true);
      expect(told(password)).toContain('这个密码太常见，容易被猜中，请换一个。');
    },
  );

  it.each(['Maple-river-58-lamp', 'dragonfly-over-7-mills', 'Kx7#mQ2vLp9'])('%s is not common', (password) => {
    expect(isCommon(password)).toBe(false);
  });

  it.each(['Zhangsan08!', 'Shanxiaoming#1', 'Xiaomingshan#1', 'Qinghe@2026', 'QingHe2026!!'])(
    '%s is made of what others know',
    (password) => {
      expect(told(password)).toEqual(['密码不能由登录名、姓名拼音或县区名称加几个字符组成，请换一个。']);
    },
  );

  it('may name the county where enough stands beside it', () => {
    expect(told('Qinghe-corn-7-lamps')).toEqual([]);
  });
});

it('the sentence beforehand says what the rules ask, and no more', () => {
  expect(passwordSentence(presets.asvs)).toBe(
    '密码至少 12 个字符、最多 200 个字符，不用常见的密码，不用登录名、姓名拼音或县区名称凑成。',
  );
});
