import type { Role } from '../../http/actor.ts';
import { refusalTable } from '../../http/refusals.ts';

export const roleNames: { readonly [R in Role]: string } = {
  office: '考核办工作人员',
  unitAdmin: '单位管理员',
  committee: '考核委员会委员',
  inspector: '督查人员',
  systemAdmin: '系统管理员',
  securityAdmin: '安全管理员',
  auditAdmin: '审计管理员',
};

export const grantRefusals = refusalTable({
  'own-powers': { status: 409, title: '不能授予或者收回自己的角色，请由另一位安全管理员办理。' },
  'account-disabled': { status: 409, title: '这个账号已停用，请先由系统管理员启用，再授予角色。' },
  'unit-needed': { status: 422, title: '单位管理员须指定单位，请选择单位后再授予。' },
  'unit-not-taken': { status: 422, title: '这个角色在全县范围内有效，不分单位，请去掉所选单位。' },
  'unit-unknown': { status: 422, title: '所选单位不存在或者已撤销，请重新选择单位。' },
  'already-held': { status: 409, title: '这个账号已有这个角色，不必重复授予。' },
  'administrator-alone': {
    status: 409,
    title:
      '系统管理员、安全管理员、审计管理员须相互分离，也不能兼任其他角色。请先收回这个账号的其他角色，或者另开账号。',
  },
  'administrator-linked': {
    status: 409,
    title: '这个账号已关联花名册人员，不能担任系统管理员、安全管理员或者审计管理员。请另开不关联人员的账号。',
  },
  'account-unready': {
    status: 409,
    title: '这个账号还没有由本人启用。请本人先登录、修改一次性密码并设置动态口令，再授予管理员角色。',
  },
  'last-administrator': {
    status: 409,
    title: '这是最后一位可以登录的同类管理员，收回后将无人履职。请先授予另一个账号，再收回。',
  },
  'grant-ended': { status: 409, title: '这个角色已经收回，请刷新页面查看。' },
});
