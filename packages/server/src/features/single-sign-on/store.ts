/** Who somebody is to a provider. */
import type { Scope, TxScope } from '../../db/scope.ts';

export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

/** The account that was linked, if one was. */
export async function linkedAccount({ tenant, db }: Scope, { issuer, subject }: Identity): Promise<string | undefined> {
  const row = await db
    .selectFrom('identities')
    .select('account')
    .where('tenant', '=', tenant)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row?.account;
}

/** Who is linked already stays so: a link is ended by an administrator, not by another sign-in. */
export async function link(tx: TxScope, { issuer, subject }: Identity, account: string, now: Date): Promise<void> {
  await tx.db
    .insertInto('identities')
    .values({ tenant: tx.tenant, issuer, subject, account, linked_at: now.toISOString() })
    .onConflict((conflict) => conflict.columns(['tenant', 'issuer', 'subject']).doNothing())
    .execute();
}
