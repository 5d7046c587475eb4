import { v7 as uuid } from 'uuid';
import type { Scope, TxScope } from '../../db/scope.ts';
import { administrators, type Held, type Role, roles } from '../../http/actor.ts';
import type { Administrator } from './decide.ts';

export interface GrantEntry {
  readonly id: string;
  readonly account: { readonly id: string; readonly login: string; readonly name: string; readonly disabled: boolean };
  readonly role: Role;
  readonly unit?: { readonly id: string; readonly name: string };
  readonly grantedAt: string;
  readonly grantedBy?: string;
  readonly endedAt?: string;
  readonly endedBy?: string;
}

export interface Holder {
  readonly role: Role;
  readonly account: string;
  readonly person: string;
  /** Absent: for the whole county. */
  readonly unit?: string;
}

export interface GrantFilter {
  readonly role?: Role | undefined;
  readonly account?: string | undefined;
  readonly unit?: string | undefined;
  /** Part of a name, or the beginning of a login. */
  readonly query?: string | undefined;
  readonly after?: string | undefined;
  readonly ended: boolean;
}

export function grantsReader({ tenant, db }: Scope) {
  const entries = () =>
    db
      .selectFrom('grants as g')
      .innerJoin('accounts as a', (join) => join.onRef('a.tenant', '=', 'g.tenant').onRef('a.id', '=', 'g.account'))
      .leftJoin('units as u', (join) => join.onRef('u.tenant', '=', 'g.tenant').onRef('u.id', '=', 'g.unit'))
      .leftJoin('accounts as b', (join) => join.onRef('b.tenant', '=', 'g.tenant').onRef('b.id', '=', 'g.granted_by'))
      .leftJoin('accounts as e', (join) => join.onRef('e.tenant', '=', 'g.tenant').onRef('e.id', '=', 'g.ended_by'))
      .select([
        'g.id',
        'g.account',
        'g.role',
        'g.unit',
        'g.granted_at',
        'g.ended_at',
        'a.login',
        'a.name',
        'a.disabled_at',
        'u.name as unit_name',
        'b.name as granted_by',
        'e.name as ended_by',
      ])
      .where('g.tenant', '=', tenant);
  return {
    /** People of the roster who hold one of these roles now, each with the unit that it was given for; accounts that are switched off don't count. */
    async holders(of: readonly Role[]): Promise<readonly Holder[]> {
      const rows = await db
        .selectFrom('grants as g')
        .innerJoin('accounts as a', (join) => join.onRef('a.tenant', '=', 'g.tenant').onRef('a.id', '=', 'g.account'))
        .select(['g.role', 'g.unit', 'g.account', 'a.person'])
        .distinct()
        .where('g.tenant', '=', tenant)
        .where('g.role', 'in', of)
        .where('g.ended_at', 'is', null)
        .where('a.disabled_at', 'is', null)
        .execute();
      return rows.flatMap(({ role, unit, account, person }) =>
        person === null ? [] : [{ role: roleOf(role), account, person, ...(unit === null ? {} : { unit }) }],
      );
    },

    /** What the account holds now. */
    async heldBy(account: string): Promise<readonly Held[]> {
      const rows = await db
        .selectFrom('grants')
        .select(['role', 'unit'])
        .where('tenant', '=', tenant)
        .where('account', '=', account)
        .where('ended_at', 'is', null)
        .execute();
      return rows.map(({ role, unit }) => (unit === null ? { role: roleOf(role) } : { role: roleOf(role), unit }));
    },
    async administrators(): Promise<readonly Administrator[]> {
      const rows = await db
        .selectFrom('grants as g')
        .innerJoin('accounts as a', (join) => join.onRef('a.tenant', '=', 'g.tenant').onRef('a.id', '=', 'g.account'))
        .select(['g.account', 'g.role', 'a.disabled_at'])
        .where('g.tenant', '=', tenant)
        .where('g.role', 'in', administrators)
        .where('g.ended_at', 'is', null)
        .execute();
      return rows.map(({ account, role, disabled_at }) => ({
        account,
        role: roleOf(role),
        disabled: disabled_at !== null,
      }));
    },
    async byId(id: string): Promise<GrantEntry | undefined> {
      const row = await entries().where('g.id', '=', id).executeTakeFirst();
      return row && entryOf(row);
    },
    /** In the order in which they were given; at most so many. */
    async find(
      { role, account, unit, query, after, ended }: GrantFilter,
      most: number,
    ): Promise<readonly GrantEntry[]> {
      let found = entries();
      if (!ended) found = found.where('g.ended_at', 'is', null);
      if (role !== undefined) found = found.where('g.role', '=', role);
      if (account !== undefined) found = found.where('g.account', '=', account);
      if (unit !== undefined) found = found.where('g.unit', '=', unit);
      if (query !== undefined)
        found = found.where((where) =>
          where.or([where('a.name', 'like', `%${literal(query)}%`), where('a.login', 'like', `${literal(query)}%`)]),
        );
      if (after !== undefined) found = found.where('g.id', '>', after);
      return (await found.orderBy('g.id').limit(most).execute()).map(entryOf);
    },
    async unitExists(id: string, day: string): Promise<boolean> {
      const row = await db
        .selectFrom('units')
        .select('id')
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where((where) => where.or([where('until', 'is', null), where('until', '>=', day)]))
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

export function grantsWriter(tx: TxScope) {
  const { tenant, db } = tx;
  return {
    ...grantsReader(tx),
    /** Who counts the administrators that remain counts alone: two who take each other's place away would leave none. */
    async lockAdministrators(): Promise<void> {
      await db
        .selectFrom('grants')
        .select('id')
        .where('tenant', '=', tenant)
        .where('role', 'in', administrators)
        .where('ended_at', 'is', null)
        .orderBy('id')
        .forUpdate()
        .execute();
    },
    async give(account: string, { role, unit }: Held, by: string, at: Date): Promise<string> {
      const id = uuid();
      await db
        .insertInto('grants')
        .values({ tenant, id, account, role, unit: unit ?? null, granted_at: at.toISOString(), granted_by: by })
        .execute();
      return id;
    },
    async end(id: string, by: string, at: Date): Promise<void> {
      await db
        .updateTable('grants')
        .set({ ended_at: at.toISOString(), ended_by: by })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .execute();
    },
  };
}

/** What people type is no pattern. */
export function literal(typed: string): string {
  return typed.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}

function roleOf(text: string): Role {
  const role = roles.find((known) => known === text);
  if (role === undefined) throw new Error(`unknown role ${text}`);
  return role;
}

interface EntryRow {
  readonly id: string;
  readonly account: string;
  readonly role: string;
  readonly unit: string | null;
  readonly granted_at: string;
  readonly ended_at: string | null;
  readonly login: string;
  readonly name: string;
  readonly disabled_at: string | null;
  readonly unit_name: string | null;
  readonly granted_by: string | null;
  readonly ended_by: string | null;
}

function entryOf(row: EntryRow): GrantEntry {
  return {
    id: row.id,
    account: { id: row.account, login: row.login, name: row.name, disabled: row.disabled_at !== null },
    role: roleOf(row.role),
    ...(row.unit === null ? {} : { unit: { id: row.unit, name: row.unit_name ?? '' } }),
    grantedAt: row.granted_at,
    ...(row.granted_by === null ? {} : { grantedBy: row.granted_by }),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
    ...(row.ended_by === null ? {} : { endedBy: row.ended_by }),
  };
}
