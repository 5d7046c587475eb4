/** The thread that reads, plans and writes an import, with a connection of its own, so that nobody else's request waits for it. */
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../db/open.ts';
import { importFiles } from './files.ts';
import { keptFindings } from './findings.ts';
import { runImport } from './steps.ts';
import type { ImportTask } from './thread.ts';

const { url, dataFolder, tenant, id, at, what } = workerData as ImportTask;
// One for the transaction, one that tells how far it is.
const database = openDatabase(url, { connections: 2 });
try {
  const scope = { tenant, db: database.db };
  if (what === 'findings') parentPort?.postMessage(await keptFindings(scope, id));
  else await runImport(scope, importFiles(dataFolder), id, new Date(at));
} finally {
  await database.close();
}
