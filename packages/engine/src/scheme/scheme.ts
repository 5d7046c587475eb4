/** The scheme: plain data, as read from its file. Everything in it can be written as JSON and read back the same. */
import type { Condition } from '../conditions/condition.ts';
import type { RoundingMode } from '../numbers/exact.ts';
import type { Stage } from '../process/stage.ts';
import type { ActionAmount } from './action-amount.ts';
import type { Literal, Marks } from './amount.ts';
import type { Figure } from './figure.ts';

/** How often is assessed, and what people call it. */
export const periodNames = {
  week: '周',
  month: '月',
  quarter: '季度',
  'half-year': '半年',
  year: '年度',
  campaign: '专项',
} as const;
export type Period = keyof typeof periodNames;

/** What of a person the roster can tell day by day, and its name for people. */
export const rosterSources = {
  unit: '所在机构',
  organization: '所在单位',
  duty: '职责',
  post: '职务',
  rank: '职级',
  staffing: '人员身份',
  probation: '试用期',
  leave: '请假',
  sanction: '处分',
  secondment: '借调',
  investigation: '立案调查',
} as const;
export type RosterSource = keyof typeof rosterSources;

export interface Attribute extends Marks {
  readonly id: string;
  readonly name: string;
  /** Where the roster has it; absent: whoever runs the round supplies it. */
  readonly from?: RosterSource;
  /** Which spell counts. */
  readonly at: 'from' | 'to' | 'asOf' | 'longest';
  /** The closed list of its values, where there is one. */
  readonly values?: readonly string[];
}

export interface DatedValue {
  readonly from: string;
  readonly value: Literal | readonly string[];
}
export interface Parameter extends Marks {
  readonly id: string;
  readonly name: string;
  readonly value?: Literal | readonly string[];
  readonly at?: 'periodStart' | 'factDate';
  readonly dated?: readonly DatedValue[];
}

/** Who makes the proposed results of a population final. */
export interface Settling extends Marks {
  readonly by: string;
  /** Who only proposes them, where somebody above settles them. */
  readonly proposedBy?: string;
}

export interface Population extends Marks {
  readonly id: string;
  readonly name: string;
  readonly where?: Condition;
  readonly settledBy?: Settling;
  /** Ids of the figures that are published as total, rank and grade. */
  readonly total: string;
  readonly rank?: string;
  readonly grade?: string;
}

/** What may be done, and its name for people. */
export const actionNames = {
  remind: '提醒',
  talk: '约谈',
  visit: '回访',
  mentor: '帮带',
  statement: '书面说明',
  rectify: '限期整改',
  allowance: '发放绩效奖金',
  'no-allowance': '不发奖金津贴',
  'not-eligible': '取消评优资格',
  'hold-accountable': '问责',
  'urge-to-resign': '劝辞',
  remove: '免职或罢免',
  train: '培训',
  reward: '奖励',
  commend: '通报表扬',
  prefer: '优先使用',
  publish: '公布',
} as const;
export type ActionKind = keyof typeof actionNames;

/** Until when something is to be done. */
export interface Deadline {
  readonly days?: number;
  readonly months?: number;
  readonly periods?: number;
}

export interface Action extends Marks {
  readonly do: ActionKind;
  readonly name: string;
  readonly by?: string;
  readonly within?: Deadline;
  readonly amount?: ActionAmount;
}

export interface Consequence extends Marks {
  readonly id: string;
  readonly name: string;
  /** Populations; all where it is absent. */
  readonly for?: readonly string[];
  readonly when: Condition;
  readonly then: readonly Action[];
}

export interface Scheme {
  readonly scheme: string;
  readonly version: string;
  readonly name: string;
  readonly document?: string;
  readonly period: Period;
  readonly decimals: { readonly places: number; readonly mode: RoundingMode };
  readonly facets?: readonly string[];
  readonly attributes?: readonly Attribute[];
  readonly parameters?: readonly Parameter[];
  readonly populations: readonly Population[];
  readonly figures: readonly Figure[];
  readonly consequences?: readonly Consequence[];
  /** Its stages in order; a scheme without them can be scored, and not be run as a round. */
  readonly process?: readonly Stage[];
}
