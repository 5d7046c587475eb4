/** A 述职报告 on its way: written, handed in, perhaps returned, published. And what superiors said about it. */

/** `published` is told apart from `handed-in` by its moment. */
export const reportStates = {
  none: '未动笔',
  draft: '正在写',
  'handed-in': '已提交',
  returned: '已退回',
  published: '已公开',
} as const;
export type ReportState = keyof typeof reportStates;

/** The kinds of facts that reports leave in the ledger. */
export const HANDED_IN = 'report.handed-in';
export const RETURNED = 'report.returned';
export const COMMENT = 'report.comment';

export interface DutyReport {
  readonly meeting: string;
  readonly person: string;
  readonly state: Exclude<ReportState, 'none'>;
  /** Being written; empty once it is handed in: then its text stands in the ledger. */
  readonly draft: string;
  /** Grows with every save. */
  readonly revision: number;
  readonly savedAt: string;
  readonly handedInAt?: string;
  /** The fact that holds the text as it was handed in last. */
  readonly fact?: string;
  /** Why it was returned. */
  readonly reason?: string;
  readonly publishedAt?: string;
}

export interface Comment {
  readonly person: string;
  readonly commenter: string;
  readonly fact: string;
  readonly at: string;
}
