/** Tries at an account's password or code, counted in its row under a lock. */
import { type Scope, type TxScope, write } from '../../db/scope.ts';
import { accountWriter } from '../accounts/store.ts';
import type { SignInRules } from '../sessions/rules.ts';
import { giveBack, noTries, type Taken, takeTry } from './decide.ts';

/**
 * Takes a try in a transaction of its own, so that the slow look at the password holds no lock and no connection. It is committed
 * before the look: what comes at the same time finds it counted.
 */
export function takeAccountTry(scope: Scope, account: string, rules: SignInRules, now: Date): Promise<Taken> {
  return write(scope, (tx) => takeTryIn(tx, account, rules, now));
}

export async function takeTryIn(tx: TxScope, account: string, rules: SignInRules, now: Date): Promise<Taken> {
  const accounts = accountWriter(tx);
  const taken = takeTry(await accounts.lock(account), rules, now);
  if (taken.ok) await accounts.change(account, taken.tries);
  return taken;
}

/** A right password, after which a code is still asked for. */
export async function giveTryBack(tx: TxScope, account: string): Promise<void> {
  const accounts = accountWriter(tx);
  const { failures, failures_since, locked_until } = await accounts.lock(account);
  await accounts.change(account, giveBack({ failures, failures_since, locked_until }));
}

export async function forgetTries(tx: TxScope, account: string): Promise<void> {
  await accountWriter(tx).change(account, noTries);
}
