/** Approval to give more of a grade in some units than the scheme allows in principle. */
import type { Day } from '../roster/model.ts';

export const approvalStates = { entered: '待确认', confirmed: '已生效', withdrawn: '已撤回' } as const;
export type ApprovalState = keyof typeof approvalStates;

export interface ShareApproval {
  readonly id: string;
  readonly round: string;
  readonly level: string;
  readonly pools: readonly string[];
  /** As it is written: 25%. */
  readonly share: string;
  readonly body: string;
  readonly document: string;
  readonly day: Day;
  readonly reason: string;
  readonly state: ApprovalState;
  /** Accounts; of those that are gone the name is empty. */
  readonly enteredBy: { readonly account: string; readonly name: string };
  readonly enteredAt: string;
  readonly confirmedBy?: string;
  readonly confirmedAt?: string;
  readonly withdrawnAt?: string;
  readonly withdrawnBecause?: string;
}

/** By whom, as rulings and the trees of results name it. */
export const namedBody = ({ body, document, day }: Pick<ShareApproval, 'body' | 'document' | 'day'>): string =>
  `${body}（${document}，${inChinese(day)}）`;

const inChinese = (day: Day): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};
