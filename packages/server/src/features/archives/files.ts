/** Made files, in the data folder until their time is over. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface ArchiveKey {
  readonly tenant: string;
  readonly id: string;
}

export function archiveFiles(dataFolder: string) {
  const folderOf = ({ tenant }: ArchiveKey) => join(dataFolder, 'archives', tenant);
  const pathOf = (key: ArchiveKey) => join(folderOf(key), `${key.id}.zip`);
  return {
    /** Keeps the file, whole or not at all; made again it replaces what was there. */
    async keep(key: ArchiveKey, bytes: Uint8Array): Promise<{ readonly sha256: string; readonly size: number }> {
      await mkdir(folderOf(key), { recursive: true, mode: 0o700 });
      const coming = `${pathOf(key)}.${randomUUID()}`;
      try {
        const file = await open(coming, 'wx', 0o600);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(coming, pathOf(key));
      } catch (error) {
        await rm(coming, { force: true });
        throw error;
      }
      return { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length };
    },

    /** Its bytes; undefined where it isn't there: removed, or another machine's. */
    async read(key: ArchiveKey): Promise<AsyncIterable<Uint8Array> | undefined> {
      const there = await stat(pathOf(key)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      return there === undefined ? undefined : createReadStream(pathOf(key));
    },

    drop: (key: ArchiveKey): Promise<void> => rm(pathOf(key), { force: true }),
  };
}
