/** What is done in a round, stage by stage: who acts, in what order, with how much time. It scores nothing. */
import type { Marks } from '../scheme/amount.ts';

/** The steps of a reporting chain, from the person upwards. */
export type ChainStep = 'sectionHead' | 'inCharge' | 'principal';

/** 纪实: what people write down of their own work, once a while. */
export interface RecordEntry extends Marks {
  readonly id: string;
  readonly name: string;
  readonly every: 'week' | 'month' | 'quarter';
  /** Days after the end of that while until which it counts as in time. */
  readonly due: number;
  /** Whether a late one is taken and marked, or not taken. */
  readonly late: 'mark' | 'refuse';
  /** The completion figure that counts them. */
  readonly figure?: string;
  /** Another entry that this one sums up. */
  readonly from?: string;
}

/** A level of review: who stands at this step of somebody's chain gives points under this role. */
export interface ReviewLevel {
  readonly role: string;
  readonly step: ChainStep;
}

export interface RecordStage {
  readonly kind: 'record';
  readonly entries: readonly RecordEntry[];
}
export interface PollStage {
  readonly kind: 'poll';
  /** The poll as `ballots` figures name it. */
  readonly poll: string;
}
export interface ReviewStage {
  readonly kind: 'review';
  /** In order: none acts before the one below. */
  readonly levels: readonly ReviewLevel[];
  /** The share of what a figure can give that stands in the form at first: `0.9`. */
  readonly suggest?: string;
  /** Roles that may swap who is graded best inside a unit. */
  readonly swaps?: readonly string[];
}
export interface ProposeStage {
  readonly kind: 'propose';
  readonly by: string;
}
export interface NoticeStage {
  readonly kind: 'notice';
  readonly workingDays: number;
  /** Days in which an objection is decided. */
  readonly decide?: number;
}
export interface SettleStage {
  readonly kind: 'settle';
  readonly by: string;
}
export interface ConfirmStage {
  readonly kind: 'confirm';
  readonly by: string;
}
export interface FileStage {
  readonly kind: 'file';
  readonly by: string;
}

export type StageWork =
  | RecordStage
  | PollStage
  | ReviewStage
  | ProposeStage
  | NoticeStage
  | SettleStage
  | ConfirmStage
  | FileStage;
export type StageKind = StageWork['kind'];

export interface Stage extends Marks {
  readonly id: string;
  readonly name: string;
  /** Calendar days that it is given, from the end of the one before; a notice counts working days, records run with the period. */
  readonly days?: number;
  readonly work: StageWork;
}
