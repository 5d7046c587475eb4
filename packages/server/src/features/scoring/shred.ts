/** What juries leave to be shredded once they are closed: see migration 0009. */
import type { OpenDatabase } from '../../db/open.ts';
import type { Shredded } from '../polls/shred.ts';

export function shreddedJuries({ db }: OpenDatabase): Shredded {
  return {
    tables: ['jury_scores'],
    async mark({ tenant, id }, at) {
      await db
        .updateTable('juries')
        .set({ shredded_at: at.toISOString() })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where('state', '=', 'closed')
        .where('shredded_at', 'is', null)
        .execute();
    },
    async waiting() {
      return db
        .selectFrom('juries')
        .select(['tenant', 'id'])
        .where('state', '=', 'closed')
        .where('shredded_at', 'is', null)
        .execute();
    },
  };
}
