/** The name of the roster, which may be another than the account's. */
import type { Scope } from '../../db/scope.ts';

export async function personName({ tenant, db }: Scope, person: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('people')
    .select('name')
    .where('tenant', '=', tenant)
    .where('id', '=', person)
    .executeTakeFirst();
  return row?.name;
}
