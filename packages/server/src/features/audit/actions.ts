/**
 * What is written down, as a closed list: who reads the record must know beforehand what can stand in it, and a new kind of deed can't
 * slip in without a name.
 */
export const auditActions = {
  'sign-in': '登录',
  'sign-out': '退出登录',
  'session-end': '结束登录',
  'password-change': '修改密码',
  'totp-enrol': '启用动态口令',
  'totp-remove': '停用动态口令',
  'identity-link': '绑定统一身份认证',
  'account-create': '开通账号',
  'account-disable': '停用账号',
  'account-enable': '启用账号',
  'password-reset': '重置密码',
  'totp-reset': '重置动态口令',
  'account-link': '关联人员',
  'account-unlink': '解除人员关联',
  'role-grant': '授予角色',
  'role-end': '收回角色',
  'sign-in-rules-change': '修改登录规则',
  'access-denied': '越权访问被拒绝',
  'person-view': '查看人员档案',
  'roster-change': '修改人员机构',
  'roster-import': '导入人员机构',
  'roster-import-undo': '撤销导入',
  'roster-export': '导出人员机构',
  'scheme-change': '修改考核方案',
  'round-begin': '开始考核',
  'round-change': '调整考核',
  'review-delegate': '委托评鉴',
  'scheme-submit': '提交考核方案',
  'scheme-approve': '批准考核方案',
  'scheme-return': '退回考核方案',
  'scheme-live': '设定考核方案的适用单位',
  'poll-create': '新建测评',
  'poll-edit': '修改测评草稿',
  'poll-open': '开始测评',
  'poll-slips': '导出会场发票',
  'poll-papers': '录入纸质票',
  'poll-close': '结束测评',
  'poll-void': '作废测评',
  'meeting-change': '组织述职测评会',
  'report-publish': '公开述职报告',
  'evidence-view': '查看佐证材料',
  'fact-erase': '依法删除事实内容',
  'archive-export': '导出考核档案',
  'profile-export': '导出本人信息',
  'audit-export': '导出审计记录',
  'jury-open': '开始评委评分',
  'jury-slips': '查看评委二维码',
  'jury-close': '结束评委评分',
  restore: '从备份恢复',
} as const;

export type AuditAction = keyof typeof auditActions;
export const auditActionNames = Object.keys(auditActions) as readonly AuditAction[];

export const auditOutcomes = { done: '成功', refused: '被拒绝' } as const;
export type AuditOutcome = keyof typeof auditOutcomes;
