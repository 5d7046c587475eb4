/** Objections that await somebody: to be handled, to be given a handler, to be decided; and those whose limit is past. */
import type { Count } from '../../db/count.ts';
import type { Scope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import type { Day } from '../roster/model.ts';
import type { Objection } from './model.ts';
import { partyOf } from './parties.ts';
import { mayDecide, mayNameHandler } from './policy.ts';
import { objectionReader } from './store.ts';

export interface Waiting {
  readonly count: number;
  /** The earliest last day, `2026-03-25`. */
  readonly until?: Day;
}

export interface ObjectionsAwaiting {
  readonly handle: Waiting;
  readonly name: Waiting;
  readonly decide: Waiting;
  readonly late: Waiting;
}

/** How many open ones may be the actor's matter; undefined: none ever is. */
export function objectionsOf(scope: Scope, actor: Actor): Count | undefined {
  if (mayNameHandler(actor) || mayDecide(actor)) return objectionReader(scope).openOnes();
  return actor.person === undefined ? undefined : objectionReader(scope).openOnes(actor.person);
}

/** `actor` needs no power for those that they handle themselves. */
export async function objectionsAwaiting(scope: Scope, actor: Actor, today: Day): Promise<ObjectionsAwaiting> {
  const open = await objectionReader(scope).open();
  const own = ({ handler }: Objection) => handler !== undefined && handler === actor.person;
  const names = mayNameHandler(actor);
  const decides = mayDecide(actor);
  const others: Objection[] = [];
  for (const one of names || decides ? open : [])
    if ((await partyOf(scope, one, actor.person)) === undefined) others.push(one);
  return {
    handle: waiting(open.filter((one) => one.state === 'handling' && own(one))),
    name: waiting(names ? others.filter(({ state }) => state === 'filed') : []),
    decide: waiting(decides ? others.filter((one) => one.state === 'studied' && !own(one)) : []),
    late: waiting(names ? open.filter(({ due }) => due < today) : []),
  };
}

/** `open` stands in order of the last days. */
function waiting(open: readonly Objection[]): Waiting {
  const [first] = open;
  return { count: open.length, ...(first === undefined ? {} : { until: first.due }) };
}
