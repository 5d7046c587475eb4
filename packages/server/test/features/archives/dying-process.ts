/** Makes a round's file, and dies by SIGKILL right after its n-th statement. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import { openDatabase } from '../../../src/db/open.ts';
import type { Tables } from '../../../src/db/tables.ts';
import { archiveJobs } from '../../../src/features/archives/make.ts';
import { softwareCrypto } from '../../../src/ports/software-crypto.ts';

const [url = '', dataFolder = '', tenant = '', id = '', last = ''] = process.argv.slice(2);
const database = openDatabase(url);
let count = 0;
const db = new Kysely<Tables>({
  dialect: new PostgresDialect({ pool: database.pool }),
  log: () => {
    if (++count === Number(last)) process.kill(process.pid, 'SIGKILL');
  },
});
// Everything is sealed: it dies before there is anything to sign.
const crypto = softwareCrypto({
  signing: generateKeyPairSync('ed25519').privateKey,
  secrets: new Map([['0001', randomBytes(32)]]),
  hmac: randomBytes(32),
});
const jobs = archiveJobs({ database: { ...database, db }, crypto, clock: { now: () => new Date() }, dataFolder });
await jobs.archives.run({ tenant, id });
