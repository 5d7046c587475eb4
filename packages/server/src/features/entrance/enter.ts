/** A sign-in goes on by one step: the session and its token, what is linked, and the record of it. */
import type { Kysely } from 'kysely';
import type { TxScope } from '../../db/scope.ts';
import type { Tables } from '../../db/tables.ts';
import { SESSION_COOKIE } from '../../http/cookies.ts';
import type { Cookies, Origin } from '../../http/handler.ts';
import { type Refused, refuse } from '../../http/refusals.ts';
import type { SecretBox } from '../../ports/secret-box.ts';
import type { AccountRow } from '../accounts/store.ts';
import { recordAudit } from '../audit/record.ts';
import { findSession, heldBy, type OpenSession } from '../sessions/identify.ts';
import type { SignInRules } from '../sessions/rules.ts';
import { sessionWriter } from '../sessions/store.ts';
import { clearWaiting, waitingLink } from '../single-sign-on/pending.ts';
import { link } from '../single-sign-on/store.ts';
import { type Next, nextOf, nextStage, type Stage } from './decide.ts';

/** What of a call the way in needs. */
export interface Visit {
  readonly now: Date;
  readonly origin: Origin;
  readonly cookies: Cookies;
}

export interface Step {
  readonly token: string;
  readonly stage: Stage;
}

export interface Entering {
  readonly account: AccountRow;
  readonly rules: SignInRules;
  readonly visit: Visit;
  readonly secrets: SecretBox;
  readonly way: 'password' | 'single-sign-on';
  /** The person asked for the identity that waits to be linked. On a shared computer it may be somebody else's. */
  readonly linking: boolean;
}

/** After the password, or single sign-on: a session of its own. */
export async function enter(tx: TxScope, { account, rules, visit, secrets, way, linking }: Entering): Promise<Step> {
  const { now, origin } = visit;
  const held = await heldBy(tx, account.id);
  const stage = nextStage(standingOf(account, held), rules, now, 'password');
  const token = await sessionWriter(tx).open({ account: account.id, stage, origin, now });
  await recordAudit(tx, {
    action: 'sign-in',
    outcome: 'done',
    actor: account.id,
    subject: account.id,
    origin,
    at: now,
    detail: { way, next: nextOf(stage) },
  });
  if (stage === 'full' && linking) await linkWaiting(tx, account.id, visit, secrets);
  return { token, stage };
}

/** After the code or the new password: the same session under a new token. Undefined where it ended meanwhile. */
export async function advance(
  tx: TxScope,
  session: OpenSession,
  stage: Stage,
  visit: Visit,
  secrets: SecretBox,
): Promise<Step | undefined> {
  const token = await sessionWriter(tx).advance(session.id, session.stage, stage, visit.now);
  if (token === undefined) return undefined;
  if (stage === 'full' && session.stage !== 'full') await linkWaiting(tx, session.account, visit, secrets);
  return { token, stage };
}

export function standingOf(account: AccountRow, held: OpenSession['held']) {
  return {
    totp: account.totp_confirmed_at !== null,
    mustChange: account.must_change,
    passwordSetAt: account.password_set_at,
    held,
  };
}

async function linkWaiting(tx: TxScope, account: string, visit: Visit, secrets: SecretBox): Promise<void> {
  const waiting = await waitingLink(visit.cookies, secrets, visit.now);
  if (waiting === undefined || waiting.tenant !== tx.tenant) return;
  await link(tx, waiting, account, visit.now);
  await recordAudit(tx, {
    action: 'identity-link',
    outcome: 'done',
    actor: account,
    subject: account,
    origin: visit.origin,
    at: visit.now,
    detail: { issuer: waiting.issuer },
  });
}

/** What the browser gets once the step is committed. */
export function stepDone(step: Step, { cookies }: Visit): { readonly next: Next } {
  cookies.set(SESSION_COOKIE, step.token, {});
  if (step.stage === 'full') clearWaiting(cookies);
  return { next: nextOf(step.stage) };
}

/** The session of this browser at one of these stages, or why there is none. */
export async function sessionAt(
  db: Kysely<Tables>,
  { cookies, now }: Visit,
  at: readonly Stage[],
): Promise<OpenSession | Refused<'not-signed-in' | 'session-ended' | 'sign-in-step-over'>> {
  const found = await findSession(db, cookies.get(SESSION_COOKIE), now);
  if (found.kind === 'nobody') return refuse('not-signed-in');
  if (found.kind === 'ended') return refuse('session-ended', { because: found.because });
  return at.includes(found.session.stage) ? found.session : refuse('sign-in-step-over');
}
