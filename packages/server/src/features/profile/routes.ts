import { snapshot } from '../../db/scope.ts';
import type { Slice } from '../../http/app.ts';
import { type Handlers, whoever } from '../../http/handler.ts';
import { dayOf, timeText } from '../../ports/clock.ts';
import { recordAudit } from '../audit/record.ts';
import { auditReader } from '../audit/store.ts';
import { roleNames } from '../grants/copy.ts';
import { withheldFrom } from '../results/withheld.ts';
import { idleMinutesFor, readRules } from '../sessions/rules.ts';
import { sessionReader } from '../sessions/store.ts';
import { profileContract } from './contract.ts';
import { dutyNames, exportWords, standingNames } from './copy.ts';
import { copyJson, copyWorkbook } from './copy-file.ts';
import { gather } from './gather.ts';
import { maySeeOwn } from './policy.ts';
import { profileReader } from './store.ts';

export function profileSlice(): Slice<typeof profileContract> {
  return { name: 'profile', contract: profileContract, refusals: {}, handlers };
}

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
} as const;

const handlers: Handlers<typeof profileContract> = {
  'GET /api/profile': whoever(maySeeOwn, async ({ actor, scope, now }) => {
    const reader = profileReader(scope, actor.account, actor.person);
    const account = await reader.account();
    const person = (await reader.people())[0];
    const grants = await reader.grants();
    const rules = await readRules(scope);
    const idle = idleMinutesFor(rules, actor.held);
    return {
      account: {
        id: account.id,
        login: account.login,
        name: account.name,
        createdAt: account.created_at,
        ...(account.password_set_at === null ? {} : { passwordSetAt: account.password_set_at }),
        totp: account.totp_confirmed_at !== null,
      },
      ...(person === undefined
        ? {}
        : {
            person: {
              id: person.id,
              ...(person.code === null ? {} : { code: person.code }),
              name: person.name,
              ...(person.phone === null ? {} : { phone: person.phone }),
            },
          }),
      tenures: (await reader.tenures()).map(
        ({ unit, unit_name, within, post, duty, staffing, concurrent, ...span }) => ({
          unit: { id: unit, name: unit_name, ...(within === null ? {} : { within }) },
          post,
          dutyName: dutyNames[duty] ?? duty,
          staffing,
          concurrent,
          ...days(span),
        }),
      ),
      standings: (await reader.standings()).map(({ kind, detail, document, ...span }) => ({
        kindName: standingNames[kind] ?? kind,
        detail,
        ...(document === null ? {} : { document }),
        ...days(span),
      })),
      roles: actor.held.map(({ role, unit }) => {
        const named = grants.find((grant) => grant.unit === unit);
        return {
          role,
          name: roleNames[role],
          ...(unit === undefined ? {} : { unit: { id: unit, name: named?.unit_name ?? '' } }),
        };
      }),
      identities: (await reader.identities()).map(({ issuer, linked_at }) => ({ issuer, linkedAt: linked_at })),
      sessions: (await sessionReader(scope).ofAccount(actor.account, rules, idle, now)).length,
    };
  }),

  'GET /api/profile/export': whoever(maySeeOwn, async ({ actor, scope, query, now, origin, write }) => {
    const { account, person } = actor;
    const { copy, login } = await snapshot(scope, async (tx) => {
      const profile = profileReader(tx, account, person);
      const ids = person === undefined ? [account] : [account, person];
      const withheld = person === undefined ? new Set<string>() : await withheldFrom(tx, person);
      return { copy: await gather(profile, auditReader(tx), ids, withheld), login: (await profile.account()).login };
    });
    const made = { at: timeText(now), name: actor.name, login };
    const bytes = query.format === 'json' ? copyJson(copy, made) : await copyWorkbook(copy, made);
    await write((tx) =>
      recordAudit(tx, {
        action: 'profile-export',
        outcome: 'done',
        actor: account,
        subject: person ?? account,
        at: now,
        origin,
        detail: { format: query.format },
      }),
    );
    return { name: exportWords.fileName(dayOf(now), query.format), type: types[query.format], bytes };
  }),
};

function days({ since, until }: { readonly since: string; readonly until: string | null }) {
  return { since, ...(until === null ? {} : { until }) };
}
