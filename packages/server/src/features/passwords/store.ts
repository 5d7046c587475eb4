/** Passwords that an account had. */
import type { Scope, TxScope } from '../../db/scope.ts';

/** Hashes of the last ones before today's, latest first. */
export async function pastHashes({ tenant, db }: Scope, account: string, most: number): Promise<readonly string[]> {
  if (most === 0) return [];
  const rows = await db
    .selectFrom('past_passwords')
    .select('hash')
    .where('tenant', '=', tenant)
    .where('account', '=', account)
    .orderBy('set_at', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ hash }) => hash);
}

export async function keepPast(tx: TxScope, account: string, hash: string, replacedAt: Date): Promise<void> {
  await tx.db
    .insertInto('past_passwords')
    .values({ tenant: tx.tenant, account, set_at: replacedAt.toISOString(), hash })
    .execute();
}

/** What no rule asks for any more is not kept. */
export async function dropPast(tx: TxScope, account: string, keep: number): Promise<void> {
  const kept = await tx.db
    .selectFrom('past_passwords')
    .select('set_at')
    .where('tenant', '=', tx.tenant)
    .where('account', '=', account)
    .orderBy('set_at', 'desc')
    .limit(keep + 1)
    .execute();
  const oldest = kept[keep]?.set_at;
  if (oldest === undefined) return;
  await tx.db
    .deleteFrom('past_passwords')
    .where('tenant', '=', tx.tenant)
    .where('account', '=', account)
    .where('set_at', '<=', oldest)
    .execute();
}
