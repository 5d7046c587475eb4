/**
 * The crypto port: all keys of the installation stay behind it, so that they can move into a device, and SM2, SM3 and SM4 take the place
 * of today's algorithms where a certified module is asked for. What the ledger hashes is fixed by RFC 9162 and isn't chosen here.
 */
import type { NoteSigner } from '../ledger/note.ts';

/** Plain or encrypted text together with what it belongs to, as `totp:<account id>`: a secret copied to another place doesn't open there. */
export type SecretContext = string;

export type Opened =
  | { readonly ok: true; readonly plain: Uint8Array }
  /** Not a sealed secret; sealed under a key that isn't here; altered, or moved from another context. */
  | { readonly ok: false; readonly refusal: 'secret-malformed' | 'secret-key-unknown' | 'secret-altered' };

export interface CryptoPort {
  /** From the operating system's generator. */
  randomBytes(count: number): Uint8Array;
  /** SHA-256. */
  digest(data: Uint8Array): Uint8Array;
  /**
   * A keyed digest of 32 bytes, for what must be found again and not be guessed from a stolen database. Each purpose has a key of its own.
   */
  hmac(purpose: string, data: Uint8Array): Promise<Uint8Array>;
  /** Authenticated encryption of a secret at rest. The text names the key, so that older ones stay readable after a change. */
  sealSecret(plain: Uint8Array, context: SecretContext): Promise<string>;
  openSecret(sealed: string, context: SecretContext): Promise<Opened>;
  /** Signs checkpoints under a name, the ledger's origin line: one key, and for each ledger a public key text of its own. */
  signer(name: string): NoteSigner;
}
