/** The keys of an installation as files of its data folder, and what may be known of them in the open. */
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Head } from './format.ts';
import type { KeyFile } from './sealed-keys.ts';

export const KEYS_FOLDER = 'keys';
const NAME = /^[a-z0-9][a-z0-9.-]{0,55}\.(pem|key)$/;

/** In the order of their names; none where there is no folder. */
export async function readKeyFiles(dataFolder: string): Promise<readonly KeyFile[]> {
  const folder = join(dataFolder, KEYS_FOLDER);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const files = names.filter((name) => NAME.test(name)).sort();
  return Promise.all(files.map(async (name) => ({ name, content: await readFile(join(folder, name)) })));
}

/** Writes them into a folder that only its owner can enter; made when missing. */
export async function writeKeyFiles(folder: string, files: readonly KeyFile[]): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const { name, content } of files) {
    if (!NAME.test(name)) throw new Error(`not the name of a key: ${name}`);
    const handle = await open(join(folder, name), 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

export const fingerprintsOf = (files: readonly KeyFile[]): Head['keyFiles'] =>
  files.map(({ name, content }) => ({ name, sha256: createHash('sha256').update(content).digest('hex') }));

/** Public halves of the keys that sign, as raw Ed25519 keys in base64. */
export function publicKeysOf(files: readonly KeyFile[]): string[] {
  return files.flatMap(({ name, content }) => {
    if (!name.endsWith('.pem')) return [];
    const key = createPublicKey(createPrivateKey(Buffer.from(content)));
    if (key.asymmetricKeyType !== 'ed25519') return [];
    return [key.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64')];
  });
}

/** The first file that isn't the one of the fingerprint, or isn't there. */
export function firstOther(files: readonly KeyFile[], wanted: Head['keyFiles']): string | undefined {
  const found = new Map(fingerprintsOf(files).map(({ name, sha256 }) => [name, sha256]));
  return wanted.find(({ name, sha256 }) => found.get(name) !== sha256)?.name;
}
