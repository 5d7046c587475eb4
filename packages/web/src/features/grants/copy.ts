/** Words of the security administrator's screens. */
import type { Returns } from '../../api/shape.ts';

export type Rules = Returns<'GET /api/sign-in-rules'>['rules'];
export type Preset = Returns<'GET /api/sign-in-rules'>['preset'];

export const words = {
  title: '角色和权限',
  lead: '谁担任什么角色。考核对象、评鉴领导随花名册而定，不在这里授予。',
  give: '授予角色',
  now: '现有角色',
  history: '授予和收回记录',
  search: '查找账号',
  searchHint: '姓名或者登录名',
  role: '角色',
  allRoles: '全部角色',
  columns: { name: '姓名', login: '登录名', role: '角色', scope: '范围', granted: '授予', ended: '收回', act: '办理' },
  county: '全县',
  by: (moment: string, who?: string) => (who === undefined ? moment : `${moment}，${who}`),
  holds: '现任',
  disabled: '账号已停用',
  none: '没有符合条件的角色',
  noneWhat: '换一个条件试试，或者用“授予角色”授予第一个。',
  end: '收回',
  endTitle: (who: string, role: string) => `收回${who}的“${role}”？`,
  endWhat: (who: string, role: string, scope: string) =>
    `${who}将不再是${scope}的${role}，从下一次操作起就不能办理这个角色的工作；已经办理的不受影响。以后可以重新授予。`,
  ended: (who: string, role: string) => `已收回${who}的“${role}”。`,
  undo: '撤销，重新授予',
  regiven: (who: string, role: string) => `已重新授予${who}“${role}”。`,
  giving: {
    title: '授予角色',
    account: '账号',
    accountHint: '姓名、拼音或者登录名',
    noAccount: '没有符合条件的账号。还没有账号的，请系统管理员先开通。',
    disabled: '已停用，不能授予',
    has: (roles: string) => `现任${roles}`,
    linked: '花名册人员',
    notLinked: '不关联人员',
    role: '角色',
    unit: '单位',
    unitHint: '在这个单位及其下属范围内有效',
    noUnit: '没有这个名称的单位。',
    missingAccount: '请选择账号。',
    missingUnit: '请选择单位。',
    will: (who: string, role: string, scope: string, may: string) => `${who}将成为${scope}的${role}：${may}`,
    action: '授予',
    done: (who: string, role: string) => `已授予${who}“${role}”，下一次操作起生效。`,
    faceToFace: '请当面确认账号由本人使用，再授予管理员角色。',
  },
  cancel: '取消',
} as const;

/** What each role may do, for whoever gives it. */
export const roleMeanings: Readonly<Record<string, string>> = {
  office: '维护花名册和考核方案，发起、推进考核，查看全县情况。',
  unitAdmin: '维护本单位的人员信息，查看本单位填报进度，下载本单位材料。',
  committee: '审议考核建议，对等次、并列和特殊情形作出裁定。',
  inspector: '交办、跟踪、核实、销号督查事项。',
  systemAdmin: '开通和停用账号、重置密码；不能授予角色，不能看考核内容。',
  securityAdmin: '授予和收回角色、设定登录规则；不能开通账号，不能看考核内容。',
  auditAdmin: '查阅、导出审计记录；不能改动任何内容。',
};

export const presetWords: { readonly [P in Preset]: { readonly name: string; readonly what: string } } = {
  dengbao3: {
    name: '等保三级',
    what: '按 GB/T 22239—2019 三级测评的通常口径：密码须多类字符、90 天一换、不得重复近期用过的。适合要做等级保护测评的县。',
  },
  asvs: {
    name: '长密码',
    what: '按国际上新的做法（OWASP ASVS 5.0）：密码更长，不强求字符种类，也不定期更换，省去频繁改密码的负担。采用前请与测评机构商定。',
  },
};

interface RuleWords {
  readonly name: string;
  readonly unit: string;
  readonly hint: string;
  readonly least: number;
  readonly most: number;
  /** What changes for whom, from one value to another. */
  readonly effect: (from: number, to: number) => string;
}

