/** Who reviews for whom on a day: what was handed over goes with the posts, so it ends when the leader or the delegate leaves theirs. */
import type { Scope, TxScope } from '../../db/scope.ts';
import { dayOf } from '../../ports/clock.ts';
import { rosterReader } from '../roster/load.ts';
import type { Day, Tenure } from '../roster/model.ts';
import { rosterOn } from '../roster/roster-on.ts';
import type { Delegation } from './model.ts';
import { delegationReader } from './store.ts';

/** May be given somebody's reviewing: leads something. */
export const leadsSomething = (posts: readonly Tenure[]): boolean => posts.some(({ duty }) => duty !== 'staff');

/** Leaders who have handed their reviewing to this person on the day. */
export async function leadersOf(scope: Scope | TxScope, delegate: string, day: Day): Promise<readonly string[]> {
  const found = await inForce(scope, await delegationReader(scope).on(day, { delegate }), day);
  return [...new Set(found.map(({ leader }) => leader))];
}

/** By leader, who reviews in their place on the day. */
export async function delegatesOf(
  scope: Scope | TxScope,
  leaders: readonly string[],
  day: Day,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const by = new Map<string, string[]>();
  for (const { leader, delegate } of await inForce(scope, await delegationReader(scope).on(day, { leaders }), day))
    by.set(leader, [...(by.get(leader) ?? []), delegate]);
  return by;
}

/** The leader holds a post that they held when they handed it over; the delegate leads something still. */
async function inForce(scope: Scope | TxScope, given: readonly Delegation[], day: Day): Promise<readonly Delegation[]> {
  if (given.length === 0) return given;
  const people = [...new Set(given.flatMap(({ leader, delegate }) => [leader, delegate]))];
  const book = await rosterReader(scope).around({ people });
  const today = rosterOn(book, day);
  return given.filter(({ leader, delegate, givenAt }) => {
    const then = rosterOn(book, dayOf(new Date(givenAt))).tenuresOf(leader);
    const stays = today
      .tenuresOf(leader)
      .some((now) => then.some(({ unit, duty }) => unit === now.unit && duty === now.duty));
    return stays && leadsSomething(today.tenuresOf(delegate));
  });
}
