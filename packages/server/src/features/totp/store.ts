/** An account's TOTP secret: sealed for this account, so that one that is moved to another row opens nothing. */
import type { TxScope } from '../../db/scope.ts';
import type { SecretBox } from '../../ports/secret-box.ts';
import { type AccountRow, accountWriter } from '../accounts/store.ts';
import { type Code, newTotpSecret, readCode } from './code.ts';

const contextOf = ({ tenant, id }: Pick<AccountRow, 'tenant' | 'id'>): string => `totp ${tenant} ${id}`;

/** A new secret that doesn't count yet. Gives it in base32, this once. */
export async function beginTotp(tx: TxScope, account: AccountRow, secrets: SecretBox): Promise<string> {
  const secret = newTotpSecret();
  await accountWriter(tx).change(account.id, {
    totp_secret: await secrets.seal(secret, contextOf(account)),
    totp_confirmed_at: null,
    totp_last_step: null,
  });
  return secret;
}

/** A secret that its holder has already, counting from now: for accounts that are made ready for somebody. */
export async function presetTotp(
  tx: TxScope,
  account: AccountRow,
  secret: string,
  secrets: SecretBox,
  now: Date,
): Promise<void> {
  await accountWriter(tx).change(account.id, {
    totp_secret: await secrets.seal(secret, contextOf(account)),
    totp_confirmed_at: now.toISOString(),
    totp_last_step: null,
  });
}

/** Reads a code against the locked row, and marks it as used. Throws where the secret doesn't open: then the key is another. */
export async function useCode(
  tx: TxScope,
  account: AccountRow,
  code: string,
  secrets: SecretBox,
  now: Date,
): Promise<Code> {
  const secret = account.totp_secret === null ? undefined : await secrets.open(account.totp_secret, contextOf(account));
  if (secret === undefined) throw new Error('a TOTP secret that this key does not open');
  const read = readCode(code, secret, account.totp_last_step, now);
  if (read.ok) await accountWriter(tx).change(account.id, { totp_last_step: String(read.step) });
  return read;
}

export async function endTotp(tx: TxScope, account: string): Promise<void> {
  await accountWriter(tx).change(account, { totp_secret: null, totp_confirmed_at: null, totp_last_step: null });
}
