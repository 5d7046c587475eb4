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

/** What somebody finds who comes in as one of them; who keeps the system in order finds what they keep. */
export const demoSights: { readonly [K in keyof typeof demoKinds]?: string } = {
  staff: '本周纪实等着写；上一个考核年度四个季度和年度的结果，逐项看得到依据',
  village: '述职评议刚开始，本人的述职报告等着写',
  head: '上季度还有一人等着评鉴',
  incharge: '上季度有人等着评鉴，有一人被主要领导退回',
  principal: '上季度有人等着评鉴；好等次名额',
  unit: '本单位上季度的评鉴进度、谁没写纪实；一件加分等着审核',
  office: '三种状态的考核：已归档、公示中、评鉴中；一件异议等着指定承办人',
  committee: '一份方案等着审批；公示中的等次建议',
  inspector: '各次考核的加分减分',
};

export type DemoLogin = keyof typeof demoKinds;

/** Of all of them. The county is made up, and so may everybody come in who can reach it. */
export const DEMO_PASSWORD = 'Qinghe-2026-demo';

/** Of the three administrators, whose sign-in asks for a code: `shiji demo --code` tells the one of the moment. */
export const DEMO_TOTP_SECRET = 'SHIJIDEMOSHIJIDEMOSHIJIDEMO23456';
