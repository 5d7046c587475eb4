/** Rounds in which somebody reviews as principal leader. */
import type { Scope } from '../../db/scope.ts';
import { roundsReviewedBy } from './reviewed-by.ts';

/** The latest last day first. */
export async function roundsLedBy(scope: Scope, person: string, most: number): Promise<readonly string[]> {
  const led = await roundsReviewedBy(scope, [person], 'principal');
  if (led.length === 0) return [];
  const rows = await scope.db
    .selectFrom('rounds')
    .select('id')
    .where('tenant', '=', scope.tenant)
    .where('id', 'in', led)
    .orderBy('last_day', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}
