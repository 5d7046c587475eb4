/** All SQL of uses and of their kinds. */
import { sql } from 'kysely';
import type { Scope, TxScope } from '../../db/scope.ts';
import { inPieces } from '../polls/store.ts';
import { type Use, type UseContent, type UseEffect, type UseKind, usualKinds } from './model.ts';

export interface UsesQuery {
  readonly year?: number | undefined;
  readonly kinds?: readonly string[] | undefined;
  /** Units of the people on the day of it, without those below; absent: all. */
  readonly units?: readonly string[] | undefined;
  readonly organization?: string | undefined;
  readonly person?: string | undefined;
  /** Of these kinds only those of people in these units. */
  readonly only?: { readonly kinds: readonly string[]; readonly units: readonly string[] } | undefined;
  readonly after?: string | undefined;
  readonly standing?: true;
  readonly limit: number;
}

const yearOf = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` });

/** How many stand of a kind in a department or town. */
export interface UseCount {
  readonly organization: string;
  readonly kind: string;
  readonly uses: number;
}

export function useReader({ tenant, db }: Scope | TxScope) {
  const rows = () =>
    db
      .selectFrom('uses as u')
      .innerJoin('people as p', (join) => join.onRef('p.tenant', '=', 'u.tenant').onRef('p.id', '=', 'u.person'))
      .leftJoin('accounts as a', (join) => join.onRef('a.tenant', '=', 'u.tenant').onRef('a.id', '=', 'u.recorded_by'))
      .leftJoin('accounts as w', (join) => join.onRef('w.tenant', '=', 'u.tenant').onRef('w.id', '=', 'u.withdrawn_by'))
      .selectAll('u')
      .select(['p.name', 'a.name as recorder', 'w.name as withdrawer'])
      .where('u.tenant', '=', tenant);
  const standing = (year: number, units: readonly string[] | undefined) => {
    const { from, to } = yearOf(year);
    let query = db
      .selectFrom('uses')
      .where('tenant', '=', tenant)
      .where('day', '>=', from)
      .where('day', '<=', to)
      .where('withdrawn_at', 'is', null);
    if (units !== undefined) query = query.where('unit', '=', sql<string>`any(${units}::uuid[])`);
    return query;
  };
  return {
    /** In their order; the usual ones where the county has set none. */
    async kinds(): Promise<readonly UseKind[]> {
      const found = await db
        .selectFrom('use_kinds')
        .select(['key', 'name', 'effect', 'retired'])
        .where('tenant', '=', tenant)
        .orderBy('position')
        .execute();
      if (found.length === 0) return usualKinds;
      return found.map(({ effect, ...one }) => ({ ...one, effect: effect as UseEffect }));
    },

    /** Kinds of which anything was ever recorded. */
    async kindsUsed(): Promise<readonly string[]> {
      const found = await db.selectFrom('uses').select('kind').distinct().where('tenant', '=', tenant).execute();
      return found.map(({ kind }) => kind);
    },

    /** The latest day first. */
    async list({ year, kinds, units, organization, person, only, after, standing: stands, limit }: UsesQuery) {
      if (units?.length === 0 || kinds?.length === 0) return [];
      let query = rows();
      if (year !== undefined)
        query = query.where('u.day', '>=', yearOf(year).from).where('u.day', '<=', yearOf(year).to);
      if (kinds !== undefined) query = query.where('u.kind', 'in', kinds);
      if (units !== undefined) query = query.where('u.unit', '=', sql<string>`any(${units}::uuid[])`);
      if (organization !== undefined) query = query.where('u.organization', '=', organization);
      if (person !== undefined) query = query.where('u.person', '=', person);
      if (stands) query = query.where('u.withdrawn_at', 'is', null);
      if (only !== undefined && only.kinds.length > 0)
        query = query.where((where) =>
          where.or([
            where('u.kind', 'not in', only.kinds),
            where('u.unit', '=', sql<string>`any(${only.units}::uuid[])`),
          ]),
        );
      const place = after === undefined ? undefined : readPlace(after);
      if (place !== undefined)
        query = query.where(sql<boolean>`(u.day, u.id) < (${place[0]}::date, ${place[1]}::uuid)`);
      return (await query.orderBy('u.day', 'desc').orderBy('u.id', 'desc').limit(limit).execute()).map(useOf);
    },

    async ofPerson(person: string): Promise<readonly Use[]> {
      const found = await rows()
        .where('u.person', '=', person)
        .orderBy('u.day', 'desc')
        .orderBy('u.id', 'desc')
        .execute();
      return found.map(useOf);
    },

    async use(id: string): Promise<Use | undefined> {
      const row = await rows().where('u.id', '=', id).executeTakeFirst();
      return row && useOf(row);
    },

    async ofBatch(batch: string): Promise<readonly Use[]> {
      return (await rows().where('u.batch', '=', batch).orderBy('u.id').execute()).map(useOf);
    },

    /** How many of each batch still stand. */
    async batchSizes(batches: readonly string[]): Promise<ReadonlyMap<string, number>> {
      if (batches.length === 0) return new Map();
      const found = await db
        .selectFrom('uses')
        .select(['batch', ({ fn }) => fn.countAll<string>().as('uses')])
        .where('tenant', '=', tenant)
        .where('batch', 'in', [...new Set(batches)])
        .where('withdrawn_at', 'is', null)
        .groupBy('batch')
        .execute();
      return new Map(found.map(({ batch, uses }) => [batch, Number(uses)]));
    },

    /** Of these people, to find what was recorded before. */
    async alike(people: readonly string[]) {
      if (people.length === 0) return [];
      return db
        .selectFrom('uses')
        .select(['person', 'kind', 'day', 'document', 'withdrawn_at'])
        .where('tenant', '=', tenant)
        .where('person', '=', sql<string>`any(${people}::uuid[])`)
        .execute();
    },

    async counts(year: number, units: readonly string[] | undefined): Promise<readonly UseCount[]> {
      if (units?.length === 0) return [];
      const found = await standing(year, units)
        .select(['organization', 'kind', ({ fn }) => fn.countAll<string>().as('uses')])
        .groupBy(['organization', 'kind'])
        .execute();
      return found.map(({ uses, ...one }) => ({ ...one, uses: Number(uses) }));
    },

    /** People with at least one, by department and town: somebody who moved counts in both. */
    async reached(year: number, units: readonly string[] | undefined) {
      if (units?.length === 0) return { by: new Map<string, number>(), all: 0 };
      const found = await standing(year, units).select(['organization', 'person']).distinct().execute();
      const by = new Map<string, number>();
      for (const { organization } of found) by.set(organization, (by.get(organization) ?? 0) + 1);
      return { by, all: new Set(found.map(({ person }) => person)).size };
    },

    /** Years that have some, the latest first. */
    async years(): Promise<readonly number[]> {
      const found = await db
        .selectFrom('uses')
        .select('day')
        .distinct()
        .where('tenant', '=', tenant)
        .where('withdrawn_at', 'is', null)
        .execute();
      return [...new Set(found.map(({ day }) => Number(day.slice(0, 4))))].sort((a, b) => b - a);
    },
  };
}

export interface NewUse extends UseContent {
  readonly id: string;
  readonly unit: string;
  readonly organization: string;
  readonly fact: string;
}

export function useWriter(tx: TxScope) {
  const { tenant, db } = tx;
  return {
    ...useReader(tx),

    async add(batch: string, uses: readonly NewUse[], by: string, at: Date): Promise<void> {
      await inPieces(
        uses.map(({ id, person, unit, organization, kind, day, document, round, note, fact }) => ({
          tenant,
          id,
          batch,
          person,
          unit,
          organization,
          kind,
          day,
          document,
          round: round ?? null,
          note: note ?? null,
          recorded_by: by,
          recorded_at: at.toISOString(),
          fact,
        })),
        (some) =>
          db
            .insertInto('uses')
            .values([...some])
            .execute(),
      );
    },

    /** Takes the rows, so that of two who withdraw at once the later one sees it. */
    async lock(ids: readonly string[]): Promise<void> {
      await db
        .selectFrom('uses')
        .select('id')
        .where('tenant', '=', tenant)
        .where('id', 'in', ids)
        .orderBy('id')
        .forUpdate()
        .execute();
    },

    async withdraw(ids: readonly string[], by: string, at: Date, reason: string): Promise<void> {
      await db
        .updateTable('uses')
        .set({ withdrawn_by: by, withdrawn_at: at.toISOString(), reason })
        .where('tenant', '=', tenant)
        .where('id', 'in', ids)
        .execute();
    },

    async setKinds(kinds: readonly UseKind[]): Promise<void> {
      await db.deleteFrom('use_kinds').where('tenant', '=', tenant).execute();
      await db
        .insertInto('use_kinds')
        .values(kinds.map((kind, position) => ({ tenant, ...kind, position })))
        .execute();
    },
  };
}

type Row = {
  readonly [K in
    | 'id'
    | 'batch'
    | 'person'
    | 'name'
    | 'unit'
    | 'organization'
    | 'kind'
    | 'day'
    | 'document'
    | 'fact'
    | 'recorded_by'
    | 'recorded_at']: string;
} & {
  readonly [K in 'round' | 'note' | 'recorder' | 'withdrawer' | 'withdrawn_at' | 'reason']: string | null;
};

function useOf(row: Row): Use {
  const { id, batch, person, name, unit, organization, kind, day, document, fact, round, note } = row;
  return {
    id,
    batch,
    person,
    name,
    unit,
    organization,
    kind,
    day,
    document,
    fact,
    ...(round === null ? {} : { round }),
    ...(note === null ? {} : { note }),
    recorded: { by: row.recorded_by, name: row.recorder ?? '', at: row.recorded_at },
    ...(row.withdrawn_at === null
      ? {}
      : { withdrawn: { name: row.withdrawer ?? '', at: row.withdrawn_at, reason: row.reason ?? '' } }),
  };
}

export const placeOf = ({ day, id }: Use): string => `${day}_${id}`;

const PLACE = /^(\d{4}-\d{2}-\d{2})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
/** Undefined for what `placeOf` never gave: the first page is shown. */
function readPlace(text: string): readonly [day: string, id: string] | undefined {
  const [, day, id] = PLACE.exec(text) ?? [];
  return day === undefined || id === undefined ? undefined : [day, id];
}
