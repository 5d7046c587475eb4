/**
 * Secrets at rest: what must be read again (a TOTP secret, a pending sign-in in a cookie), unlike passwords. AES-256-GCM; the context
 * is bound in, so that what was sealed for one account or purpose opens for no other.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

export interface SecretBox {
  seal(text: string, context: string): string;
  /** Undefined where it wasn't sealed with this key for this context, or was altered. */
  open(sealed: string, context: string): string | undefined;
}

const VERSION = 'a1';
const NONCE = 12;
const TAG = 16;

/** `key`: 32 bytes. The random nonce bears some billions of secrets, far beyond a county's. */
export function secretBox(key: Uint8Array): SecretBox {
  if (key.length !== 32) throw new Error('a secret box needs a key of 32 bytes');
  return {
    seal(text, context) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
      cipher.setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open(sealed, context) {
      const [version, text = ''] = sealed.split('.');
      const bytes = Buffer.from(text, 'base64url');
      if (version !== VERSION || bytes.length < NONCE + TAG) return undefined;
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG });
      decipher.setAAD(Buffer.from(context));
      decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
      } catch {
        // The tag doesn't fit: that is the answer.
        return undefined;
      }
    },
  };
}
