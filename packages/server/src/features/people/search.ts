/** Finding people among a hundred thousand: by characters, pinyin, initials or code, in the order of their names. */
import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../db/scope.ts';

export interface PeopleFilter {
  readonly query?: string | undefined;
  /** Who holds a post in one of these units on the day. */
  readonly units?: readonly string[] | undefined;
  /** Who holds none on the day, too; not together with `units`. */
  readonly all: boolean;
  readonly after?: string | undefined;
}

export interface FoundPerson {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly pinyin: string;
}

/** In the order of a telephone book; at most so many. */
export async function findPeople(
  { tenant, db }: Scope,
  filter: PeopleFilter,
  day: string,
  most: number,
): Promise<readonly FoundPerson[]> {
  const place = filter.after === undefined ? undefined : readPlace(filter.after);
  const found = (matches: RawBuilder<boolean> | undefined) => {
    let query = db
      .selectFrom('people as p')
      .select(['p.id', 'p.code', 'p.name', 'p.pinyin'])
      .where('p.tenant', '=', tenant)
      .orderBy('p.pinyin')
      .orderBy('p.id')
      .limit(most);
    if (matches !== undefined) query = query.where(matches);
    if (place !== undefined) query = query.where(sql<boolean>`(p.pinyin, p.id) > (${place[0]}, ${place[1]}::uuid)`);
    if (filter.units !== undefined || !filter.all)
      query = query.where((where) => {
        let held = where
          .selectFrom('tenures as t')
          .select('t.id')
          .where('t.tenant', '=', tenant)
          .whereRef('t.person', '=', 'p.id')
          .where('t.since', '<=', day)
          .where((of) => of.or([of('t.until', 'is', null), of('t.until', '>=', day)]));
        if (filter.units !== undefined) held = held.where('t.unit', '=', sql<string>`any(${filter.units}::uuid[])`);
        return where.exists(held);
      });
    return query.execute();
  };
  const ways = filter.query === undefined ? [undefined] : matchesOf(filter.query);
  const pages = await Promise.all(ways.map(found));
  const merged = new Map(pages.flat().map((person) => [person.id, person]));
  return [...merged.values()].sort(inOrder).slice(0, most);
}

const inOrder = (a: FoundPerson, b: FoundPerson): number =>
  Buffer.compare(Buffer.from(a.pinyin), Buffer.from(b.pinyin)) || (a.id < b.id ? -1 : 1);

/** Each way in which what was typed may be meant, as a condition of its own, so that each may use its own index. */
function matchesOf(typed: string): readonly RawBuilder<boolean>[] {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s·'’]/gu, '')
    .toLowerCase();
  const letters = plain.replaceAll('ü', 'v');
  const coded = sql<boolean>`(p.code like ${`${literal(plain)}%`} or p.code like ${`${literal(plain.toUpperCase())}%`})`;
  if (/^[a-z]+$/.test(letters)) {
    const pattern = pinyinPattern(letters);
    return [
      sql<boolean>`p.pinyin ~ ${`^${pattern}`}`,
      // Names that begin with a character whose sound nobody can type stand after z.
      sql<boolean>`(p.pinyin > 'zz' and p.pinyin ~ ${`^([^a-z ]+ )+${pattern}`})`,
      coded,
    ];
  }
  if (/^[\x21-\x7e]+$/.test(plain)) return [coded];
  const inside = `%${literal(plain)}%`;
  // Few names have a separator: only these are looked at without it.
  return [sql<boolean>`(p.name like ${inside} or (p.name like '%·%' and replace(p.name, '·', '') like ${inside}))`];
}

/**
 * Syllables from the first one on, or beginnings of them, mixed as one likes: after each letter the syllable goes on, or another begins,
 * characters whose sound nobody can type passed over. The same as `matchesName` of the roster. `letters`: a to z only.
 */
function pinyinPattern(letters: string): string {
  const another = '([a-z]* ([^a-z ]+ )*)?';
  return [...letters].join(another);
}

/** What people type is no pattern. */
const literal = (typed: string): string => typed.replace(/[\\%_]/g, (sign) => `\\${sign}`);

export function placeOf({ pinyin, id }: FoundPerson): string {
  return Buffer.from(JSON.stringify([pinyin, id])).toString('base64url');
}

/** Undefined for what `placeOf` never gave: the first page is shown. */
function readPlace(text: string): readonly [pinyin: string, id: string] | undefined {
  try {
    const [pinyin, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as readonly unknown[];
    return typeof pinyin === 'string' && typeof id === 'string' && UUID.test(id) ? [pinyin, id] : undefined;
  } catch {
    return undefined;
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
