/** Facts, salts and keys for the tests: always the same ones. */
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { Evidence, Fact } from '../../src/ledger/fact.ts';
import type { NoteSigner } from '../../src/ledger/note.ts';

export const TENANT = '01900000-0000-7000-8000-00000000aaaa';
export const idOf = (n: number): string => `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
export const saltOf = (n: number): Uint8Array => createHash('sha256').update(`salt ${n}`).digest();
export const sha256Hex = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

export function factOf(n: number, change: Partial<Fact> = {}): Fact {
  return {
    id: idOf(n),
    tenant: TENANT,
    kind: 'log.entry',
    subject: `person-${n % 7}`,
    payload: { 内容: `走访第 ${n} 户`, score: '92.50', count: n },
    at: '2026-03-31T08:00:00.000Z',
    actor: 'account-3',
    authority: 'self',
    evidence: [],
    ...change,
  };
}

export const evidenceOf = (content: string, name = '照片.jpg'): Evidence => ({
  sha256: sha256Hex(content),
  name,
  size: Buffer.byteLength(content),
  type: 'image/jpeg',
});

/** A signer whose key follows from a number: RFC 8410 stores the seed as it is. */
export function signerOf(name: string, seed: number): NoteSigner {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]);
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  return { name, algorithm: 'ed25519', publicKey, sign: async (text) => sign(null, text, key) };
}
