/** Finding the row of headers, and what stands wrong in it. */
import type { ColumnSpec, Diagnostic, Place, TableSpec } from '@shiji/engine';
import { type Code, finding } from '../finding.ts';
import type { Cell, Row } from '../ooxml/sheet.ts';
import { cellText } from './cell-text.ts';
import { columnLetters, columnNamed } from './labels.ts';

/** Titles, notes and dates of issue may stand above the headers. */
export const LAST_HEADER_ROW = 20;
/** One matching word may be chance in a title. */
const ENOUGH = 2;

export interface Header {
  readonly row: number;
  /** The table's columns by their place in the sheet, from 0. */
  readonly columns: ReadonlyMap<number, ColumnSpec>;
  /** Places in the sheet that have a header, known or not. */
  readonly labelled: ReadonlySet<number>;
}

/** How many of the table's columns the row names. */
function matches(table: TableSpec, { cells }: Row): number {
  return new Set(cells.map((cell) => columnNamed(table, cellText(cell, 'text'))).filter((c) => c !== undefined)).size;
}

/** Whether the row is the table's header row beyond doubt. Where it is not, a required column is missing in it. */
export const isHeader = (table: TableSpec, row: Row): boolean =>
  matches(table, row) >= Math.min(ENOUGH, Math.max(1, table.columns.filter((column) => column.required).length));

/** Whether the row names any column of the table. */
export const hasHeader = (table: TableSpec, row: Row): boolean => matches(table, row) > 0;

/** Reads the header row; reports columns that are unknown, double or missing. */
export function readHeader(table: TableSpec, sheet: string, { row, cells }: Row, diagnostics: Diagnostic[]): Header {
  const columns = new Map<number, ColumnSpec>();
  const labelled = new Set<number>();
  const firstLabel = new Map<string, string>();
  const unknown: { readonly label: string; readonly letters: string }[] = [];
  const report = (code: Code, column: string, values: Record<string, string>): void => {
    const place: Place = { kind: 'fact', table: table.id, sheet, row, column };
    diagnostics.push(finding(code, { sheet, row: String(row), column, ...values }, place));
  };
  for (const cell of cells) {
    const label = cellText(cell, 'text');
    if (label === '') continue;
    labelled.add(cell.column);
    const column = columnNamed(table, label);
    if (column === undefined) unknown.push({ label, letters: columnLetters(cell.column) });
    else if (firstLabel.has(column.id)) {
      report('column-twice', column.name, { first: firstLabel.get(column.id) ?? '', second: labelOf(cell, label) });
    } else {
      firstLabel.set(column.id, labelOf(cell, label));
      columns.set(cell.column, column);
    }
  }
  const missing = table.columns.filter((column) => column.required && !firstLabel.has(column.id));
  const [stranger] = unknown;
  const [lacking] = missing;
  // One that nobody knows and one that lacks are most likely the same.
  if (stranger !== undefined && lacking !== undefined && unknown.length === 1 && missing.length === 1) {
    const { label: found, letters } = stranger;
    report('column-renamed', lacking.name, { about: aboutOf(lacking), found, letters });
  } else {
    for (const { label, letters } of unknown) report('column-unknown', label, { letters });
    for (const column of missing) report('column-missing', column.name, { about: aboutOf(column) });
  }
  return { row, columns, labelled };
}

/** What the column holds, as words inside a sentence. */
const aboutOf = ({ about }: ColumnSpec): string => about.replace(/。$/, '');
const labelOf = (cell: Cell, label: string): string => `${columnLetters(cell.column)} 列“${label}”`;
