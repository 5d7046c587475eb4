/** Facts with their inclusion proofs, for the person they are about: one line of JSON that is verified without the rest of the ledger. */
import { bytesFromHex, hexOf, SHA256_BYTES } from './bytes.ts';
import { readCheckpoint } from './checkpoint.ts';
import { type Fact, readFact } from './fact.ts';
import { Findings, type LedgerFinding } from './findings.ts';
import { aroundFacts, canonicalForm, readCanonical } from './json.ts';
import { leafOf, leafOfText, SALT_BYTES } from './leaf.ts';
import { checkNote, type NoteVerifier, readVerifier } from './note.ts';
import { verifyInclusion } from './proofs.ts';

const PROOF_FORMAT = 'shiji-proof/1';
/** A year of one person's facts is far below. */
export const MAX_PROOF_BYTES = 16 * 1024 * 1024;
const proofLimits = aroundFacts(MAX_PROOF_BYTES);

export interface ProvenFact {
  readonly fact: Fact;
  readonly salt: Uint8Array;
  readonly index: number;
  /** As RFC 9162 §2.1.3 has it, in the tree of the checkpoint. */
  readonly proof: readonly Uint8Array[];
}

/** The file's text. All proofs are for the tree of the one signed checkpoint; the key is for convenience, not for trust. */
export function writeProofFile(content: {
  readonly checkpoint: string;
  readonly key: string;
  readonly facts: readonly ProvenFact[];
}): string {
  const facts = content.facts.map(({ fact, salt, index, proof }) => {
    const leaf = leafOf(fact, salt);
    if (!leaf.ok) throw new Error(`fact ${index} can't have been sealed: ${leaf.refusal}`);
    return { fact, salt: hexOf(salt), index, proof: proof.map(hexOf) };
  });
  const form = canonicalForm(
    { format: PROOF_FORMAT, checkpoint: content.checkpoint, key: content.key, facts },
    proofLimits,
  );
  if (!form.ok) throw new Error(`no proof file: ${form.refusal}`);
  return `${form.text}\n`;
}

export interface ProofReport {
  readonly ok: boolean;
  readonly findings: readonly LedgerFinding[];
  readonly more: number;
  readonly origin?: string;
  /** Those that are proven. */
  readonly facts: readonly Fact[];
  /** Size of the tree that the checkpoint speaks of. */
  readonly size?: number;
}

/** Verifies such a text. Without `key` only that it is consistent with the key in it. */
export function verifyProofFile(text: string, key?: NoteVerifier): ProofReport {
  const findings = new Findings();
  const proven: Fact[] = [];
  const report = (more: Pick<ProofReport, 'origin' | 'size'> = {}): ProofReport => ({
    ok: findings.errors === 0,
    findings: findings.list,
    more: findings.more,
    facts: proven,
    ...more,
  });
  const file = readShape(text);
  if (file === undefined) {
    findings.add('proof-broken');
    return report();
  }
  const known = readVerifier(file.key);
  if (known === undefined) findings.add('key-wrong');
  const checkpoint = readCheckpoint(file.checkpoint);
  if (checkpoint === undefined) {
    findings.add('checkpoint-wrong');
    return report();
  }
  const trusted = key ?? known;
  const checked = checkNote(checkpoint.note, trusted === undefined ? [] : [trusted]);
  if (!checked.ok)
    findings.add(key !== undefined && checked.refusal === 'signature-lacking' ? 'key-other' : checked.refusal);
  else if (trusted?.name !== checkpoint.origin) findings.add('signature-lacking');
  if (key === undefined) findings.add('key-not-given');
  for (const { fact, salt, index, proof } of file.facts) {
    const read = readFact(fact);
    if (!read.ok) findings.add('fact-wrong');
    else if (verifyInclusion({ ...checkpoint, index, leaf: leafOfText(read.text, salt) }, proof))
      proven.push(read.fact);
    else findings.add('proof-wrong', { index: String(index) });
  }
  return report({ origin: checkpoint.origin, size: checkpoint.size });
}

interface Shape {
  readonly checkpoint: string;
  readonly key: string;
  readonly facts: readonly { fact: unknown; salt: Uint8Array; index: number; proof: readonly Uint8Array[] }[];
}

function readShape(text: string): Shape | undefined {
  if (!text.endsWith('\n')) return undefined;
  const value = readCanonical(text.slice(0, -1), proofLimits)?.value;
  if (typeof value !== 'object' || value === null) return undefined;
  const { format, checkpoint, key, facts, ...rest } = value as Readonly<Record<string, unknown>>;
  if (
    format !== PROOF_FORMAT ||
    typeof checkpoint !== 'string' ||
    typeof key !== 'string' ||
    Object.keys(rest).length > 0
  )
    return undefined;
  const read = Array.isArray(facts) ? facts.map(readEntry) : [undefined];
  const whole = read.filter((entry) => entry !== undefined);
  return whole.length === read.length && whole.length > 0 ? { checkpoint, key, facts: whole } : undefined;
}

/** No tree has more leaves than 2^53, and so no proof more hashes. */
const MOST_HASHES = 53;

function readEntry(value: unknown): Shape['facts'][number] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { fact, salt, index, proof, ...rest } = value as Readonly<Record<string, unknown>>;
  const saltBytes = typeof salt === 'string' ? bytesFromHex(salt, SALT_BYTES) : undefined;
  if (saltBytes === undefined || typeof index !== 'number' || !Array.isArray(proof) || Object.keys(rest).length > 0)
    return undefined;
  if (proof.length > MOST_HASHES) return undefined;
  const hashes = proof.map((hash) => (typeof hash === 'string' ? bytesFromHex(hash, SHA256_BYTES) : undefined));
  const whole = hashes.filter((hash) => hash !== undefined);
  return whole.length === hashes.length ? { fact, salt: saltBytes, index, proof: whole } : undefined;
}
