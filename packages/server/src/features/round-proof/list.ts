/** The list of a round's files: named in the ledger by its SHA-256, so that no file in it can be exchanged unnoticed. */
import { createHash } from 'node:crypto';
import { type Scope, write } from '../../db/scope.ts';
import type { Fact } from '../../ledger/fact.ts';
import { writeProofFile } from '../../ledger/proof-file.ts';
import { FACTS_LOG, record } from '../../ledger/store/record.ts';
import { SEAL_BATCH, sealBatch } from '../../ledger/store/seal.ts';
import { treeReader } from '../../ledger/store/tree.ts';
import type { CryptoPort } from '../../ports/crypto.ts';
import { type Extent, type MadeFile, proofNames, ROUND_EXPORTED } from './format.ts';

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

export interface Sealing {
  /** The county's. */
  readonly code: string;
  readonly crypto: Pick<CryptoPort, 'signer'>;
  readonly now: Date;
}

/** Gives everything that was recorded its place in the tree, without waiting for the sealer's next look. */
export async function sealFacts(scope: Scope, { code, crypto, now }: Sealing): Promise<void> {
  const sealing = { log: FACTS_LOG, code, signer: crypto.signer, now } as const;
  while ((await sealBatch(scope, sealing)) === SEAL_BATCH);
}

export interface Listing extends Sealing {
  readonly round: string;
  readonly extent: Extent;
  /** Public key as text. */
  readonly key: string;
  /** Who hands it over: an account. */
  readonly by: string;
  readonly authority: string;
}

/** The files with their list and the proof that the ledger names it: records that the round was handed over. */
export async function listed(
  scope: Scope,
  files: readonly MadeFile[],
  { round, extent, key, by, authority, ...sealing }: Listing,
): Promise<readonly MadeFile[]> {
  const list = files
    .map(({ name, content }) => `${sha256(content)}  ${name}\n`)
    .sort()
    .join('');
  const id = await write(scope, async (tx) => {
    const recorded = await record(tx, [
      {
        kind: ROUND_EXPORTED,
        subject: round,
        payload: { round, files: sha256(list), extent },
        at: sealing.now,
        actor: by,
        authority,
      },
    ]);
    const [one] = recorded.ok ? recorded.ids : [];
    if (one === undefined) throw new Error('an export could not be recorded');
    return one;
  });
  await sealFacts(scope, sealing);
  const tree = treeReader(scope, FACTS_LOG);
  const sealed = await tree.latestCheckpoint();
  const index = (await tree.positions([id])).get(id);
  const { tenant, db } = scope;
  const { body, salt } = await db
    .selectFrom('fact_bodies')
    .select(['body', 'salt'])
    .where('tenant', '=', tenant)
    .where('fact', '=', id)
    .executeTakeFirstOrThrow();
  if (sealed === undefined || index === undefined) throw new Error('an export was recorded and is not sealed');
  const proof = await tree.inclusionProof(index, sealed.size);
  const proven = { fact: JSON.parse(body) as Fact, salt, index, proof };
  return [
    ...files,
    { name: proofNames.list, content: list },
    { name: proofNames.listProof, content: writeProofFile({ checkpoint: sealed.note, key, facts: [proven] }) },
  ];
}
