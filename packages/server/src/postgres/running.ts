/** How a second process of the same machine, such as a backup, comes to a cluster that a server has open. */
import { access, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readPidFile } from './postmaster.ts';
import { urlThrough } from './settings.ts';

const LOOK_EVERY_MS = 50;

/** Whether a data folder has a cluster. Throws what the system says where it may not be looked into. */
export async function hasCluster(folder: string): Promise<boolean> {
  try {
    await access(join(folder, 'postgres', 'data', 'PG_VERSION'));
    return true;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

/**
 * The address of the cluster that runs in a data folder; undefined if none is ready within the time. Where the socket lies PostgreSQL
 * itself has written into postmaster.pid, so that there is no second note that could be wrong, and no secret: who may enter is decided
 * by the folder's mode and by `peer`, so that only the user who started the server (or root in its place) comes in. The owner's claim
 * on the folder stays untouched.
 */
export async function reachCluster(folder: string, withinMs = 20_000): Promise<string | undefined> {
  const data = join(await realpath(folder), 'postgres', 'data');
  for (const deadline = performance.now() + withinMs; ; await pause(LOOK_EVERY_MS)) {
    const file = readPidFile(data);
    if (file?.status === 'ready') return urlThrough(file.socketFolder);
    if (performance.now() > deadline) return undefined;
  }
}
