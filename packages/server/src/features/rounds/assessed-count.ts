/** How many people were assessed in the rounds of some days: each once, however many rounds there were. */
import { sql } from 'kysely';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Day } from '../roster/model.ts';

export interface AssessedCount {
  /** By department and town: somebody who moved counts in both. */
  readonly by: ReadonlyMap<string, number>;
  readonly all: number;
}

/** Rounds whose last day lies in the days given, those that were given up left out; `units`: of people in these alone. */
export async function assessedBetween(
  { tenant, db }: Scope | TxScope,
  { from, to }: { readonly from: Day; readonly to: Day },
  units: readonly string[] | undefined,
): Promise<AssessedCount> {
  if (units?.length === 0) return { by: new Map(), all: 0 };
  let query = db
    .selectFrom('round_subjects as s')
    .innerJoin('rounds as r', (join) => join.onRef('r.tenant', '=', 's.tenant').onRef('r.id', '=', 's.round'))
    .select(['s.organization', 's.person'])
    .distinct()
    .where('s.tenant', '=', tenant)
    .where('r.last_day', '>=', from)
    .where('r.last_day', '<=', to)
    .where('r.state', '!=', 'given-up')
    .where('s.population', 'is not', null)
    .where('s.left_because', 'is', null);
  if (units !== undefined) query = query.where('s.unit', '=', sql<string>`any(${units}::uuid[])`);
  const found = await query.execute();
  const by = new Map<string, number>();
  for (const { organization } of found) by.set(organization, (by.get(organization) ?? 0) + 1);
  return { by, all: new Set(found.map(({ person }) => person)).size };
}
