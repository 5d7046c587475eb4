/** All SQL of delegations. */
import type { Selectable } from 'kysely';
import type { Count } from '../../db/count.ts';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { DelegationsTable } from '../../db/tables/entries.ts';
import type { Day } from '../roster/model.ts';
import type { Delegation } from './model.ts';

const MOST_LISTED = 200;

export function delegationReader({ tenant, db }: Scope | TxScope) {
  const all = () => db.selectFrom('delegations').selectAll().where('tenant', '=', tenant);
  return {
    /** How many leaders have handed their reviewing to this person on the day. */
    leadersCount: (delegate: string, day: Day): Count =>
      db
        .selectFrom('delegations')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .where('tenant', '=', tenant)
        .where('delegate', '=', delegate)
        .where('since', '<=', day)
        .where('until', '>=', day)
        .where('revoked_at', 'is', null),

    /** Not revoked on the day, to this person or by these leaders, whatever posts they hold. */
    async on(
      day: Day,
      whose: { readonly delegate: string } | { readonly leaders: readonly string[] },
    ): Promise<readonly Delegation[]> {
      if ('leaders' in whose && whose.leaders.length === 0) return [];
      let query = all().where('since', '<=', day).where('until', '>=', day).where('revoked_at', 'is', null);
      query =
        'delegate' in whose ? query.where('delegate', '=', whose.delegate) : query.where('leader', 'in', whose.leaders);
      return (await query.execute()).map(delegationOf);
    },

    /** Given or received by somebody and not over on the day, the latest first; without somebody: of the county. */
    async list(person: string | undefined, day: Day): Promise<readonly Delegation[]> {
      let query = all().where('until', '>=', day).where('revoked_at', 'is', null);
      if (person !== undefined)
        query = query.where((where) => where.or([where('leader', '=', person), where('delegate', '=', person)]));
      const rows = await query.orderBy('since', 'desc').orderBy('id', 'desc').limit(MOST_LISTED).execute();
      return rows.map(delegationOf);
    },

    async one(id: string): Promise<Delegation | undefined> {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row && delegationOf(row);
    },
  };
}

export function delegationWriter({ tenant, db }: TxScope) {
  return {
    async insert(one: Omit<Delegation, 'revokedAt'>, by: string): Promise<void> {
      await db
        .insertInto('delegations')
        .values({
          tenant,
          id: one.id,
          leader: one.leader,
          delegate: one.delegate,
          since: one.since,
          until: one.until,
          reason: one.reason,
          given_by: by,
          given_at: one.givenAt,
          revoked_by: null,
          revoked_at: null,
        })
        .execute();
    },

    /** False where it was revoked already. */
    async revoke(id: string, by: string, at: Date): Promise<boolean> {
      const row = await db
        .updateTable('delegations')
        .set({ revoked_by: by, revoked_at: at.toISOString() })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

const delegationOf = (row: Selectable<DelegationsTable>): Delegation => ({
  id: row.id,
  leader: row.leader,
  delegate: row.delegate,
  since: row.since,
  until: row.until,
  reason: row.reason,
  givenAt: row.given_at,
  ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
});
