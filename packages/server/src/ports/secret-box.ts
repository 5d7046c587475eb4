/**
 * Secrets at rest as texts: what must be read again (a TOTP secret, a pending sign-in in a cookie), unlike passwords. The crypto port
 * encrypts; the context is bound in, so that what was sealed for one account or purpose opens for no other.
 */
import type { CryptoPort } from './crypto.ts';

export interface SecretBox {
  seal(text: string, context: string): Promise<string>;
  /** Undefined where it wasn't sealed here for this context, or was altered. */
  open(sealed: string, context: string): Promise<string | undefined>;
}

export function secretBox(crypto: Pick<CryptoPort, 'sealSecret' | 'openSecret'>): SecretBox {
  return {
    seal: (text, context) => crypto.sealSecret(Buffer.from(text, 'utf8'), context),
    async open(sealed, context) {
      const opened = await crypto.openSecret(sealed, context);
      return opened.ok ? Buffer.from(opened.plain).toString('utf8') : undefined;
    },
  };
}
