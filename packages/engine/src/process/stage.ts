/** What is done in a round, stage by stage: who acts, in what order, with how much time. It scores nothing. */
import type { Marks } from '../scheme/amount.ts';
import type { ConfirmStage } from './confirm.ts';
import type { FileStage } from './file.ts';
import type { NoticeStage } from './notice.ts';
import type { PollStage } from './poll.ts';
import type { ProposeStage } from './propose.ts';
import type { RecordStage } from './record.ts';
import type { ReviewStage } from './review.ts';
import type { SettleStage } from './settle.ts';

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
  /** Points that the office brings in from another system by the end of this stage: roles, or indicators of points without roles. */
  readonly imports?: readonly string[];
  readonly work: StageWork;
}
