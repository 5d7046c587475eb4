/** The key of the secret box: a file in the data folder that only the server's own user may read. */
import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const LENGTH = 32;

/** Made on the first start. Throws where the file is not a key: a new one would make every TOTP secret unreadable. */
export async function openSecretsKey(dataFolder: string): Promise<Uint8Array> {
  const folder = join(dataFolder, 'keys');
  const file = join(folder, 'secrets.key');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const key = (await readKey(file)) ?? (await makeKey(folder, file));
  if (key.length !== LENGTH) throw new Error(`${file} is not a key of ${LENGTH} bytes`);
  return key;
}

async function readKey(file: string): Promise<Uint8Array | undefined> {
  try {
    return Buffer.from((await readFile(file, 'utf8')).trim(), 'base64');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whole or not at all, and of two that start at once the first: the file takes its name only when it is written. */
async function makeKey(folder: string, file: string): Promise<Uint8Array> {
  const draft = join(folder, `secrets.${randomBytes(6).toString('hex')}.draft`);
  await writeFile(draft, `${randomBytes(LENGTH).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    await link(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
  const key = await readKey(file);
  if (key === undefined) throw new Error(`${file} vanished`);
  return key;
}
