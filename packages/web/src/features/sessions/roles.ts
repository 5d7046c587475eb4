/** Roles in the words that people use for them. */
const roleNames: Readonly<Record<string, string>> = {
  office: '考核办',
  unitAdmin: '单位管理员',
  committee: '考核委员会委员',
  inspector: '督查人员',
  systemAdmin: '系统管理员',
  securityAdmin: '安全管理员',
  auditAdmin: '审计管理员',
};

/** 单位管理员、督查人员; for somebody without a role, what everybody is. */
export function spokenRoles(roles: readonly { readonly role: string }[]): string {
  if (roles.length === 0) return '考核对象';
  // Somebody may hold a role in several units; it is said once.
  return [...new Set(roles.map(({ role }) => roleNames[role] ?? role))].join('、');
}
