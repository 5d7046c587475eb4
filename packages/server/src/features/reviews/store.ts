/** All SQL of reviews. Who changes one has taken the round's row first. */
import { type Selectable, sql } from 'kysely';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { ReviewsTable } from '../../db/tables/entries.ts';
import type { ChainStep } from '../roster/model.ts';
import type { GivenLevel } from './decide.ts';
import type { Review } from './model.ts';

export function reviewReader({ tenant, db }: Scope | TxScope) {
  return {
    /** Of the round, or of some people in it. */
    async ofRound(round: string, people?: readonly string[]): Promise<readonly Review[]> {
      if (people?.length === 0) return [];
      let query = db.selectFrom('reviews').selectAll().where('tenant', '=', tenant).where('round', '=', round);
      if (people !== undefined) query = query.where('person', '=', sql<string>`any(${people}::uuid[])`);
      return (await query.execute()).map(reviewOf);
    },
  };
}

/** How far each level is, without what it gave: for counting a whole county. */
export async function statesOfStage(
  { tenant, db }: Scope | TxScope,
  round: string,
  stage: string,
): Promise<readonly Pick<Review, 'person' | 'stage' | 'role' | 'state'>[]> {
  const rows = await db
    .selectFrom('reviews')
    .select(['person', 'stage', 'role', 'state'])
    .where('tenant', '=', tenant)
    .where('round', '=', round)
    .where('stage', '=', stage)
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as Review['state'] }));
}

export function reviewWriter({ tenant, db }: TxScope) {
  return {
    /** What a level gave, in place of what it may have given before. */
    async put(round: string, reviews: readonly Review[]): Promise<void> {
      if (reviews.length === 0) return;
      await db
        .insertInto('reviews')
        .values(
          reviews.map((one) => ({
            tenant,
            round,
            person: one.person,
            stage: one.stage,
            role: one.role,
            step: one.step,
            state: one.state,
            points: JSON.stringify(one.points),
            comment: one.comment ?? null,
            reason: one.reason ?? null,
            reviewer: one.reviewer,
            acted_by: one.actedBy ?? null,
            revision: one.revision,
            fact: one.fact,
            at: one.at,
          })),
        )
        .onConflict((conflict) =>
          conflict.columns(['tenant', 'round', 'person', 'stage', 'role']).doUpdateSet((row) => ({
            state: row.ref('excluded.state'),
            points: row.ref('excluded.points'),
            comment: row.ref('excluded.comment'),
            reason: row.ref('excluded.reason'),
            reviewer: row.ref('excluded.reviewer'),
            acted_by: row.ref('excluded.acted_by'),
            revision: row.ref('excluded.revision'),
            fact: row.ref('excluded.fact'),
            at: row.ref('excluded.at'),
          })),
        )
        .execute();
    },

    /** Its points are kept, to be changed. */
    async reopen(round: string, review: Review, state: GivenLevel['state'], reason?: string): Promise<void> {
      await db
        .updateTable('reviews')
        .set({ state, reason: reason ?? null, revision: review.revision + 1 })
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .where('person', '=', review.person)
        .where('stage', '=', review.stage)
        .where('role', '=', review.role)
        .execute();
    },
  };
}

const reviewOf = (row: Selectable<ReviewsTable>): Review => ({
  person: row.person,
  stage: row.stage,
  role: row.role,
  step: row.step as ChainStep,
  state: row.state as Review['state'],
  points: row.points as Review['points'],
  ...(row.comment === null ? {} : { comment: row.comment }),
  ...(row.reason === null ? {} : { reason: row.reason }),
  reviewer: row.reviewer,
  ...(row.acted_by === null ? {} : { actedBy: row.acted_by }),
  revision: row.revision,
  fact: row.fact,
  at: row.at,
});
