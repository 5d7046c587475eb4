/** All SQL of visits and talks. */
import type { Selectable } from 'kysely';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { SupervisionRecordsTable } from '../../db/tables/entries.ts';
import type { Day } from '../roster/model.ts';

export interface SupervisionRecord {
  readonly id: string;
  readonly kind: 'visit' | 'talk';
  readonly day: Day;
  readonly organization: string;
  readonly person?: string;
  readonly byWhom: string;
  readonly found: string;
  readonly asked: string;
  readonly until?: Day;
  readonly recordedBy: string;
  readonly recordedAt: string;
  readonly answer?: { readonly text: string; readonly at: string };
  readonly withdrawn?: { readonly at: string; readonly reason: string };
}

/** Of a county's year some hundreds are usual. */
const MOST = 1000;

export function supervisionReader({ tenant, db }: Scope | TxScope) {
  const rows = () => db.selectFrom('supervision_records').selectAll().where('tenant', '=', tenant);
  return {
    async record(id: string): Promise<SupervisionRecord | undefined> {
      const row = await rows().where('id', '=', id).executeTakeFirst();
      return row && recordOf(row);
    },

    /** The latest first. `organizations`: of these all; `visits`: visits wherever; and whatever `account` has recorded. */
    async seen(which: {
      readonly all: boolean;
      readonly visits: boolean;
      readonly organizations: readonly string[];
      readonly account: string;
    }): Promise<readonly SupervisionRecord[]> {
      let query = rows();
      if (!which.all)
        query = query.where((where) =>
          where.or([
            where('recorded_by', '=', which.account),
            ...(which.visits ? [where('kind', '=', 'visit')] : []),
            ...(which.organizations.length > 0 ? [where('organization', 'in', which.organizations)] : []),
          ]),
        );
      const found = await query.orderBy('day', 'desc').orderBy('id', 'desc').limit(MOST).execute();
      return found.map(recordOf);
    },

    async talksWith(person: string): Promise<readonly SupervisionRecord[]> {
      const found = await rows().where('person', '=', person).orderBy('day', 'desc').orderBy('id', 'desc').execute();
      return found.map(recordOf);
    },

    /** How many there were in these days at these departments and towns, without what was withdrawn. */
    async counts(
      { from, to }: { readonly from: Day; readonly to: Day },
      organizations: readonly string[],
    ): Promise<{ readonly visits: number; readonly talks: number }> {
      if (organizations.length === 0) return { visits: 0, talks: 0 };
      const found = await db
        .selectFrom('supervision_records')
        .select(['kind', ({ fn }) => fn.countAll<string>().as('n')])
        .where('tenant', '=', tenant)
        .where('day', '>=', from)
        .where('day', '<=', to)
        .where('organization', 'in', organizations)
        .where('withdrawn_at', 'is', null)
        .groupBy('kind')
        .execute();
      const of = (kind: string) => Number(found.find((row) => row.kind === kind)?.n ?? 0);
      return { visits: of('visit'), talks: of('talk') };
    },
  };
}

export function supervisionWriter(tx: TxScope) {
  const { tenant, db } = tx;
  return {
    ...supervisionReader(tx),

    async insert(record: Omit<SupervisionRecord, 'answer' | 'withdrawn'>): Promise<void> {
      await db
        .insertInto('supervision_records')
        .values({
          tenant,
          id: record.id,
          kind: record.kind,
          day: record.day,
          organization: record.organization,
          person: record.person ?? null,
          by_whom: record.byWhom,
          found: record.found,
          asked: record.asked,
          until: record.until ?? null,
          recorded_by: record.recordedBy,
          recorded_at: record.recordedAt,
          answer: null,
          answered_at: null,
          withdrawn_at: null,
          withdrawn_by: null,
          reason: null,
        })
        .execute();
    },

    /** Gives whether it stood until now. */
    async withdraw(id: string, by: string, reason: string, at: Date): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('supervision_records')
        .set({ withdrawn_at: at.toISOString(), withdrawn_by: by, reason })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where('withdrawn_at', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },

    /** The same. */
    async answer(id: string, text: string, at: Date): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('supervision_records')
        .set({ answer: text, answered_at: at.toISOString() })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where('withdrawn_at', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
  };
}

const recordOf = (row: Selectable<SupervisionRecordsTable>): SupervisionRecord => ({
  id: row.id,
  kind: row.kind as SupervisionRecord['kind'],
  day: row.day,
  organization: row.organization,
  ...(row.person === null ? {} : { person: row.person }),
  byWhom: row.by_whom,
  found: row.found,
  asked: row.asked,
  ...(row.until === null ? {} : { until: row.until }),
  recordedBy: row.recorded_by,
  recordedAt: row.recorded_at,
  ...(row.answer === null || row.answered_at === null ? {} : { answer: { text: row.answer, at: row.answered_at } }),
  ...(row.withdrawn_at === null ? {} : { withdrawn: { at: row.withdrawn_at, reason: row.reason ?? '' } }),
});
