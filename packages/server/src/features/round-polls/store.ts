/** Which polls a stage of a round holds, and what they left in the ledger. */
import type { Scope, TxScope } from '../../db/scope.ts';
import { POLL_TALLY } from '../polls/tally-facts.ts';

export async function pollsOfStage(
  { tenant, db }: Scope | TxScope,
  round: string,
  stage: string,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('round_polls')
    .select('poll')
    .where('tenant', '=', tenant)
    .where('round', '=', round)
    .where('stage', '=', stage)
    .orderBy('poll')
    .execute();
  return rows.map(({ poll }) => poll);
}

export async function linkPoll({ tenant, db }: TxScope, round: string, stage: string, poll: string): Promise<void> {
  await db.insertInto('round_polls').values({ tenant, round, stage, poll }).execute();
}

/** Ids of the tallies that these polls left of these people. */
export async function tallyFactIds(
  { tenant, db }: Scope | TxScope,
  polls: readonly string[],
  people: readonly string[],
): Promise<readonly string[]> {
  if (polls.length === 0 || people.length === 0) return [];
  const rows = await db
    .selectFrom('facts as f')
    .innerJoin('fact_bodies as b', (join) => join.onRef('b.tenant', '=', 'f.tenant').onRef('b.fact', '=', 'f.id'))
    .select(['f.id', 'b.body'])
    .where('f.tenant', '=', tenant)
    .where('f.kind', '=', POLL_TALLY)
    .where('f.subject', 'in', people)
    .execute();
  const held = new Set(polls);
  return rows
    .filter(({ body }) => held.has((JSON.parse(body) as { payload: { poll: string } }).payload.poll))
    .map(({ id }) => id);
}
