/** From a session's token to who asks. */
import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import { type Actor, type Held, roles } from '../../http/actor.ts';
import type { Identified } from '../../http/app.ts';
import { idleMinutesFor, readRules } from './rules.ts';
import { readToken } from './token.ts';

/** How far `seen_at` may lag: a write for every read would be waste. */
const SEEN_SECONDS = 60;

export function identifier(db: Kysely<Tables>): (token: string | undefined, now: Date) => Promise<Identified> {
  return async (text, now) => {
    const token = text === undefined ? undefined : readToken(text);
    if (token === undefined) return { kind: 'nobody' };
    const { tenant } = token;
    const session = await db
      .selectFrom('sessions as s')
      .innerJoin('accounts as a', (join) => join.onRef('a.tenant', '=', 's.tenant').onRef('a.id', '=', 's.account'))
      .select([
        's.id',
        's.account',
        's.stage',
        's.created_at',
        's.seen_at',
        's.ended_at',
        'a.name',
        'a.person',
        'a.disabled_at',
      ])
      .where('s.tenant', '=', tenant)
      .where('s.token_hash', '=', token.hash)
      .executeTakeFirst();
    if (session === undefined) return { kind: 'nobody' };
    if (session.ended_at !== null || session.disabled_at !== null) return { kind: 'ended' };
    const held = await heldBy(db, tenant, session.account);
    const rules = await readRules({ tenant, db });
    const age = now.getTime() - Date.parse(session.created_at);
    const idle = now.getTime() - Date.parse(session.seen_at);
    if (age > rules.sessionHours * 3_600_000 || idle > idleMinutesFor(rules, held) * 60_000) {
      await endSession(db, tenant, session.id, age > rules.sessionHours * 3_600_000 ? 'expired' : 'idle', now);
      return { kind: 'ended' };
    }
    if (session.stage !== 'full') return { kind: 'unfinished' };
    if (idle > SEEN_SECONDS * 1000)
      await db
        .updateTable('sessions')
        .set({ seen_at: now.toISOString() })
        .where('tenant', '=', tenant)
        .where('id', '=', session.id)
        .execute();
    const actor: Actor = {
      tenant,
      account: session.account,
      name: session.name,
      ...(session.person === null ? {} : { person: session.person }),
      session: session.id,
      held,
    };
    return { kind: 'actor', actor, scope: { tenant, db } };
  };
}

async function heldBy(db: Kysely<Tables>, tenant: string, account: string): Promise<readonly Held[]> {
  const rows = await db
    .selectFrom('grants')
    .select(['role', 'unit'])
    .where('tenant', '=', tenant)
    .where('account', '=', account)
    .where('ended_at', 'is', null)
    .execute();
  return rows.map(({ role, unit }) => {
    const known = roles.find((name) => name === role);
    if (known === undefined) throw new Error(`unknown role ${role}`);
    return unit === null ? { role: known } : { role: known, unit };
  });
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
