/** Rows that were planned, put together. */
import type { RosterChange } from '../roster/model.ts';
import type { RowCells } from './cells.ts';
import type { ImportKind } from './columns.ts';
import type { Difference, Missing, Plan, PlannedRow, RowOutcome } from './plan.ts';

/** What a row that wasn't refused comes to. */
export type Accepted = Exclude<RowOutcome, { kind: 'refused' }>;

/** Names of places in sentences: how a value of a record reads. */
export const differencesOf = (
  pairs: readonly (readonly [what: string, before: string | undefined, after: string | undefined])[],
): Difference[] =>
  pairs.flatMap(([what, before = '', after]) =>
    after === undefined || after === before ? [] : [{ what, before, after }],
  );

export const changedOr = (differences: readonly Difference[]): Accepted =>
  differences.length === 0 ? { kind: 'unchanged' } : { kind: 'change', differences };

export function planOf(
  kind: ImportKind,
  rows: readonly { readonly cells: RowCells; readonly accepted?: Accepted }[],
  missing: readonly Missing[],
  changes: readonly RosterChange[],
): Plan {
  const planned = rows.map(({ cells, accepted }): PlannedRow => {
    if (!cells.refused && accepted === undefined) throw new Error(`row ${cells.row} was neither planned nor refused`);
    const outcome: RowOutcome =
      cells.refused || accepted === undefined ? { kind: 'refused', reasons: cells.reasons } : accepted;
    // What would have been taken for granted in a row that isn't taken is of no interest.
    const notes = outcome.kind === 'refused' ? [] : cells.notes;
    return { row: cells.row, texts: cells.texts, outcome, notes };
  });
  const counts = { create: 0, change: 0, unchanged: 0, refused: 0, missing: missing.length };
  for (const { outcome } of planned) counts[outcome.kind]++;
  return { kind, rows: planned, missing, changes, counts };
}
