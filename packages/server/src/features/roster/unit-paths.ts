/** Where people are on a day: for policies that ask whether a unit administrator's unit is theirs or above theirs. */
import { sql } from 'kysely';
import type { Scope } from '../../db/scope.ts';
import type { OfPerson, OfUnits } from '../../http/policies.ts';
import { dayOf } from '../../ports/clock.ts';
import { rosterReader } from './load.ts';

/** Deeper than any county's tree: a circle in it must not go on for ever. */
const MOST_LEVELS = 20;

/** Of each person the paths of their units that day, each from the county down to the unit; who has no post has none. */
export async function unitPathsOf(
  { tenant, db }: Scope,
  people: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, readonly (readonly string[])[]>> {
  if (people.length === 0) return new Map();
  const day = dayOf(at);
  const { rows } = await sql<{ person: string; tenure: string; unit: string }>`
    with recursive above (tenant, person, tenure, unit, level) as (
      select tenant, person, id, unit, 0 from tenures
      where tenant = ${tenant} and person in (${sql.join(people)}) and since <= ${day}
        and (until is null or until >= ${day})
      union all
      select units.tenant, above.person, above.tenure, units.parent, above.level + 1
      from above join units on units.tenant = above.tenant and units.id = above.unit
      where units.tenant = ${tenant} and units.parent is not null and above.level < ${MOST_LEVELS}
    )
    select person, tenure, unit from above where tenant = ${tenant} order by person, tenure, level desc`.execute(db);
  const byPerson = new Map<string, Map<string, string[]>>();
  for (const { person, tenure, unit } of rows) {
    const paths = byPerson.get(person) ?? new Map<string, string[]>();
    byPerson.set(person, paths.set(tenure, [...(paths.get(tenure) ?? []), unit]));
  }
  return new Map([...byPerson].map(([person, paths]) => [person, [...paths.values()]]));
}

/** Somebody of the roster as policies look at them; undefined for who isn't in it. */
export async function whereIs(scope: Scope, person: string, at: Date): Promise<(OfPerson & OfUnits) | undefined> {
  if ((await rosterReader(scope).record('person', person)) === undefined) return undefined;
  const paths = await unitPathsOf(scope, [person], at);
  return { person, unitPaths: paths.get(person) ?? [] };
}
