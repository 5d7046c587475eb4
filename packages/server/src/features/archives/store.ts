/** All SQL of archives. */
import type { Selectable } from 'kysely';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { ArchivesTable } from '../../db/tables/results.ts';
import { hexOf } from '../../ledger/bytes.ts';
import type { Archive, ArchiveState } from './model.ts';

/** Of a round so many are listed. */
const MOST_LISTED = 20;

export function archiveStore({ tenant, db }: Scope | TxScope) {
  const all = () =>
    db
      .selectFrom('archives as x')
      .leftJoin('accounts as a', (join) => join.onRef('a.tenant', '=', 'x.tenant').onRef('a.id', '=', 'x.made_by'))
      .selectAll('x')
      .select('a.name as made_by_name')
      .where('x.tenant', '=', tenant);
  const one = (id: string) => db.updateTable('archives').where('tenant', '=', tenant).where('id', '=', id);
  return {
    async byId(id: string): Promise<Archive | undefined> {
      const row = await all().where('x.id', '=', id).executeTakeFirst();
      return row && archiveOf(row);
    },

    /** The newest first; what was removed is left out. */
    async ofRound(round: string): Promise<readonly Archive[]> {
      const rows = await all()
        .where('x.round', '=', round)
        .where('x.state', '!=', 'removed')
        .orderBy('x.begun_at', 'desc')
        .orderBy('x.id', 'desc')
        .limit(MOST_LISTED)
        .execute();
      return rows.map(archiveOf);
    },

    async begin(
      archive: Pick<Archive, 'id' | 'round' | 'organizations' | 'fileName' | 'madeBy' | 'begunAt'>,
    ): Promise<void> {
      const { id, round, organizations, fileName, madeBy, begunAt } = archive;
      await db
        .insertInto('archives')
        .values({
          tenant,
          id,
          round,
          organizations: organizations === undefined ? null : JSON.stringify(organizations),
          state: 'making',
          done: 0,
          total: 0,
          file_name: fileName,
          size: null,
          sha256: null,
          made_by: madeBy,
          begun_at: begunAt,
          made_at: null,
          expires_at: null,
        })
        .execute();
    },

    async progress(id: string, done: number, total: number): Promise<void> {
      await one(id).set({ done, total }).where('state', '=', 'making').execute();
    },

    async made(id: string, { sha256, size }: { sha256: string; size: number }, at: Date, expires: Date): Promise<void> {
      await one(id)
        .set({
          state: 'made',
          size: String(size),
          sha256: Buffer.from(sha256, 'hex'),
          made_at: at.toISOString(),
          expires_at: expires.toISOString(),
        })
        .where('state', '=', 'making')
        .execute();
    },

    /** Failed while it was made, or removed when its time was over. */
    async end(id: string, from: ArchiveState, to: 'failed' | 'removed'): Promise<void> {
      await one(id).set({ state: to }).where('state', '=', from).execute();
    },

    /** Made files whose time is over. */
    async expired(at: Date): Promise<readonly string[]> {
      const rows = await db
        .selectFrom('archives')
        .select('id')
        .where('tenant', '=', tenant)
        .where('state', '=', 'made')
        .where('expires_at', '<=', at.toISOString())
        .execute();
      return rows.map(({ id }) => id);
    },
  };
}

function archiveOf(row: Selectable<ArchivesTable> & { readonly made_by_name: string | null }): Archive {
  return {
    id: row.id,
    round: row.round,
    ...(row.organizations === null ? {} : { organizations: row.organizations as readonly string[] }),
    state: row.state as ArchiveState,
    done: row.done,
    total: row.total,
    fileName: row.file_name,
    ...(row.size === null ? {} : { size: Number(row.size) }),
    ...(row.sha256 === null ? {} : { sha256: hexOf(row.sha256) }),
    madeBy: row.made_by,
    madeByName: row.made_by_name ?? '',
    begunAt: row.begun_at,
    ...(row.made_at === null ? {} : { madeAt: row.made_at }),
    ...(row.expires_at === null ? {} : { expiresAt: row.expires_at }),
  };
}
