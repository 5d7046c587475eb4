/** What the law asks to be forgotten: the content goes, the leaf stays, and the erasure is itself a fact. */
import type { TxScope } from '../../db/scope.ts';
import { hexOf } from '../bytes.ts';
import { ERASURE } from '../fact.ts';
import { record } from './record.ts';

export type Erased =
  | {
      readonly ok: true;
      /** The fact that records it. */
      readonly erasure: string;
      /** Files that no fact names any more: to be removed from the object storage once the transaction is committed. */
      readonly files: readonly string[];
    }
  /** None of this county; its content is gone already; or it records an erasure, and must stay. */
  | { readonly ok: false; readonly refusal: 'fact-unknown' | 'erased-already' | 'erasure-stays' };

export interface ErasedBy {
  /** Id of the account. */
  readonly by: string;
  readonly authority: string;
  /** The provision or decision that asks for it. */
  readonly basis: string;
  readonly at: Date;
}

/** Deletes salt, payload and names of files of one fact, in the caller's transaction. The tree verifies as before. */
export async function erase(tx: TxScope, fact: string, { by, authority, basis, at }: ErasedBy): Promise<Erased> {
  const row = await tx.db
    .selectFrom('facts')
    .select(['kind', 'subject', 'leaf'])
    .where('tenant', '=', tx.tenant)
    .where('id', '=', fact)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined) return { ok: false, refusal: 'fact-unknown' };
  if (row.kind === ERASURE) return { ok: false, refusal: 'erasure-stays' };
  const deleted = await tx.db
    .deleteFrom('fact_bodies')
    .where('tenant', '=', tx.tenant)
    .where('fact', '=', fact)
    .executeTakeFirst();
  if (deleted.numDeletedRows === 0n) return { ok: false, refusal: 'erased-already' };
  const files = await forgetFiles(tx, fact);
  const recorded = await record(tx, [
    {
      kind: ERASURE,
      subject: row.subject ?? tx.tenant,
      payload: { basis, fact, leaf: hexOf(row.leaf) },
      at,
      actor: by,
      authority,
    },
  ]);
  const [erasure] = recorded.ok ? recorded.ids : [];
  if (erasure === undefined) throw new Error('an erasure could not be recorded');
  return { ok: true, erasure, files };
}

/** Lets go of the fact's files. Each is locked first, so that a fact that is just being recorded with it either keeps it or is refused. */
async function forgetFiles(tx: TxScope, fact: string): Promise<readonly string[]> {
  const named = await tx.db
    .deleteFrom('fact_evidence')
    .where('tenant', '=', tx.tenant)
    .where('fact', '=', fact)
    .returning('hash')
    .execute();
  const hashes = named.map(({ hash }) => hash);
  if (hashes.length === 0) return [];
  await tx.db
    .selectFrom('evidence')
    .select('hash')
    .where('tenant', '=', tx.tenant)
    .where('hash', 'in', hashes)
    .orderBy('hash')
    .forUpdate()
    .execute();
  const gone = await tx.db
    .deleteFrom('evidence')
    .where('tenant', '=', tx.tenant)
    .where('hash', 'in', hashes)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('fact_evidence')
            .select('fact_evidence.fact')
            .where('fact_evidence.tenant', '=', tx.tenant)
            .whereRef('fact_evidence.hash', '=', 'evidence.hash'),
        ),
      ),
    )
    .returning('hash')
    .execute();
  return gone.map(({ hash }) => hexOf(hash));
}
