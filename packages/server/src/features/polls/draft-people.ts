/** Whom a draft names, as the roster has them. */
import type { Scope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import { type Refused, refuse } from '../../http/refusals.ts';
import { rosterReader } from '../roster/load.ts';
import { unitPathsOf } from '../roster/unit-paths.ts';
import { mayTakePeopleOf } from './policy.ts';
import type { FormDraft } from './store.ts';

/** So many missing ones are named. */
const FIRST = 5;

export type Named =
  /** People and units under the names that the roster has for them. */
  { readonly ok: true; readonly forms: readonly FormDraft[] } | Refused<'unknown-in-roster' | 'outside-unit'>;

/** A unit administrator takes nobody from outside their units: neither to be rated nor to rate. */
export async function namedInRoster(
  scope: Scope,
  actor: Actor,
  forms: readonly FormDraft[],
  now: Date,
): Promise<Named> {
  const subjects = forms.flatMap((form) => form.subjects);
  const people = unique([
    ...subjects.flatMap(({ person }) => person ?? []),
    ...forms.flatMap(({ electorates }) => electorates.flatMap(({ voters }) => voters)),
  ]);
  const units = unique(subjects.flatMap(({ unit }) => unit ?? []));
  const known = new Map<string, string>([
    ...(await rows(scope, 'people', people)),
    ...(await rows(scope, 'units', units)),
  ]);
  const missing = [...people, ...units].filter((id) => !known.has(id));
  if (missing.length > 0) {
    const names = missing.map((id) => subjects.find(({ person, unit }) => (person ?? unit) === id)?.name ?? '投票人员');
    return refuse('unknown-in-roster', { names: unique(names).slice(0, FIRST).join('、') });
  }
  // The office passes everywhere: paths needn't be looked up.
  if (!mayTakePeopleOf(actor, { unitPaths: [[]] })) {
    const at = await unitPathsOf(scope, people, now);
    const paths = await rosterReader(scope).pathsOf(units);
    const where = new Map([
      ...people.map((id) => [id, at.get(id) ?? []] as const),
      ...units.map((id, index) => [id, [paths[index] ?? []]] as const),
    ]);
    const outside = [...where].find(
      ([, unitPaths]) => !unitPaths.some((path) => mayTakePeopleOf(actor, { unitPaths: [path] })),
    );
    if (outside !== undefined) return refuse('outside-unit', { name: known.get(outside[0]) ?? '' });
  }
  return {
    ok: true,
    forms: forms.map((form) => ({
      ...form,
      subjects: form.subjects.map((subject) => ({
        ...subject,
        name: known.get(subject.person ?? subject.unit ?? '') ?? subject.name,
      })),
      electorates: form.electorates.map((one) => ({ ...one, voters: unique(one.voters) })),
    })),
  };
}

const unique = (words: readonly string[]): string[] => [...new Set(words)];

async function rows(
  { tenant, db }: Scope,
  table: 'people' | 'units',
  ids: readonly string[],
): Promise<readonly (readonly [string, string])[]> {
  if (ids.length === 0) return [];
  const found = await db
    .selectFrom(table)
    .select(['id', 'name'])
    .where('tenant', '=', tenant)
    .where('id', 'in', ids)
    .execute();
  return found.map(({ id, name }) => [id, name] as const);
}
