/** Every file of a round is the one that was handed over: as the list says, which itself stands in the ledger. */
import { createHash } from 'node:crypto';
import { verifyProofFile } from '../../ledger/proof-file.ts';
import { type ExportedPayload, type Manifest, proofNames, ROUND_EXPORTED } from './format.ts';
import type { Handed } from './proven.ts';

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** How many files are as they were. */
export function checkList(
  { need, findings, key }: Handed,
  files: ReadonlyMap<string, Uint8Array>,
  { round, extent }: Manifest,
): number {
  const list = need(proofNames.list);
  const proof = need(proofNames.listProof);
  if (list === undefined || proof === undefined) return 0;
  const proven = verifyProofFile(proof, key);
  findings.take(proven.findings, proofNames.listProof);
  const payload = proven.facts.find(({ kind, subject }) => kind === ROUND_EXPORTED && subject === round)
    ?.payload as unknown as ExportedPayload | undefined;
  if (payload?.files !== sha256(list) || payload.extent !== extent)
    findings.add('list-wrong', {}, { file: proofNames.list });
  const listed = new Map(
    list.split('\n').flatMap((line) => {
      const at = line.indexOf('  ');
      return at === -1 ? [] : [[line.slice(at + 2), line.slice(0, at)] as const];
    }),
  );
  let intact = 0;
  for (const [name, hash] of listed) {
    const bytes = files.get(name);
    if (bytes === undefined) findings.add('file-lacks', { name });
    else if (sha256(bytes) === hash) intact += 1;
    else findings.add('file-changed', {}, { file: name });
  }
  const beside: readonly string[] = [proofNames.list, proofNames.listProof];
  for (const name of files.keys())
    if (!listed.has(name) && !beside.includes(name)) findings.add('file-unlisted', {}, { file: name });
  return intact;
}
