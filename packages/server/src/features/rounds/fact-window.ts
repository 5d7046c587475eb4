/** Until when a round takes facts from people and files: what comes behind a proposal of results would count for nothing. */
import type { Round, RoundStage } from './model.ts';
import type { WholeRound } from './store.ts';
import { processOf } from './view.ts';

/** Whether the round runs and its results haven't been proposed; reopening that stage opens it again. */
export const takesFacts = ({ round, stages }: WholeRound): boolean =>
  round.state === 'running' && proposing(round, stages)?.state !== 'done';

/** As people call the stage in which results are proposed. */
export const proposalName = ({ round }: WholeRound): string =>
  processOf(round).find(({ work }) => work.kind === 'propose')?.name ?? '';

function proposing(round: Round, stages: readonly RoundStage[]): RoundStage | undefined {
  const stage = processOf(round).find(({ work }) => work.kind === 'propose');
  return stages.find(({ key }) => key === stage?.id);
}
