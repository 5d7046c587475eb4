/** From a session's token to who asks. */
import type { Kysely } from 'kysely';
import type { Scope } from '../../db/scope.ts';
import type { Tables } from '../../db/tables.ts';
import { type Actor, type Held, roles } from '../../http/actor.ts';
import type { Identified } from '../../http/app.ts';
import { type Stage, stages } from '../entrance/decide.ts';
import { idleMinutesFor, rulesOf, type SignInRules } from './rules.ts';
import { readToken } from './token.ts';

/** How far `seen_at` may lag: a write for every read would be waste. */
const SEEN_SECONDS = 60;
/** A sign-in that isn't finished by then begins anew. */
const UNFINISHED_MINUTES = 15;

export interface OpenSession {
  readonly id: string;
  readonly scope: Scope;
  readonly account: string;
  readonly name: string;
  readonly person: string | null;
  readonly stage: Stage;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly held: readonly Held[];
  readonly rules: SignInRules;
}

export type Found =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'ended'; readonly because: string }
  | { readonly kind: 'open'; readonly session: OpenSession };

/** The session of a token, whatever its stage. One that is past its time is ended here. */
export async function findSession(db: Kysely<Tables>, text: string | undefined, now: Date): Promise<Found> {
  const token = text === undefined ? undefined : readToken(text);
  if (token === undefined) return { kind: 'nobody' };
  const { tenant } = token;
  // One question for every request: the session, and a row for each role that the account holds.
  const rows = await db
    .selectFrom('sessions as s')
    .innerJoin('accounts as a', (join) => join.onRef('a.tenant', '=', 's.tenant').onRef('a.id', '=', 's.account'))
    .leftJoin('sign_in_rules as r', 'r.tenant', 's.tenant')
    .leftJoin('grants as g', (join) =>
      join.onRef('g.tenant', '=', 's.tenant').onRef('g.account', '=', 's.account').on('g.ended_at', 'is', null),
    )
    .select([
      's.id',
      's.account',
      's.stage',
      's.created_at',
      's.seen_at',
      's.ended_at',
      's.ended_because',
      'a.name',
      'a.person',
      'a.disabled_at',
      'r.rules',
      'g.role',
      'g.unit',
    ])
    .where('s.tenant', '=', tenant)
    .where('s.token_hash', '=', token.hash)
    .execute();
  const [row] = rows;
  if (row === undefined) return { kind: 'nobody' };
  if (row.ended_at !== null) return { kind: 'ended', because: row.ended_because ?? 'signed-out' };
  if (row.disabled_at !== null) return { kind: 'ended', because: 'disabled' };
  const stage = stages.find((known) => known === row.stage);
  if (stage === undefined) throw new Error(`unknown stage ${row.stage}`);
  const session: OpenSession = {
    id: row.id,
    scope: { tenant, db },
    account: row.account,
    name: row.name,
    person: row.person,
    stage,
    createdAt: new Date(row.created_at),
    seenAt: new Date(row.seen_at),
    held: rows.flatMap(({ role, unit }) => (role === null ? [] : [heldOf(role, unit)])),
    rules: rulesOf(row.rules),
  };
  const over = overBecause(session, now);
  if (over === undefined) return { kind: 'open', session };
  await endSession(db, tenant, session.id, over, now);
  return { kind: 'ended', because: over };
}

function overBecause(
  { createdAt, seenAt, stage, held, rules }: OpenSession,
  now: Date,
): 'expired' | 'idle' | undefined {
  const minutes = (since: Date): number => (now.getTime() - since.getTime()) / 60_000;
  if (minutes(createdAt) > rules.sessionHours * 60) return 'expired';
  if (stage !== 'full' && minutes(createdAt) > UNFINISHED_MINUTES) return 'expired';
  return minutes(seenAt) > idleMinutesFor(rules, held) ? 'idle' : undefined;
}

export function identifier(db: Kysely<Tables>): (token: string | undefined, now: Date) => Promise<Identified> {
  return async (text, now) => {
    const found = await findSession(db, text, now);
    if (found.kind !== 'open') return found;
    const { session } = found;
    if (session.stage !== 'full') return { kind: 'unfinished' };
    const { scope } = session;
    if (now.getTime() - session.seenAt.getTime() > SEEN_SECONDS * 1000)
      await db
        .updateTable('sessions')
        .set({ seen_at: now.toISOString() })
        .where('tenant', '=', scope.tenant)
        .where('id', '=', session.id)
        .execute();
    const actor: Actor = {
      tenant: scope.tenant,
      account: session.account,
      name: session.name,
      ...(session.person === null ? {} : { person: session.person }),
      session: session.id,
      held: session.held,
    };
    return { kind: 'actor', actor, scope };
  };
}

/** What an account is, as of now. */
export async function heldBy({ tenant, db }: Scope, account: string): Promise<readonly Held[]> {
  const rows = await db
    .selectFrom('grants')
    .select(['role', 'unit'])
    .where('tenant', '=', tenant)
    .where('account', '=', account)
    .where('ended_at', 'is', null)
    .execute();
  return rows.map(({ role, unit }) => heldOf(role, unit));
}

function heldOf(role: string, unit: string | null): Held {
  const known = roles.find((name) => name === role);
  if (known === undefined) throw new Error(`unknown role ${role}`);
  return unit === null ? { role: known } : { role: known, unit };
}

async function endSession(db: Kysely<Tables>, tenant: string, id: string, because: string, now: Date): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ ended_at: now.toISOString(), ended_because: because })
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}
