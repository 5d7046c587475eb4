/** Many facts with their inclusion proofs in one tree, a line each: what a round hands over without the rest of the ledger. */
import { bytesFromHex, hexOf, SHA256_BYTES } from './bytes.ts';
import { type Fact, isFact, isFactId } from './fact.ts';
import { aroundFacts, factLimits, readCanonical } from './json.ts';
import { leafOfText, SALT_BYTES } from './leaf.ts';
import { verifyInclusion } from './proofs.ts';

interface Placed {
  readonly index: number;
  /** As RFC 9162 §2.1.3 has it. */
  readonly proof: readonly Uint8Array[];
}

export type ProvenLine =
  | (Placed & {
      /** The fact's canonical text, as it was sealed. */
      readonly text: string;
      readonly salt: Uint8Array;
    })
  /** Its content was erased by law; what it corrected and whom it was about is said, and not proven. */
  | (Placed & {
      readonly erased: string;
      readonly leaf: Uint8Array;
      readonly corrects?: string;
      readonly about?: string;
    });

/** The line without its end, in its RFC 8785 form. */
export function proofLine(one: ProvenLine): string {
  const proof = JSON.stringify(one.proof.map(hexOf));
  if ('text' in one)
    return `{"fact":${one.text},"index":${one.index},"proof":${proof},"salt":${JSON.stringify(hexOf(one.salt))}}`;
  const { about, corrects, erased, index, leaf } = one;
  const before = [
    ...(about === undefined ? [] : [`"about":${JSON.stringify(about)}`]),
    ...(corrects === undefined ? [] : [`"corrects":${JSON.stringify(corrects)}`]),
  ].map((member) => `${member},`);
  return `{${before.join('')}"erased":${JSON.stringify(erased)},"index":${index},"leaf":"${hexOf(leaf)}","proof":${proof}}`;
}

export type ReadLine =
  | { readonly ok: true; readonly index: number; readonly fact: Fact }
  | {
      readonly ok: true;
      readonly index: number;
      readonly erased: string;
      /** Hexadecimal. */
      readonly leaf: string;
      readonly corrects?: string;
      readonly about?: string;
    }
  | { readonly ok: false; readonly refusal: 'line-wrong' | 'fact-wrong' }
  | { readonly ok: false; readonly refusal: 'proof-wrong'; readonly index: number; readonly fact?: Fact };

/** Proofs of a tree of 2^53 leaves aren't longer. */
const MOST_HASHES = 53;
const lineLimits = aroundFacts(factLimits.bytes + 16 * 1024);

/** Reads a line and checks its proof against the tree of this size and root. */
export function readProofLine(line: string, tree: { readonly size: number; readonly root: Uint8Array }): ReadLine {
  const value = readCanonical(line, lineLimits)?.value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { ok: false, refusal: 'line-wrong' };
  const { index, proof, fact, salt, erased, leaf, corrects, about, ...rest } = value as Readonly<
    Record<string, unknown>
  >;
  const hashes = hashesOf(proof);
  if (typeof index !== 'number' || hashes === undefined || Object.keys(rest).length > 0)
    return { ok: false, refusal: 'line-wrong' };
  const stands = (hash: Uint8Array) => verifyInclusion({ ...tree, index, leaf: hash }, hashes);
  if (fact !== undefined) {
    const bytes = typeof salt === 'string' ? bytesFromHex(salt, SALT_BYTES) : undefined;
    if (bytes === undefined || erased !== undefined || leaf !== undefined) return { ok: false, refusal: 'line-wrong' };
    if (!isFact(fact)) return { ok: false, refusal: 'fact-wrong' };
    // The line is canonical, so what stands in its frame is the fact's own canonical text.
    const text = line.slice('{"fact":'.length, line.lastIndexOf(`,"index":${index},"proof":`));
    return stands(leafOfText(text, bytes))
      ? { ok: true, index, fact }
      : { ok: false, refusal: 'proof-wrong', index, fact };
  }
  const hash = typeof leaf === 'string' ? bytesFromHex(leaf, SHA256_BYTES) : undefined;
  if (hash === undefined || !isFactId(erased) || salt !== undefined) return { ok: false, refusal: 'line-wrong' };
  if (corrects !== undefined && !isFactId(corrects)) return { ok: false, refusal: 'line-wrong' };
  if (about !== undefined && typeof about !== 'string') return { ok: false, refusal: 'line-wrong' };
  if (!stands(hash)) return { ok: false, refusal: 'proof-wrong', index };
  return {
    ok: true,
    index,
    erased,
    leaf: hexOf(hash),
    ...(corrects === undefined ? {} : { corrects }),
    ...(about === undefined ? {} : { about }),
  };
}

function hashesOf(proof: unknown): readonly Uint8Array[] | undefined {
  if (!Array.isArray(proof) || proof.length > MOST_HASHES) return undefined;
  const hashes = proof.map((hash) => (typeof hash === 'string' ? bytesFromHex(hash, SHA256_BYTES) : undefined));
  const whole = hashes.filter((hash) => hash !== undefined);
  return whole.length === hashes.length ? whole : undefined;
}
