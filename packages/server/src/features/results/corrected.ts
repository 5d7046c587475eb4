/** Which versions of a round's results came of an objection: they set right the one before, and stand in its place. */
import type { Scope, TxScope } from '../../db/scope.ts';
import { factsOfRound } from '../rounds/round-facts.ts';
import type { ResultVersion } from './model.ts';
import { type ProposedPayload, RESULTS_PROPOSED } from './result-facts.ts';
import { resultReader } from './store.ts';

/** By the number of the version that was set right, the one that did so. */
export async function corrections(scope: Scope | TxScope, round: string): Promise<ReadonlyMap<number, number>> {
  const facts = await factsOfRound(scope, round, [RESULTS_PROPOSED], [round]);
  return new Map(
    facts.flatMap(({ payload }) => {
      const { version, corrects } = payload as unknown as ProposedPayload;
      return corrects === undefined ? [] : [[corrects, version] as const];
    }),
  );
}

/** A version as objections have set it right since; what was proposed anew after it is another matter. */
export async function asCorrected(scope: Scope | TxScope, round: string, version: number): Promise<ResultVersion> {
  const by = await corrections(scope, round);
  let at = version;
  for (let next = by.get(at); next !== undefined; next = by.get(at)) at = next;
  const found = (await resultReader(scope).versions(round)).find((one) => one.version === at);
  if (found === undefined) throw new Error(`version ${at} of a round's results is gone`);
  return found;
}
