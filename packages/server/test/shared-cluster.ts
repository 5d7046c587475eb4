import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openCluster } from '../src/postgres/cluster.ts';
import { clusterSentence } from '../src/postgres/refusals.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of a socket that answers with the URL of the cluster of this run. */
    readonly sharedCluster: string;
  }
}

/**
 * One PostgreSQL for all test files of a run. It belongs to the process that starts the workers, which end one by one; and it is
 * started when the first of them asks, so that a run that needs no database doesn't wait for one.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(await quickFolder(), 'shiji-run-'));
  await chmod(folder, 0o711);
  let opening: ReturnType<typeof openCluster> | undefined;
  const server = createServer((socket) => {
    // Nobody misses what these databases hold.
    opening ??= openCluster({ folder: join(folder, 'data'), durable: false });
    opening.then(
      (cluster) =>
        socket.end(JSON.stringify(cluster.ok ? { url: cluster.url } : { refused: clusterSentence(cluster) })),
      (error) => socket.end(JSON.stringify({ refused: String(error) })),
    );
    socket.on('error', () => undefined);
  });
  const address = join(folder, 'ask');
  await new Promise<void>((resolve) => server.listen(address, resolve));
  project.provide('sharedCluster', address);
  return async () => {
    server.close();
    const cluster = await opening;
    if (cluster?.ok) await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

/** In memory, where there is enough: a copy of a database takes 10 ms there, against 60. Containers often have 64 MB only. */
async function quickFolder(): Promise<string> {
  const memory = '/dev/shm';
  const room = await statfs(memory).catch(() => undefined);
  return room && room.bavail * room.bsize > 2e9 ? memory : tmpdir();
}
