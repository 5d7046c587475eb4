/** All SQL of reports and the comments on them. The texts that were handed in or said are read from the ledger. */
import type { Scope, TxScope } from '../../db/scope.ts';
import type { DutyReportsTable } from '../../db/tables/meetings.ts';
import type { Comment, DutyReport } from './model.ts';

export function reportReader({ tenant, db }: Scope | TxScope) {
  return {
    async report(meeting: string, person: string): Promise<DutyReport | undefined> {
      const row = await db
        .selectFrom('duty_reports')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('meeting', '=', meeting)
        .where('person', '=', person)
        .executeTakeFirst();
      return row && reportOf(row);
    },

    async ofMeetings(meetings: readonly string[]): Promise<readonly DutyReport[]> {
      if (meetings.length === 0) return [];
      const rows = await db
        .selectFrom('duty_reports')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('meeting', 'in', meetings)
        .orderBy('person')
        .execute();
      return rows.map(reportOf);
    },

    /** In the order in which they were said. */
    async comments(meeting: string, person?: string): Promise<readonly Comment[]> {
      let query = db
        .selectFrom('report_comments')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('meeting', '=', meeting);
      if (person !== undefined) query = query.where('person', '=', person);
      const rows = await query.orderBy('at').orderBy('fact').execute();
      return rows.map((row) => ({ person: row.person, commenter: row.commenter, fact: row.fact, at: row.at }));
    },

    /** What was handed in or said, by the fact's id. What was erased by law is left out. */
    async texts(facts: readonly string[]): Promise<ReadonlyMap<string, string>> {
      if (facts.length === 0) return new Map();
      const rows = await db
        .selectFrom('fact_bodies')
        .select(['fact', 'body'])
        .where('tenant', '=', tenant)
        .where('fact', 'in', facts)
        .execute();
      return new Map(
        rows.map(({ fact, body }) => {
          const { payload } = JSON.parse(body) as { readonly payload: { readonly text: string } };
          return [fact, payload.text];
        }),
      );
    },
  };
}

export function reportWriter({ tenant, db }: TxScope) {
  const one = (meeting: string, person: string) =>
    db
      .updateTable('duty_reports')
      .where('tenant', '=', tenant)
      .where('meeting', '=', meeting)
      .where('person', '=', person);
  return {
    /** The report as it stands, taken for this transaction. */
    async lock(meeting: string, person: string): Promise<DutyReport | undefined> {
      const row = await db
        .selectFrom('duty_reports')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('meeting', '=', meeting)
        .where('person', '=', person)
        .forNoKeyUpdate()
        .executeTakeFirst();
      return row && reportOf(row);
    },

    /** The first save. False where another window was quicker. */
    async begin(meeting: string, person: string, draft: string, at: Date): Promise<boolean> {
      const made = await db
        .insertInto('duty_reports')
        .values({
          tenant,
          meeting,
          person,
          state: 'draft',
          draft,
          revision: 1,
          saved_at: at.toISOString(),
          handed_in_at: null,
          fact: null,
          reason: null,
          published_at: null,
        })
        .onConflict((conflict) => conflict.columns(['tenant', 'meeting', 'person']).doNothing())
        .returning('revision')
        .executeTakeFirst();
      return made !== undefined;
    },

    async save({ meeting, person, revision }: DutyReport, draft: string, at: Date): Promise<void> {
      await one(meeting, person)
        .set({ draft, revision: revision + 1, saved_at: at.toISOString() })
        .execute();
    },

    async handIn({ meeting, person, revision }: DutyReport, fact: string, at: Date): Promise<void> {
      const handed = { state: 'handed-in', draft: '', fact, reason: null, handed_in_at: at.toISOString() };
      await one(meeting, person)
        .set({ ...handed, revision: revision + 1, saved_at: at.toISOString() })
        .execute();
    },

    /** Given back to be written on, from the text that was handed in. */
    async giveBack({ meeting, person, revision }: DutyReport, draft: string, reason: string, at: Date): Promise<void> {
      const back = { state: 'returned', draft, reason, published_at: null };
      await one(meeting, person)
        .set({ ...back, revision: revision + 1, saved_at: at.toISOString() })
        .execute();
    },

    /** Those handed in and not yet published; gives how many. */
    async publish(meeting: string, at: Date): Promise<number> {
      const rows = await db
        .updateTable('duty_reports')
        .set({ published_at: at.toISOString() })
        .where('tenant', '=', tenant)
        .where('meeting', '=', meeting)
        .where('state', '=', 'handed-in')
        .where('published_at', 'is', null)
        .returning('person')
        .execute();
      return rows.length;
    },

    async putComment(meeting: string, { person, commenter, fact, at }: Comment): Promise<void> {
      await db
        .insertInto('report_comments')
        .values({ tenant, meeting, person, commenter, fact, at })
        .onConflict((conflict) =>
          conflict
            .columns(['tenant', 'meeting', 'person', 'commenter'])
            .doUpdateSet(({ ref }) => ({ fact: ref('excluded.fact'), at: ref('excluded.at') })),
        )
        .execute();
    },

    /** What nobody has handed in, when its meeting is given up. */
    async removeDrafts(meeting: string): Promise<void> {
      await db.deleteFrom('duty_reports').where('tenant', '=', tenant).where('meeting', '=', meeting).execute();
    },
  };
}

function reportOf(row: DutyReportsTable): DutyReport {
  const published = row.state === 'handed-in' && row.published_at !== null;
  return {
    meeting: row.meeting,
    person: row.person,
    state: published ? 'published' : (row.state as DutyReport['state']),
    draft: row.draft,
    revision: row.revision,
    savedAt: row.saved_at,
    ...(row.handed_in_at === null ? {} : { handedInAt: row.handed_in_at }),
    ...(row.fact === null ? {} : { fact: row.fact }),
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.published_at === null ? {} : { publishedAt: row.published_at }),
  };
}
