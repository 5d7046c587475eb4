/** All SQL of notices. */
import type { Selectable } from 'kysely';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { NoticesTable } from '../../db/tables/results.ts';
import type { Day } from '../roster/model.ts';
import type { Notice } from './model.ts';

export function noticeReader({ tenant, db }: Scope | TxScope) {
  const all = () => db.selectFrom('notices').selectAll().where('tenant', '=', tenant);
  return {
    async byCode(code: string): Promise<Notice | undefined> {
      const row = await all().where('code', '=', code).executeTakeFirst();
      return row && noticeOf(row);
    },

    /** The newest first. */
    async ofRound(round: string): Promise<readonly Notice[]> {
      return (await all().where('round', '=', round).orderBy('published_at', 'desc').execute()).map(noticeOf);
    },
  };
}

export function noticeWriter(tx: TxScope) {
  const { tenant, db } = tx;
  return {
    ...noticeReader(tx),

    async insert(notice: Notice, by: string): Promise<void> {
      await db
        .insertInto('notices')
        .values({
          tenant,
          id: notice.id,
          round: notice.round,
          code: notice.code,
          title: notice.title,
          begins: notice.begins,
          ends: notice.ends,
          figures: JSON.stringify(notice.figures),
          contact: notice.contact,
          checkpoint: notice.checkpoint ?? null,
          published_by: by,
          published_at: notice.publishedAt,
          taken_down_at: null,
          reason: null,
          first_ends: null,
          longer_because: null,
        })
        .execute();
    },

    /** The day that was published first stays known, however often it is made to hang longer. */
    async lengthen({ id, ends: before, longer }: Notice, ends: Day, because: string): Promise<void> {
      await db
        .updateTable('notices')
        .set({ ends, first_ends: longer?.first ?? before, longer_because: because })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .execute();
    },

    async setEnds(id: string, ends: Day): Promise<void> {
      await db.updateTable('notices').set({ ends }).where('tenant', '=', tenant).where('id', '=', id).execute();
    },

    async takeDown(id: string, at: Date, reason: string): Promise<void> {
      await db
        .updateTable('notices')
        .set({ taken_down_at: at.toISOString(), reason })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .execute();
    },
  };
}

const noticeOf = (row: Selectable<NoticesTable>): Notice => ({
  id: row.id,
  round: row.round,
  code: row.code,
  title: row.title,
  begins: row.begins,
  ends: row.ends,
  figures: row.figures as unknown as readonly string[],
  contact: row.contact,
  publishedAt: row.published_at,
  ...(row.checkpoint === null ? {} : { checkpoint: row.checkpoint }),
  ...(row.taken_down_at === null ? {} : { takenDownAt: row.taken_down_at }),
  ...(row.reason === null ? {} : { reason: row.reason }),
  ...(row.first_ends === null ? {} : { longer: { first: row.first_ends, because: row.longer_because ?? '' } }),
});
