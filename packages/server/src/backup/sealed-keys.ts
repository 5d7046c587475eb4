/** Keys under a passphrase: scrypt (RFC 7914) makes guessing dear, AES-256-GCM keeps and proves the content. */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';

export interface KeyFile {
  readonly name: string;
  readonly content: Uint8Array;
}

export const LEAST_PASSPHRASE = 12;

/** 128 MB and about half a second for each guess. */
const COST = { N: 2 ** 17, r: 8, p: 1 } as const;
const PURPOSE = Buffer.from('shiji backup keys 1');

const sealedShape = z.strictObject({
  kdf: z.literal('scrypt'),
  N: z.literal(COST.N),
  r: z.literal(COST.r),
  p: z.literal(COST.p),
  salt: z.base64(),
  iv: z.base64(),
  tag: z.base64(),
  text: z.base64(),
});
const filesShape = z.array(z.strictObject({ name: z.string(), content: z.base64() }));

export async function sealKeys(files: readonly KeyFile[], passphrase: string): Promise<string> {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', await keyOf(passphrase, salt), iv).setAAD(PURPOSE);
  const plain = JSON.stringify(files.map(({ name, content }) => ({ name, content: base64(content) })));
  const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  const sealed: z.infer<typeof sealedShape> = {
    kdf: 'scrypt',
    ...COST,
    salt: base64(salt),
    iv: base64(iv),
    tag: base64(cipher.getAuthTag()),
    text: base64(text),
  };
  return JSON.stringify(sealed);
}

/** Undefined for another passphrase, and for what was altered: the two can't be told apart. */
export async function openSealedKeys(sealed: string, passphrase: string): Promise<readonly KeyFile[] | undefined> {
  const { salt, iv, tag, text } = sealedShape.parse(JSON.parse(sealed));
  const key = await keyOf(passphrase, bytes(salt));
  const decipher = createDecipheriv('aes-256-gcm', key, bytes(iv), { authTagLength: 16 })
    .setAAD(PURPOSE)
    .setAuthTag(bytes(tag));
  const plain = decipher.update(bytes(text));
  try {
    const files = filesShape.parse(JSON.parse(Buffer.concat([plain, decipher.final()]).toString('utf8')));
    return files.map(({ name, content }) => ({ name, content: bytes(content) }));
  } catch {
    return undefined;
  }
}

const base64 = (content: Uint8Array): string => Buffer.from(content).toString('base64');
const bytes = (text: string): Buffer => Buffer.from(text, 'base64');

function keyOf(passphrase: string, salt: Uint8Array): Promise<Buffer> {
  const options = { ...COST, maxmem: 256 * COST.N * COST.r };
  // The same characters, however the operator's editor composed them.
  return new Promise((resolve, reject) =>
    scrypt(passphrase.normalize('NFKC'), salt, 32, options, (error, key) => (error ? reject(error) : resolve(key))),
  );
}
