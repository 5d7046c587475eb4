/** What of events awaits somebody: to be decided by them, and to be looked at by whom it is about. */
import type { Scope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import { holder } from '../../http/policies.ts';
import { ownAccounts } from '../accounts/own-accounts.ts';
import { rosterReader } from '../roster/load.ts';

export interface EventsToDo {
  /** Proposed by others about others, within the units that the actor keeps. */
  readonly decide: number;
  /** Proposed by others about the actor, not decided and not answered yet. */
  readonly look: number;
}

export async function eventsToDo(scope: Scope, actor: Actor): Promise<EventsToDo> {
  const { tenant, db } = scope;
  const own = await ownAccounts(scope, actor);
  const waiting = () =>
    db
      .selectFrom('round_events as e')
      .innerJoin('rounds as r', (join) => join.onRef('r.tenant', '=', 'e.tenant').onRef('r.id', '=', 'e.round'))
      .select(({ fn }) => fn.countAll<string>().as('n'))
      .where('e.tenant', '=', tenant)
      .where('e.state', '=', 'proposed')
      .where('e.proposed_by', 'not in', [...own])
      .where('r.state', '=', 'running');
  const kept = await unitsKept(scope, actor);
  let decide = 0;
  if (kept === undefined || kept.length > 0) {
    let query = waiting();
    if (kept !== undefined) query = query.where('e.organization', 'in', kept);
    if (actor.person !== undefined) query = query.where('e.person', '!=', actor.person);
    decide = Number((await query.executeTakeFirstOrThrow()).n);
  }
  if (actor.person === undefined) return { decide, look: 0 };
  const about = waiting().where('e.person', '=', actor.person).where('e.answer', 'is', null);
  return { decide, look: Number((await about.executeTakeFirstOrThrow()).n) };
}

/** Undefined: all. */
async function unitsKept(scope: Scope, actor: Actor): Promise<readonly string[] | undefined> {
  if (holder('office')(actor)) return undefined;
  const own = actor.held.flatMap(({ role, unit }) => (role === 'unitAdmin' && unit !== undefined ? [unit] : []));
  return own.length === 0 ? [] : rosterReader(scope).unitsBelow(own);
}
