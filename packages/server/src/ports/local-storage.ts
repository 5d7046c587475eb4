/** The object storage in a folder: `aa/bb/<hash>`, so that no folder grows too long to list. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ObjectStorage, Received } from './object-storage.ts';

const INCOMING = 'incoming';
/** What a killed server was taking in is thrown away by a later start, when nobody can still be sending it. */
const FORGOTTEN_MS = 24 * 3_600_000;
const HASH = /^[0-9a-f]{64}$/;

/** Opens the folder, and makes it if there is none. `now` decides which half-received files are forgotten. */
export async function openLocalStorage(folder: string, now: Date): Promise<ObjectStorage> {
  const incoming = join(folder, INCOMING);
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await forgetOld(incoming, now);
  const pathOf = (sha256: string) => {
    if (!HASH.test(sha256)) throw new Error('not a hash');
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  return {
    async receive(content) {
      const path = join(incoming, randomUUID());
      try {
        const { sha256, size } = await writeDown(path, content);
        return received(path, { sha256, size, to: pathOf(sha256), folder });
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
    },
    async get(sha256) {
      const path = pathOf(sha256);
      const size = await sizeOf(path);
      return size === undefined ? undefined : { size, content: createReadStream(path) };
    },
    has: async (sha256) => (await sizeOf(pathOf(sha256))) !== undefined,
  };
}

async function writeDown(path: string, content: AsyncIterable<Uint8Array>): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const piece of content) {
      hash.update(piece);
      size += piece.length;
      await file.writeFile(piece);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), size };
}

interface Arrived {
  readonly sha256: string;
  readonly size: number;
  readonly to: string;
  readonly folder: string;
}

function received(path: string, { sha256, size, to, folder }: Arrived): Received {
  return {
    sha256,
    size,
    content: () => createReadStream(path),
    async keep() {
      await mkdir(dirname(to), { recursive: true, mode: 0o700 });
      // Where the same file lies already, an equal one takes its place: at no moment is there none.
      await rename(path, to);
      // The names on the way to it must be on the disk, too.
      for (let at = dirname(to); at.length >= folder.length; at = dirname(at)) await flush(at);
    },
    drop: () => rm(path, { force: true }),
  };
}

async function forgetOld(incoming: string, now: Date): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const { mtimeMs } = await stat(path);
    if (now.getTime() - mtimeMs > FORGOTTEN_MS) await rm(path, { force: true });
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function flush(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
