import type { Kysely } from 'kysely';
import { write } from '../../db/scope.ts';
import type { Tables } from '../../db/tables.ts';
import type { Actor } from '../../http/actor.ts';
import type { Slice } from '../../http/app.ts';
import { SESSION_COOKIE } from '../../http/cookies.ts';
import { about, everybody, type Origin, whoever } from '../../http/handler.ts';
import { accountReader } from '../accounts/store.ts';
import type { AuditAction } from '../audit/actions.ts';
import { recordAudit } from '../audit/record.ts';
import { countyById } from '../entrance/counties.ts';
import { clearWaiting } from '../single-sign-on/pending.ts';
import { sessionsContract } from './contract.ts';
import { findSession } from './identify.ts';
import { personName } from './person.ts';
import { mayEndSession, maySeeSelf } from './policy.ts';
import { idleMinutesFor, passwordDue, readRules, type SignInRules } from './rules.ts';
import { sessionReader, sessionWriter } from './store.ts';

export interface SessionsParts {
  readonly db: Kysely<Tables>;
  readonly abilities: (actor: Actor) => readonly string[];
}

const HOUR = 3_600_000;

function own(action: AuditAction, account: string, { origin, now }: { readonly origin: Origin; readonly now: Date }) {
  return { action, outcome: 'done', actor: account, subject: account, origin, at: now } as const;
}

export function sessionsSlice({ db, abilities }: SessionsParts): Slice<typeof sessionsContract> {
  return {
    name: 'sessions',
    contract: sessionsContract,
    refusals: {},
    handlers: {
      // Open to everybody: who is half-way in may turn back, and who is out already is out.
      'POST /api/sign-out': everybody(async (call) => {
        const found = await findSession(db, call.cookies.get(SESSION_COOKIE), call.now);
        if (found.kind === 'open') {
          const { scope, id, account } = found.session;
          await write(scope, async (tx) => {
            await sessionWriter(tx).end(id, 'signed-out', call.now);
            await recordAudit(tx, own('sign-out', account, call));
          });
        }
        call.cookies.clear(SESSION_COOKIE);
        clearWaiting(call.cookies);
        return {};
      }),
      'GET /api/me': whoever(maySeeSelf, async ({ actor, scope, cookies, now }) => {
        const rules = await readRules(scope);
        const county = await countyById(db, actor.tenant);
        const account = await accountReader(scope).byId(actor.account);
        const found = await findSession(db, cookies.get(SESSION_COOKIE), now);
        // It may have ended since the request began: the next request says so.
        const since = found.kind === 'open' ? found.session.createdAt : now;
        const person = actor.person === undefined ? undefined : await personName(scope, actor.person);
        return {
          account: {
            id: actor.account,
            login: account?.login ?? '',
            name: actor.name,
            totp: typeof account?.totp_confirmed_at === 'string',
          },
          ...(person === undefined || actor.person === undefined ? {} : { person: { id: actor.person, name: person } }),
          roles: [...actor.held],
          abilities: [...abilities(actor)],
          county: { code: county.code, name: county.name },
          session: {
            id: actor.session,
            idleMinutes: idleMinutesFor(rules, actor.held),
            endsAt: new Date(since.getTime() + rules.sessionHours * HOUR).toISOString(),
          },
          ...dueOf(account?.password_set_at ?? null, rules),
        };
      }),
      'GET /api/sessions': whoever(maySeeSelf, async ({ actor, scope, now }) => {
        const rules = await readRules(scope);
        const open = await sessionReader(scope).ofAccount(actor.account, rules, idleMinutesFor(rules, actor.held), now);
        return open.map(({ id, device, since, seen }) => ({
          id,
          device,
          since,
          seen,
          current: id === actor.session,
        }));
      }),
      'DELETE /api/sessions/:id': about(
        ({ scope, params }) => sessionReader(scope).byId(params.id),
        mayEndSession,
        (call, { id }) =>
          call.write(async (tx) => {
            await sessionWriter(tx).end(id, 'revoked', call.now);
            await recordAudit(tx, { ...own('session-end', call.actor.account, call), detail: { session: id } });
            return {};
          }),
      ),
      'POST /api/sessions/others/end': whoever(maySeeSelf, (call) =>
        call.write(async (tx) => {
          const { account, session } = call.actor;
          const ended = await sessionWriter(tx).endOthers(account, session, 'revoked', call.now);
          await recordAudit(tx, { ...own('session-end', account, call), detail: { ended } });
          return { ended };
        }),
      ),
    },
  };
}

function dueOf(setAt: string | null, rules: SignInRules): { readonly passwordDue?: string } {
  const due = passwordDue(setAt, rules);
  return due === undefined ? {} : { passwordDue: due };
}
