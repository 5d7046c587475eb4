import { refusalTable } from '../../http/refusals.ts';
import { ONE_TIME_DAYS } from './one-time-password.ts';

export const accountRefusals = refusalTable({
  'login-taken': { status: 409, title: '登录名“{login}”已被使用，请换一个。' },
  'own-account': { status: 409, title: '不能停用或者重置自己的账号，请由另一位系统管理员办理。' },
  'last-administrator': {
    status: 409,
    title: '这是最后一位可以登录的同类管理员，停用或者重置后可能无人履职。请先由安全管理员授予另一个账号。',
  },
  'account-disabled': { status: 409, title: '这个账号已停用，请先启用，再重置密码。' },
  'second-step-kept': {
    status: 409,
    title:
      '安全管理员、审计管理员的动态口令不能由系统管理员重置。请另开账号，由安全管理员收回原账号的角色后授予新账号。',
  },
  'no-totp': { status: 409, title: '这个账号没有启用动态口令，不需要重置。' },
  'administrator-linked': {
    status: 409,
    title: '系统管理员、安全管理员、审计管理员的账号不能关联花名册人员。请为这个人另开账号。',
  },
  'account-linked': { status: 409, title: '这个账号已关联其他人员，请先解除原来的关联。' },
  'person-unknown': { status: 422, title: '花名册中没有这个人，请重新选择。' },
  'person-has-account': { status: 409, title: '这个人已有账号“{login}”，一个人只能关联一个账号。' },
});

/** Why somebody was passed over when accounts were opened for many. */
export const skippedSentences = {
  'person-unknown': '花名册中没有这个人。',
  'person-has-account': '已有账号，没有重复开通。',
  'person-without-code': '没有工号，请先在人员信息里补录工号，或者手工开通账号再关联。',
  'login-taken': '工号已被别的账号用作登录名，请手工开通。',
} as const;

export type Skipped = keyof typeof skippedSentences;

/** Of the sheet that is handed out in strips. */
export const slipWords = {
  fileName: (day: string) => `一次性密码-${day}.xlsx`,
  sheet: '一次性密码',
  title: '账号和一次性密码',
  notes: [
    '密码只显示这一次，请打印后裁开，当面交给本人；发放后请删除本文件。',
    `请在 ${ONE_TIME_DAYS} 天内第一次登录并修改密码，改后本表的密码作废；过期未登录的，由系统管理员重置。`,
  ],
  columns: ['单位', '姓名', '工号', '登录名', '一次性密码'],
} as const;
