/** Who is one and the same: what is to be done by another person isn't done by another account of the same one. */
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';

/** The account that asks, and any other that belongs to the person behind it, disabled or not. */
export async function ownAccounts(
  { tenant, db }: Scope | TxScope,
  { account, person }: Pick<Actor, 'account' | 'person'>,
): Promise<ReadonlySet<string>> {
  if (person === undefined) return new Set([account]);
  const rows = await db
    .selectFrom('accounts')
    .select('id')
    .where('tenant', '=', tenant)
    .where('person', '=', person)
    .execute();
  return new Set([account, ...rows.map(({ id }) => id)]);
}
