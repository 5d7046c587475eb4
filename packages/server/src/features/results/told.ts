/** When the assessed may see what came out: once it has been put on notice; where a scheme has no notice, once it is settled. */
import type { Scope, TxScope } from '../../db/scope.ts';
import { isPublished } from '../notices/published.ts';
import type { WholeRound } from '../rounds/store.ts';
import type { ResultVersion } from './model.ts';

/** The version that they may see; undefined: none yet, or the round was given up and nothing came out. */
export async function told(
  scope: Scope | TxScope,
  whole: WholeRound,
  versions: readonly ResultVersion[],
): Promise<ResultVersion | undefined> {
  if (whole.round.state === 'given-up') return undefined;
  const [newest] = versions;
  if (newest === undefined || newest.state !== 'proposed') return newest;
  // An earlier version that was settled stays known while a later one is only proposed.
  return (await isPublished(scope, whole)) ? newest : versions.find(({ state }) => state !== 'proposed');
}
