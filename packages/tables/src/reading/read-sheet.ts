/** One sheet of a workbook → the rows of its table. */
import type { ColumnSpec, Diagnostic, RawRow, RowPlace, TableSpec } from '@shiji/engine';
import { finding } from '../finding.ts';
import { limits } from '../limits.ts';
import type { Cell, Merge, Row } from '../ooxml/sheet.ts';
import type { OpenSheet } from '../ooxml/workbook.ts';
import { cellText, mayHaveLostDigits } from './cell-text.ts';
import { type Header, hasHeader, isHeader, LAST_HEADER_ROW, readHeader } from './header.ts';
import { columnLetters } from './labels.ts';
import { coversOf, MergedColumn } from './merged.ts';
import { Tally } from './tally.ts';

export interface ReadSheet {
  readonly rows: readonly RawRow[];
  readonly places: readonly RowPlace[];
}

/**
 * The sheet's rows below its header row, wholly blank ones left out; texts trimmed, blank cells absent. What can't be read is reported
 * with its row and column.
 */
export function readSheet(
  table: TableSpec,
  sheet: string,
  { merges, rows }: OpenSheet,
  diagnostics: Diagnostic[],
): ReadSheet {
  const body = rows();
  const found = findHeader(table, body);
  if (found === 'blank') return noRows;
  if (found === 'absent') {
    const headers = table.columns.filter((column) => column.required).map((column) => column.name);
    const values = { sheet, rows: String(LAST_HEADER_ROW), headers: headers.join('、') };
    diagnostics.push(finding('header-not-found', values, { kind: 'fact', table: table.id, sheet }));
    return noRows;
  }
  const header = readHeader(table, sheet, found.row, diagnostics);
  if (!found.sure) return noRows;
  const reader = new BodyReader(table, sheet, header, merges, diagnostics);
  for (const row of body) {
    if (!reader.read(row)) break;
  }
  return reader.finish();
}

const noRows: ReadSheet = { rows: [], places: [] };
const isBlank = (row: Row): boolean => row.cells.every((cell) => cellText(cell, 'text') === '');

/** The header row where one is beyond doubt; else the first row with any of the table's headers, for which what is missing can be named. */
function findHeader(table: TableSpec, rows: Generator<Row, void>): { row: Row; sure: boolean } | 'absent' | 'blank' {
  let likely: Row | undefined;
  let blank = true;
  // A `for` loop would close the sheet on leaving.
  for (let next = rows.next(); next.done !== true; next = rows.next()) {
    const row = next.value;
    blank &&= isBlank(row);
    if (row.row > LAST_HEADER_ROW) {
      if (!blank) break;
    } else if (isHeader(table, row)) return { row, sure: true };
    else if (hasHeader(table, row)) likely ??= row;
  }
  if (likely !== undefined) return { row: likely, sure: false };
  return blank ? 'blank' : 'absent';
}

class BodyReader {
  readonly #table: TableSpec;
  readonly #sheet: string;
  readonly #header: Header;
  readonly #diagnostics: Diagnostic[];
  readonly #tally: Tally;
  readonly #merged: ReadonlyMap<number, MergedColumn>;
  readonly #rows: RawRow[] = [];
  readonly #places: RowPlace[] = [];
  readonly #unlabelled = new Map<number, number>();
  #filled = 0;

  constructor(table: TableSpec, sheet: string, header: Header, merges: readonly Merge[], diagnostics: Diagnostic[]) {
    this.#table = table;
    this.#sheet = sheet;
    this.#header = header;
    this.#diagnostics = diagnostics;
    this.#tally = new Tally(table, sheet, diagnostics);
    const covers = coversOf(merges, header.columns.keys(), header.row);
    this.#merged = new Map([...covers].map(([column, own]) => [column, new MergedColumn(own)]));
  }

