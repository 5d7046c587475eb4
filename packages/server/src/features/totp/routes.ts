import type { Kysely } from 'kysely';
import { write } from '../../db/scope.ts';
import type { Tables } from '../../db/tables.ts';
import type { Slice } from '../../http/app.ts';
import type { Origin } from '../../http/handler.ts';
import { everybody, whoever } from '../../http/handler.ts';
import { refuse } from '../../http/refusals.ts';
import type { SecretBox } from '../../ports/secret-box.ts';
import { accountReader, accountWriter } from '../accounts/store.ts';
import type { AuditAction } from '../audit/actions.ts';
import { recordAudit } from '../audit/record.ts';
import { signInRefusals } from '../entrance/copy.ts';
import { countyById } from '../entrance/counties.ts';
import { sessionAt } from '../entrance/enter.ts';
import { checkCurrent } from '../passwords/change.ts';
import { passwordRefusals } from '../passwords/copy.ts';
import { readRules } from '../sessions/rules.ts';
import { totpUri } from './code.ts';
import { totpContract } from './contract.ts';
import { totpRefusals } from './copy.ts';
import { mayEndTotp, mayUseTotp } from './policy.ts';
import { enterCode } from './signing-in.ts';
import { beginTotp, endTotp, useCode } from './store.ts';

export interface TotpParts {
  readonly db: Kysely<Tables>;
  readonly secrets: SecretBox;
}

/** The record's entry for something that an account does to itself. */
function own(
  action: AuditAction,
  outcome: 'done' | 'refused',
  account: string,
  { origin, now }: { origin: Origin; now: Date },
) {
  return { action, outcome, actor: account, subject: account, origin, at: now };
}

export function totpSlice({ db, secrets }: TotpParts): Slice<typeof totpContract> {
  return {
    name: 'totp',
    contract: totpContract,
    refusals: { ...signInRefusals, ...passwordRefusals, ...totpRefusals },
    handlers: {
      // Open to those who are half-way in: the session and its stage are the policy.
      'POST /api/sign-in/totp': everybody(async ({ body, now, origin, cookies }) => {
        const visit = { now, origin, cookies };
        const session = await sessionAt(db, visit, ['totp', 'enrol-totp']);
        return 'refusal' in session ? session : enterCode(session, body.code, visit, secrets);
      }),
      'POST /api/sign-in/totp-enrolment': everybody(async (call) => {
        const session = await sessionAt(db, call, ['enrol-totp']);
        if ('refusal' in session) return session;
        const county = await countyById(db, session.scope.tenant);
        return write(session.scope, async (tx) => {
          const account = await accountWriter(tx).lock(session.account);
          const secret = await beginTotp(tx, account, secrets);
          return { secret, uri: totpUri(secret, account.login, county.name) };
        });
      }),
      'POST /api/me/totp': whoever(mayUseTotp, async (call) => {
        const { actor, scope, body } = call;
        const account = await accountReader(scope).byId(actor.account);
        if (account === undefined) throw new Error('an actor without an account');
        if (account.totp_confirmed_at !== null) return refuse('totp-on-already');
        const wrong = await checkCurrent(scope, account, body.password, await readRules(scope), call, 'totp-enrol');
        if (wrong !== undefined) return wrong;
        const county = await countyById(db, actor.tenant);
        return call.write(async (tx) => {
          const current = await accountWriter(tx).lock(account.id);
          if (current.totp_confirmed_at !== null) return refuse('totp-on-already');
          const secret = await beginTotp(tx, current, secrets);
          return { secret, uri: totpUri(secret, current.login, county.name) };
        });
      }),
      'POST /api/me/totp/confirmation': whoever(mayUseTotp, ({ actor, scope, body, ...call }) =>
        write(scope, async (tx) => {
          const account = await accountWriter(tx).lock(actor.account);
          if (account.totp_secret === null) return refuse('totp-not-begun');
          if (account.totp_confirmed_at !== null) return refuse('totp-on-already');
          const read = await useCode(tx, account, body.code, secrets, call.now);
          await recordAudit(tx, own('totp-enrol', read.ok ? 'done' : 'refused', account.id, call));
          if (!read.ok) return refuse('code-wrong');
          await accountWriter(tx).change(account.id, { totp_confirmed_at: call.now.toISOString() });
          return {};
        }),
      ),
      'POST /api/me/totp/end': whoever(mayEndTotp, async (call) => {
        const { actor, scope, body } = call;
        const account = await accountReader(scope).byId(actor.account);
        if (account === undefined) throw new Error('an actor without an account');
        const wrong = await checkCurrent(scope, account, body.password, await readRules(scope), call, 'totp-remove');
        if (wrong !== undefined) return wrong;
        return call.write(async (tx) => {
          await endTotp(tx, account.id);
          await recordAudit(tx, own('totp-remove', 'done', account.id, call));
          return {};
        });
      }),
    },
  };
}
