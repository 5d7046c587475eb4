/** All SQL of urgings. */
import type { Scope, TxScope } from '../../db/scope.ts';

export function urgingReader({ tenant, db }: Scope | TxScope) {
  return {
    async urgedOn(round: string, stage: string, day: string): Promise<ReadonlySet<string>> {
      const rows = await db
        .selectFrom('urgings')
        .select('person')
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .where('stage', '=', stage)
        .where('day', '=', day)
        .execute();
      return new Set(rows.map(({ person }) => person));
    },

    /** How many urgings of a round there were in these days. */
    async between(round: string, from: string, to: string): Promise<number> {
      const { n } = await db
        .selectFrom('urgings')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .where('day', '>=', from)
        .where('day', '<=', to)
        .executeTakeFirstOrThrow();
      return Number(n);
    },

    /** People of the roster who hold the committee's role in the whole county. */
    async committee(): Promise<readonly string[]> {
      const rows = await db
        .selectFrom('grants as g')
        .innerJoin('accounts as a', (join) => join.onRef('a.tenant', '=', 'g.tenant').onRef('a.id', '=', 'g.account'))
        .select('a.person')
        .distinct()
        .where('g.tenant', '=', tenant)
        .where('g.role', '=', 'committee')
        .where('g.unit', 'is', null)
        .where('g.ended_at', 'is', null)
        .where('a.disabled_at', 'is', null)
        .execute();
      return rows.flatMap(({ person }) => (person === null ? [] : [person]));
    },
  };
}

export interface Urging {
  readonly round: string;
  readonly stage: string;
  readonly day: string;
  readonly by: string;
}

/** Notes who is urged, and gives those who weren't yet on that day. */
export async function noteUrged(
  { tenant, db }: TxScope,
  { round, stage, day, by }: Urging,
  people: readonly string[],
  at: Date,
): Promise<readonly string[]> {
  if (people.length === 0) return [];
  const rows = await db
    .insertInto('urgings')
    .values(people.map((person) => ({ tenant, round, stage, person, day, urged_by: by, urged_at: at.toISOString() })))
    .onConflict((conflict) => conflict.columns(['tenant', 'round', 'stage', 'person', 'day']).doNothing())
    .returning('person')
    .execute();
  return rows.map(({ person }) => person);
}
