/** When the assessed may see what came out: once it is put on notice; where a scheme has no notice, once it is settled. */
import type { Stage } from '@shiji/engine';
import type { WholeRound } from '../rounds/store.ts';
import { processOf } from '../rounds/view.ts';
import type { ResultVersion } from './model.ts';

export function told({ round, stages }: WholeRound, versions: readonly ResultVersion[]): ResultVersion | undefined {
  const [newest] = versions;
  if (newest === undefined || newest.state !== 'proposed') return newest;
  // An earlier version that was settled stays known while a later one is only proposed.
  return isOut(processOf(round), stages) ? newest : versions.find(({ state }) => state !== 'proposed');
}

function isOut(process: readonly Stage[], stages: WholeRound['stages']): boolean {
  const notice = process.find(({ work }) => work.kind === 'notice');
  return stages.some(({ key, state }) => key === notice?.id && state !== 'waiting');
}
