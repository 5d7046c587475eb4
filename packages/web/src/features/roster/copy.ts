/** Words of the roster that its screens share: the server names what it shows; these name what people choose. */
import type { Input, Returns } from '../../api/shape.ts';

type Post = Input<'POST /api/people'>['body'];
export type Duty = Post['duty'];
export type UnitKind = Input<'POST /api/units'>['body']['kind'];
export type StandingKind = Input<'POST /api/people/:id/standings'>['body']['kind'];
export type ChainStep = Input<'POST /api/people/:id/overrides'>['body']['step'];
export type PersonFile = Returns<'GET /api/people/:id'>;
export type UnitPage = Returns<'GET /api/units/:id'>;

export const dutyNames: Readonly<Record<Duty, string>> = {
  principal: '主要领导',
  inCharge: '分管领导',
  sectionHead: '股组长',
  staff: '工作人员',
};

export const kindNames: Readonly<Record<UnitKind, string>> = {
  county: '县',
  department: '部门',
  town: '乡镇',
  village: '村',
  community: '社区',
  section: '内设机构',
  grid: '网格',
};

export const standingNames: Readonly<Record<StandingKind, string>> = {
  leave: '请假',
  probation: '试用期',
  secondment: '借调',
  sanction: '处分',
  investigation: '立案调查',
};

export const stepNames: Readonly<Record<ChainStep, string>> = {
  sectionHead: '股组长',
  inCharge: '分管领导',
  principal: '主要领导',
};

/** The list of a choice, in the order of the table. */
export const choicesOf = <K extends string>(names: Readonly<Record<K, string>>) =>
  (Object.keys(names) as K[]).map((value) => ({ value, label: names[value] }));

export const words = {
  dayLabel: '统计日',
  dayHint: '按这一天在任、存续的情况显示',
  past: (day: string) => `显示的是${day}的情况，不是今天的。`,
  toToday: '回到今天',
  cancel: '取消',
  missing: (label: string) => `请填写“${label}”。`,
  follows: '提交后',
  holder: '考核办或本单位管理员',
  vacant: '空缺',
} as const;
