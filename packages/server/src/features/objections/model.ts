/** Objections as the server holds them. */
import type { Day } from '../roster/model.ts';

export const objectionKinds = { objection: '异议', review: '复核', appeal: '申诉' } as const;
export type ObjectionKind = keyof typeof objectionKinds;

export const objectionStates = {
  filed: '已提出，等待确定经办人',
  handling: '正在调查',
  studied: '已调查，等待研究决定',
  upheld: '成立',
  dismissed: '不成立',
  withdrawn: '本人已撤回',
} as const;
export type ObjectionState = keyof typeof objectionStates;

/** Nobody has decided it yet, so that the result isn't final. */
export const isOpen = (state: ObjectionState): boolean =>
  state === 'filed' || state === 'handling' || state === 'studied';

export interface Objection {
  readonly id: string;
  readonly round: string;
  readonly version: number;
  readonly person: string;
  readonly kind: ObjectionKind;
  /** The decision that it goes beyond. */
  readonly before?: string;
  /** The step of the tree that it is about; absent: the result as a whole. */
  readonly figure?: string;
  readonly text: string;
  readonly evidence: readonly { readonly sha256: string; readonly name: string }[];
  readonly state: ObjectionState;
  readonly revision: number;
  readonly filedAt: string;
  /** The last day on which it is answered in time. */
  readonly due: Day;
  readonly longer?: string;
  readonly handler?: string;
  readonly study?: string;
  readonly body?: string;
  readonly decision?: string;
  readonly decidedAt?: string;
  readonly madeVersion?: number;
  readonly readAt?: string;
}
