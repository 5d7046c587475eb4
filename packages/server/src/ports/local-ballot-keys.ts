/** Ballot keys as files of a folder that only the server's user can read: `<tenant>/<poll>`, 32 random bytes. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BallotKey, BallotKeys } from './ballot-keys.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CODE_SIGNS = 16;
/** Crockford's: no I, L, O, U, which are misread. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function localBallotKeys(folder: string): BallotKeys {
  const pathOf = (tenant: string, poll: string) => {
    if (!UUID.test(tenant) || !UUID.test(poll)) throw new Error('not an id');
    return join(folder, tenant, poll);
  };
  return {
    async make(tenant, poll) {
      const path = pathOf(tenant, poll);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const file = await open(path, 'wx', 0o600);
      try {
        await file.writeFile(randomBytes(KEY_BYTES));
        await file.sync();
      } finally {
        await file.close();
      }
      await flush(dirname(path));
      await flush(folder);
    },
    async open(tenant, poll) {
      try {
        return keyOf(await readFile(pathOf(tenant, poll)));
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw error;
      }
    },
    async destroy(tenant, poll) {
      const path = pathOf(tenant, poll);
      try {
        const file = await open(path, 'r+');
        try {
          await file.write(randomBytes(KEY_BYTES), 0, KEY_BYTES, 0);
          await file.sync();
        } finally {
          await file.close();
        }
        await rm(path);
        await flush(dirname(path));
      } catch (error) {
        if (!isAbsent(error)) throw error;
      }
    },
  };
}

function keyOf(secret: Buffer): BallotKey {
  if (secret.length !== KEY_BYTES) throw new Error('a ballot key of the wrong length');
  const derived = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `shiji ${purpose}`, KEY_BYTES));
  const forCodes = derived('ballot codes');
  const forBallots = derived('ballots');
  return {
    code(electorate, way, number) {
      const bytes = createHmac('sha256', forCodes).update(`${electorate}\n${way}\n${number}`).digest();
      return Array.from(bytes.subarray(0, CODE_SIGNS), (byte) => SIGNS[byte % SIGNS.length]).join('');
    },
    seal(content, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', forBallots, nonce).setAAD(Buffer.from(context, 'utf8'));
      return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, context) {
      const bytes = Buffer.from(sealed);
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
      const decipher = createDecipheriv('aes-256-gcm', forBallots, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(context, 'utf8')).setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
      } catch {
        return undefined;
      }
    },
  };
}

async function flush(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
