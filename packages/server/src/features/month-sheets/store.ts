/** All SQL of what was reported at staff meetings. */
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Day } from '../roster/model.ts';

export interface MonthReport {
  readonly organization: string;
  /** 2026-03 */
  readonly month: string;
  readonly day: Day;
  readonly meeting: string;
  readonly byWhom: string;
}

export function monthReportReader({ tenant, db }: Scope | TxScope) {
  return {
    async ofRound(round: string): Promise<readonly MonthReport[]> {
      const rows = await db
        .selectFrom('month_reports')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .execute();
      return rows.map(({ organization, month, day, meeting, by_whom: byWhom }) => ({
        organization,
        month,
        day,
        meeting,
        byWhom,
      }));
    },
  };
}

export function monthReportWriter({ tenant, db }: TxScope) {
  return {
    /** In place of what may have been recorded before. */
    async put(round: string, { organization, month, day, meeting, byWhom }: MonthReport, by: string, at: Date) {
      const said = { day, meeting, by_whom: byWhom, recorded_by: by, recorded_at: at.toISOString() };
      await db
        .insertInto('month_reports')
        .values({ tenant, round, organization, month, ...said })
        .onConflict((conflict) => conflict.columns(['tenant', 'round', 'organization', 'month']).doUpdateSet(said))
        .execute();
    },
  };
}
