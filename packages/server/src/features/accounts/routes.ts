import type { Scope, TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers, whoever } from '../../http/handler.ts';
import { refuse } from '../../http/refusals.ts';
import { dayOf } from '../../ports/clock.ts';
import { doRecorded } from '../audit/deed.ts';
import { recordAudit } from '../audit/record.ts';
import { type Administrator, linkFault } from '../grants/decide.ts';
import { grantsReader, grantsWriter } from '../grants/store.ts';
import { sessionWriter } from '../sessions/store.ts';
import { accountsContract } from './contract.ts';
import { accountRefusals, skippedSentences, slipWords } from './copy.ts';
import { disableFault, type Keeping, linkingFault, resetPasswordFault, resetTotpFault } from './decide.ts';
import { type AccountEntry, type AccountFilter, directoryReader, directoryWriter, placeOf } from './directory.ts';
import { newOneTimePassword, oneTimeSince } from './one-time-password.ts';
import { openMany, slips } from './open-many.ts';
import { mayKeepAccounts } from './policy.ts';
import { type AccountRow, accountWriter, createAccount, loginOf, setOneTimePassword } from './store.ts';

const PAGE = 50;

export function accountsSlice(): Slice<typeof accountsContract> {
  return { name: 'accounts', contract: accountsContract, refusals: accountRefusals, handlers };
}

const found = ({ params, scope }: { readonly params: { readonly id: string }; readonly scope: Scope }) =>
  directoryReader(scope).byId(params.id);

const handlers: Handlers<typeof accountsContract> = {
  'GET /api/accounts': whoever(mayKeepAccounts, async ({ query: { status, ...asked }, scope, actor, now: at }) => {
    const filter: AccountFilter = {
      ...asked,
      ...(status === 'active' || status === 'disabled' ? { status } : {}),
      ...(status === 'locked' ? { status: 'active', lockedAt: at } : {}),
      ...(status === 'unused' ? { status: 'active', unusedSince: oneTimeSince(at) } : {}),
    };
    const rows = await directoryReader(scope).find(filter, PAGE + 1);
    const page = rows.slice(0, PAGE);
    const now = await grantsReader(scope).administrators();
    const next = rows.length > PAGE ? page.at(-1)?.login : undefined;
    return { accounts: page.map((entry) => shown(entry, actor, now)), ...(next === undefined ? {} : { next }) };
  }),

  'GET /api/accounts/people': whoever(mayKeepAccounts, async ({ query, scope, now }) => {
    const rows = await directoryReader(scope).people(query, dayOf(now), PAGE + 1);
    const page = rows.slice(0, PAGE);
    const next = rows.length > PAGE ? page.at(-1) : undefined;
    return { people: [...page], ...(next === undefined ? {} : { next: placeOf(next) }) };
  }),

  'GET /api/accounts/:id': about(found, mayKeepAccounts, async ({ scope, actor }, entry) =>
    shown(entry, actor, await grantsReader(scope).administrators()),
  ),

  'POST /api/accounts': whoever(mayKeepAccounts, async (call) => {
    const { actor, body, now, origin } = call;
    const given = await newOneTimePassword();
    return call.write(async (tx) => {
      const created = await createAccount(tx, { ...body, by: actor.account, at: now });
      if (!created.ok) return refuse(created.refusal, { login: loginOf(body.login) });
      await setOneTimePassword(tx, created.id, given, now);
      await recordAudit(tx, {
        action: 'account-create',
        outcome: 'done',
        actor: actor.account,
        subject: created.id,
        at: now,
        origin,
      });
      return { account: await shownNow(tx, created.id, actor), password: given.password };
    });
  }),

  'POST /api/accounts/open': whoever(mayKeepAccounts, async ({ actor, body, scope, now, origin, write }) => {
    const wanted = [...new Set(body.people)];
    const people = await directoryReader(scope).people({ ids: wanted }, dayOf(now), wanted.length);
    const passwords = await Promise.all(people.map(newOneTimePassword));
    const unknown = wanted.filter((id) => !people.some((person) => person.id === id));
    const done = await write(async (tx) => {
      const many = await openMany(tx, people, passwords, actor.account, now);
      for (const { id, opened } of many.opened)
        await recordAudit(tx, {
          action: 'account-create',
          outcome: 'done',
          actor: actor.account,
          subject: opened,
          at: now,
          origin,
          detail: { person: id },
        });
      return many;
    });
    const skipped = [...done.skipped, ...unknown.map((id) => ({ id, why: 'person-unknown' as const }))];
    return {
      opened: done.opened.map(({ opened, ...person }) => ({ ...person, account: opened })),
      skipped: skipped.map((one) => ({ ...one, sentence: skippedSentences[one.why] })),
      ...(done.opened.length === 0
        ? {}
        : {
            sheet: {
              name: slipWords.fileName(dayOf(now)),
              base64: Buffer.from(await slips(done.opened)).toString('base64'),
            },
          }),
    };
  }),

  'POST /api/accounts/:id/disable': about(found, mayKeepAccounts, (call, { id }) =>
    doRecorded(call, { action: 'account-disable', subject: id }, async (tx) => {
      const fault = disableFault(await keeping(tx, id, call.actor));
      if (fault !== undefined) return fault;
      await accountWriter(tx).change(id, { disabled_at: call.now.toISOString() });
      await sessionWriter(tx).endAll(id, 'disabled', call.now);
      return shownNow(tx, id, call.actor);
    }),
  ),

  'POST /api/accounts/:id/enable': about(found, mayKeepAccounts, (call, { id }) =>
    doRecorded(call, { action: 'account-enable', subject: id }, async (tx) => {
      await accountWriter(tx).change(id, { disabled_at: null });
      return shownNow(tx, id, call.actor);
    }),
  ),

  'POST /api/accounts/:id/reset-password': about(found, mayKeepAccounts, async (call, { id }) => {
    const given = await newOneTimePassword();
    return doRecorded(call, { action: 'password-reset', subject: id }, async (tx) => {
      const fault = resetPasswordFault(await keeping(tx, id, call.actor));
      if (fault !== undefined) return fault;
      await setOneTimePassword(tx, id, given, call.now);
      await sessionWriter(tx).endAll(id, 'password-changed', call.now);
      return { account: await shownNow(tx, id, call.actor), password: given.password };
    });
  }),

  'POST /api/accounts/:id/reset-totp': about(found, mayKeepAccounts, (call, { id }) =>
    doRecorded(call, { action: 'totp-reset', subject: id }, async (tx) => {
      const fault = resetTotpFault(await keeping(tx, id, call.actor));
      if (fault !== undefined) return fault;
      await accountWriter(tx).change(id, { totp_secret: null, totp_confirmed_at: null, totp_last_step: null });
      await sessionWriter(tx).endAll(id, 'revoked', call.now);
      return shownNow(tx, id, call.actor);
    }),
  ),

  'POST /api/accounts/:id/end-sessions': about(found, mayKeepAccounts, (call, { id }) =>
    doRecorded(call, { action: 'session-end', subject: id }, async (tx) => {
      await sessionWriter(tx).endAll(id, 'revoked', call.now);
      return shownNow(tx, id, call.actor);
    }),
  ),

  'PUT /api/accounts/:id/person': about(found, mayKeepAccounts, (call, { id }) => {
    const { person } = call.body;
    return doRecorded(call, { action: 'account-link', subject: id, detail: { person } }, async (tx) => {
      const writer = directoryWriter(tx);
      if (!(await writer.lockPeople([person])).has(person)) return refuse('person-unknown');
      const account = await accountWriter(tx).lock(id);
      if (account.person === person) return shownNow(tx, id, call.actor);
      const held = await grantsReader(tx).heldBy(id);
      const fault = linkingFault(keptOf(account), held, person, (await writer.loginsOf([person])).get(person));
      if (fault !== undefined) return fault;
      await accountWriter(tx).change(id, { person });
      return shownNow(tx, id, call.actor);
    });
  }),

  'DELETE /api/accounts/:id/person': about(found, mayKeepAccounts, (call, { id, person }) =>
    doRecorded(
      call,
      { action: 'account-unlink', subject: id, detail: person === undefined ? {} : { person: person.id } },
      async (tx) => {
        await accountWriter(tx).change(id, { person: null });
        return shownNow(tx, id, call.actor);
      },
    ),
  ),
};

