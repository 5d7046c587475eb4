/** The files of the machine. */
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import type { Files } from './io.ts';
import { writeFileWhole } from './write-file.ts';

const PIECE = 1 << 20;

export const machineFiles: Files = {
  async kind(path) {
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
      throw error;
    });
    if (found === undefined) return 'nothing';
    return found.isDirectory() ? 'folder' : 'file';
  },
  async list(folder) {
    return (await readdir(folder)).sort();
  },
  /** Piece by piece, since a device or a pipe does not say beforehand how long it is. */
  async read(path, most) {
    if ((await stat(path)).size > most) return undefined;
    const pieces: Buffer[] = [];
    let length = 0;
    for await (const piece of createReadStream(path, { highWaterMark: PIECE, end: most })) {
      pieces.push(piece as Buffer);
      length += (piece as Buffer).length;
    }
    return length > most ? undefined : Buffer.concat(pieces, length);
  },
  stream: (path) => createReadStream(path, { highWaterMark: PIECE }),
  write: writeFileWhole,
  async same(a, b) {
    const [one, other] = await Promise.all([a, b].map((path) => stat(path, { bigint: true }).catch(() => undefined)));
    return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev;
  },
};
