import type { Scope } from '../../db/scope.ts';
import type { Actor, Held } from '../../http/actor.ts';
import { roles } from '../../http/actor.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers, whoever } from '../../http/handler.ts';
import { refuse } from '../../http/refusals.ts';
import { dayOf } from '../../ports/clock.ts';
import { directoryReader } from '../accounts/directory.ts';
import { accountWriter } from '../accounts/store.ts';
import { doRecorded } from '../audit/deed.ts';
import type { Detail } from '../audit/record.ts';
import { presets } from '../sessions/rules.ts';
import { grantsContract } from './contract.ts';
import { grantRefusals, roleNames } from './copy.ts';
import { type Administrator, endFault, grantFault } from './decide.ts';
import { mayGrant } from './policy.ts';
import { keepRules, readKeptRules } from './rules-store.ts';
import { type GrantEntry, type GrantFilter, grantsReader, grantsWriter } from './store.ts';

const PAGE = 50;

export function grantsSlice(): Slice<typeof grantsContract> {
  return { name: 'grants', contract: grantsContract, refusals: grantRefusals, handlers };
}

const handlers: Handlers<typeof grantsContract> = {
  'GET /api/grants': whoever(mayGrant, async ({ query, scope, actor }) => ({
    ...(await pageOf(scope, actor, { ...query, ended: false })),
    roles: roles.map((role) => ({ role, name: roleNames[role] })),
  })),

  'GET /api/grants/history': whoever(mayGrant, ({ query, scope, actor }) =>
    pageOf(scope, actor, { ...query, ended: true }),
  ),

  'GET /api/grants/accounts': whoever(mayGrant, async ({ query, scope }) => {
    const accounts = await directoryReader(scope).find({ query: query.query }, PAGE);
    const reader = grantsReader(scope);
    return {
      accounts: await Promise.all(
        accounts.map(async ({ id, login, name, person, disabledAt }) => ({
          id,
          login,
          name,
          linked: person !== undefined,
          disabled: disabledAt !== undefined,
          roles: (await reader.heldBy(id)).map(({ role }) => role),
        })),
      ),
    };
  }),

  'POST /api/grants': about(
    ({ body, scope }) => directoryReader(scope).byId(body.account),
    mayGrant,
    (call, subject) => {
      const { actor, body, now } = call;
      const held: Held & Detail = { role: body.role, ...(body.unit === undefined ? {} : { unit: body.unit }) };
      return doRecorded(call, { action: 'role-grant', subject: subject.id, detail: held }, async (tx) => {
        const account = await accountWriter(tx).lock(subject.id);
        const writer = grantsWriter(tx);
        const fault = grantFault(
          actor.account,
          {
            account: account.id,
            disabled: account.disabled_at !== null,
            person: account.person,
            held: await writer.heldBy(account.id),
            takenIntoUse: !account.must_change && account.totp_confirmed_at !== null,
          },
          held,
        );
        if (fault !== undefined) return fault;
        if (held.unit !== undefined && !(await writer.unitExists(held.unit, dayOf(now)))) return refuse('unit-unknown');
        const id = await writer.give(account.id, held, actor.account, now);
        return shown(await existing(writer.byId(id)), actor, await writer.administrators());
      });
    },
  ),

  'POST /api/grants/:id/end': about(
    ({ params, scope }) => grantsReader(scope).byId(params.id),
    mayGrant,
    (call, { id, account, role, unit }) => {
      const { actor, now } = call;
      const detail = { role, ...(unit === undefined ? {} : { unit: unit.id }) };
      return doRecorded(call, { action: 'role-end', subject: account.id, detail }, async (tx) => {
        await accountWriter(tx).lock(account.id);
        const writer = grantsWriter(tx);
        await writer.lockAdministrators();
        const { endedAt } = await existing(writer.byId(id));
        const grant = { account: account.id, role, ended: endedAt !== undefined };
        const fault = endFault(actor.account, grant, await writer.administrators());
        if (fault !== undefined) return fault;
        await writer.end(id, actor.account, now);
        return shown(await existing(writer.byId(id)), actor, await writer.administrators());
      });
    },
  ),

  'GET /api/sign-in-rules': whoever(mayGrant, async ({ scope }) => ({ ...(await readKeptRules(scope)), presets })),

  'PUT /api/sign-in-rules': whoever(mayGrant, (call) => {
    const { preset, changes } = call.body;
    const given = Object.entries(changes ?? {}).filter(([, value]) => value !== undefined);
    const rules = { ...presets[preset], ...Object.fromEntries(given) };
    return doRecorded(call, { action: 'sign-in-rules-change', detail: { preset, rules } }, async (tx) => {
      await keepRules(tx, preset, rules, call.actor.account, call.now);
      return { ...(await readKeptRules(tx)), presets };
    });
  }),
};

async function pageOf(scope: Scope, actor: Actor, filter: GrantFilter) {
  const reader = grantsReader(scope);
  const [found, now] = [await reader.find(filter, PAGE + 1), await reader.administrators()];
  const page = found.slice(0, PAGE);
  const next = found.length > PAGE ? page.at(-1)?.id : undefined;
  return { grants: page.map((grant) => shown(grant, actor, now)), ...(next === undefined ? {} : { next }) };
}

function shown(grant: GrantEntry, actor: Actor, now: readonly Administrator[]) {
  const ending = { account: grant.account.id, role: grant.role, ended: grant.endedAt !== undefined };
  return {
    ...grant,
    roleName: roleNames[grant.role],
    abilities: { end: endFault(actor.account, ending, now) === undefined },
  };
}

/** What was written in this very transaction is there. */
async function existing<T>(found: Promise<T | undefined>): Promise<T> {
  const it = await found;
  if (it === undefined) throw new Error('a grant has vanished');
  return it;
}
