/** Sentences about passwords. */
import { refusalTable } from '../../http/refusals.ts';
import type { SignInRules } from '../sessions/rules.ts';
import { type CharacterClass, LONGEST, type PasswordFault } from './laws.ts';

const classNames: { readonly [C in CharacterClass]: string } = {
  capital: '大写字母',
  small: '小写字母',
  digit: '数字',
  sign: '符号',
};

/** What is missing and what to do. */
export function sentenceOf(fault: PasswordFault): string {
  switch (fault.fault) {
    case 'too-short':
      return `密码至少 ${fault.least} 个字符，现为 ${fault.has} 个。`;
    case 'too-long':
      return `密码最多 ${fault.most} 个字符。`;
    case 'too-few-classes':
      return `密码须含大写字母、小写字母、数字、符号中的至少 ${fault.least} 类，现在没有${fault.lacks.map((name) => classNames[name]).join('、')}。`;
    case 'common':
      return '这个密码太常见，容易被猜中，请换一个。';
    case 'about-you':
      return '密码不能由登录名、姓名拼音或县区名称加几个字符组成，请换一个。';
    case 'used-before':
      return fault.last === 0
        ? '新密码不能与现在的密码相同。'
        : `新密码不能与现在的密码和最近用过的 ${fault.last} 个密码相同。`;
  }
}

/** What to know before choosing one. */
export function passwordSentence(rules: SignInRules): string {
  const parts = [`密码至少 ${rules.passwordLength} 个字符、最多 ${LONGEST} 个字符`];
  if (rules.passwordClasses > 0) parts.push(`含大写字母、小写字母、数字、符号中的至少 ${rules.passwordClasses} 类`);
  parts.push('不用常见的密码，不用登录名、姓名拼音或县区名称凑成');
  if (rules.passwordHistory > 0) parts.push(`不与最近用过的 ${rules.passwordHistory} 个密码相同`);
  if (rules.passwordDays > 0) parts.push(`每 ${rules.passwordDays} 天更换一次`);
  return `${parts.join('，')}。`;
}

export const passwordRefusals = refusalTable({
  'password-unfit': { status: 422, title: '新密码不符合要求，请按提示修改。' },
  'current-password-wrong': { status: 422, title: '现在的密码不正确，请重新输入。' },
});
