/** Lets a round go on: what is finished and due is done, what comes next opens. Asked after every act, and every so often by the clock. */
import type { Stage, StageKind } from '@shiji/engine';
import type { Scope, TxScope } from '../../db/scope.ts';
import { dayOf } from '../../ports/clock.ts';
import { turned } from './decide.ts';
import type { Round, RoundStage } from './model.ts';
import type { WholeRound } from './store.ts';
import { processOf } from './view.ts';
import { roundWriter } from './writer.ts';

/** What the slice in which the work of a stage is done says and does about it. */
export interface StageKeeper {
  /** Whether all of the work is done. */
  finished(scope: Scope | TxScope, round: Round, stage: Stage): Promise<boolean>;
  /** The stage is to be gone through again: what was finished must not end it at once. */
  reopened?(tx: TxScope, round: Round, stage: Stage, why: Why): Promise<void>;
  /** The last day of the stage, which is on, is another one. */
  moved?(tx: TxScope, round: Round, stage: RoundStage, now: Date): Promise<void>;
  /** The round is given up, and nothing of it goes on. */
  givenUp?(tx: TxScope, round: Round, why: Why): Promise<void>;
}

/** Who takes a round back or gives it up, when, and for what reason. */
export interface Why {
  readonly by: string;
  readonly now: Date;
  readonly reason: string;
}

/** By kind of stage. A stage whose kind nobody keeps isn't done by itself, unless it ends with its days. */
export type StageKeepers = { readonly [K in StageKind]?: StageKeeper };

/** Records end with their days. */
const endsWithItsDays = ({ work }: Stage): boolean => work.kind === 'record';

/** The stages as they stand now, whether or not anybody has pressed anything since the last of them was due. */
export async function stagesNow(
  scope: Scope | TxScope,
  { round, stages }: WholeRound,
  now: Date,
  keepers: StageKeepers,
): Promise<readonly RoundStage[]> {
  if (round.state !== 'running') return stages;
  const today = dayOf(now);
  const process = processOf(round);
  const done = new Set<string>();
  for (const { key, state, begins } of stages) {
    const stage = process.find(({ id }) => id === key);
    if (stage === undefined || state === 'done' || (state === 'waiting' && today < begins)) continue;
    if (endsWithItsDays(stage) || (await keepers[stage.work.kind]?.finished(scope, round, stage)) === true)
      done.add(key);
  }
  return turned(stages, process, today, ({ id }) => done.has(id));
}

export async function turn(tx: TxScope, id: string, now: Date, keepers: StageKeepers): Promise<void> {
  const writer = roundWriter(tx);
  const whole = await writer.lock(id);
  if (whole?.round.state !== 'running') return;
  const stages = await stagesNow(tx, whole, now, keepers);
  if (stages !== whole.stages) await writer.setStages(id, stages, now);
}

/** Tells those who keep the stages from this one on that they are gone through again. */
export async function tellReopened(
  tx: TxScope,
  { round, stages }: WholeRound,
  key: string,
  why: Why,
  keepers: StageKeepers,
): Promise<void> {
  const process = processOf(round);
  for (const { key: one } of stages.slice(stages.findIndex((stage) => stage.key === key))) {
    const stage = process.find(({ id }) => id === one);
    if (stage !== undefined) await keepers[stage.work.kind]?.reopened?.(tx, round, stage, why);
  }
}

/** Tells who keeps a stage that is on of its new last day. */
export async function tellMoved(
  tx: TxScope,
  round: Round,
  stages: readonly RoundStage[],
  now: Date,
  keepers: StageKeepers,
): Promise<void> {
  const process = processOf(round);
  for (const own of stages) {
    const kind = own.state === 'on' ? process.find(({ id }) => id === own.key)?.work.kind : undefined;
    if (kind !== undefined) await keepers[kind]?.moved?.(tx, round, own, now);
  }
}

export async function tellGivenUp(tx: TxScope, round: Round, why: Why, keepers: StageKeepers): Promise<void> {
  for (const kind of new Set(processOf(round).map(({ work }) => work.kind)))
    await keepers[kind]?.givenUp?.(tx, round, why);
}
