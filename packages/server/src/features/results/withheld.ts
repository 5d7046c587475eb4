/** Facts about somebody that say what will come out of a round: theirs to read once its results are made known to them. */
import { sql } from 'kysely';
import type { Scope, TxScope } from '../../db/scope.ts';
import { POLL_TALLY } from '../polls/tally-facts.ts';
import { REVIEW_POINTS, REVIEW_RETURNED, REVIEW_TAKEN_BACK } from '../reviews/review-facts.ts';
import { roundReader } from '../rounds/store.ts';
import { ROUND_ROW, RULING } from './result-facts.ts';
import { resultReader } from './store.ts';
import { told } from './told.ts';

const kinds = [RULING, ROUND_ROW, REVIEW_POINTS, REVIEW_RETURNED, REVIEW_TAKEN_BACK, POLL_TALLY];

/** Ids of those that the person doesn't read yet. What was added and taken away they are told at once, and their own entries they wrote. */
export async function withheldFrom(scope: Scope | TxScope, person: string): Promise<ReadonlySet<string>> {
  const { tenant, db } = scope;
  const rows = await db
    .selectFrom('facts as f')
    .innerJoin('fact_bodies as b', (join) => join.onRef('b.tenant', '=', 'f.tenant').onRef('b.fact', '=', 'f.id'))
    .select(['f.id', 'b.body'])
    .where('f.tenant', '=', tenant)
    .where('f.subject', '=', person)
    .where('f.kind', 'in', kinds)
    .execute();
  if (rows.length === 0) return new Set();
  // A tally is the round's from when the poll is drafted for it, and is noted in it once it counts.
  const polls = await db.selectFrom('round_polls').select(['poll', 'round']).where('tenant', '=', tenant).execute();
  const noted = await db
    .selectFrom('round_facts')
    .select(['fact', 'round'])
    .where('tenant', '=', tenant)
    .where('fact', '=', sql<string>`any(${rows.map(({ id }) => id)}::uuid[])`)
    .execute();
  const roundOf = new Map([
    ...polls.map(({ poll, round }) => [poll, round] as const),
    ...noted.map(({ fact, round }) => [fact, round] as const),
  ]);
  const facts = rows.map(({ id, body }) => {
    const { payload } = JSON.parse(body) as { readonly payload: { readonly round?: string; readonly poll?: string } };
    return { id, round: payload.round ?? roundOf.get(id) ?? roundOf.get(payload.poll ?? '') };
  });
  const untold = new Set<string>();
  for (const round of new Set(facts.flatMap((one) => one.round ?? []))) {
    const whole = await roundReader(scope).round(round);
    if (whole?.round.state !== 'running') continue;
    if ((await told(scope, whole, await resultReader(scope).versions(round))) === undefined) untold.add(round);
  }
  return new Set(facts.flatMap(({ id, round }) => (round !== undefined && untold.has(round) ? [id] : [])));
}
