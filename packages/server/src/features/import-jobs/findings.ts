/** The file given back with what became of each row, from the rows as they are kept. */
import type { Scope } from '../../db/scope.ts';
import { findingsWorkbook } from '../imports/books.ts';
import type { Missing, PlannedRow } from '../imports/plan.ts';
import { importStore } from './store.ts';

export async function keptFindings(scope: Scope, id: string): Promise<Uint8Array> {
  const store = importStore(scope);
  const one = await store.byId(id);
  if (one?.counts === undefined) throw new Error('an import that was not planned has no findings');
  const rows = await store.rows(id, undefined, 0);
  const missing = await store.rows(id, 'missing', BEFORE_ALL);
  return findingsWorkbook({
    kind: one.kind,
    counts: one.counts,
    rows: rows.map(({ row, texts, detail }) => ({ row, texts, ...(detail as Pick<PlannedRow, 'outcome' | 'notes'>) })),
    missing: missing.map(({ detail }) => detail as Missing),
    changes: [],
  });
}

/** Less than any row's number. */
export const BEFORE_ALL = -2_147_483_648;
