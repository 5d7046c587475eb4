/** The facts of a round: recorded in the ledger and noted as the round's, so that what it is scored from can be read at once and handed over whole. */
import { type Selectable, sql } from 'kysely';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { FactsTable } from '../../db/tables/ledger.ts';
import type { Json } from '../../ledger/json.ts';
import { MOST_FACTS, type NewFact, orderOfIds, type Recorded, record } from '../../ledger/store/record.ts';
import { LOG_ENTRY } from '../logs/log-facts.ts';

/** A fact as a round reads it: what was recorded, and whether something has come in its place. */
export interface RoundFact {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly at: string;
  readonly actor: string;
  readonly authority: string;
  readonly payload: Json;
  readonly corrects?: string;
}

/**
 * Adds facts of a round to the ledger, all or none, however many. Refusals are those of `record`, their `at` counted over all facts; after
 * one the transaction must be rolled back. What waited while results were proposed is recorded behind the proposal, which didn't know it:
 * whoever recomputes the proposal goes by what had been recorded by then.
 */
export async function recordInRound(tx: TxScope, round: string, facts: readonly NewFact[]): Promise<Recorded> {
  const earliest = await afterProposal(tx, round);
  const timed = facts.map((fact) => (fact.at < earliest ? { ...fact, at: earliest } : fact));
  const first = orderOfIds();
  const ids: string[] = [];
  for (let from = 0; from < timed.length; from += MOST_FACTS) {
    const recorded = await record(tx, timed.slice(from, from + MOST_FACTS), first + from);
    if (!recorded.ok) {
      const { at, ...values } = recorded.values;
      return { ...recorded, values: { at: from + at, ...values } } as Recorded;
    }
    await note(tx, round, recorded.ids);
    ids.push(...recorded.ids);
  }
  if (facts.some(({ kind }) => kind !== LOG_ENTRY)) await tellNoted(tx, round);
  return { ok: true, ids };
}

/** The first moment behind the newest proposal of the round, or long ago. Who proposes is waited for. */
async function afterProposal({ tenant, db }: TxScope, round: string): Promise<Date> {
  await db
    .selectFrom('rounds')
    .select('id')
    .where('tenant', '=', tenant)
    .where('id', '=', round)
    .forKeyShare()
    .execute();
  const newest = await db
    .selectFrom('result_versions')
    .select('made_at')
    .where('tenant', '=', tenant)
    .where('round', '=', round)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return new Date(newest === undefined ? 0 : new Date(newest.made_at).getTime() + 1);
}

/**
 * The moment, or where a clock was behind another's, or has gone back, the first that is later than those of all facts that the round has. The
 * ids of facts begin with their moments.
 */
export async function behindFacts({ tenant, db }: TxScope, round: string, now: Date): Promise<Date> {
  const last = await db
    .selectFrom('round_facts')
    .select('fact')
    .where('tenant', '=', tenant)
    .where('round', '=', round)
    .orderBy('fact', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last === undefined) return now;
  const latest = Number.parseInt(last.fact.replaceAll('-', '').slice(0, 12), 16);
  return new Date(Math.max(now.getTime(), latest + 1));
}

/** Says of facts that stand in the ledger that the round goes by them: what a poll of it left, earlier results. Those it has it keeps. */
export async function noteInRound(tx: TxScope, round: string, facts: readonly string[]): Promise<void> {
  if (facts.length === 0) return;
  await note(tx, round, facts);
  await tellNoted(tx, round);
}

/** Waits for whoever else is at it: nobody must see the number of before with the facts of after. */
async function tellNoted({ tenant, db }: TxScope, round: string): Promise<void> {
  await db
    .updateTable('rounds')
    .set((was) => ({ noted: sql<string>`${was.ref('noted')} + 1` }))
    .where('tenant', '=', tenant)
    .where('id', '=', round)
    .execute();
}

async function note(tx: TxScope, round: string, facts: readonly string[]): Promise<void> {
  const { tenant } = tx;
  for (let from = 0; from < facts.length; from += MOST_FACTS)
    await tx.db
      .insertInto('round_facts')
      .values(facts.slice(from, from + MOST_FACTS).map((fact) => ({ tenant, round, fact })))
      .onConflict((conflict) => conflict.columns(['tenant', 'round', 'fact']).doNothing())
      .execute();
}

