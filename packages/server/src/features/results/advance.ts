/** A stage whose work somebody does in one act is done by that act; then the round goes on. */
import type { StageKind } from '@shiji/engine';
import type { TxScope } from '../../db/scope.ts';
import { type Refused, refuse } from '../../http/refusals.ts';
import type { RoundStage } from '../rounds/model.ts';
import type { WholeRound } from '../rounds/store.ts';
import { type StageKeepers, turn } from '../rounds/turn.ts';
import { processOf } from '../rounds/view.ts';
import { roundWriter } from '../rounds/writer.ts';
import { stageOn } from './decide.ts';

export interface Locked {
  readonly whole: WholeRound;
  readonly stage: RoundStage;
}

/** Takes the round, and the stage of this kind, which must be on. */
export async function lockAt(
  tx: TxScope,
  round: string,
  kind: StageKind,
  now: Date,
  keepers: StageKeepers,
): Promise<Locked | Refused<'stage-not-on' | 'not-found'>> {
  // What is due today is due now, whether the clock has come by or not.
  await turn(tx, round, now, keepers);
  const whole = await roundWriter(tx).lock(round);
  if (whole === undefined) return refuse('not-found');
  const process = processOf(whole.round);
  const stage = whole.round.state === 'running' ? stageOn(whole.stages, process, kind) : undefined;
  if (stage !== undefined) return { whole, stage };
  return refuse('stage-not-on', { stage: process.find(({ work }) => work.kind === kind)?.name ?? '' });
}

/** The stage is done, and what comes next opens where its day has come. */
export async function finish(tx: TxScope, { whole, stage }: Locked, now: Date, keepers: StageKeepers): Promise<void> {
  const stages = whole.stages.map((one): RoundStage => (one.key === stage.key ? { ...one, state: 'done' } : one));
  await roundWriter(tx).setStages(whole.round.id, stages, now);
  await turn(tx, whole.round.id, now, keepers);
}
