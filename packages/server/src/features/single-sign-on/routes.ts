import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { type Scope, write } from '../../db/scope.ts';
import type { Tables } from '../../db/tables.ts';
import type { Slice } from '../../http/app.ts';
import { everybody } from '../../http/handler.ts';
import { refuse } from '../../http/refusals.ts';
import type { IdentityProvider } from '../../ports/identity-provider.ts';
import type { SecretBox } from '../../ports/secret-box.ts';
import { type AccountRow, accountReader, accountWriter } from '../accounts/store.ts';
import { recordAudit } from '../audit/record.ts';
import { countyByCode } from '../entrance/counties.ts';
import { needsTotp } from '../entrance/decide.ts';
import { enter, stepDone, type Visit } from '../entrance/enter.ts';
import { heldBy } from '../sessions/identify.ts';
import { readRules } from '../sessions/rules.ts';
import { singleSignOnContract } from './contract.ts';
import { singleSignOnRefusals } from './copy.ts';
import { cameBack, keepWaiting, setOut } from './pending.ts';
import { type Identity, link, linkedAccount } from './store.ts';

export interface SingleSignOnParts {
  readonly db: Kysely<Tables>;
  readonly secrets: SecretBox;
  readonly providers: readonly IdentityProvider[];
  readonly log: Logger;
}

const HOMES = { console: '/', phone: '/m' } as const;

export function singleSignOnSlice(parts: SingleSignOnParts): Slice<typeof singleSignOnContract> {
  const { db, secrets, providers, log } = parts;
  return {
    name: 'single-sign-on',
    contract: singleSignOnContract,
    refusals: singleSignOnRefusals,
    handlers: {
      'GET /api/sign-in/openid/:id': everybody(async ({ params, query, cookies, now }) => {
        const provider = providers.find(({ id }) => id === params.id);
        if (provider === undefined) return refuse('not-found');
        const begun = await provider.begin();
        if (!begun.ok) {
          log.warn({ provider: provider.id, cause: begun.cause }, 'single sign-on did not begin');
          return refuse(begun.refusal, { name: provider.name });
        }
        await setOut(cookies, secrets, { provider: provider.id, secret: begun.secret, place: query.place }, now);
        return { to: begun.to };
      }),
      'GET /api/sign-in/openid/:id/callback': everybody(async ({ params, query, cookies, now, origin }) => {
        const provider = providers.find(({ id }) => id === params.id);
        if (provider === undefined) return refuse('not-found');
        const trip = await cameBack(cookies, secrets, now);
        if (trip === undefined || trip.provider !== provider.id) return refuse('journey-over');
        const county = await countyByCode(db, provider.county);
        if (county === undefined) throw new Error('single sign-on is set up for a county that is not here');
        const scope = { tenant: county.id, db };
        const vouched = await provider.finish(new URLSearchParams(query), trip.secret);
        if (!vouched.ok) {
          log.warn({ provider: provider.id, cause: vouched.cause }, 'single sign-on did not finish');
          await recordRefused(scope, { now, origin, cookies }, vouched.refusal);
          return refuse(vouched.refusal, { name: provider.name });
        }
        const identity = { issuer: provider.issuer, subject: vouched.subject };
        const known = await accountOf(scope, identity, vouched.login);
        const home = HOMES[trip.place];
        if (known === undefined) {
          await keepWaiting(cookies, secrets, { ...identity, tenant: scope.tenant, provider: provider.id }, now);
          return { to: `${home}?link=${provider.id}` };
        }
        const visit = { now, origin, cookies };
        const step = await enterAs(parts, scope, known, identity, visit);
        if (step === undefined) {
          await recordRefused(scope, visit, 'disabled', known.id);
          return refuse('account-not-usable');
        }
        const { next } = stepDone(step, visit);
        return { to: next === 'done' ? home : `${home}?next=${next}` };
      }),
    },
  };
}

/** Linked, or, where the operator trusts a claim, of that login. */
async function accountOf(scope: Scope, identity: Identity, login: string | undefined): Promise<AccountRow | undefined> {
  const accounts = accountReader(scope);
  const linked = await linkedAccount(scope, identity);
  if (linked !== undefined) return accounts.byId(linked);
  const named = login === undefined ? undefined : await accounts.byLogin(login);
  // Who rules over the provider's claims must not become an administrator here who hasn't set up codes yet.
  return named === undefined || needsTotp(await heldBy(scope, named.id)) ? undefined : named;
}

/** Undefined where the account is disabled. */
async function enterAs(
  { secrets }: SingleSignOnParts,
  scope: Scope,
  account: AccountRow,
  identity: Identity,
  visit: Visit,
) {
  const rules = await readRules(scope);
  return write(scope, async (tx) => {
    const current = await accountWriter(tx).lock(account.id);
    if (current.disabled_at !== null) return undefined;
    await link(tx, identity, account.id, visit.now);
    return enter(tx, { account: current, rules, visit, secrets, way: 'single-sign-on', linking: false });
  });
}

async function recordRefused(scope: Scope, { origin, now }: Visit, why: string, account?: string): Promise<void> {
  await write(scope, (tx) =>
    recordAudit(tx, {
      action: 'sign-in',
      outcome: 'refused',
      ...(account === undefined ? {} : { subject: account }),
      origin,
      at: now,
      detail: { way: 'single-sign-on', why },
    }),
  );
}
