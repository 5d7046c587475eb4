/** Evidence files of a data folder, named by the SHA-256 of what is in them: `evidence/ab/cd/abcd…`. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export const EVIDENCE_FOLDER = 'evidence';

export const evidencePath = (evidenceFolder: string, hash: string): string =>
  join(evidenceFolder, hash.slice(0, 2), hash.slice(2, 4), hash);

/** Size in bytes; undefined where the file isn't there. */
export async function evidenceSize(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The file, piece by piece, exactly as long as said; `onEnd` gets the hash of what was read. */
export async function* readEvidence(
  path: string,
  size: number,
  onEnd: (sha256: string) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  if (size > 0)
    for await (const piece of createReadStream(path, { end: size - 1, highWaterMark: 1 << 18 })) {
      hash.update(piece as Buffer);
      yield piece as Buffer;
    }
  onEnd(hash.digest('hex'));
}

/** Writes a file under its hash, durably. Gives the hash of what was written. */
export async function writeEvidence(
  evidenceFolder: string,
  hash: string,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  const path = evidencePath(evidenceFolder, hash);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const piece of content) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
}
