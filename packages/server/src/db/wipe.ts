/**
 * Removing what deleted rows leave behind: in the tables' files, and in the log from which they could be made again. Not in a
 * transaction; may be done again at any time.
 */
import pg from 'pg';

export type Wiped =
  | { readonly ok: true }
  /** The tables are clean; the database doesn't let its user end the log (operations.md). */
  | { readonly ok: false; readonly refusal: 'log-not-permitted' };

/** A vote that is just being cast isn't kept waiting for longer. */
const LOCK_PATIENCE = '5s';
const NOT_PERMITTED = '42501';

/**
 * Rewrites the tables, so that their files hold nothing but rows that stand, and drops the log up to now. Throws where a table is in use
 * for too long, or somebody still sees what was deleted: to be tried again.
 */
export async function wipe(pool: pg.Pool, tables: readonly string[]): Promise<Wiped> {
  const client = await pool.connect();
  try {
    await client.query(`set statement_timeout = 0; set lock_timeout = '${LOCK_PATIENCE}'`);
    let kept = 0;
    client.on('notice', ({ detail }) => {
      kept += Number(/^(\d+) dead row versions cannot be removed yet/.exec(detail ?? '')?.[1] ?? 0);
    });
    for (const table of tables) await client.query(`vacuum (full, verbose) ${pg.escapeIdentifier(table)}`);
    if (kept > 0) throw new Error('deleted rows are still seen by a transaction that began before');
    try {
      await client.query('select pg_switch_wal()');
      await client.query('checkpoint');
      return { ok: true };
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === NOT_PERMITTED)
        return { ok: false, refusal: 'log-not-permitted' };
      throw error;
    }
  } finally {
    // Not given back: its settings are its own.
    client.release(true);
  }
}
