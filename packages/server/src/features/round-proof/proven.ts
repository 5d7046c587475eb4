/** The facts of a round's file, each proven to stand in the ledger that the signed checkpoint speaks of. */
import { type Checkpoint, readCheckpoint } from '../../ledger/checkpoint.ts';
import { erasureOf } from '../../ledger/fact.ts';
import { checkNote, type NoteVerifier, readVerifier } from '../../ledger/note.ts';
import { readProofLine } from '../../ledger/proof-lines.ts';
import type { RoundFindings } from './findings.ts';
import { type Manifest, proofNames, type RoundRecord } from './format.ts';

export interface Handed {
  /** The text of a file; undefined where it isn't there, which is a finding. */
  readonly need: (name: string) => string | undefined;
  readonly findings: RoundFindings;
  /** From where the county publishes it. */
  readonly key: NoteVerifier | undefined;
}

/** What is proven, in the order of the ledger; of the rest a finding each. */
export function provenFacts({ need, findings, key }: Handed, manifest: Manifest): readonly RoundRecord[] {
  const checkpoint = provenCheckpoint({ need, findings, key }, manifest.origin);
  if (checkpoint === undefined) return [];
  const file = proofNames.facts;
  const lines = (need(file) ?? '').split('\n');
  if (lines.pop() !== '') findings.add('line-wrong', {}, { file, line: lines.length + 1 });
  const records: RoundRecord[] = [];
  const erasures = new Set<string>();
  const erased: { readonly id: string; readonly leaf: string; readonly line: number }[] = [];
  let last = -1;
  for (const [at, text] of lines.entries()) {
    const line = at + 1;
    const read = readProofLine(text, checkpoint);
    if (!read.ok) {
      findings.add(read.refusal, 'index' in read ? { index: String(read.index) } : {}, { file, line });
      continue;
    }
    // Each place once, so that no fact counts twice.
    if (read.index <= last) findings.add('line-wrong', {}, { file, line });
    last = read.index;
    if ('erased' in read) {
      const { ok: _, index: __, leaf, ...record } = read;
      erased.push({ id: record.erased, leaf, line });
      records.push(record);
      continue;
    }
    const { fact } = read;
    if (fact.tenant !== manifest.tenant) findings.add('fact-tenant', {}, { file, line });
    const erasure = erasureOf(fact);
    if (erasure !== undefined) erasures.add(`${erasure.fact} ${erasure.leaf}`);
    records.push(fact);
  }
  for (const { id, leaf, line } of erased)
    if (!erasures.has(`${id} ${leaf}`)) findings.add('erasure-unrecorded', { id }, { file, line });
  return records;
}

function provenCheckpoint({ need, findings, key }: Handed, origin: string): Checkpoint | undefined {
  const keys = (need(proofNames.keys) ?? '').split('\n').filter((line) => line !== '');
  const known = keys.flatMap((line) => readVerifier(line) ?? []);
  if (known.length < keys.length) findings.add('key-wrong', {}, { file: proofNames.keys });
  const at = { file: proofNames.checkpoint };
  const checkpoint = readCheckpoint(need(proofNames.checkpoint) ?? '');
  if (checkpoint === undefined) {
    findings.add('checkpoint-wrong', {}, at);
    return undefined;
  }
  if (checkpoint.origin !== origin) findings.add('checkpoint-other', { origin: checkpoint.origin }, at);
  const checked = checkNote(checkpoint.note, key === undefined ? known : [key]);
  if (!checked.ok)
    findings.add(key !== undefined && checked.refusal === 'signature-lacking' ? 'key-other' : checked.refusal, {}, at);
  else if (!checked.by.some(({ name }) => name === checkpoint.origin)) findings.add('signature-lacking', {}, at);
  return checkpoint;
}
