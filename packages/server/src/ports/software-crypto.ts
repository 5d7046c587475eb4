/** The crypto port in software, by node:crypto and the keys that it is given. */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPublicKey,
  hash,
  hkdfSync,
  randomBytes,
  sign,
} from 'node:crypto';
import type { CryptoPort, Opened } from './crypto.ts';
import type { Keys } from './keys.ts';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Version, key id, and base64url of IV, tag and ciphertext. */
const SEALED = /^v1\.(\d{4})\.([A-Za-z0-9_-]+)$/;

/** Keys must be at hand as `openKeys` gives them. */
export function softwareCrypto({ signing, secrets, hmac }: Keys): CryptoPort {
  const publicKey = createPublicKey(signing).export({ format: 'der', type: 'spki' }).subarray(-32);
  const [newestId, newest] = [...secrets].at(-1) ?? [];
  if (newestId === undefined || newest === undefined) throw new Error('no key for secrets');
  return {
    randomBytes: (count) => randomBytes(count),
    digest: (data) => hash('sha256', data, 'buffer'),
    async hmac(purpose, data) {
      const key = new Uint8Array(hkdfSync('sha256', hmac, '', `shiji hmac ${purpose}`, 32));
      return createHmac('sha256', key).update(data).digest();
    },
    async sealSecret(plain, context) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, newest, iv).setAAD(Buffer.from(context));
      const text = Buffer.concat([cipher.update(plain), cipher.final()]);
      return `v1.${newestId}.${Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')}`;
    },
    async openSecret(sealed, context) {
      const [, keyId = '', body = ''] = SEALED.exec(sealed) ?? [];
      const bytes = Buffer.from(body, 'base64url');
      if (bytes.length < IV_BYTES + TAG_BYTES || bytes.toString('base64url') !== body)
        return { ok: false, refusal: 'secret-malformed' };
      const key = secrets.get(keyId);
      return key === undefined ? { ok: false, refusal: 'secret-key-unknown' } : opened(key, bytes, context);
    },
    signer: (name) => ({ name, algorithm: 'ed25519', publicKey, sign: async (text) => sign(null, text, signing) }),
  };
}

function opened(key: Uint8Array, bytes: Buffer, context: string): Opened {
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const plain = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
  try {
    return { ok: true, plain: Buffer.concat([plain, decipher.final()]) };
  } catch {
    return { ok: false, refusal: 'secret-altered' };
  }
}
