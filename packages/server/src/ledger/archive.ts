/**
 * A ledger as one file that outlives the program: a tar of plain text, in this order, so that it is written and verified in one pass.
 *
 *   manifest.json            whose ledger, and whether evidence is in the archive
 *   keys.txt                 public keys, one a line, as `verifierText` writes them
 *   checkpoints.jsonl        {"note": …} a line, by growing size
 *   facts/000000000000.jsonl one line a leaf, in the order of the tree; the name is the first leaf's index
 *   evidence/<sha256>        files, by hash
 *
 * Every line of JSON is in its RFC 8785 form. It holds nothing that isn't proven by something else in it, such as the day of the export.
 */

import { bytesFromHex, hexOf, SHA256_BYTES } from './bytes.ts';
import type { Fact } from './fact.ts';
import { aroundFacts, canonicalForm, factLimits } from './json.ts';
import { leafOf } from './leaf.ts';
import { type TarFile, writeTar } from './tar.ts';

export const ARCHIVE_FORMAT = 'shiji-archive/1';

export interface Manifest {
  readonly format: typeof ARCHIVE_FORMAT;
  readonly tenant: string;
  /** The origin line of the checkpoints. */
  readonly origin: string;
  /** Left out, facts name their evidence by hash only. */
  readonly evidence: 'included' | 'left-out';
}

/** One leaf of an archive. */
export type ArchiveLeaf =
  | { readonly fact: Fact; readonly salt: Uint8Array }
  /** The fact of this id was erased by law; a fact of the kind `erasure` says so. */
  | { readonly erased: string; readonly leaf: Uint8Array }
  /** The fact is not for the recipient: it is there, and isn't shown. */
  | { readonly withheld: true; readonly leaf: Uint8Array };

export interface ArchiveContent {
  readonly tenant: string;
  readonly origin: string;
  /** Public keys as text. */
  readonly keys: readonly string[];
  /** Signed checkpoints as text, by growing size, each size once. */
  readonly checkpoints: readonly string[];
  /** From index 0 on, without gaps. */
  readonly leaves: AsyncIterable<ArchiveLeaf>;
  /** Every file that the facts name, by hash in ascending order; or undefined to leave them out. */
  readonly evidence?: AsyncIterable<{
    readonly sha256: string;
    readonly size: number;
    readonly content: AsyncIterable<Uint8Array>;
  }>;
}

/** A line of facts is at most a fact and what stands around it. */
export const lineLimits = aroundFacts(factLimits.bytes + 1024);
/** So much is gathered before it is written. */
const PART_BYTES = 1 << 20;
const INDEX_DIGITS = 12;

export const factsFileName = (firstIndex: number): string =>
  `facts/${String(firstIndex).padStart(INDEX_DIGITS, '0')}.jsonl`;

/** The archive, piece by piece; memory holds a part of the facts and the checkpoints. The same content gives the same bytes. */
export function writeArchive(content: ArchiveContent): AsyncGenerator<Uint8Array> {
  return writeTar(filesOf(content));
}

async function* filesOf({
  tenant,
  origin,
  keys,
  checkpoints,
  leaves,
  evidence,
}: ArchiveContent): AsyncGenerator<TarFile> {
  const manifest: Manifest = {
    format: ARCHIVE_FORMAT,
    tenant,
    origin,
    evidence: evidence === undefined ? 'left-out' : 'included',
  };
  yield fileOf('manifest.json', lineOf(manifest));
  yield fileOf('keys.txt', keys.map((key) => `${key}\n`).join(''));
  yield fileOf('checkpoints.jsonl', checkpoints.map((note) => lineOf({ note })).join(''));
  yield* factFiles(leaves);
  if (evidence !== undefined)
    for await (const { sha256, size, content } of evidence) {
      if (bytesFromHex(sha256, SHA256_BYTES) === undefined) throw new Error(`not a hash: ${sha256}`);
      yield { name: `evidence/${sha256}`, size, content };
    }
}

async function* factFiles(leaves: AsyncIterable<ArchiveLeaf>): AsyncGenerator<TarFile> {
  let [lines, bytes, index, first]: [string[], number, number, number] = [[], 0, 0, 0];
  for await (const leaf of leaves) {
    const line = leafLine(leaf, index);
    lines.push(line);
    bytes += Buffer.byteLength(line);
    index += 1;
    if (bytes < PART_BYTES) continue;
    yield fileOf(factsFileName(first), lines.join(''));
    [lines, bytes, first] = [[], 0, index];
  }
  if (lines.length > 0) yield fileOf(factsFileName(first), lines.join(''));
}

/** The leaf's line. Throws for what the ledger can't have sealed. */
function leafLine(leaf: ArchiveLeaf, index: number): string {
  if ('withheld' in leaf) return lineOf({ index, leaf: hexOf(leaf.leaf) });
  if ('erased' in leaf) return lineOf({ erased: leaf.erased, index, leaf: hexOf(leaf.leaf) });
  const made = leafOf(leaf.fact, leaf.salt);
  if (!made.ok) throw new Error(`fact ${index} can't have been sealed: ${made.refusal}`);
  return `{"fact":${made.text},"index":${index},"salt":"${hexOf(leaf.salt)}"}\n`;
}

function lineOf(value: object): string {
  const form = canonicalForm(value);
  if (!form.ok) throw new Error(`no line of an archive: ${form.refusal}`);
  return `${form.text}\n`;
}

function fileOf(name: string, text: string): TarFile {
  const bytes = Buffer.from(text);
  return { name, size: bytes.length, content: [bytes] };
}
