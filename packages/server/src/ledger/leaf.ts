/** A fact's place in the tree: salted, so that the leaf of an erased fact tells nothing to those who guess at what it said. */
import { type FactRefusal, readFact } from './fact.ts';
import { hashLeaf } from './merkle.ts';

/** Always as many, so that salt and fact can't be cut apart elsewhere. Random (crypto port), new for each fact, erased with it. */
export const SALT_BYTES = 32;

export type Leaf =
  | { readonly ok: true; readonly hash: Uint8Array; readonly text: string }
  | { readonly ok: false; readonly refusal: FactRefusal };

/**
 * SHA-256(0x00 ‖ salt ‖ RFC 8785 form of the fact), the leaf hash of RFC 9162 §2.1.1 over salt and fact; with the canonical text, as it
 * is kept. Refuses what is no fact; throws if the salt has another length.
 */
export function leafOf(fact: unknown, salt: Uint8Array): Leaf {
  const read = readFact(fact);
  return read.ok ? { ok: true, hash: leafOfText(read.text, salt), text: read.text } : read;
}

/** The same from the canonical text, as it was kept. */
export function leafOfText(text: string, salt: Uint8Array): Uint8Array {
  if (salt.length !== SALT_BYTES) throw new Error(`a salt has ${SALT_BYTES} bytes`);
  return hashLeaf(salt, Buffer.from(text, 'utf8'));
}
