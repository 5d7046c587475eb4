/** Accounts and people as administrators look them up. */
import { sql } from 'kysely';
import type { Scope, TxScope } from '../../db/scope.ts';
import { literal } from '../grants/store.ts';
import { isOrganization, type UnitKind } from '../roster/model.ts';
import { loginOf } from './store.ts';

export interface AccountEntry {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly person?: { readonly id: string; readonly code?: string; readonly name: string };
  readonly createdAt: string;
  readonly disabledAt?: string;
  readonly lockedUntil?: string;
  readonly mustChange: boolean;
  readonly totp: boolean;
}

export interface AccountFilter {
  readonly query?: string | undefined;
  readonly status?: 'active' | 'disabled' | undefined;
  readonly linked?: 'yes' | 'no' | undefined;
  /** Locked at this moment. */
  readonly lockedAt?: Date | undefined;
  /** The one-time password was given before this moment, and not changed since. */
  readonly unusedSince?: Date | undefined;
  readonly after?: string | undefined;
}

export interface PersonEntry {
  readonly id: string;
  readonly code?: string;
  readonly name: string;
  readonly unit?: string;
  readonly account?: { readonly id: string; readonly login: string };
}

/** Where somebody stands in the order of codes; whoever has none comes after all who have. */
export const placeOf = ({ id, code }: PersonEntry): string => code ?? `~${id}`;
const place = sql<string>`coalesce(p.code, '~' || p.id::text)`;

export function directoryReader({ tenant, db }: Scope) {
  const entries = () =>
    db
      .selectFrom('accounts as a')
      .leftJoin('people as p', (join) => join.onRef('p.tenant', '=', 'a.tenant').onRef('p.id', '=', 'a.person'))
      .select([
        'a.id',
        'a.login',
        'a.name',
        'a.person',
        'p.code as person_code',
        'p.name as person_name',
        'a.created_at',
        'a.disabled_at',
        'a.locked_until',
        'a.must_change',
        'a.totp_confirmed_at',
      ])
      .where('a.tenant', '=', tenant);
  const people = () =>
    db
      .selectFrom('people as p')
      .leftJoin('accounts as a', (join) => join.onRef('a.tenant', '=', 'p.tenant').onRef('a.person', '=', 'p.id'))
      .select(['p.id', 'p.code', 'p.name', 'a.id as account', 'a.login'])
      .where('p.tenant', '=', tenant);
  return {
    async byId(id: string): Promise<AccountEntry | undefined> {
      const row = await entries().where('a.id', '=', id).executeTakeFirst();
      return row && entryOf(row);
    },
    /** By login; at most so many. */
    async find(
      { query, status, linked, lockedAt, unusedSince, after }: AccountFilter,
      most: number,
    ): Promise<readonly AccountEntry[]> {
      let found = entries();
      if (query !== undefined)
        found = found.where((where) =>
          where.or([
            where('a.name', 'like', `%${literal(query)}%`),
            where('a.login', 'like', `${literal(loginOf(query))}%`),
            where('p.pinyin', 'like', `${literal(query.toLowerCase())}%`),
            where('p.initials', 'like', `${literal(query.toLowerCase())}%`),
          ]),
        );
      if (status !== undefined) found = found.where('a.disabled_at', status === 'active' ? 'is' : 'is not', null);
      if (linked !== undefined) found = found.where('a.person', linked === 'no' ? 'is' : 'is not', null);
      if (lockedAt !== undefined) found = found.where('a.locked_until', '>', lockedAt.toISOString());
      if (unusedSince !== undefined)
        found = found.where('a.must_change', '=', true).where('a.password_set_at', '<', unusedSince.toISOString());
      if (after !== undefined) found = found.where('a.login', '>', after);
      return (await found.orderBy('a.login').limit(most).execute()).map(entryOf);
    },
    /** By code, those without one at the end, with the unit of the day's main post; at most so many. `after`: as `placeOf` gives it. */
    async people(
      filter: {
        readonly query?: string | undefined;
        readonly account?: 'with' | 'without' | undefined;
        readonly after?: string | undefined;
        readonly ids?: readonly string[];
        /** Who holds a main post of the day there or below it. */
        readonly unit?: string | undefined;
      },
      day: string,
      most: number,
    ): Promise<readonly PersonEntry[]> {
      let found = people();
      const { query, account, after, ids, unit } = filter;
      if (query !== undefined) {
        const begins = `${literal(query.toLowerCase())}%`;
        found = found.where((where) =>
          where.or([
            where('p.name', 'like', `%${literal(query)}%`),
            where('p.code', 'like', `${literal(query)}%`),
            where('p.pinyin', 'like', begins),
            where('p.initials', 'like', begins),
          ]),
        );
      }
      if (account !== undefined) found = found.where('a.id', account === 'without' ? 'is' : 'is not', null);
      if (after !== undefined) found = found.where(place, '>', after);
      if (ids !== undefined) found = found.where('p.id', 'in', ids);
      if (unit !== undefined) {
        const within = await below(unit);
        found = found.where(({ exists, selectFrom }) =>
          exists(
            selectFrom('tenures as t')
              .select('t.id')
              .where('t.tenant', '=', tenant)
              .whereRef('t.person', '=', 'p.id')
              .where('t.unit', 'in', within)
              .where('t.concurrent', '=', false)
              .where('t.since', '<=', day)
              .where((where) => where.or([where('t.until', 'is', null), where('t.until', '>=', day)])),
          ),
        );
      }
      const rows = await found.orderBy(place).limit(most).execute();
      const units = await unitsOf(
        rows.map(({ id }) => id),
        day,
      );
      return rows.map(({ id, code, name, account: of, login }) => {
        const unit = units.get(id);
        return {
          id,
          ...(code === null ? {} : { code }),
          name,
          ...(unit === undefined ? {} : { unit }),
          ...(of === null ? {} : { account: { id: of, login: login ?? '' } }),
        };
      });
    },
  };

  /** The unit and all below it. */
  async function below(unit: string): Promise<readonly string[]> {
    const rows = await db.selectFrom('units').select(['id', 'parent']).where('tenant', '=', tenant).execute();
    const found = new Set([unit]);
    for (let size = 0; size < found.size; ) {
      size = found.size;
      for (const { id, parent } of rows) if (parent !== null && found.has(parent)) found.add(id);
    }
    return [...found];
  }

  /** A section's name says little without that of the unit it is in: every unit has an office. */
  async function unitsOf(ids: readonly string[], day: string): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await db
      .selectFrom('tenures as t')
      .innerJoin('units as u', (join) => join.onRef('u.tenant', '=', 't.tenant').onRef('u.id', '=', 't.unit'))
      .leftJoin('units as o', (join) => join.onRef('o.tenant', '=', 'u.tenant').onRef('o.id', '=', 'u.parent'))
      .select(['t.person', 'u.name', 'u.kind', 'o.name as within'])
      .where('t.tenant', '=', tenant)
      .where('t.person', 'in', ids)
      .where('t.concurrent', '=', false)
      .where('t.since', '<=', day)
      .where((where) => where.or([where('t.until', 'is', null), where('t.until', '>=', day)]))
      .execute();
    return new Map(
      rows.map(({ person, name, kind, within }) => [
        person,
        within === null || isOrganization(kind as UnitKind) ? name : `${within}/${name}`,
      ]),
    );
  }
}

