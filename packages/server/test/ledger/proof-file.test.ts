import { describe, expect, it } from 'vitest';
import { originOf } from '../../src/ledger/checkpoint.ts';
import type { Fact } from '../../src/ledger/fact.ts';
import { type NoteVerifier, readVerifier, verifierText } from '../../src/ledger/note.ts';
import { verifyProofFile, writeProofFile } from '../../src/ledger/proof-file.ts';
import { inclusionPlan, proofOf } from '../../src/ledger/proofs.ts';
import { checkpointsOf, leafHash, SIGNER, sealedFacts } from './archives.ts';
import { saltOf, signerOf } from './facts.ts';
import { treeOf } from './trees.ts';

const key = readVerifier(verifierText(SIGNER)) as NoteVerifier;
const facts = sealedFacts();

async function proofFile(indexes: readonly number[], signer = SIGNER): Promise<string> {
  const [checkpoint = ''] = await checkpointsOf(facts, [10], signer);
  const { hashAt } = treeOf(facts.map(leafHash));
  return writeProofFile({
    checkpoint,
    key: verifierText(signer),
    facts: indexes.map((index) => ({
      fact: facts[index] as Fact,
      salt: saltOf(index),
      index,
      proof: proofOf(inclusionPlan(index, 10), hashAt),
    })),
  });
}
const codes = (text: string, by: NoteVerifier | undefined = key): string[] =>
  verifyProofFile(text, by).findings.map(({ code }) => code);

describe('a proof file', () => {
  it('proves one fact, or several, without the rest of the ledger', async () => {
    expect(verifyProofFile(await proofFile([2]), key)).toMatchObject({
      ok: true,
      size: 10,
      facts: [facts[2]],
      findings: [],
    });
    expect(verifyProofFile(await proofFile([9, 0, 3]), key)).toMatchObject({
      ok: true,
      facts: [facts[9], facts[0], facts[3]],
    });
  });

  it('with any bit changed proves nothing of what was changed', async () => {
    const bytes = Buffer.from(await proofFile([2]));
    for (let bit = 0; bit < bytes.length * 8; bit += 3) {
      const spoilt = Buffer.from(bytes);
      spoilt[bit >> 3] = (spoilt[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(verifyProofFile(spoilt.toString(), key).ok, `bit ${bit}`).toBe(false);
    }
  });

  it('that one fact of is wrong still proves the others', async () => {
    const text = (await proofFile([2, 3])).replace('走访第 2 户', '走访第 9 户');
    expect(verifyProofFile(text, key)).toMatchObject({ ok: false, facts: [facts[3]] });
    expect(codes(text)).toEqual(['proof-wrong']);
  });

  it('signed by another key is found, and without a key only shown to agree with itself', async () => {
    const forged = await proofFile([2], signerOf(SIGNER.name, 9));
    expect(codes(forged)).toEqual(['key-other']);
    expect(verifyProofFile(forged).findings.map(({ code }) => code)).toEqual(['key-not-given']);
    expect(codes(await proofFile([2], signerOf(originOf('yunping', 'facts'), 7)))).toEqual(['key-other']);
  });

  it.each(['', '\n', '{}\n', '[]\n', 'x', '{"checkpoint":"x","facts":[],"format":"shiji-proof/1","key":"y"}\n'])(
    '%j is none',
    (text) => {
      expect(codes(text)).toEqual(['proof-broken']);
    },
  );
});
