/** All SQL of messages. */
import { v7 as uuid } from 'uuid';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { MessageKind } from './kinds.ts';
import type { Notice, Written } from './notify.ts';

export interface Message {
  readonly id: string;
  readonly kind: MessageKind;
  readonly values: Readonly<Record<string, string | number>>;
  readonly console?: string;
  readonly phone?: string;
  readonly sentAt: string;
  readonly readAt?: string;
}

/** Rows of one statement, well under the limit of parameters. */
const MOST_ROWS = 1000;

export function messageReader({ tenant, db }: Scope | TxScope) {
  return {
    /** The newest first; `before`: those older than this one. */
    async of(person: string, before: string | undefined, most: number): Promise<readonly Message[]> {
      let query = db.selectFrom('messages').selectAll().where('tenant', '=', tenant).where('person', '=', person);
      if (before !== undefined) query = query.where('id', '<', before);
      const rows = await query.orderBy('id', 'desc').limit(most).execute();
      return rows.map((row) => ({
        id: row.id,
        kind: row.kind as MessageKind,
        values: row.details as unknown as Message['values'],
        ...(row.console_path === null ? {} : { console: row.console_path }),
        ...(row.phone_path === null ? {} : { phone: row.phone_path }),
        sentAt: row.sent_at,
        ...(row.read_at === null ? {} : { readAt: row.read_at }),
      }));
    },

    async unread(person: string): Promise<number> {
      const { n } = await db
        .selectFrom('messages')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .where('tenant', '=', tenant)
        .where('person', '=', person)
        .where('read_at', 'is', null)
        .executeTakeFirstOrThrow();
      return Number(n);
    },

    /** Those of these people whom a kind has told of a matter that begins so. */
    async told(kind: MessageKind, begins: string, people: readonly string[]): Promise<ReadonlySet<string>> {
      if (people.length === 0) return new Set();
      const rows = await db
        .selectFrom('messages')
        .select('person')
        .distinct()
        .where('tenant', '=', tenant)
        .where('person', 'in', people)
        .where('kind', '=', kind)
        .where('matter', 'like', `${begins}%`)
        .execute();
      return new Set(rows.map(({ person }) => person));
    },

    /** Persons whom a kind told something between two moments; whoever was told twice stands there twice. */
    async toldBetween(kind: MessageKind, from: Date, to: Date): Promise<readonly string[]> {
      const rows = await db
        .selectFrom('messages')
        .select('person')
        .where('tenant', '=', tenant)
        .where('kind', '=', kind)
        .where('sent_at', '>=', from.toISOString())
        .where('sent_at', '<', to.toISOString())
        .execute();
      return rows.map(({ person }) => person);
    },

    /** Whose it is. */
    async owner(id: string): Promise<string | undefined> {
      const row = await db
        .selectFrom('messages')
        .select('person')
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.person;
    },
  };
}

export function messageWriter({ tenant, db }: TxScope) {
  return {
    /** Gives what is new: who was told this already is left out. */
    async insert({ kind, to, matter, values, console, phone, renew }: Notice, now: Date): Promise<readonly Written[]> {
      const rows = [...new Set(to)].map((person) => ({
        tenant,
        id: uuid({ msecs: now.getTime() }),
        person,
        kind,
        matter,
        details: JSON.stringify(values),
        console_path: console ?? null,
        phone_path: phone ?? null,
        sent_at: now.toISOString(),
        read_at: null,
      }));
      const written: Written[] = [];
      for (let from = 0; from < rows.length; from += MOST_ROWS) {
        const inserted = await db
          .insertInto('messages')
          .values(rows.slice(from, from + MOST_ROWS))
          .onConflict((conflict) => conflict.columns(['tenant', 'person', 'kind', 'matter']).doNothing())
          .returning(['id', 'person'])
          .execute();
        written.push(...inserted.map(({ id, person }) => ({ id, person, kind })));
      }
      const again = renew === undefined ? [] : to.filter((one) => written.every(({ person }) => person !== one));
      if (again.length > 0)
        await db
          .updateTable('messages')
          .set({ details: JSON.stringify(values), read_at: null })
          .where('tenant', '=', tenant)
          .where('person', 'in', again)
          .where('kind', '=', kind)
          .where('matter', '=', matter)
          .execute();
      return written;
    },

    /** `id` absent: all that aren't read yet. */
    async read(person: string, id: string | undefined, at: Date): Promise<void> {
      let query = db
        .updateTable('messages')
        .set({ read_at: at.toISOString() })
        .where('tenant', '=', tenant)
        .where('person', '=', person)
        .where('read_at', 'is', null);
      if (id !== undefined) query = query.where('id', '=', id);
      await query.execute();
    },
  };
}