/** Locks the account and whoever is administrator, so that what is decided still holds when it is written. */
async function keeping(tx: TxScope, id: string, actor: Actor): Promise<Keeping> {
  const account = await accountWriter(tx).lock(id);
  const grants = grantsWriter(tx);
  await grants.lockAdministrators();
  return { by: actor.account, account: keptOf(account), administrators: await grants.administrators() };
}

function keptOf(row: AccountRow): Keeping['account'] {
  return {
    id: row.id,
    person: row.person,
    disabled: row.disabled_at !== null,
    totp: row.totp_confirmed_at !== null,
  };
}

async function shownNow(tx: TxScope, id: string, actor: Actor) {
  const entry = await directoryReader(tx).byId(id);
  if (entry === undefined) throw new Error('an account has vanished');
  return shown(entry, actor, await grantsReader(tx).administrators());
}

function shown(entry: AccountEntry, actor: Actor, administrators: readonly Administrator[]) {
  const { id, person, disabledAt, totp } = entry;
  const disabled = disabledAt !== undefined;
  const keeps: Keeping = {
    by: actor.account,
    account: { id, person: person?.id ?? null, disabled, totp },
    administrators,
  };
  const held = administrators.filter(({ account }) => account === id);
  return {
    ...entry,
    abilities: {
      disable: !disabled && disableFault(keeps) === undefined,
      enable: disabled,
      resetPassword: resetPasswordFault(keeps) === undefined,
      resetTotp: resetTotpFault(keeps) === undefined,
      link: person === undefined && linkFault(held) === undefined,
      unlink: person !== undefined,
    },
  };
}
