/**
 * What a store is built on: a county, and a way to its rows. The county is fixed on entry, so that no query can forget it, and writing
 * is a capability: only `write` gives a scope that may change something.
 */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Tables } from './tables.ts';

export interface Scope {
  readonly tenant: string;
  readonly db: Kysely<Tables>;
}

export interface TxScope {
  readonly tenant: string;
  readonly db: Transaction<Tables>;
}

/** Tries before a conflict is given up and comes out as the error that it is. */
const TRIES = 5;

/**
 * Runs `work` in one transaction and commits it. A conflict that only shows at commit is tried again from the start, so `work` must do
 * nothing outside the database. READ COMMITTED: who decides over rows that others may change locks them first.
 */
export async function write<T>(scope: Scope, work: (tx: TxScope) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await scope.db
        .transaction()
        .setIsolationLevel('read committed')
        .execute((db) => work({ tenant: scope.tenant, db }));
    } catch (error) {
      if (tries >= TRIES || !isConflict(error)) throw error;
    }
  }
}

/** One snapshot for several reads that must agree with each other. */
export async function snapshot<T>(scope: Scope, work: (tx: TxScope) => Promise<T>): Promise<T> {
  return scope.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (db) => {
      await sql`set transaction read only`.execute(db);
      return work({ tenant: scope.tenant, db });
    });
}

/** Serialization failure, deadlock, and what Citus says of a transaction that it had to break off. */
const CONFLICTS = ['40001', '40P01', 'XX000'];

function isConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && CONFLICTS.includes(String(error.code));
}

/** Whether a write failed because a row with this key is there already. `key` is the name of the unique or primary key. */
export function isDuplicate(error: unknown, key?: string): boolean {
  if (!(error instanceof Error) || !('code' in error) || error.code !== '23505') return false;
  return key === undefined || ('constraint' in error && error.constraint === key);
}
