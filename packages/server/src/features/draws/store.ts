/** Entitlements and the counter of a group's pool. Nothing here says which code somebody was handed. */
import type { Scope, TxScope } from '../../db/scope.ts';
import { isHeldOpen } from '../polls/held-open.ts';

export interface Entitlement {
  readonly poll: string;
  readonly electorate: string;
  readonly person: string;
}

/** Open polls in which somebody may vote, the most pressing first. */
export function pollsAwaiting({ tenant, db }: Scope, person: string) {
  return db
    .selectFrom('poll_voters as v')
    .innerJoin('polls as p', (join) => join.onRef('p.id', '=', 'v.poll').on('p.tenant', '=', tenant))
    .innerJoin('poll_electorates as e', (join) => join.onRef('e.id', '=', 'v.electorate').on('e.tenant', '=', tenant))
    .select(['v.poll', 'v.electorate', 'p.title', 'e.rater_group', 'p.ends_at', 'v.drawn'])
    .where('v.tenant', '=', tenant)
    .where('v.person', '=', person)
    .where('p.state', '=', 'open')
    .orderBy('v.drawn')
    .orderBy('p.ends_at', (order) => order.asc().nullsLast())
    .orderBy('p.id')
    .execute();
}

export async function entitlementOf({ tenant, db }: Scope, wanted: Entitlement): Promise<Entitlement | undefined> {
  const found = await db
    .selectFrom('poll_voters')
    .select('person')
    .where('tenant', '=', tenant)
    .where('poll', '=', wanted.poll)
    .where('electorate', '=', wanted.electorate)
    .where('person', '=', wanted.person)
    .executeTakeFirst();
  return found && wanted;
}

export type Drawn = { readonly number: number; readonly county: string } | 'not-open' | 'taken';

/** Marks the entitlement and takes the next number of the pool. */
export async function draw(tx: TxScope, { poll, electorate, person }: Entitlement): Promise<Drawn> {
  if (!(await isHeldOpen(tx, poll))) return 'not-open';
  const { tenant, db } = tx;
  const { numUpdatedRows } = await db
    .updateTable('poll_voters')
    .set({ drawn: true })
    .where('tenant', '=', tenant)
    .where('poll', '=', poll)
    .where('electorate', '=', electorate)
    .where('person', '=', person)
    .where('drawn', '=', false)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return 'taken';
  const { drawn } = await db
    .updateTable('poll_electorates')
    .set(({ eb }) => ({ drawn: eb('drawn', '+', 1) }))
    .where('tenant', '=', tenant)
    .where('poll', '=', poll)
    .where('id', '=', electorate)
    .returning('drawn')
    .executeTakeFirstOrThrow();
  const { code } = await db.selectFrom('tenants').select('code').where('id', '=', tenant).executeTakeFirstOrThrow();
  return { number: drawn, county: code };
}

/** The voter's own line on the paper of a group. */
export async function ownLine({ tenant, db }: Scope, { poll, electorate, person }: Entitlement) {
  const found = await db
    .selectFrom('poll_subjects as s')
    .innerJoin('poll_electorates as e', (join) => join.onRef('e.form', '=', 's.form').on('e.tenant', '=', tenant))
    .select('s.id')
    .where('s.tenant', '=', tenant)
    .where('s.poll', '=', poll)
    .where('s.person', '=', person)
    .where('e.poll', '=', poll)
    .where('e.id', '=', electorate)
    .executeTakeFirst();
  return found?.id;
}
