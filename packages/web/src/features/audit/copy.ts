/** Words of the audit administrator's screen. */
import { ruleWords } from '../grants/copy.ts';

export const words = {
  title: '审计记录',
  lead: '谁在什么时候办了什么，从哪里办的。只能查阅和导出，任何人都不能改动；导出本身也留有记录。',
  action: '事项',
  allActions: '全部事项',
  actor: '办理人',
  subject: '对象',
  from: '起始日期',
  to: '截止日期',
  everybody: '全部',
  clear: '清空条件',
  export: '导出工作簿',
  exporting: '正在导出',
  exported: (name: string) => `已导出：${name}`,
  columns: {
    at: '时间',
    action: '事项',
    outcome: '结果',
    actor: '办理人',
    subject: '对象',
    from: '来源',
    detail: '详情',
  },
  done: '成功',
  refused: '被拒绝',
  nobody: '未登录',
  unnamed: '没有名称',
  only: (who: string) => `只看${who}办理的`,
  onlyTo: (who: string) => `只看涉及${who}的`,
  find: '查找账号',
  findHint: '姓名、拼音或者登录名',
  noAccount: '没有符合条件的账号。',
  chooseTitle: { actor: '只看谁办理的', subject: '只看涉及哪个账号的' },
  choose: '选择',
  chosen: '已选定',
  show: '查看',
  detailTitle: '记录详情',
  close: '关闭',
  none: '没有符合条件的记录',
  noneWhat: '放宽日期，或者清空条件再看。',
  anyDay: '不限',
  wrongDays: '截止日期早于起始日期，请改正。',
} as const;

/** Names of what an entry tells besides. */
const detailNames: Readonly<Record<string, string>> = {
  role: '角色',
  unit: '单位编号',
  person: '人员编号',
  preset: '采用的规则',
  route: '访问的内容',
  count: '条数',
  ended: '退出的登录数',
  session: '登录编号',
  format: '格式',
  refusal: '被拒绝的原因',
  why: '原因',
  way: '方式',
  next: '下一步',
  issuer: '认证平台',
  record: '登记表',
  fact: '事实编号',
  because: '原因',
  from: '起始日期',
  to: '截止日期',
  action: '事项',
  actor: '办理人编号',
  subject: '对象编号',
};

const detailValues: Readonly<Record<string, string>> = {
  office: '考核办工作人员',
  unitAdmin: '单位管理员',
  committee: '考核委员会委员',
  inspector: '督查人员',
  systemAdmin: '系统管理员',
  securityAdmin: '安全管理员',
  auditAdmin: '审计管理员',
  dengbao3: '等保三级',
  asvs: '长密码',
  xlsx: '工作簿',
  json: 'JSON',
  password: '密码',
  totp: '动态口令',
  'single-sign-on': '统一身份认证',
  'wrong-password': '密码不对',
  locked: '账号被锁定',
  done: '完成',
  'enrol-totp': '须设置动态口令',
  'change-password': '须更改密码',
};

const ruleNames: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(ruleWords).map(([rule, { name, unit }]) => [rule, `${name}（${unit}）`]),
);

/** The detail of an entry as names and values; a value inside another stands behind its name. What has no name here keeps its own. */
export function spokenDetail(detail: unknown): readonly (readonly [string, string])[] {
  if (typeof detail !== 'object' || detail === null) return [];
  return Object.entries(detail).flatMap(([key, value]) => {
    const name = ruleNames[key] ?? detailNames[key] ?? key;
    if (typeof value === 'object' && value !== null) return spokenDetail(value);
    return [[name, detailValues[String(value)] ?? String(value)] as const];
  });
}
