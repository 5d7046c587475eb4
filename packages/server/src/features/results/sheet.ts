/** One person's result opened into its tree of steps: of a version by the tables that it was scored from, else from the facts as they stand. */
import { explain, type RawFacts, type Run, type Sheet, type SubjectResult, score } from '@shiji/engine';
import type { Scope } from '../../db/scope.ts';
import type { Round } from '../rounds/model.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import type { Scored } from './scored.ts';
import { resultReader } from './store.ts';

/** Versions that people look into at one time: each a run in memory. */
const MOST_KEPT = 4;
const kept = new Map<string, Scored>();

/** A stored version scored once more; the same version is the same run for good. Undefined where there is no such version. */
export async function runOfVersion(
  scope: Scope,
  round: Round,
  version: number,
  hash: string,
): Promise<Scored | undefined> {
  const place = `${scope.tenant}/${round.id}/${hash}`;
  const known = kept.get(place);
  if (known !== undefined) return known;
  const tables = await resultReader(scope).tables(round.id, version);
  if (tables === undefined) return undefined;
  const scored = { run: rescored(round, tables), tables };
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(place, scored);
  return scored;
}

function rescored({ schemeText }: Round, tables: RawFacts['tables']): Run {
  const { run } = score(schemeOf(schemeText), { tables });
  if (run === undefined) throw new Error('tables of a stored version no longer score');
  return run;
}

/** Undefined for whom the run doesn't have. */
export const sheetOf = (run: Run, person: string): Sheet | undefined => explain(run, person);

/** What of it each facet has, in words of the scheme. */
export const facetsOf = ({ facets, unassigned }: SubjectResult) => [
  ...Object.entries(facets).flatMap(([facet, outcome]) =>
    'value' in outcome ? [{ facet, value: outcome.value }] : [],
  ),
  ...(unassigned !== undefined && 'value' in unassigned && Number(unassigned.value) !== 0
    ? [{ facet: '未归入各方面', value: unassigned.value }]
    : []),
];
