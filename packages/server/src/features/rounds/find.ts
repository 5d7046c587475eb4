/** A round as routes below it look for it: with the units in which it assesses somebody, which policies ask for. */
import type { Scope } from '../../db/scope.ts';
import type { OfUnits } from '../../http/policies.ts';
import { rosterReader } from '../roster/load.ts';
import { roundReader, type WholeRound } from './store.ts';

export interface FoundRound extends OfUnits {
  readonly whole: WholeRound;
}

export async function findRound({
  params,
  scope,
}: {
  readonly params: { readonly id: string };
  readonly scope: Scope;
}): Promise<FoundRound | undefined> {
  const reader = roundReader(scope);
  const whole = await reader.round(params.id);
  if (whole === undefined) return undefined;
  const organizations = (await reader.organizations(params.id)).map(({ id }) => id);
  return { whole, unitPaths: await rosterReader(scope).pathsOf(organizations) };
}
