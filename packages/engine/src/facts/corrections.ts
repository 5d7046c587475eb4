/** Rows with their names, and which row replaces which. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/sentences.ts';
import type { Exact } from '../numbers/exact.ts';
import { factPlace } from './cells.ts';
import type { RawFacts, TableId } from './tables.ts';

export type Cells = Readonly<Record<string, string | number | Exact | undefined>>;

/** A row of a table with the cells that could be read. */
export interface ReadRow {
  readonly cells: Cells;
  readonly row: number;
  /** Its own id, or its natural key; undefined where a cell that the key needs could not be read. */
  readonly id: string | undefined;
  /** False where a cell could not be read: such a row names and corrects facts, but says nothing. */
  readonly whole: boolean;
}

/** A fact that stands, with the ids of those that it replaced, newest first. */
export interface StandingRow extends ReadRow {
  readonly id: string;
  readonly corrects: readonly string[];
  /** Which fact it replaces can't be told. */
  readonly doubtful: boolean;
}

const targetOf = (row: ReadRow): string | undefined =>
  row.cells.corrects === undefined ? undefined : String(row.cells.corrects);

/** Leaves the newest of every chain of corrections; reports double ids, unknown targets, forks and circles. */
export function applyCorrections(
  rows: readonly ReadRow[],
  raw: RawFacts,
  table: TableId,
  diagnostics: Diagnostic[],
): StandingRow[] {
  const byId = new Map<string, ReadRow>();
  const doubles = new Set<ReadRow>();
  for (const row of rows) {
    if (row.id === undefined) continue;
    const before = byId.get(row.id);
    if (before === undefined) byId.set(row.id, row);
    else {
      doubles.add(row);
      const first = raw.places?.[table]?.[before.row]?.row ?? before.row + 1;
      diagnostics.push(finding('fact-twice', factPlace(raw, table, row.row), { id: row.id, first: String(first) }));
    }
  }
  // A row whose name can't be read may be the one that is meant.
  const allNamed = rows.every((row) => row.id !== undefined);
  const correctedBy = new Map<string, ReadRow>();
  const doubtful = new Set<ReadRow>();
  for (const row of rows) {
    const target = targetOf(row);
    if (target === undefined || doubles.has(row)) continue;
    const place = factPlace(raw, table, row.row, '更正');
    if (!byId.has(target)) {
      doubtful.add(row);
      if (allNamed) diagnostics.push(finding('correction-unknown', place, { target }));
    } else if (correctedBy.has(target)) {
      doubtful.add(row);
      diagnostics.push(finding('correction-forks', place, { target }));
    } else correctedBy.set(target, row);
  }
  reportCircles(byId, correctedBy, raw, table, diagnostics);
  return rows.flatMap((row): StandingRow[] => {
    const { id, whole } = row;
    if (id === undefined || !whole || doubles.has(row) || correctedBy.has(id)) return [];
    return [{ ...row, id, corrects: chainBelow(row, byId, doubtful), doubtful: doubtful.has(row) }];
  });
}

/** What the row replaced, down to the first. A target has one corrector, so that all chains together are as long as the table. */
function chainBelow(row: ReadRow, byId: ReadonlyMap<string, ReadRow>, doubtful: ReadonlySet<ReadRow>): string[] {
  const chain: string[] = [];
  let at: ReadRow | undefined = row;
  while (at !== undefined && !doubtful.has(at)) {
    const target = targetOf(at);
    if (target === undefined) break;
    chain.push(target);
    at = byId.get(target);
  }
  return chain;
}

/** In a circle every row is corrected, so that none would stand: each circle is reported once, at its first row. */
function reportCircles(
  byId: ReadonlyMap<string, ReadRow>,
  correctedBy: ReadonlyMap<string, ReadRow>,
  raw: RawFacts,
  table: TableId,
  diagnostics: Diagnostic[],
): void {
  const done = new Set<string>();
  for (const start of correctedBy.keys()) {
    const trail: string[] = [];
    const onTrail = new Set<string>();
    let id: string | undefined = start;
    while (id !== undefined && !done.has(id) && !onTrail.has(id)) {
      trail.push(id);
      onTrail.add(id);
      id = correctedBy.get(id)?.id;
    }
    if (id !== undefined && onTrail.has(id)) {
      const circle = trail.slice(trail.indexOf(id)).flatMap((one) => byId.get(one) ?? []);
      const first = circle.reduce((a, b) => (a.row <= b.row ? a : b));
      const place = factPlace(raw, table, first.row, '更正');
      diagnostics.push(finding('correction-circle', place, { target: targetOf(first) ?? '' }));
    }
    for (const one of trail) done.add(one);
  }
}
