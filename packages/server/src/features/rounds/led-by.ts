/** Rounds in which somebody reviews as principal leader. */
import { sql } from 'kysely';
import type { Scope } from '../../db/scope.ts';
import { roundReader } from './store.ts';

/** The latest last day first. */
export async function roundsLedBy(scope: Scope, person: string, most: number): Promise<readonly string[]> {
  const { tenant, db } = scope;
  const rows = await db
    .selectFrom('rounds')
    .select('id')
    .where('tenant', '=', tenant)
    .where((where) =>
      where(
        'id',
        'in',
        where
          .selectFrom('round_subjects')
          .select('round')
          .where('tenant', '=', tenant)
          .where('left_because', 'is', null)
          // By the id in the text of it, as subjectsReviewedBy does: at which step is seen below.
          .where(sql<boolean>`reviewers::text like ${`%${person}%`}`),
      ),
    )
    .orderBy('last_day', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  const led: string[] = [];
  for (const { id } of rows) {
    const subjects = await roundReader(scope).subjectsReviewedBy(id, [person]);
    if (subjects.some(({ reviewers: { principal } }) => principal.kind === 'reviewer' && principal.person === person))
      led.push(id);
  }
  return led;
}
