/** Who made what is to be settled: another person settles it. */
import type { Scope, TxScope } from '../../db/scope.ts';
import { corrections } from './corrected.ts';
import { resultReader } from './store.ts';

/** Accounts of whoever proposed the version, or what it came of, and of those who decided on the objections that set it right since. */
export async function makersOf(scope: Scope | TxScope, round: string, version: number): Promise<ReadonlySet<string>> {
  const setRight = new Map([...(await corrections(scope, round))].map(([corrected, by]) => [by, corrected]));
  const makers = new Set<string>();
  for (let at: number | undefined = version; at !== undefined; at = setRight.get(at)) {
    const maker = await resultReader(scope).madeBy(round, at);
    if (maker !== undefined) makers.add(maker);
  }
  return makers;
}