export function directoryWriter({ tenant, db }: TxScope) {
  return {
    /** Holds these people until the transaction ends: a person gets one account, however many ask at once. Those that exist. */
    async lockPeople(ids: readonly string[]): Promise<ReadonlySet<string>> {
      const rows = await db
        .selectFrom('people')
        .select('id')
        .where('tenant', '=', tenant)
        .where('id', 'in', ids)
        .orderBy('id')
        .forUpdate()
        .execute();
      return new Set(rows.map(({ id }) => id));
    },
    /** Logins by person. */
    async loginsOf(people: readonly string[]): Promise<ReadonlyMap<string, string>> {
      const rows = await db
        .selectFrom('accounts')
        .select(['person', 'login'])
        .where('tenant', '=', tenant)
        .where('person', 'in', people)
        .execute();
      return new Map(rows.map(({ person, login }) => [person ?? '', login]));
    },
  };
}

interface EntryRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly person: string | null;
  readonly person_code: string | null;
  readonly person_name: string | null;
  readonly created_at: string;
  readonly disabled_at: string | null;
  readonly locked_until: string | null;
  readonly must_change: boolean;
  readonly totp_confirmed_at: string | null;
}

function entryOf(row: EntryRow): AccountEntry {
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    ...(row.person === null
      ? {}
      : {
          person: {
            id: row.person,
            ...(row.person_code === null ? {} : { code: row.person_code }),
            name: row.person_name ?? '',
          },
        }),
    createdAt: row.created_at,
    ...(row.disabled_at === null ? {} : { disabledAt: row.disabled_at }),
    ...(row.locked_until === null ? {} : { lockedUntil: row.locked_until }),
    mustChange: row.must_change,
    totp: row.totp_confirmed_at !== null,
  };
}
