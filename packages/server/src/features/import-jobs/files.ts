/** Files of imports under way, in the data folder: kept until the import has ended, one way or the other. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

export interface ImportKey {
  readonly tenant: string;
  readonly id: string;
}

export type ImportFiles = ReturnType<typeof importFiles>;

export function importFiles(dataFolder: string) {
  const folderOf = ({ tenant }: ImportKey) => join(dataFolder, 'imports', tenant);
  const pathOf = (key: ImportKey) => join(folderOf(key), key.id);
  return {
    /** Keeps what comes, whole or not at all; gives its SHA-256 and size. */
    async keep(key: ImportKey, bytes: AsyncIterable<Uint8Array>): Promise<{ hash: Buffer; size: number }> {
      await mkdir(folderOf(key), { recursive: true, mode: 0o700 });
      const coming = `${pathOf(key)}.${randomUUID()}`;
      const hash = createHash('sha256');
      let size = 0;
      try {
        const file = await open(coming, 'wx', 0o600);
        try {
          for await (const piece of bytes) {
            hash.update(piece);
            size += piece.length;
            await file.writeFile(piece);
          }
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(coming, pathOf(key));
      } catch (error) {
        await rm(coming, { force: true });
        throw error;
      }
      return { hash: hash.digest(), size };
    },
    read: (key: ImportKey): Promise<Uint8Array> => readFile(pathOf(key)),
    drop: (key: ImportKey): Promise<void> => rm(pathOf(key), { force: true }),
  };
}
