/** What of events awaits somebody: to be decided by them, and to be looked at by whom it is about. */
import { sql } from 'kysely';
import type { Count } from '../../db/count.ts';
import type { Scope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import { holder } from '../../http/policies.ts';
import { ownAccounts } from '../accounts/own-accounts.ts';
import { rosterReader } from '../roster/load.ts';
import { takesFacts } from '../rounds/fact-window.ts';
import { roundReader } from '../rounds/store.ts';

export interface EventsToDo {
  /** Proposed by others about others, within the units that the actor keeps; absent: they keep none. */
  readonly decide?: Count;
  /** Proposed by others about the actor, not decided and not answered yet; absent: it can't be about them. */
  readonly look?: Count;
}

/** Rounds in which something is proposed that nobody can decide any more: they run, and take no facts. */
export async function roundsClosed(scope: Scope): Promise<readonly string[]> {
  const rows = await scope.db
    .selectFrom('round_events')
    .select('round')
    .distinct()
    .where('tenant', '=', scope.tenant)
    .where('state', '=', 'proposed')
    .execute();
  const running = await roundReader(scope).runningAmong(rows.map(({ round }) => round));
  return running.filter((whole) => !takesFacts(whole)).map(({ round }) => round.id);
}

/** `without`: rounds that aren't counted. */
export async function eventsToDo(scope: Scope, actor: Actor, without: readonly string[] = []): Promise<EventsToDo> {
  const { tenant, db } = scope;
  const own = await ownAccounts(scope, actor);
  const waiting = () =>
    db
      .selectFrom('round_events as e')
      .innerJoin('rounds as r', (join) => join.onRef('r.tenant', '=', 'e.tenant').onRef('r.id', '=', 'e.round'))
      .innerJoin('round_subjects as s', (join) =>
        join.onRef('s.tenant', '=', 'e.tenant').onRef('s.round', '=', 'e.round').onRef('s.person', '=', 'e.person'),
      )
      .select(({ fn }) => fn.countAll<string>().as('n'))
      .where('e.tenant', '=', tenant)
      .where('s.left_because', 'is', null)
      .where('e.state', '=', 'proposed')
      .where('e.proposed_by', 'not in', [...own])
      .where('r.state', '=', 'running')
      .where('e.round', '!=', sql<string>`all(${without}::uuid[])`);
  const kept = await unitsKept(scope, actor);
  const others = (query: ReturnType<typeof waiting>) =>
    actor.person === undefined ? query : query.where('e.person', '!=', actor.person);
  return {
    ...(kept === undefined ? { decide: others(waiting()) } : {}),
    ...(kept !== undefined && kept.length > 0
      ? { decide: others(waiting().where('e.organization', '=', sql<string>`any(${kept}::uuid[])`)) }
      : {}),
    ...(actor.person === undefined
      ? {}
      : { look: waiting().where('e.person', '=', actor.person).where('e.answer', 'is', null) }),
  };
}

/** Undefined: all. */
async function unitsKept(scope: Scope, actor: Actor): Promise<readonly string[] | undefined> {
  if (holder('office')(actor)) return undefined;
  const own = actor.held.flatMap(({ role, unit }) => (role === 'unitAdmin' && unit !== undefined ? [unit] : []));
  return own.length === 0 ? [] : rosterReader(scope).unitsBelow(own);
}
