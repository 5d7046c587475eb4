/** The roster as data: units, people, who held which post in which unit on which days, and who answers for whom. */

/** `2026-03-25`. Days compare as texts. */
export type Day = string;

/** Days in a row; `since` absent is from ever, `until` is the last day and absent while it goes on. */
export interface Span {
  readonly since?: Day;
  readonly until?: Day;
}

export const unitKinds = {
  county: '县',
  department: '部门',
  town: '乡镇',
  village: '村',
  community: '社区',
  section: '内设机构',
  grid: '网格',
} as const;
export type UnitKind = keyof typeof unitKinds;

/** What a unit of a kind may belong to; a county belongs to nothing. */
export const parentKinds: Readonly<Record<UnitKind, readonly UnitKind[]>> = {
  county: [],
  department: ['county', 'department'],
  town: ['county'],
  village: ['town'],
  community: ['town'],
  section: ['county', 'department', 'town', 'section'],
  grid: ['village', 'community'],
};

/** Units with a principal of their own; the others are parts of one. */
export const isOrganization = (kind: UnitKind): boolean =>
  kind === 'county' || kind === 'department' || kind === 'town';

export interface Unit extends Span {
  readonly id: string;
  readonly code?: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parent?: string;
}

export interface Person {
  readonly id: string;
  /** 工号: unique where there is one. */
  readonly code?: string;
  readonly name: string;
}

export const duties = {
  principal: '主要领导',
  inCharge: '分管领导',
  sectionHead: '股组长',
  staff: '工作人员',
} as const;
export type Duty = keyof typeof duties;

export interface Tenure extends Span {
  readonly id: string;
  readonly person: string;
  readonly unit: string;
  /** 职务, as it is called: 党组书记、局长. */
  readonly post: string;
  /** 职级: 一级主任科员. */
  readonly rank?: string;
  readonly duty: Duty;
  /** 人员身份: 公务员, 参公人员, 村干部. */
  readonly staffing: string;
  /** A person's main post, or one held beside it (兼任). */
  readonly main: boolean;
  readonly since: Day;
}

export const standingKinds = {
  leave: '请假',
  probation: '试用期',
  sanction: '处分',
  investigation: '立案调查',
  secondment: '借调',
} as const;
export type StandingKind = keyof typeof standingKinds;

export interface Standing extends Span {
  readonly id: string;
  readonly person: string;
  readonly kind: StandingKind;
  readonly since: Day;
  /** 记过, 产假, the unit that somebody is seconded to. */
  readonly note?: string;
  /** 依据文件: by which document. */
  readonly document?: string;
}

/** A leader is in charge of a unit, mostly a section. */
export interface Oversight extends Span {
  readonly id: string;
  readonly leader: string;
  readonly unit: string;
  readonly since: Day;
}

export const chainSteps = { sectionHead: '股组长', inCharge: '分管领导', principal: '主要领导' } as const;
export type ChainStep = keyof typeof chainSteps;

/** Somebody else reviews a person at a step than would follow from posts. */
export interface ChainOverride extends Span {
  readonly id: string;
  readonly person: string;
  /** For one of the person's posts only; absent for all. */
  readonly tenure?: string;
  readonly step: ChainStep;
  readonly reviewer: string;
  readonly since: Day;
  readonly reason: string;
}

/** The kinds of records that a roster consists of. */
export interface Records {
  readonly unit: Unit;
  readonly person: Person;
  readonly tenure: Tenure;
  readonly standing: Standing;
  readonly oversight: Oversight;
  readonly override: ChainOverride;
}
export type RecordKind = keyof Records;

export type Roster = { readonly [K in RecordKind]: readonly Records[K][] };

/** One record made, changed or removed: what stood there before and what stands there after. */
export type RosterChange = {
  [K in RecordKind]: { readonly kind: K; readonly before?: Records[K]; readonly after?: Records[K] };
}[RecordKind];
