/** The accounts of the demonstration by their login: one for each kind of person who uses the product. */
export const demoKinds = {
  staff: '被考核人（公务员）',
  village: '被考核人（村干部）',
  head: '股长',
  incharge: '分管领导',
  principal: '主要领导',
  unit: '单位管理员',
  office: '考核办',
  committee: '考核委员会委员',
  inspector: '督查人员',
  system: '系统管理员',
  security: '安全管理员',
  audit: '审计管理员',
} as const;

export type DemoLogin = keyof typeof demoKinds;

/** Of all of them. The county is made up, and so may everybody come in who can reach it. */
export const DEMO_PASSWORD = 'Qinghe-2026-demo';

/** Of the three administrators, whose sign-in asks for a code: `shiji demo --code` tells the one of the moment. */
export const DEMO_TOTP_SECRET = 'SHIJIDEMOSHIJIDEMOSHIJIDEMO23456';
