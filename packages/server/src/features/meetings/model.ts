/** A report-and-rate meeting as data: what was planned, who is invited, what comes in which order, and how far it is. */

export const states = { planned: '筹备', running: '进行中', closed: '已结束' } as const;
export type MeetingState = keyof typeof states;

/** 一述一评, or one comment for all after the last report. */
export const commentModes = { each: '一述一评', once: '集中点评' } as const;
export type CommentMode = keyof typeof commentModes;

export const manners = { oral: '口头述职', written: '书面述职' } as const;
export type Manner = keyof typeof manners;

/** How many of those invited must come. “以上” includes the number itself, “过” doesn't. */
export const needs = { none: '不作要求', majority: '过半数', 'two-thirds': '三分之二以上', all: '全部' } as const;
export type Need = keyof typeof needs;

export const agendaKinds = {
  opening: '会议开始',
  report: '述职',
  written: '书面述职',
  comment: '点评',
  vote: '民主测评',
  results: '通报测评结果',
  other: '其他',
  closing: '会议结束',
} as const;
export type AgendaKind = keyof typeof agendaKinds;

export interface Reporter {
  readonly person: string;
  readonly manner: Manner;
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly invited: number;
  readonly needs: Need;
  /** Absent until they are counted. */
  readonly arrived?: number;
}

/** Somebody who is invited by name. */
export interface Invitee {
  readonly person: string;
  readonly group: string;
  /** Absent until somebody ticks. */
  readonly arrived?: boolean;
}

export interface AgendaItem {
  readonly id: string;
  readonly kind: AgendaKind;
  readonly person?: string;
  /** In place of the words that follow from the kind. */
  readonly title?: string;
}

/** What the office says of a meeting. Days are `2026-03-25`, `begins` a time of day `14:30`. */
export interface Plan {
  readonly title: string;
  readonly day: string;
  readonly begins?: string;
  readonly place: string;
  readonly chair: string;
  readonly comments: CommentMode;
  /** The last day on which reports may be handed in. */
  readonly due: string;
}

export interface Meeting extends Plan {
  readonly id: string;
  readonly unit: string;
  readonly state: MeetingState;
  readonly revision: number;
  /** The item of the agenda that is on. */
  readonly item?: string;
  readonly shortReason?: string;
  readonly openedAt?: string;
  readonly closedAt?: string;
  readonly resultsShown: boolean;
}

/** A meeting with all that belongs to it, each list in its order. */
export interface WholeMeeting {
  readonly meeting: Meeting;
  readonly reporters: readonly Reporter[];
  readonly groups: readonly Group[];
  readonly invitees: readonly Invitee[];
  readonly agenda: readonly AgendaItem[];
}
