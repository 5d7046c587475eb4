/** A page of the list of people, with the post of each on the day. */
import type { Scope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import { rosterReader } from '../roster/load.ts';
import { duties, type Tenure } from '../roster/model.ts';
import { recordOf } from '../roster/rows.ts';
import { pathText } from './file.ts';
import { mayAddPeople, seesPosts, unitsOf } from './policy.ts';
import { findPeople, placeOf } from './search.ts';

const PAGE = 50;

interface Wanted {
  readonly query?: string | undefined;
  readonly unit?: string | undefined;
  readonly all: 'yes' | 'no';
  readonly after?: string | undefined;
}

export async function listPeople(scope: Scope, actor: Actor, wanted: Wanted, day: string) {
  const reader = rosterReader(scope);
  const own = unitsOf(actor);
  const allowed = own === undefined ? undefined : new Set(await reader.unitsBelow(own));
  const asked = wanted.unit === undefined ? undefined : await reader.unitsBelow([wanted.unit]);
  const units = asked === undefined ? allowed && [...allowed] : asked.filter((id) => allowed?.has(id) ?? true);
  const filter = { query: wanted.query, units, all: wanted.all === 'yes', after: wanted.after };
  const rows = await findPeople(scope, filter, day, PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? page.at(-1) : undefined;
  const posts = await postsOf(
    scope,
    page.map(({ id }) => id),
    day,
    units,
  );
  const book = await reader.unitsAbove([...posts.values()].map(({ unit }) => unit));
  const shows = seesPosts(actor);
  const [path] = wanted.unit === undefined ? [] : await reader.pathsOf([wanted.unit]);
  return {
    day,
    people: page.map(({ id, code, name }) => {
      const held = posts.get(id);
      return {
        id,
        ...(code === null ? {} : { code }),
        name,
        ...(held === undefined
          ? {}
          : { unit: { id: held.unit, name: book.unit(held.unit)?.name ?? '', path: pathText(book, held.unit) } }),
        ...(held === undefined || !shows ? {} : { post: held.post, duty: held.duty, dutyName: duties[held.duty] }),
      };
    }),
    ...(last === undefined ? {} : { next: placeOf(last) }),
    abilities: { add: mayAddPeople(actor, { unitPaths: path === undefined ? (own ?? []).map((id) => [id]) : [path] }) },
  };
}

/** Of each person the post that the list shows: the main one where it is among the units asked for, else another one. */
async function postsOf(
  { tenant, db }: Scope,
  people: readonly string[],
  day: string,
  units: readonly string[] | undefined,
): Promise<ReadonlyMap<string, Tenure>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .selectFrom('tenures')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('person', 'in', people)
    .where('since', '<=', day)
    .where((where) => where.or([where('until', 'is', null), where('until', '>=', day)]))
    .orderBy('concurrent', 'desc')
    .execute();
  const there = units && new Set(units);
  const held = rows.map(recordOf.tenure).filter(({ unit }) => there?.has(unit) ?? true);
  return new Map(held.map((tenure) => [tenure.person, tenure]));
}
