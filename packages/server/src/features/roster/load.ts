/** The roster read into memory: as a whole for imports, or just what a question or a change touches. */
import { type Selectable, sql } from 'kysely';
import type { Scope } from '../../db/scope.ts';
import type { UnitsTable } from '../../db/tables/roster.ts';
import { RosterBook } from './book.ts';
import type { RecordKind, Records, Roster, RosterChange } from './model.ts';
import { recordOf } from './rows.ts';

/** Whom and what a question is about. */
export interface Seeds {
  readonly people?: readonly string[];
  /** With their neighbours, everybody's posts in them, and what lies directly below. */
  readonly units?: readonly string[];
  readonly personCodes?: readonly string[];
  readonly unitCodes?: readonly string[];
}

export function rosterReader({ tenant, db }: Scope) {
  const units = () => db.selectFrom('units').selectAll().where('tenant', '=', tenant);
  const people = () => db.selectFrom('people').selectAll().where('tenant', '=', tenant);
  const tenures = () => db.selectFrom('tenures').selectAll().where('tenant', '=', tenant);
  const standings = () => db.selectFrom('standings').selectAll().where('tenant', '=', tenant);
  const oversight = () => db.selectFrom('oversight').selectAll().where('tenant', '=', tenant);
  const overrides = () => db.selectFrom('chain_overrides').selectAll().where('tenant', '=', tenant);

  /** These units and all that they belong to. */
  async function upwards(ids: readonly string[]): Promise<readonly Selectable<UnitsTable>[]> {
    if (ids.length === 0) return [];
    const { rows } = await sql<Selectable<UnitsTable>>`
      with recursive path as (
        select * from units where tenant = ${tenant} and id = any(${ids}::uuid[])
        union
        select u.* from path as p join units as u on u.tenant = p.tenant and u.id = p.parent
        where u.tenant = ${tenant}
      ) select * from path where tenant = ${tenant}`.execute(db);
    return rows;
  }

  return {
    /** Everything, in the order in which lists show it. */
    async whole(): Promise<Roster> {
      return {
        unit: (await units().orderBy('position').orderBy('id').execute()).map(recordOf.unit),
        person: (await people().orderBy('id').execute()).map(recordOf.person),
        tenure: (await tenures().orderBy('position').orderBy('id').execute()).map(recordOf.tenure),
        standing: (await standings().orderBy('id').execute()).map(recordOf.standing),
        oversight: (await oversight().orderBy('id').execute()).map(recordOf.oversight),
        override: (await overrides().orderBy('id').execute()).map(recordOf.override),
      };
    },

    /**
     * The part of the roster that laws, chains and pages about the seeds look at: their posts and standings, the way up from their units with
     * the leaders on it, and whoever these name. Questions about anybody else it answers too sparsely.
     */
    async around(seeds: Seeds): Promise<RosterBook> {
      const named = await peopleNamed(seeds);
      const asked = [...new Set([...(seeds.units ?? []), ...(await unitsCoded(seeds))])];
      const own = named.length === 0 ? [] : await tenures().where('person', 'in', named).execute();
      const onPath = await upwards([...new Set([...asked, ...own.map(({ unit }) => unit)])]);
      const path = onPath.map(({ id }) => id);
      const above = onPath.filter(({ id }) => asked.includes(id)).flatMap(({ parent }) => parent ?? []);
      const kin = [...asked, ...above];
      const below = kin.length === 0 ? [] : await units().where('parent', 'in', kin).execute();
      const held =
        path.length === 0
          ? []
          : await tenures()
              .where('unit', 'in', path)
              .where((where) => {
                const heads = where('duty', 'in', ['principal', 'sectionHead']);
                return asked.length === 0 ? heads : where.or([heads, where('unit', 'in', asked)]);
              })
              .orderBy('position')
              .orderBy('id')
              .execute();
      const leading = await oversight()
        .where((where) => {
          const any = [...path, ...below.map(({ id }) => id)];
          return where.or([
            ...(any.length === 0 ? [] : [where('unit', 'in', any)]),
            ...(named.length === 0 ? [] : [where('leader', 'in', named)]),
          ]);
        })
        .execute();
      const told =
        named.length === 0
          ? []
          : await overrides()
              .where((where) => where.or([where('person', 'in', named), where('reviewer', 'in', named)]))
              .execute();
      const states = named.length === 0 ? [] : await standings().where('person', 'in', named).execute();
      const overseen = await unitsMissing(
        leading.map(({ unit }) => unit),
        [...onPath, ...below],
      );
      const everybody = [
        ...named,
        ...held.map(({ person }) => person),
        ...leading.map(({ leader }) => leader),
        ...told.flatMap(({ person, reviewer }) => [person, reviewer]),
      ];
      const known =
        everybody.length === 0
          ? []
          : await people()
              .where('id', 'in', [...new Set(everybody)])
              .execute();
      return new RosterBook({
        unit: [...onPath, ...below, ...overseen].sort((a, b) => a.position - b.position).map(recordOf.unit),
        person: known.map(recordOf.person),
        tenure: [...held, ...own].sort((a, b) => a.position - b.position).map(recordOf.tenure),
        standing: states.map(recordOf.standing),
        oversight: leading.map(recordOf.oversight),
        override: told.map(recordOf.override),
      });
    },

    async record<K extends RecordKind>(kind: K, id: string): Promise<Records[K] | undefined> {
      const rows = {
        unit: units,
        person: people,
        tenure: tenures,
        standing: standings,
        oversight: oversight,
        override: overrides,
      };
      const [row] = await (rows[kind] as typeof units)().where('id', '=', id).execute();
      return row && (recordOf[kind] as (row: unknown) => Records[K])(row);
    },

    /** These units and all that they belong to, and nothing else. */
    async unitsAbove(ids: readonly string[]): Promise<RosterBook> {
      return bookOfUnits((await upwards([...new Set(ids)])).map(recordOf.unit));
    },

    /** How people are called; of somebody who isn't there, an empty text. */
    async names(ids: readonly string[]): Promise<(id: string) => string> {
      const asked = [...new Set(ids)];
      if (asked.length === 0) return () => '';
      const rows = await db
        .selectFrom('people')
        .select(['id', 'name'])
        .where('tenant', '=', tenant)
        .where('id', '=', sql<string>`any(${asked}::uuid[])`)
        .execute();
      const by = new Map(rows.map(({ id, name }) => [id, name]));
      return (id) => by.get(id) ?? '';
    },

    /** Ids of the path from the county down to each unit, for policies; a unit that isn't there has an empty one. */
    async pathsOf(ids: readonly string[]): Promise<readonly (readonly string[])[]> {
      const book = await this.unitsAbove(ids);
      return ids.map((id) => idsDownTo(book, id));
    },

    /** The units and everything that is or was below them. */
    async unitsBelow(ids: readonly string[]): Promise<readonly string[]> {
      const { rows } = await sql<{ id: string }>`
        with recursive part (tenant, id) as (
          select tenant, id from units where tenant = ${tenant} and id = any(${ids}::uuid[])
          union
          select u.tenant, u.id from part as p join units as u on u.tenant = p.tenant and u.parent = p.id
          where u.tenant = ${tenant}
        ) select id from part where tenant = ${tenant}`.execute(db);
      return rows.map(({ id }) => id);
    },

    async version(): Promise<string> {
      const row = await db.selectFrom('rosters').select('version').where('tenant', '=', tenant).executeTakeFirst();
      return row?.version ?? '0';
    },
  };

  async function peopleNamed({ people: ids = [], personCodes = [] }: Seeds): Promise<string[]> {
    const coded = personCodes.length === 0 ? [] : await people().where('code', 'in', personCodes).execute();
    return [...new Set([...ids, ...coded.map(({ id }) => id)])];
  }

  async function unitsCoded({ unitCodes = [] }: Seeds): Promise<string[]> {
    const coded = unitCodes.length === 0 ? [] : await units().where('code', 'in', unitCodes).execute();
    return coded.map(({ id }) => id);
  }

  async function unitsMissing(ids: readonly string[], known: readonly { readonly id: string }[]) {
    const there = new Set(known.map(({ id }) => id));
    const missing = ids.filter((id) => !there.has(id));
    return missing.length === 0 ? [] : await units().where('id', 'in', missing).execute();
  }
}

