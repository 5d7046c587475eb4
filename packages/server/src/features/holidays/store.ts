/** All SQL of the holidays that a county has entered. */
import type { Scope, TxScope } from '../../db/scope.ts';
import type { SetDay, Years } from '../../ports/calendar.ts';
import type { HolidayTable } from './model.ts';

export function holidayReader({ tenant, db }: Scope | TxScope) {
  return {
    /** By year, what counts there. */
    async inForce(): Promise<Years> {
      const rows = await db
        .selectFrom('holiday_tables')
        .select(['year', 'days'])
        .where('tenant', '=', tenant)
        .where('undone_at', 'is', null)
        .orderBy('year')
        .orderBy('version')
        .execute();
      return new Map(rows.map(({ year, days }) => [year, days as readonly SetDay[]]));
    },

    /** All that were entered for a year, the newest first. */
    async ofYear(year: number): Promise<readonly HolidayTable[]> {
      const rows = await db
        .selectFrom('holiday_tables as h')
        .leftJoin('accounts as a', (join) => join.onRef('a.tenant', '=', 'h.tenant').onRef('a.id', '=', 'h.entered_by'))
        .leftJoin('accounts as u', (join) => join.onRef('u.tenant', '=', 'h.tenant').onRef('u.id', '=', 'h.undone_by'))
        .selectAll('h')
        .select(['a.name as enterer', 'u.name as undoer'])
        .where('h.tenant', '=', tenant)
        .where('h.year', '=', year)
        .orderBy('h.version', 'desc')
        .execute();
      return rows.map((row) => ({
        year: row.year,
        version: row.version,
        days: row.days as readonly SetDay[],
        source: row.source,
        entered: { name: row.enterer ?? '', at: row.entered_at },
        fact: row.fact,
        ...(row.undone_at === null
          ? {}
          : { undone: { name: row.undoer ?? '', at: row.undone_at, because: row.undone_because ?? '' } }),
      }));
    },
  };
}

export function holidayWriter(tx: TxScope) {
  const { tenant, db } = tx;
  return {
    ...holidayReader(tx),

    /** Of two who write at once the later one sees what the first has written. */
    async lock(): Promise<void> {
      await db.selectFrom('tenants').select('id').where('id', '=', tenant).forNoKeyUpdate().executeTakeFirstOrThrow();
    },

    async add(
      { year, version, days, source, fact }: Omit<HolidayTable, 'entered' | 'undone'>,
      by: string,
      at: Date,
    ): Promise<void> {
      await db
        .insertInto('holiday_tables')
        .values({
          tenant,
          year,
          version,
          days: JSON.stringify(days),
          source,
          entered_by: by,
          entered_at: at.toISOString(),
          undone_by: null,
          undone_at: null,
          undone_because: null,
          fact,
        })
        .execute();
    },

    async undo(year: number, version: number, because: string, by: string, at: Date): Promise<void> {
      await db
        .updateTable('holiday_tables')
        .set({ undone_by: by, undone_at: at.toISOString(), undone_because: because })
        .where('tenant', '=', tenant)
        .where('year', '=', year)
        .where('version', '=', version)
        .execute();
    },
  };
}
