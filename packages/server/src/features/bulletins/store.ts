/** All SQL of bulletins: what was issued never changes. */
import { type Selectable, sql } from 'kysely';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { BulletinsTable } from '../../db/tables/messages.ts';
import { roundsReviewedBy } from '../rounds/reviewed-by.ts';
import type { Bulletin, BulletinKind, Content } from './model.ts';

const MOST = 500;

export function bulletinReader(scope: Scope | TxScope) {
  const { tenant, db } = scope;
  const all = () => db.selectFrom('bulletins').selectAll().where('tenant', '=', tenant);
  return {
    async bulletin(id: string): Promise<Bulletin | undefined> {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row && bulletinOf(row);
    },

    /** Of these rounds, the latest first; undefined: of all. */
    async list(rounds: readonly string[] | undefined): Promise<readonly Bulletin[]> {
      if (rounds?.length === 0) return [];
      let query = all();
      if (rounds !== undefined) query = query.where('round', 'in', rounds);
      return (await query.orderBy('issued_at', 'desc').orderBy('number', 'desc').limit(MOST).execute()).map(bulletinOf);
    },

    /** How many a year has so far. */
    async issuedIn(year: number): Promise<number> {
      const row = await db
        .selectFrom('bulletin_numbers')
        .select('last')
        .where('tenant', '=', tenant)
        .where('year', '=', year)
        .executeTakeFirst();
      return row?.last ?? 0;
    },

    /** Rounds with bulletins in which somebody is assessed, or reviews others. */
    async roundsWith(person: string): Promise<readonly string[]> {
      const reviewed = await roundsReviewedBy(scope, [person]);
      const rows = await db
        .selectFrom('bulletins')
        .select('round')
        .distinct()
        .where('tenant', '=', tenant)
        .where((where) =>
          where.or([
            where('round', '=', sql<string>`any(${reviewed}::uuid[])`),
            where('round', 'in', (of) =>
              of
                .selectFrom('round_subjects')
                .select('round')
                .where('tenant', '=', tenant)
                .where('person', '=', person)
                .where('left_because', 'is', null),
            ),
          ]),
        )
        .execute();
      return rows.map(({ round }) => round);
    },
  };
}

export function bulletinWriter(tx: TxScope) {
  const { tenant, db } = tx;
  return {
    ...bulletinReader(tx),

    /** The next number of the year, taken until the transaction ends. */
    async nextNumber(year: number): Promise<number> {
      const { last } = await db
        .insertInto('bulletin_numbers')
        .values({ tenant, year, last: 1 })
        .onConflict((conflict) =>
          conflict.columns(['tenant', 'year']).doUpdateSet({ last: sql<number>`bulletin_numbers.last + 1` }),
        )
        .returning('last')
        .executeTakeFirstOrThrow();
      return last;
    },

    async insert(bulletin: Bulletin, by: string): Promise<void> {
      await db
        .insertInto('bulletins')
        .values({
          tenant,
          id: bulletin.id,
          round: bulletin.round,
          kind: bulletin.kind,
          span: bulletin.span,
          year: bulletin.year,
          number: bulletin.number,
          title: bulletin.title,
          introduction: bulletin.introduction,
          requests: bulletin.requests,
          signed_by: bulletin.signedBy,
          content: JSON.stringify(bulletin.content),
          as_of: bulletin.asOf,
          issued_by: by,
          issued_at: bulletin.issuedAt,
        })
        .execute();
    },
  };
}

const bulletinOf = (row: Selectable<BulletinsTable>): Bulletin => ({
  id: row.id,
  round: row.round,
  kind: row.kind as BulletinKind,
  span: row.span,
  year: row.year,
  number: row.number,
  title: row.title,
  introduction: row.introduction,
  requests: row.requests,
  signedBy: row.signed_by,
  content: row.content as unknown as Content,
  asOf: row.as_of,
  issuedAt: row.issued_at,
});