const more = (from: number, to: number) => (to > from ? '更严' : '放宽');

export const ruleWords: { readonly [R in keyof Rules]: RuleWords } = {
  passwordLength: {
    name: '密码最短',
    unit: '位',
    hint: '8 至 64',
    least: 8,
    most: 64,
    effect: (from, to) =>
      `新设的密码至少 ${to} 位（原 ${from} 位，${more(from, to)}）。现在用的密码不受影响，下次修改时按新规定。`,
  },
  passwordClasses: {
    name: '字符种类至少',
    unit: '类',
    hint: '0 至 4；0 为不要求',
    least: 0,
    most: 4,
    effect: (_, to) =>
      to === 0 ? '新设的密码不再要求字符种类。' : `新设的密码须含大写、小写、数字、符号中的 ${to} 类。`,
  },
  passwordDays: {
    name: '密码有效',
    unit: '天',
    hint: '0 至 365；0 为长期有效',
    least: 0,
    most: 365,
    effect: (_, to) =>
      to === 0
        ? '所有人不再被要求定期更换密码。'
        : `所有人的密码自设定起 ${to} 天后到期；已经超过的，下次登录时须先改密码。`,
  },
  passwordHistory: {
    name: '不得重复最近',
    unit: '个密码',
    hint: '0 至 24',
    least: 0,
    most: 24,
    effect: (_, to) => (to === 0 ? '新密码可以与以前用过的相同。' : `新密码不得与最近 ${to} 个相同。`),
  },
  failures: {
    name: '输错锁定',
    unit: '次',
    hint: '3 至 100',
    least: 3,
    most: 100,
    effect: (from, to) => `所有人连续输错 ${to} 次密码即被锁定（原 ${from} 次）。`,
  },
  failureMinutes: {
    name: '输错次数统计',
    unit: '分钟内',
    hint: '1 至 1440',
    least: 1,
    most: 1440,
    effect: (_, to) => `输错次数按 ${to} 分钟内累计。`,
  },
  lockMinutes: {
    name: '锁定时长',
    unit: '分钟',
    hint: '1 至 1440',
    least: 1,
    most: 1440,
    effect: (_, to) => `此后被锁定的账号 ${to} 分钟后自动解锁；正在锁定中的按原来的时间。`,
  },
  idleMinutes: {
    name: '无操作自动退出',
    unit: '分钟',
    hint: '5 至 1440',
    least: 5,
    most: 1440,
    effect: (_, to) => `一般用户 ${to} 分钟没有操作即自动退出，正在登录的也按此执行；未提交的内容保留。`,
  },
  adminIdleMinutes: {
    name: '三类管理员无操作自动退出',
    unit: '分钟',
    hint: '5 至 1440',
    least: 5,
    most: 1440,
    effect: (_, to) => `三类管理员 ${to} 分钟没有操作即自动退出，包括您本人。`,
  },
  sessionHours: {
    name: '一次登录最长',
    unit: '小时',
    hint: '1 至 720',
    least: 1,
    most: 720,
    effect: (_, to) => `所有人登录满 ${to} 小时须重新登录，正在登录的也按此执行。`,
  },
};

export const rulesWords = {
  title: '登录规则',
  lead: '密码、锁定和登录时长的规定，对全县所有账号有效。先选一套，再按需要调整个别数值。',
  kept: (preset: string, moment: string, who?: string) =>
    `现行规则以“${preset}”为基础，${moment}${who === undefined ? '' : `由${who}`}确定。`,
  never: '现行规则是出厂设定，还没有确认。核对无误的，直接点“确认规则”。',
  base: '选用哪一套',
  values: '具体数值',
  asPreset: (value: number, unit: string) => `这一套规定 ${value} ${unit}`,
  outside: (hint: string) => `请填 ${hint} 之间的整数。`,
  save: '保存规则',
  confirm: '确认规则',
  title2: '保存登录规则？',
  nothing: '数值没有变化，只记录规则已经核对确认。',
  changes: '保存后：',
  saved: '登录规则已保存，立即生效。',
  reset: '放弃修改',
} as const;
