/** Files of the ledger as they were given out once: what is written today must be the same, and what was written then must verify for ever. */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/ledger/fact.ts';
import { type NoteVerifier, readVerifier, verifierText } from '../../src/ledger/note.ts';
import { verifyProofFile, writeProofFile } from '../../src/ledger/proof-file.ts';
import { inclusionPlan, proofOf } from '../../src/ledger/proofs.ts';
import { verifyArchive } from '../../src/ledger/verify-archive.ts';
import { archiveOf, checkpointsOf, leafHash, SIGNER, sealedFacts, stream } from './archives.ts';
import { saltOf } from './facts.ts';
import { treeOf } from './trees.ts';

const at = (name: string): URL => new URL(`./examples/${name}`, import.meta.url);

async function written(): Promise<Readonly<Record<string, string | Buffer>>> {
  const facts = sealedFacts();
  const [checkpoint = ''] = await checkpointsOf(facts, [10]);
  const { hashAt } = treeOf(facts.map(leafHash));
  const proven = { fact: facts[2] as Fact, salt: saltOf(2), index: 2, proof: proofOf(inclusionPlan(2, 10), hashAt) };
  return {
    'archive.tar': await archiveOf(),
    'checkpoint.txt': checkpoint,
    'key.txt': `${verifierText(SIGNER)}\n`,
    'proof.txt': writeProofFile({ checkpoint, key: verifierText(SIGNER), facts: [proven] }),
  };
}

describe('the example files', () => {
  it('are what is written today', async () => {
    for (const [name, content] of Object.entries(await written())) {
      if (process.env.SHIJI_WRITE_EXAMPLES === '1') writeFileSync(at(name), content);
      expect(readFileSync(at(name)).equals(Buffer.from(content)), name).toBe(true);
    }
  });

  it('verify', async () => {
    const key = readVerifier(readFileSync(at('key.txt'), 'utf8').trim()) as NoteVerifier;
    const checkpoint = readFileSync(at('checkpoint.txt'), 'utf8');
    expect(await verifyArchive(stream([readFileSync(at('archive.tar'))]), { key, checkpoint })).toMatchObject({
      ok: true,
      findings: [],
    });
    expect(verifyProofFile(readFileSync(at('proof.txt'), 'utf8'), key)).toMatchObject({ ok: true, findings: [] });
  });
});
