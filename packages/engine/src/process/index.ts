/** Every kind of stage. Total over the nodes, so that the compiler names what is missing. */
import { confirm } from './confirm.ts';
import { file } from './file.ts';
import type { KindOfStage } from './kind.ts';
import { notice } from './notice.ts';
import { poll } from './poll.ts';
import { propose } from './propose.ts';
import { record } from './record.ts';
import { review } from './review.ts';
import { settle } from './settle.ts';
import type { StageKind, StageWork } from './stage.ts';

type Kinds = { readonly [K in StageKind]: KindOfStage<Extract<StageWork, { kind: K }>> };

export const stageKinds: Kinds = { record, poll, review, propose, notice, settle, confirm, file };

/** The kind of a stage's work, for calling it: the work's kind picks it, so the two always fit. */
export const kindOf = (work: StageWork): KindOfStage<StageWork> =>
  stageKinds[work.kind] as unknown as KindOfStage<StageWork>;
