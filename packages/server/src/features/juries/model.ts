/** 评委评分 as data: a jury, those it scores, those who score, and who keeps out of what. */

export const juryStates = { draft: '草稿', open: '进行中', closed: '已结束' } as const;
export type JuryState = keyof typeof juryStates;

export const subjectKinds = { person: '人员', unit: '单位', project: '项目' } as const;
export type SubjectKind = keyof typeof subjectKinds;

export const subjectStates = { waiting: '待评', scoring: '正在评分', ended: '已评' } as const;
export type SubjectState = keyof typeof subjectStates;

export const recusalKinds = { unit: '本单位', kin: '亲属', colleague: '近期同事', other: '其他' } as const;
export type RecusalKind = keyof typeof recusalKinds;
/** What people may say; that somebody is of one's own unit the roster says. */
export const declaredKinds = ['kin', 'colleague', 'other'] as const;

export const declarers = { roster: '按花名册', juror: '评委本人', office: '考核办' } as const;
export type Declarer = keyof typeof declarers;

export interface JurySubject {
  readonly id: string;
  readonly kind: SubjectKind;
  /** Whom the facts are about; of a project its own id. */
  readonly about: string;
  readonly name: string;
  /** Whose project it is. */
  readonly unit?: string;
  /** Scored by the jurors of this panel; empty: by all. */
  readonly panel: string;
  readonly state: SubjectState;
  /** The fact with the values. */
  readonly fact?: string;
}

export interface Juror {
  readonly id: string;
  readonly name: string;
  /** Of somebody from outside, as the office wrote it. */
  readonly unitName: string;
  readonly person?: string;
  /** One of the rules' roles; empty where they have none. */
  readonly role: string;
  /** Empty: scores the subjects of every panel. */
  readonly panel: string;
  readonly codeNumber: number;
}

export interface Recusal {
  readonly subject: string;
  readonly juror: string;
  readonly kind: RecusalKind;
  readonly note: string;
  readonly declaredBy: Declarer;
  readonly fact: string;
}
