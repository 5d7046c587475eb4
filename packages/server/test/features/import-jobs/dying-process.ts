/** Works on an import, and dies by SIGKILL right after its n-th statement; says so if it comes to the end before. */
import { Kysely, PostgresDialect } from 'kysely';
import { openDatabase } from '../../../src/db/open.ts';
import type { Tables } from '../../../src/db/tables.ts';
import { importFiles } from '../../../src/features/import-jobs/files.ts';
import { runImport } from '../../../src/features/import-jobs/steps.ts';

const [url = '', dataFolder = '', tenant = '', id = '', last = ''] = process.argv.slice(2);
const { pool } = openDatabase(url);
let count = 0;
const db = new Kysely<Tables>({
  dialect: new PostgresDialect({ pool }),
  log: () => {
    if (++count === Number(last)) process.kill(process.pid, 'SIGKILL');
  },
});
await runImport({ tenant, db }, importFiles(dataFolder), id, new Date('2026-03-25T02:00:00Z'));
process.send?.('done');
await db.destroy();
