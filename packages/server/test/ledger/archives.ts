/** A small ledger, sealed in three batches, as an archive. */
import { type ArchiveContent, type ArchiveLeaf, writeArchive } from '../../src/ledger/archive.ts';
import { originOf, signCheckpoint } from '../../src/ledger/checkpoint.ts';
import { ERASURE, type Fact } from '../../src/ledger/fact.ts';
import { leafOf } from '../../src/ledger/leaf.ts';
import { appendLeaves, emptyFrontier, rootOf } from '../../src/ledger/merkle.ts';
import { type NoteSigner, verifierText } from '../../src/ledger/note.ts';
import { evidenceOf, factOf, idOf, saltOf, sha256Hex, signerOf, TENANT } from './facts.ts';

export const ORIGIN = originOf('fengxiang', 'facts');
export const SIGNER = signerOf(ORIGIN, 7);
const PHOTO = '一张照片';

export const leafHash = (fact: Fact, n: number): Uint8Array => {
  const leaf = leafOf(fact, saltOf(n));
  if (!leaf.ok) throw new Error(leaf.refusal);
  return leaf.hash;
};

/** Ten facts: 3 has evidence, 5 corrects 4, 6 was erased, 7 records that, 8 is withheld. */
export function sealedFacts(): Fact[] {
  const facts = Array.from({ length: 10 }, (_, n) => factOf(n));
  facts[3] = factOf(3, { evidence: [evidenceOf(PHOTO)] });
  facts[5] = factOf(5, { corrects: idOf(4) });
  const leaf = Buffer.from(leafHash(factOf(6), 6)).toString('hex');
  facts[7] = factOf(7, { kind: ERASURE, payload: { fact: idOf(6), leaf } });
  return facts;
}

export function leavesOfArchive(facts: readonly Fact[]): ArchiveLeaf[] {
  return facts.map((fact, n) => {
    if (n === 6) return { erased: fact.id, leaf: leafHash(fact, n) };
    if (n === 8) return { withheld: true, leaf: leafHash(fact, n) };
    return { fact, salt: saltOf(n) };
  });
}

export async function checkpointsOf(
  facts: readonly Fact[],
  sizes: readonly number[],
  signer: NoteSigner = SIGNER,
): Promise<string[]> {
  const hashes = facts.map(leafHash);
  return Promise.all(
    sizes.map((size) => {
      const root = rootOf(appendLeaves(emptyFrontier, hashes.slice(0, size)).frontier);
      return signCheckpoint({ origin: ORIGIN, size, root, extensions: [] }, [signer]);
    }),
  );
}

export async function* stream<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

export const photo = () => ({
  sha256: sha256Hex(PHOTO),
  size: Buffer.byteLength(PHOTO),
  content: stream([Buffer.from(PHOTO)]),
});

type Given = Partial<Omit<ArchiveContent, 'leaves' | 'evidence'>> & {
  readonly leaves?: readonly ArchiveLeaf[];
  readonly evidence?: ReturnType<typeof photo>[] | 'left-out';
};

export async function archiveOf({ leaves, evidence = [photo()], ...given }: Given = {}): Promise<Buffer> {
  const facts = sealedFacts();
  const pieces: Uint8Array[] = [];
  const content: ArchiveContent = {
    tenant: TENANT,
    origin: ORIGIN,
    keys: [verifierText(SIGNER)],
    checkpoints: await checkpointsOf(facts, [0, 4, 9, 10]),
    leaves: stream(leaves ?? leavesOfArchive(facts)),
    ...(evidence === 'left-out' ? {} : { evidence: stream(evidence) }),
    ...given,
  };
  for await (const piece of writeArchive(content)) pieces.push(piece);
  return Buffer.concat(pieces);
}
