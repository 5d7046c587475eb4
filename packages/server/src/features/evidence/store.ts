import type { Scope, TxScope } from '../../db/scope.ts';
import { hashBytes } from '../../ledger/store/record.ts';

export interface StoredEvidence {
  readonly type: string;
  readonly storedBy: string;
  /** Facts that carry it, and what it is called in each. */
  readonly carried: readonly { readonly fact: string; readonly name: string }[];
}

/** A photo of a meeting may stand in the file of everybody who was there. */
const MOST_FACTS = 1000;

export interface EvidenceReader {
  find(sha256: string): Promise<StoredEvidence | undefined>;
}

export interface EvidenceWriter {
  /** Notes that the file is kept. One that is known already stays as it was first handed in. */
  add(file: {
    readonly sha256: string;
    readonly size: number;
    readonly type: string;
    readonly by: string;
    readonly at: Date;
  }): Promise<void>;
}

export function evidenceReader({ tenant, db }: Scope): EvidenceReader {
  return {
    async find(sha256) {
      const hash = hashBytes(sha256);
      const row = await db
        .selectFrom('evidence')
        .select(['type', 'stored_by'])
        .where('tenant', '=', tenant)
        .where('hash', '=', hash)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const carried = await db
        .selectFrom('fact_evidence')
        .select(['fact', 'name'])
        .where('tenant', '=', tenant)
        .where('hash', '=', hash)
        .orderBy('fact', 'desc')
        .limit(MOST_FACTS)
        .execute();
      return { type: row.type, storedBy: row.stored_by, carried };
    },
  };
}

export function evidenceWriter({ tenant, db }: TxScope): EvidenceWriter {
  return {
    async add({ sha256, size, type, by, at }) {
      await db
        .insertInto('evidence')
        .values({
          tenant,
          hash: hashBytes(sha256),
          size: String(size),
          type,
          stored_at: at.toISOString(),
          stored_by: by,
        })
        .onConflict((conflict) => conflict.columns(['tenant', 'hash']).doNothing())
        .execute();
    },
  };
}