/** Facts whose ids go to the database in one question. */
const READ_AT_ONCE = 5000;

/**
 * What a round goes by, in the order of their moments, those recorded together as they were given: facts that were corrected or erased are left out. `kinds`: those alone; `subjects`: what
 * is about these alone.
 */
export async function factsOfRound(
  { tenant, db }: Scope | TxScope,
  round: string,
  kinds?: readonly string[],
  subjects?: readonly string[],
): Promise<readonly RoundFact[]> {
  if (kinds?.length === 0 || subjects?.length === 0) return [];
  const noted =
    subjects === undefined
      ? await notedIn({ tenant, db }, round)
      : await notedAbout({ tenant, db }, round, subjects, kinds);
  const rows: Row[] = [];
  // By their ids, piece by piece: a join of all is planned for a few facts, and takes minutes when an import has just added thousands.
  for (let from = 0; from < noted.length; from += READ_AT_ONCE) {
    const ids = noted.slice(from, from + READ_AT_ONCE);
    let query = db
      .selectFrom('facts as f')
      .select(['f.id', 'f.kind', 'f.subject', 'f.at', 'f.actor', 'f.authority', 'f.corrects'])
      .where('f.tenant', '=', tenant)
      .where('f.id', '=', sql<string>`any(${ids}::uuid[])`);
    if (kinds !== undefined) query = query.where('f.kind', 'in', kinds);
    const found = await query.orderBy('f.id').execute();
    const bodies = await db
      .selectFrom('fact_bodies')
      .select(['fact', 'body'])
      .where('tenant', '=', tenant)
      .where('fact', '=', sql<string>`any(${found.map(({ id }) => id)}::uuid[])`)
      .execute();
    const bodyOf = new Map(bodies.map(({ fact, body }) => [fact, body]));
    for (const row of found) rows.push({ ...row, body: bodyOf.get(row.id) ?? null });
  }
  // Erased ones count here too: what they replaced doesn't come back.
  const corrected = new Set(rows.flatMap(({ corrects }) => (corrects === null ? [] : [corrects])));
  return rows.filter(({ id }) => !corrected.has(id)).flatMap(factOf);
}

async function notedIn({ tenant, db }: Scope | TxScope, round: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('round_facts')
    .select('fact')
    .where('tenant', '=', tenant)
    .where('round', '=', round)
    .orderBy('fact')
    .execute();
  return rows.map(({ fact }) => fact);
}

/** By what is about them first: a list of a few people must not read what a whole county has written. */
async function notedAbout(
  { tenant, db }: Scope | TxScope,
  round: string,
  subjects: readonly string[],
  kinds: readonly string[] | undefined,
): Promise<readonly string[]> {
  let query = db
    .selectFrom('facts')
    .select('id')
    .where('tenant', '=', tenant)
    .where('subject', '=', sql<string>`any(${[...subjects]}::uuid[])`);
  if (kinds !== undefined) query = query.where('kind', 'in', kinds);
  const about = (await query.execute()).map(({ id }) => id);
  const rows = await db
    .selectFrom('round_facts')
    .select('fact')
    .where('tenant', '=', tenant)
    .where('round', '=', round)
    .where('fact', '=', sql<string>`any(${about}::uuid[])`)
    .orderBy('fact')
    .execute();
  return rows.map(({ fact }) => fact);
}

type Row = Pick<Selectable<FactsTable>, 'id' | 'kind' | 'subject' | 'at' | 'actor' | 'authority' | 'corrects'> & {
  readonly body: string | null;
};

function factOf({ body, subject, corrects, ...row }: Row): readonly RoundFact[] {
  // Erased facts keep their place in the tree, and say nothing any more.
  if (body === null || subject === null) return [];
  const { payload } = JSON.parse(body) as { readonly payload: Json };
  return [{ ...row, subject, payload, ...(corrects === null ? {} : { corrects }) }];
}