/** Ids from the county down to the unit. */
export const idsDownTo = (book: RosterBook, unit: string): readonly string[] =>
  book
    .upwards(unit)
    .map(({ id }) => id)
    .reverse();

const bookOfUnits = (unit: Roster['unit']): RosterBook =>
  new RosterBook({ unit, person: [], tenure: [], standing: [], oversight: [], override: [] });

/** What the laws look at when these changes are made. */
export function seedsOf(changes: readonly RosterChange[]): Required<Seeds> {
  const seeds = { people: new Set<string>(), units: new Set<string>(), personCodes: [], unitCodes: [] } as {
    people: Set<string>;
    units: Set<string>;
    personCodes: string[];
    unitCodes: string[];
  };
  const add = (set: Set<string>, ...ids: readonly (string | undefined)[]) => {
    for (const id of ids) if (id !== undefined) set.add(id);
  };
  for (const change of changes)
    for (const record of [change.before, change.after]) {
      if (record === undefined) continue;
      const one = { kind: change.kind, record } as { [K in RecordKind]: { kind: K; record: Records[K] } }[RecordKind];
      switch (one.kind) {
        case 'unit':
          add(seeds.units, one.record.id, one.record.parent);
          if (one.record.code !== undefined) seeds.unitCodes.push(one.record.code);
          break;
        case 'person':
          add(seeds.people, one.record.id);
          if (one.record.code !== undefined) seeds.personCodes.push(one.record.code);
          break;
        case 'tenure':
          add(seeds.people, one.record.person);
          add(seeds.units, one.record.unit);
          break;
        case 'standing':
          add(seeds.people, one.record.person);
          break;
        case 'oversight':
          add(seeds.people, one.record.leader);
          add(seeds.units, one.record.unit);
          break;
        case 'override':
          add(seeds.people, one.record.person, one.record.reviewer);
          break;
      }
    }
  return { ...seeds, people: [...seeds.people], units: [...seeds.units] };
}
