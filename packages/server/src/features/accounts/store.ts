/** Accounts: who may sign in, by what. For signing in, and for those who give accounts out. */
import type { Selectable } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { AccountsTable } from '../../db/tables/accounts.ts';
import type { OneTimePassword } from './one-time-password.ts';

export type AccountRow = Selectable<AccountsTable>;

export interface NewAccount {
  readonly login: string;
  readonly name: string;
  readonly person?: string;
  readonly by?: string;
  readonly at: Date;
}

export function accountReader({ tenant, db }: Scope) {
  return {
    /** As typed: letters' case and blanks around it don't matter. */
    byLogin: (login: string): Promise<AccountRow | undefined> =>
      db
        .selectFrom('accounts')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('login', '=', loginOf(login))
        .executeTakeFirst(),
    byId: (id: string): Promise<AccountRow | undefined> =>
      db.selectFrom('accounts').selectAll().where('tenant', '=', tenant).where('id', '=', id).executeTakeFirst(),
  };
}

/** How a login is kept. */
export function loginOf(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

export function accountWriter(tx: TxScope) {
  const { tenant, db } = tx;
  return {
    /** Holds the row until the transaction ends: who decides over tries, codes or passwords decides alone. */
    lock: (id: string): Promise<AccountRow> =>
      db
        .selectFrom('accounts')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirstOrThrow(),
    change: async (id: string, to: Partial<Omit<AccountRow, 'tenant' | 'id'>>): Promise<void> => {
      await db.updateTable('accounts').set(to).where('tenant', '=', tenant).where('id', '=', id).execute();
    },
  };
}

/** Opens an account that can't sign in yet: `setOneTimePassword`, or single sign-on, comes after. Its id; refuses a login that is taken. */
export async function createAccount(
  { tenant, db }: TxScope,
  account: NewAccount,
): Promise<{ readonly ok: true; readonly id: string } | { readonly ok: false; readonly refusal: 'login-taken' }> {
  const id = uuid();
  const inserted = await db
    .insertInto('accounts')
    .values({
      tenant,
      id,
      login: loginOf(account.login),
      name: account.name,
      person: account.person ?? null,
      must_change: true,
      failures: 0,
      created_at: account.at.toISOString(),
      created_by: account.by ?? null,
    })
    .onConflict((conflict) => conflict.columns(['tenant', 'login']).doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 0n ? { ok: false, refusal: 'login-taken' } : { ok: true, id };
}

/** Takes the place of whatever password there was; its holder must choose another at once. Also ends a lockout. Sessions stay: who resets ends them. */
export async function setOneTimePassword(
  tx: TxScope,
  account: string,
  given: OneTimePassword,
  at: Date,
): Promise<void> {
  await accountWriter(tx).change(account, {
    password_hash: given.hash,
    password_set_at: at.toISOString(),
    must_change: true,
    failures: 0,
    failures_since: null,
    locked_until: null,
  });
}
