/** What may be done to an account. Each answer is why not; undefined: it may. */
import type { Held } from '../../http/actor.ts';
import { type Refused, refuse } from '../../http/refusals.ts';
import { type Administrator, lastOf, linkFault } from '../grants/decide.ts';

export interface KeptAccount {
  readonly id: string;
  readonly person: string | null;
  readonly disabled: boolean;
  readonly totp: boolean;
}

/** Who asks, about which account, and who is administrator now. */
export interface Keeping {
  readonly by: string;
  readonly account: KeptAccount;
  readonly administrators: readonly Administrator[];
}

export function disableFault({ by, account, administrators }: Keeping) {
  if (by === account.id) return refuse('own-account');
  return lastOf(account.id, administrators).length > 0 ? refuse('last-administrator') : undefined;
}

export function resetPasswordFault(keeping: Keeping) {
  return disableFault(keeping) ?? (keeping.account.disabled ? refuse('account-disabled') : undefined);
}

/**
 * Who could take away both the password and the second step of a security or audit administrator could come in as them: the three would
 * be one. So the second step of these two stays; who lost it gets another account, and the role from the security administrator.
 */
export function resetTotpFault(keeping: Keeping) {
  const { account, administrators } = keeping;
  const fault = disableFault(keeping);
  if (fault !== undefined) return fault;
  if (administrators.some((other) => other.account === account.id && other.role !== 'systemAdmin'))
    return refuse('second-step-kept');
  return account.totp ? undefined : refuse('no-totp');
}

/** `taken`: the login of the account that the person has already. */
export function linkingFault(
  account: KeptAccount,
  held: readonly Held[],
  person: string,
  taken: string | undefined,
): Refused<'administrator-linked' | 'account-linked' | 'person-has-account'> | undefined {
  const fault = linkFault(held);
  if (fault !== undefined) return fault;
  if (account.person !== null && account.person !== person) return refuse('account-linked');
  return taken === undefined ? undefined : refuse('person-has-account', { login: taken });
}
