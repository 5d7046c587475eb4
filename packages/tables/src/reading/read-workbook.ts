/** A workbook → the raw fact tables. */
import type { Diagnostic, RawFacts, RawRow, RowPlace, TableId, TableSpec } from '@shiji/engine';
import { tables } from '@shiji/engine';
import { finding, hasError, orRefused } from '../finding.ts';
import { openWorkbook, type Sheet } from '../ooxml/workbook.ts';
import { isForPeople, tableNamed } from './labels.ts';
import { tableLike, tableRenamed } from './likeness.ts';
import { readSheet } from './read-sheet.ts';

/** What was read, and what is to be said about it. `facts` is there exactly when no finding is an error. */
export interface ReadFacts {
  readonly facts?: RawFacts;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the bytes of an .xlsx file: every visible sheet that is named like a table, in Chinese or English. Cells become trimmed text,
 * numbers their shortest decimal, days `YYYY-MM-DD`; blank cells are absent. Never throws: whatever the bytes are, what is wrong with
 * them is a finding.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadFacts> {
  return orRefused(() => {
    const diagnostics: Diagnostic[] = [];
    const chosen = chooseSheets(openWorkbook(bytes), diagnostics);
    const rows: { [T in TableId]?: readonly RawRow[] } = {};
    const places: { [T in TableId]?: readonly RowPlace[] } = {};
    for (const [table, sheet] of chosen) {
      const read = readSheet(table, sheet.name, sheet.open(), diagnostics);
      rows[table.id] = read.rows;
      places[table.id] = read.places;
    }
    return hasError(diagnostics) ? { diagnostics } : { facts: { tables: rows, places }, diagnostics };
  });
}

/** The sheet of each table; reports sheets that are passed over or stand for a table twice. */
function chooseSheets(sheets: readonly Sheet[], diagnostics: Diagnostic[]): Map<TableSpec, Sheet> {
  const chosen = new Map<TableSpec, Sheet>();
  const passedOver: Sheet[] = [];
  for (const sheet of sheets) {
    if (isForPeople(sheet.name)) continue;
    const table = tableNamed(sheet.name);
    const first = table === undefined ? undefined : chosen.get(table);
    if (sheet.hidden) diagnostics.push(finding('sheet-hidden', { sheet: sheet.name }));
    else if (table === undefined || !sheet.hasCells) passedOver.push(sheet);
    else if (first === undefined) chosen.set(table, sheet);
    else {
      const place = { kind: 'fact', table: table.id, sheet: sheet.name } as const;
      diagnostics.push(finding('sheet-twice', { sheet: sheet.name, first: first.name, table: table.name }, place));
    }
  }
  for (const sheet of passedOver) diagnostics.push(ignored(sheet, chosen));
  if (chosen.size === 0) {
    diagnostics.push(finding('workbook-without-tables', { tables: tables.map((table) => table.name).join('、') }));
  }
  return chosen;
}

/** A sheet that isn't read. It may be a table that was renamed, unless that table is there; where it surely is one, half of the facts would be read. */
function ignored(sheet: Sheet, chosen: ReadonlyMap<TableSpec, Sheet>): Diagnostic {
  if (!sheet.hasCells) return finding('sheet-ignored', { sheet: sheet.name });
  const lacking = tables.filter((table) => !chosen.has(table));
  const renamed = tableRenamed(sheet, lacking);
  if (renamed !== undefined) {
    const place = { kind: 'fact', table: renamed.id, sheet: sheet.name } as const;
    return finding('sheet-renamed', { sheet: sheet.name, table: renamed.name }, place);
  }
  const like = tableLike(sheet, lacking);
  if (like === undefined) return finding('sheet-ignored', { sheet: sheet.name });
  return finding('sheet-like-table', { sheet: sheet.name, table: like.name });
}
