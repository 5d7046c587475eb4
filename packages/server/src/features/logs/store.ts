/** All SQL of entries. What was written is read from the ledger: erased there, it is gone here, too. */
import { type Selectable, sql } from 'kysely';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { LogEntriesTable } from '../../db/tables/entries.ts';
import type { Fact } from '../../ledger/fact.ts';
import type { Day } from '../roster/model.ts';
import type { LogEntryPayload } from './log-facts.ts';

/** That one was handed in, without its words. */
export interface Entered {
  readonly person: string;
  readonly entry: string;
  readonly span: string;
  readonly firstDay: Day;
  readonly inTime: boolean;
  readonly revision: number;
  readonly fact: string;
  readonly changedAt: string;
}

export type Counted = Pick<Entered, 'person' | 'entry' | 'span' | 'inTime'>;

export interface Photo {
  readonly sha256: string;
  readonly name: string;
}

export interface LogEntry extends Entered {
  /** Absent: erased by law. */
  readonly content?: {
    readonly text: string;
    readonly indicators: readonly string[];
    readonly photos: readonly Photo[];
  };
}

interface At {
  readonly round: string;
  readonly person: string;
  readonly entry: string;
  readonly span: string;
}

/** When it was first handed in, and whether that was in time. */
interface First {
  readonly day: Day;
  readonly inTime: boolean;
}

/** Beyond it a statement would have more parameters than PostgreSQL takes. */
const MOST_ROWS = 1000;

export function logReader({ tenant, db }: Scope | TxScope) {
  return {
    /** Of everybody, for counting. */
    async entered(round: string, entry: string): Promise<readonly Entered[]> {
      const rows = await db
        .selectFrom('log_entries')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .where('entry', '=', entry)
        .execute();
      return rows.map(enteredOf);
    },

    /** Of one person. */
    async enteredBy(round: string, person: string): Promise<readonly Entered[]> {
      const rows = await db
        .selectFrom('log_entries')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .where('person', '=', person)
        .execute();
      return rows.map(enteredOf);
    },

    /** Of these people, as far as counting goes. */
    async countedOf(round: string, people: readonly string[]): Promise<readonly Counted[]> {
      if (people.length === 0) return [];
      const rows = await db
        .selectFrom('log_entries')
        .select(['person', 'entry', 'span', 'in_time as inTime'])
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .where('person', '=', sql<string>`any(${people}::uuid[])`)
        .execute();
      return rows;
    },

    /** Of one person, the words with them. */
    async entriesOf(round: string, person: string): Promise<readonly LogEntry[]> {
      const rows = await db
        .selectFrom('log_entries as e')
        .leftJoin('fact_bodies as b', (join) => join.onRef('b.tenant', '=', 'e.tenant').onRef('b.fact', '=', 'e.fact'))
        .selectAll('e')
        .select('b.body')
        .where('e.tenant', '=', tenant)
        .where('e.round', '=', round)
        .where('e.person', '=', person)
        .orderBy('e.entry')
        .orderBy('e.span')
        .execute();
      return rows.map((row) => ({ ...enteredOf(row), ...contentOf(row.body) }));
    },
  };
}

export function logWriter({ tenant, db }: TxScope) {
  return {
    async lock({ round, person, entry, span }: At): Promise<Entered | undefined> {
      const row = await db
        .selectFrom('log_entries')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .where('person', '=', person)
        .where('entry', '=', entry)
        .where('span', '=', span)
        .forNoKeyUpdate()
        .executeTakeFirst();
      return row && enteredOf(row);
    },

    async insert(at: At, first: First, fact: string, now: Date): Promise<void> {
      return this.insertAll([{ at, first, fact, now }]);
    },

    /** Many that were recorded together. */
    async insertAll(
      entries: readonly {
        readonly at: At;
        readonly first: First;
        readonly fact: string;
        readonly now: Date;
      }[],
    ): Promise<void> {
      for (let from = 0; from < entries.length; from += MOST_ROWS)
        await db
          .insertInto('log_entries')
          .values(
            entries.slice(from, from + MOST_ROWS).map(({ at, first, fact, now }) => ({
              tenant,
              ...at,
              first_day: first.day,
              in_time: first.inTime,
              revision: 1,
              fact,
              changed_at: now.toISOString(),
            })),
          )
          .execute();
    },

    async change({ round, person, entry, span }: At, revision: number, fact: string, now: Date): Promise<void> {
      await db
        .updateTable('log_entries')
        .set({ revision, fact, changed_at: now.toISOString() })
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .where('person', '=', person)
        .where('entry', '=', entry)
        .where('span', '=', span)
        .execute();
    },
  };
}

const enteredOf = (row: Selectable<LogEntriesTable>): Entered => ({
  person: row.person,
  entry: row.entry,
  span: row.span,
  firstDay: row.first_day,
  inTime: row.in_time,
  revision: row.revision,
  fact: row.fact,
  changedAt: row.changed_at,
});

function contentOf(body: string | null): Pick<LogEntry, 'content'> {
  if (body === null) return {};
  const { payload, evidence } = JSON.parse(body) as Fact;
  const { text, indicators } = payload as unknown as LogEntryPayload;
  return { content: { text, indicators, photos: evidence.map(({ sha256, name }) => ({ sha256, name })) } };
}
