/**
 * Signed notes (c2sp.org/signed-note): text, a blank line, and signatures by named keys. Keys are told apart by name, algorithm and
 * four bytes of a hash, so that a key of another algorithm can sign the same note beside the first.
 */
import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import { base64Of, bytesFromBase64, hexOf, isWellFormed } from './bytes.ts';

/** Signs notes under one name. Asynchronous, since the key may lie in a device. */
export interface NoteSigner {
  readonly name: string;
  readonly algorithm: Algorithm;
  readonly publicKey: Uint8Array;
  sign(text: Uint8Array): Promise<Uint8Array>;
}

export interface NoteVerifier {
  readonly name: string;
  /** Four bytes, hexadecimal. */
  readonly keyId: string;
  verify(text: Uint8Array, signature: Uint8Array): boolean;
}

interface AlgorithmRules {
  /** The identifier bytes that stand before the public key. SM2 has none assigned and would take 0xff and a longer name. */
  readonly type: Uint8Array;
  /** Undefined for bytes that are no public key. */
  verifier(publicKey: Uint8Array): ((text: Uint8Array, signature: Uint8Array) => boolean) | undefined;
}

const algorithms = {
  ed25519: {
    type: Uint8Array.of(0x01),
    verifier(publicKey) {
      const key = ed25519Key(publicKey);
      return key && ((text, signature) => signature.length === 64 && verify(null, text, key, signature));
    },
  },
} as const satisfies { readonly [name: string]: AlgorithmRules };
export type Algorithm = keyof typeof algorithms;

function ed25519Key(bytes: Uint8Array): KeyObject | undefined {
  if (bytes.length !== 32) return undefined;
  try {
    return createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(bytes).toString('base64url') },
      format: 'jwk',
    });
  } catch {
    return undefined;
  }
}

const NAME = /^[^\s+\p{Cc}]{1,200}$/u;
const isName = (name: string): boolean => NAME.test(name) && isWellFormed(name);

function keyIdOf(name: string, type: Uint8Array, publicKey: Uint8Array): string {
  return hexOf(hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), type, publicKey]), 'buffer').subarray(0, 4));
}

/** The public key as text, to publish: `name+key id+base64(type ‖ key)`, as the Go notary tools write it. */
export function verifierText({
  name,
  algorithm,
  publicKey,
}: Pick<NoteSigner, 'name' | 'algorithm' | 'publicKey'>): string {
  const { type } = algorithms[algorithm];
  return `${name}+${keyIdOf(name, type, publicKey)}+${base64Of(Buffer.concat([type, publicKey]))}`;
}

/** Reads such a text. Undefined for another form, an unknown algorithm, or a key id that isn't the key's. */
export function readVerifier(text: string): NoteVerifier | undefined {
  const [name = '', keyId = '', ...rest] = text.split('+');
  // Base64 has plus signs of its own.
  const bytes = bytesFromBase64(rest.join('+'));
  if (!isName(name) || bytes === undefined) return undefined;
  for (const { type, verifier } of Object.values(algorithms)) {
    if (Buffer.compare(type, bytes.subarray(0, type.length)) !== 0) continue;
    const publicKey = bytes.subarray(type.length);
    const check = verifier(publicKey);
    if (check !== undefined && keyIdOf(name, type, publicKey) === keyId) return { name, keyId, verify: check };
  }
  return undefined;
}

export interface NoteSignature {
  readonly name: string;
  readonly keyId: string;
  readonly signature: Uint8Array;
}
export interface Note {
  /** What is signed, with its last line end. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Signs a text that ends with a line end. Throws for a text or name that no note can have. */
export async function signNote(text: string, signers: readonly NoteSigner[]): Promise<string> {
  if (!isNoteText(text)) throw new Error('not the text of a note');
  const lines = signers.map(async ({ name, algorithm, publicKey, sign }) => {
    if (!isName(name)) throw new Error(`not a name of a key: ${name}`);
    const keyId = Buffer.from(keyIdOf(name, algorithms[algorithm].type, publicKey), 'hex');
    return `— ${name} ${base64Of(Buffer.concat([keyId, await sign(Buffer.from(text))]))}\n`;
  });
  return `${text}\n${(await Promise.all(lines)).join('')}`;
}

const MOST_SIGNATURES = 16;

/** Takes a note apart; signatures are not looked at yet. Undefined for what is no note. */
export function readNote(note: string): Note | undefined {
  const blank = note.lastIndexOf('\n\n');
  const text = note.slice(0, blank + 1);
  const rest = note.slice(blank + 2);
  if (blank === -1 || !isNoteText(text) || !rest.endsWith('\n')) return undefined;
  const lines = rest.slice(0, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) return undefined;
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const [dash, name = '', base64 = '', ...more] = line.split(' ');
    const bytes = bytesFromBase64(base64);
    if (dash !== '—' || !isName(name) || more.length > 0 || bytes === undefined || bytes.length <= 4) return undefined;
    signatures.push({ name, keyId: hexOf(bytes.subarray(0, 4)), signature: bytes.subarray(4) });
  }
  return { text, signatures };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: signed notes may hold none of them.
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;
const isNoteText = (text: string): boolean => text.endsWith('\n') && isWellFormed(text) && !CONTROL.test(text);

export type NoteCheck =
  /** At least one known key signed, and every signature by a known key holds. `unknown` are the other signatures. */
  | { readonly ok: true; readonly by: readonly NoteVerifier[]; readonly unknown: readonly NoteSignature[] }
  | { readonly ok: false; readonly refusal: 'signature-wrong' | 'signature-lacking' };

/** Checks the signatures as c2sp.org/signed-note says: those of unknown keys count for nothing, a wrong one by a known key is fatal. */
export function checkNote({ text, signatures }: Note, known: readonly NoteVerifier[]): NoteCheck {
  const bytes = Buffer.from(text);
  const by: NoteVerifier[] = [];
  const unknown: NoteSignature[] = [];
  for (const signature of signatures) {
    const key = known.find(({ name, keyId }) => name === signature.name && keyId === signature.keyId);
    if (key === undefined) unknown.push(signature);
    else if (key.verify(bytes, signature.signature)) by.push(key);
    else return { ok: false, refusal: 'signature-wrong' };
  }
  return by.length === 0 ? { ok: false, refusal: 'signature-lacking' } : { ok: true, by, unknown };
}
