/** Results and lists → a workbook. */
import { writeBook } from './book.ts';
import { dateCell, looksOfBlank, numberCell, textCell } from './cells.ts';
import { columnWidth, sheetNames } from './layout.ts';
import { type BookCell, type BookSheet, LONGEST_TEXT } from './sheet-xml.ts';

export interface ColumnToWrite {
  readonly header: string;
  readonly kind: 'text' | 'number' | 'date';
  /** In characters of the width of a digit; by default what the header and the values need. */
  readonly width?: number;
}

export interface SheetToWrite {
  /** Any name; it is made one that spreadsheet programs accept. */
  readonly name: string;
  /** A line above the table. */
  readonly title?: string;
  /** Lines between the title and the table. */
  readonly notes?: readonly string[];
  readonly columns: readonly ColumnToWrite[];
  /** Decimals and days as exact texts, `92.50`, `2026-03-25`; undefined or '' is a blank cell. */
  readonly rows: readonly (readonly (string | undefined)[])[];
}

const cellOf = { text: textCell, number: numberCell, date: dateCell } as const;

/**
 * Writes the sheets as an .xlsx file: headers bold, in sight and with filter buttons. A decimal is a number shown with its own places;
 * one of more than 15 digits, which a spreadsheet would round, and what is no decimal or day is text. Texts are never formulas; one
 * longer than a cell holds (32,767 characters) ends in “…”. The same sheets give the same bytes. Throws where a sheet has more rows than a spreadsheet holds.
 */
export async function writeWorkbook(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  const names = sheetNames(sheets.map((sheet) => sheet.name));
  return await writeBook(sheets.map((sheet, i) => layOut(sheet, names[i] as string)));
}

function layOut(sheet: SheetToWrite, name: string): BookSheet {
  const above: BookCell[][] = [
    ...(sheet.title === undefined ? [] : [[{ value: sheet.title, look: 'title' } as const]]),
    ...(sheet.notes ?? []).map((note) => [{ value: note, look: 'note' } as const]),
  ];
  const headers = sheet.columns.map(({ header }) => ({ value: header, look: 'header' }) as const);
  const columns = sheet.columns.map(({ header, width, kind }, c) => ({
    width: width ?? columnWidth(header, sheet.rows, (row) => row[c] ?? ''),
    look: looksOfBlank[kind],
  }));
  return { name, columns, rows: rowsOf([...above, headers], sheet), headerRow: above.length, filtered: true };
}

/** Row by row as they are written: the cells of a large sheet would take more room than its file. */
function* rowsOf(
  above: readonly BookCell[][],
  { columns, rows }: SheetToWrite,
): Generator<(BookCell | undefined)[], void> {
  yield* above;
  const cells = columns.map(({ kind }) => cellOf[kind]);
  for (const row of rows) yield cells.map((cell, c) => cell(shortened(row[c] ?? '')));
}

const shortened = (text: string): string => (text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text);