  /** Takes one row; false once the table is too long to go on. */
  read({ row, cells }: Row): boolean {
    const texts: Record<string, string> = {};
    const noteworthy: [Cell, ColumnSpec][] = [];
    let blank = true;
    for (const cell of cells) {
      const column = this.#header.columns.get(cell.column);
      if (column === undefined) this.#noteUnlabelled(cell, row);
      else if (this.#merged.get(cell.column)?.at(row) === undefined) {
        const text = cellText(cell, column.kind);
        if (text !== '') texts[column.id] = text;
        if (text !== '' || !isReadable(cell)) {
          blank = false;
          if (isNoteworthy(cell, column)) noteworthy.push([cell, column]);
        }
      }
    }
    this.#fillMerged(row, texts, blank);
    if (blank) return true;
    if (this.#rows.length >= limits.rows) {
      const values = { sheet: this.#sheet, limit: String(limits.rows) };
      this.#diagnostics.push(
        finding('table-too-long', values, { kind: 'fact', table: this.#table.id, sheet: this.#sheet, row }),
      );
      return false;
    }
    for (const [cell, column] of noteworthy) this.#note(cell, column, row);
    this.#rows.push(texts);
    this.#places.push({ sheet: this.#sheet, row });
    return true;
  }

  finish(): ReadSheet {
    this.#tally.finish(['formulas-read-as-values', 'percentages-read-as-fractions', 'numbers-may-have-lost-digits']);
    for (const [column, row] of this.#unlabelled) {
      const values = {
        sheet: this.#sheet,
        letters: columnLetters(column),
        row: String(row),
        header: String(this.#header.row),
      };
      const place = {
        kind: 'fact',
        table: this.#table.id,
        sheet: this.#sheet,
        row,
        column: columnLetters(column),
      } as const;
      this.#diagnostics.push(finding('column-without-header', values, place));
    }
    if (this.#filled > 0) {
      const values = { sheet: this.#sheet, count: String(this.#filled) };
      const place = { kind: 'fact', table: this.#table.id, sheet: this.#sheet } as const;
      this.#diagnostics.push(finding('merged-cells-filled', values, place));
    }
    return { rows: this.#rows, places: this.#places };
  }

  /**
   * Writes merged values into the rows that they cover. A row that has nothing of its own is no record: there the merge only makes the
   * one above it taller.
   */
  #fillMerged(row: number, texts: Record<string, string>, blank: boolean): void {
    for (const [place, merged] of this.#merged) {
      const column = this.#header.columns.get(place);
      if (column === undefined) continue;
      const value = merged.at(row);
      if (value === undefined) merged.keep(row, texts[column.id] ?? '');
      else if (!blank && value !== '') {
        texts[column.id] = value;
        this.#filled++;
      }
    }
  }

  #note(cell: Cell, column: ColumnSpec, row: number): void {
    if (cell.content === 'error') this.#tally.each('cell-is-error', column, row, { found: cell.text });
    else if (cell.formula && cell.content === 'nothing') this.#tally.each('formula-without-value', column, row);
    else if (cell.formula) this.#tally.count('formulas-read-as-values', column, row);
    if (cell.percent) this.#tally.count('percentages-read-as-fractions', column, row);
    if (mayHaveLostDigits(cell, column.kind)) this.#tally.count('numbers-may-have-lost-digits', column, row);
  }

  #noteUnlabelled(cell: Cell, row: number): void {
    if (this.#header.labelled.has(cell.column) || this.#unlabelled.has(cell.column)) return;
    if (cellText(cell, 'text') !== '') this.#unlabelled.set(cell.column, row);
  }
}

/** Most cells are not, and there are hundreds of thousands of them. */
const isNoteworthy = (cell: Cell, { kind }: ColumnSpec): boolean =>
  cell.content === 'error' || cell.formula || cell.percent || mayHaveLostDigits(cell, kind);

/** Whether the cell's text, blank or not, is what the cell says. */
const isReadable = (cell: Cell): boolean => cell.content !== 'error' && !(cell.formula && cell.content === 'nothing');
