/** Signing in with a password. */
import type { Kysely } from 'kysely';
import { write } from '../../db/scope.ts';
import type { Tables } from '../../db/tables.ts';
import { SESSION_COOKIE } from '../../http/cookies.ts';
import { type Refused, refuse } from '../../http/refusals.ts';
import type { SecretBox } from '../../ports/secret-box.ts';
import { ONE_TIME_DAYS } from '../accounts/one-time-password.ts';
import { type AccountRow, accountReader, accountWriter, loginOf } from '../accounts/store.ts';
import { recordAudit } from '../audit/record.ts';
import { isPassword } from '../passwords/hashing.ts';
import { findSession } from '../sessions/identify.ts';
import { readRules } from '../sessions/rules.ts';
import { sessionWriter } from '../sessions/store.ts';
import { clearWaiting } from '../single-sign-on/pending.ts';
import { countyByCode } from './counties.ts';
import { minutesUntil, type Next } from './decide.ts';
import { enter, stepDone, type Visit } from './enter.ts';
import { forgetTries, giveTryBack, takeAccountTry } from './tries.ts';
import type { AddressWall, UnknownLogins } from './walls.ts';

export interface SignInParts {
  readonly db: Kysely<Tables>;
  readonly secrets: SecretBox;
  readonly wall: AddressWall;
  readonly unknown: UnknownLogins;
}

export interface Credentials {
  readonly county: string;
  readonly login: string;
  readonly password: string;
  readonly link?: boolean | undefined;
}

type SignInRefusal = 'sign-in-refused' | 'account-locked' | 'too-many-tries' | 'one-time-password-over';

const DAY = 86_400_000;

/**
 * The order matters: a try is taken, at the address and at the account, before the password is looked at; an unknown login is counted,
 * hashed against and recorded as a known one is.
 */
export async function signIn(
  parts: SignInParts,
  { county: code, login, password, link = false }: Credentials,
  visit: Visit,
): Promise<{ readonly next: Next } | Refused<SignInRefusal>> {
  const { db, wall, unknown, secrets } = parts;
  const { now, origin } = visit;
  const seconds = wall.take(origin.address, now);
  if (seconds !== undefined) return refuse('too-many-tries', { seconds });
  const county = await countyByCode(db, code);
  if (county === undefined) {
    await isPassword(password, undefined);
    return refuse('sign-in-refused');
  }
  const scope = { tenant: county.id, db };
  const rules = await readRules(scope);
  const account = await accountReader(scope).byLogin(login);
  const refused = async <Code extends SignInRefusal>(why: string, refusal: Refused<Code>): Promise<Refused<Code>> => {
    await write(scope, (tx) =>
      recordAudit(tx, {
        action: 'sign-in',
        outcome: 'refused',
        ...(account === undefined ? {} : { subject: account.id }),
        origin,
        at: now,
        // What was typed as a login is not kept: it may be a password that went into the wrong field.
        detail: { way: 'password', why },
      }),
    );
    return refusal;
  };

  const taken =
    account === undefined
      ? unknown.take(county.id, loginOf(login), rules, now)
      : await takeAccountTry(scope, account.id, rules, now);
  if (!taken.ok) return refused('locked', refuse('account-locked', { minutes: minutesUntil(taken.until, now) }));
  const right = await isPassword(password, account?.password_hash);
  if (account === undefined || !right)
    return refused(account === undefined ? 'unknown-login' : 'wrong-password', refuse('sign-in-refused'));
  if (account.disabled_at !== null) return refused('disabled', refuse('sign-in-refused'));
  wall.giveBack(origin.address);
  if (isOver(account, now))
    return refused('one-time-password-over', refuse('one-time-password-over', { days: ONE_TIME_DAYS }));

  const earlier = await findSession(db, visit.cookies.get(SESSION_COOKIE), now);
  const step = await write(scope, async (tx) => {
    // Between the look and here it may have been disabled, or given another password.
    const current = await accountWriter(tx).lock(account.id);
    if (current.disabled_at !== null || current.password_hash !== account.password_hash) return undefined;
    const entered = await enter(tx, { account: current, rules, visit, secrets, way: 'password', linking: link });
    if (entered.stage === 'totp') await giveTryBack(tx, account.id);
    else await forgetTries(tx, account.id);
    return entered;
  });
  if (step === undefined) return refused('changed-meanwhile', refuse('sign-in-refused'));
  // Whoever signs in anew in the same browser leaves the earlier session behind.
  if (earlier.kind === 'open')
    await write(earlier.session.scope, (tx) => sessionWriter(tx).end(earlier.session.id, 'signed-out', now));
  if (!link) clearWaiting(visit.cookies);
  return stepDone(step, visit);
}

function isOver({ must_change, password_set_at }: AccountRow, now: Date): boolean {
  return must_change && password_set_at !== null && now.getTime() - Date.parse(password_set_at) > ONE_TIME_DAYS * DAY;
}
