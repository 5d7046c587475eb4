/** The keys of the software crypto port: files in a folder that only the server's account can read. */
import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { mkdtemp, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface Keys {
  /** Ed25519. The last one by name signs. */
  readonly signing: KeyObject;
  /** AES-256 by key id, in the order of their names. The last one encrypts, all decrypt. */
  readonly secrets: ReadonlyMap<string, Uint8Array>;
  readonly hmac: Uint8Array;
}

export type OpenedKeys =
  | { readonly ok: true; readonly keys: Keys }
  | {
      readonly ok: false;
      /** Others may read the file; one lacks, so that making a new one would lose what the old one sealed; it holds no key. */
      readonly refusal: 'keys-readable-by-others' | 'keys-incomplete' | 'key-malformed';
      readonly file: string;
    };

const SIGNING = /^signing-(\d{4})\.pem$/;
const SECRETS = /^secrets-(\d{4})\.key$/;
const HMAC = 'hmac.key';
const KEY_BYTES = 32;

/**
 * Opens the keys in the folder, and makes them first if there is no folder or an empty one. All at once or not at all: a power cut
 * leaves none or a whole set, and of two starts side by side one set wins.
 */
export async function openKeys(folder: string): Promise<OpenedKeys> {
  const found = await namesIn(folder);
  if (found.length === 0) await makeKeys(folder);
  return await readKeys(folder);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (hasCode(error, ['ENOENT'])) return [];
    throw error;
  }
}

async function makeKeys(folder: string): Promise<void> {
  // For its owner only, from the first moment.
  const made = await mkdtemp(`${folder}.new-`);
  try {
    const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
    await writeKey(join(made, 'signing-0001.pem'), pem.toString());
    await writeKey(join(made, 'secrets-0001.key'), `${randomBytes(KEY_BYTES).toString('base64')}\n`);
    await writeKey(join(made, HMAC), `${randomBytes(KEY_BYTES).toString('base64')}\n`);
    await flush(made);
    await rename(made, folder);
    await flush(dirname(folder));
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    // Another start was faster; its keys are the ones.
    if (!hasCode(error, ['ENOTEMPTY', 'EEXIST'])) throw error;
  }
}

async function writeKey(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
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

async function readKeys(folder: string): Promise<OpenedKeys> {
  const names = await namesIn(folder);
  const signing = names.findLast((name) => SIGNING.test(name));
  const secretNames = names.filter((name) => SECRETS.test(name));
  if (signing === undefined) return { ok: false, refusal: 'keys-incomplete', file: join(folder, 'signing-0001.pem') };
  if (secretNames.length === 0)
    return { ok: false, refusal: 'keys-incomplete', file: join(folder, 'secrets-0001.key') };
  if (!names.includes(HMAC)) return { ok: false, refusal: 'keys-incomplete', file: join(folder, HMAC) };
  for (const name of [signing, ...secretNames, HMAC]) {
    const file = join(folder, name);
    if (((await stat(file)).mode & 0o077) !== 0) return { ok: false, refusal: 'keys-readable-by-others', file };
  }
  const secrets = new Map<string, Uint8Array>();
  for (const name of secretNames) {
    const key = await readSecret(join(folder, name));
    if (key === undefined) return { ok: false, refusal: 'key-malformed', file: join(folder, name) };
    secrets.set(SECRETS.exec(name)?.[1] ?? '', key);
  }
  const hmac = await readSecret(join(folder, HMAC));
  if (hmac === undefined) return { ok: false, refusal: 'key-malformed', file: join(folder, HMAC) };
  const privateKey = signingKey(await readFile(join(folder, signing), 'utf8'));
  if (privateKey === undefined) return { ok: false, refusal: 'key-malformed', file: join(folder, signing) };
  return { ok: true, keys: { signing: privateKey, secrets, hmac } };
}

async function readSecret(path: string): Promise<Uint8Array | undefined> {
  const text = (await readFile(path, 'utf8')).trim();
  const key = Buffer.from(text, 'base64');
  return key.length === KEY_BYTES && key.toString('base64') === text ? key : undefined;
}

function signingKey(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

const hasCode = (error: unknown, codes: readonly string[]): boolean =>
  codes.includes((error as NodeJS.ErrnoException | undefined)?.code ?? '');
