/** Choosing another password. */
import { type Scope, type TxScope, write } from '../../db/scope.ts';
import { type Refused, refuse } from '../../http/refusals.ts';
import type { SecretBox } from '../../ports/secret-box.ts';
import { type AccountRow, accountReader, accountWriter } from '../accounts/store.ts';
import { recordAudit } from '../audit/record.ts';
import { countyById } from '../entrance/counties.ts';
import { minutesUntil, type Next } from '../entrance/decide.ts';
import { advance, stepDone, type Visit } from '../entrance/enter.ts';
import { forgetTries, takeAccountTry } from '../entrance/tries.ts';
import type { OpenSession } from '../sessions/identify.ts';
import type { SignInRules } from '../sessions/rules.ts';
import { sessionWriter } from '../sessions/store.ts';
import { sentenceOf } from './copy.ts';
import { hashPassword, isPassword } from './hashing.ts';
import { type PasswordFault, passwordFaults } from './laws.ts';
import { dropPast, keepPast, pastHashes } from './store.ts';
import { wearerOf } from './wearer.ts';

type Change = { readonly current?: string | undefined; readonly next: string };
type ChangeRefusal =
  | 'password-unfit'
  | 'current-password-wrong'
  | 'account-locked'
  | 'sign-in-step-over'
  | 'session-ended';

export async function changePassword(
  session: OpenSession,
  { current, next }: Change,
  visit: Visit,
  secrets: SecretBox,
): Promise<{ readonly next: Next } | Refused<ChangeRefusal>> {
  const { scope, rules } = session;
  const account = await accountReader(scope).byId(session.account);
  if (account === undefined) throw new Error('a session without an account');
  if (session.stage === 'full') {
    const wrong = await checkCurrent(scope, account, current ?? '', rules, visit, 'password-change');
    if (wrong !== undefined) return wrong;
  }
  const faults = await faultsOf(scope, account, next, rules);
  if (faults.length > 0)
    return {
      ...refuse('password-unfit'),
      errors: faults.map((fault) => ({ at: 'body.next', message: sentenceOf(fault) })),
    };
  const hash = await hashPassword(next);
  const step = await write(scope, async (tx) => {
    const before = await accountWriter(tx).lock(account.id);
    // Another change, or an administrator's reset, came first: what was checked no longer holds.
    if (before.password_hash !== account.password_hash) return undefined;
    const advanced = await advance(tx, session, 'full', visit, secrets);
    if (advanced !== undefined) await replace(tx, before, hash, session, visit);
    return advanced;
  });
  return step === undefined ? refuse('session-ended', { because: 'password-changed' }) : stepDone(step, visit);
}

/** Whoever sits at somebody's open session may guess no more often than at the entrance. */
export async function checkCurrent(
  scope: Scope,
  account: AccountRow,
  current: string,
  rules: SignInRules,
  { now, origin }: Visit,
  meant: 'password-change' | 'totp-enrol' | 'totp-remove',
): Promise<Refused<'current-password-wrong' | 'account-locked'> | undefined> {
  const taken = await takeAccountTry(scope, account.id, rules, now);
  if (taken.ok && (await isPassword(current, account.password_hash))) {
    await write(scope, (tx) => forgetTries(tx, account.id));
    return undefined;
  }
  await write(scope, (tx) =>
    recordAudit(tx, {
      action: meant,
      outcome: 'refused',
      actor: account.id,
      subject: account.id,
      origin,
      at: now,
      detail: { why: taken.ok ? 'wrong-password' : 'locked' },
    }),
  );
  return taken.ok
    ? refuse('current-password-wrong')
    : refuse('account-locked', { minutes: minutesUntil(taken.until, now) });
}

async function faultsOf(
  scope: Scope,
  account: AccountRow,
  next: string,
  rules: SignInRules,
): Promise<readonly PasswordFault[]> {
  const county = await countyById(scope.db, scope.tenant);
  const faults = passwordFaults(next, rules, wearerOf({ login: account.login, name: account.name, county }));
  // Nothing was used before that couldn't be used: then the costly look is spared.
  if (faults.length > 0) return faults;
  const earlier = [account.password_hash, ...(await pastHashes(scope, account.id, rules.passwordHistory))];
  for (const hash of earlier)
    if (hash !== null && (await isPassword(next, hash))) return [{ fault: 'used-before', last: rules.passwordHistory }];
  return [];
}

async function replace(
  tx: TxScope,
  before: AccountRow,
  hash: string,
  session: OpenSession,
  { now, origin }: Visit,
): Promise<void> {
  if (before.password_hash !== null && session.rules.passwordHistory > 0)
    await keepPast(tx, before.id, before.password_hash, now);
  await dropPast(tx, before.id, session.rules.passwordHistory);
  await accountWriter(tx).change(before.id, {
    password_hash: hash,
    password_set_at: now.toISOString(),
    must_change: false,
  });
  const ended = await sessionWriter(tx).endOthers(before.id, session.id, 'password-changed', now);
  await recordAudit(tx, {
    action: 'password-change',
    outcome: 'done',
    actor: before.id,
    subject: before.id,
    origin,
    at: now,
    detail: { ended },
  });
}
