/** The thread in which a round's papers are written, with a connection of its own, so that nobody else's request waits for it. */
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../db/open.ts';
import { snapshot } from '../../db/scope.ts';
import { contentOf } from './content.ts';
import { archiveStore } from './store.ts';
import type { ArchiveTask } from './thread.ts';

const { url, tenant, archive, origin, keys, at } = workerData as ArchiveTask;
// One for the snapshot, one that tells how far it is.
const database = openDatabase(url, { connections: 2 });
try {
  const scope = { tenant, db: database.db };
  const files = await snapshot(scope, (tx) =>
    contentOf(tx, archive, {
      origin,
      keys,
      now: new Date(at),
      progress: (done, total) => archiveStore(scope).progress(archive.id, done, total),
    }),
  );
  parentPort?.postMessage(files);
} finally {
  await database.close();
}
