/** The raw fact tables → a workbook that reads back as the same tables. */
import { type ColumnSpec, type RawFacts, type RawRow, type TableSpec, tables } from '@shiji/engine';
import { decimalText } from '../reading/text.ts';
import { writeBook } from './book.ts';
import { factCell, looksOfBlank } from './cells.ts';
import { columnWidth } from './layout.ts';
import type { BookSheet } from './sheet-xml.ts';

/**
 * Writes every table that is there, as a sheet with its Chinese name and headers, all columns in their order. Reading the file gives the
 * same tables, as trimmed text: texts such as `001` or `=1+1` are text cells, decimals numbers and days dates where they read back exactly.
 * Cells of columns that a table does not have are not written. Throws where the facts have no table, since a workbook has at least one sheet, or a
 * text longer than a cell holds.
 */
export async function writeFacts(facts: RawFacts): Promise<Uint8Array> {
  const sheets = tables.flatMap((table) => {
    const rows = facts.tables[table.id];
    return rows === undefined ? [] : [factSheet(table, rows, (column) => column.name)];
  });
  if (sheets.length === 0) throw new RangeError('no tables to write');
  return await writeBook(sheets);
}

/** One table as a sheet, its headers worded as told. */
export function factSheet(
  table: Pick<TableSpec, 'name' | 'columns'>,
  rows: readonly RawRow[],
  headerOf: (column: ColumnSpec) => string,
): BookSheet {
  const headers = table.columns.map((column) => ({ value: headerOf(column), look: 'header' }) as const);
  const body = rows.map((row) => table.columns.map((column) => factCell(rawText(row, column), column.kind)));
  const columns = table.columns.map((column) => ({
    width: columnWidth(headerOf(column), rows, (row) => rawText(row, column)),
    look: looksOfBlank[column.kind],
  }));
  return { name: table.name, columns, rows: [headers, ...body], headerRow: 0, filtered: true };
}

function rawText(row: RawRow, column: ColumnSpec): string {
  const value = Object.hasOwn(row, column.id) ? row[column.id] : undefined;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return decimalText(value);
  return typeof value === 'string' ? value : '';
}
