import pg from 'pg';
import { DATABASE, PORT, ROLE, SUPERUSER } from './settings.ts';

/** Rights on functions are a database's own: a new one, as a restore makes, has them from its template. */
const DATABASES = [DATABASE, 'template1'];

/**
 * Lets our role end PostgreSQL's log and have it removed, so that nothing of ballots is left in it once they are counted. At each start:
 * clusters of older programs, and databases that were restored, get it, too.
 */
export async function grantUpkeep(socketFolder: string): Promise<void> {
  for (const database of DATABASES) {
    const client = new pg.Client({ user: SUPERUSER, database, host: socketFolder, port: PORT });
    await client.connect();
    try {
      await client.query(`grant pg_checkpoint to ${ROLE}`);
      await client.query(`grant execute on function pg_switch_wal() to ${ROLE}`);
    } finally {
      await client.end();
    }
  }
}
