/** The second factor on the way in. */
import { write } from '../../db/scope.ts';
import { type Refused, refuse } from '../../http/refusals.ts';
import type { SecretBox } from '../../ports/secret-box.ts';
import { accountWriter } from '../accounts/store.ts';
import { type Detail, recordAudit } from '../audit/record.ts';
import { minutesUntil, type Next, nextOf, nextStage } from '../entrance/decide.ts';
import { advance, type Step, standingOf, stepDone, type Visit } from '../entrance/enter.ts';
import { forgetTries, takeTryIn } from '../entrance/tries.ts';
import type { OpenSession } from '../sessions/identify.ts';
import { useCode } from './store.ts';

type CodeRefusal = 'code-wrong' | 'account-locked' | 'totp-not-begun' | 'session-ended';

/** A code in the stage totp, or the first one in the stage enrol-totp. */
export async function enterCode(
  session: OpenSession,
  code: string,
  visit: Visit,
  secrets: SecretBox,
): Promise<{ readonly next: Next } | Refused<CodeRefusal>> {
  const { now, origin } = visit;
  // Refusals are given back, not thrown: the counted try and the record of it must stay.
  const outcome = await write(session.scope, async (tx): Promise<Step | Refused<CodeRefusal>> => {
    const record = (outcome: 'done' | 'refused', detail: Detail) =>
      recordAudit(tx, {
        action: session.stage === 'totp' ? 'sign-in' : 'totp-enrol',
        outcome,
        actor: session.account,
        subject: session.account,
        origin,
        at: now,
        detail: { way: 'totp', ...detail },
      });
    const taken = await takeTryIn(tx, session.account, session.rules, now);
    if (!taken.ok) {
      await record('refused', { why: 'locked' });
      return refuse('account-locked', { minutes: minutesUntil(taken.until, now) });
    }
    const account = await accountWriter(tx).lock(session.account);
    if (account.totp_secret === null) return refuse('totp-not-begun');
    const read = await useCode(tx, account, code, secrets, now);
    if (!read.ok) {
      await record('refused', { why: 'wrong-code' });
      return refuse('code-wrong');
    }
    if (session.stage === 'enrol-totp')
      await accountWriter(tx).change(account.id, { totp_confirmed_at: now.toISOString() });
    await forgetTries(tx, account.id);
    const stage = nextStage(standingOf(account, session.held), session.rules, now, 'totp');
    const step = await advance(tx, session, stage, visit, secrets);
    if (step === undefined) return refuse('session-ended', { because: 'signed-out' });
    await record('done', { next: nextOf(stage) });
    return step;
  });
  return 'refusal' in outcome ? outcome : stepDone(outcome, visit);
}
