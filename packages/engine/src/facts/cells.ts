/** Reading single cells by their kind. A cell that can't be read is reported with its place; blank is undefined. */
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { type Code, finding } from '../diagnostics/sentences.ts';
import { type Day, parseDay } from '../numbers/day.ts';
import { type Exact, parseExact } from '../numbers/exact.ts';
import { halfWidth } from '../text/half-width.ts';
import type { ColumnSpec, RawFacts, RawRow, TableId } from './tables.ts';

/** Place of a cell: as the spreadsheet shows it where the facts came from one. */
export function factPlace(raw: RawFacts, table: TableId, row: number, column?: string): Place {
  const at = raw.places?.[table]?.[row];
  return {
    kind: 'fact',
    table,
    ...(at === undefined ? { row: row + 1 } : { sheet: at.sheet, row: at.row }),
    ...(column === undefined ? {} : { column }),
  };
}

const MAX_CELL = 500;
const MAX_COUNT = 1_000_000;

export class CellReader {
  readonly raw: RawFacts;
  readonly table: TableId;
  readonly diagnostics: Diagnostic[];
  constructor(raw: RawFacts, table: TableId, diagnostics: Diagnostic[]) {
    this.raw = raw;
    this.table = table;
    this.diagnostics = diagnostics;
  }

  report(code: Code, row: number, column: ColumnSpec | undefined, values: Record<string, string> = {}): undefined {
    const place = factPlace(this.raw, this.table, row, column?.name);
    this.diagnostics.push(finding(code, place, { column: column?.name ?? '', ...values }));
    return undefined;
  }

  /** The cell's text, trimmed; undefined where it is blank. Reports a required cell that is blank. */
  text(cells: RawRow, row: number, column: ColumnSpec): string | undefined {
    // Rows come from outside: even null may stand in a list of rows.
    const isRow = cells !== null && typeof cells === 'object';
    const value = isRow && Object.hasOwn(cells, column.id) ? cells[column.id] : undefined;
    let text: string;
    if (value === undefined || value === null) text = '';
    else if (typeof value === 'string') text = value.trim();
    else if (typeof value === 'number') text = numberText(value);
    else if (typeof value === 'boolean') text = value ? '是' : '否';
    else return this.report('cell-not-text', row, column);
    if (text.length > MAX_CELL) return this.report('cell-too-long', row, column, { limit: String(MAX_CELL) });
    if (text === '') {
      if (column.required) this.report('cell-blank', row, column);
      return undefined;
    }
    return text;
  }

  decimal(cells: RawRow, row: number, column: ColumnSpec): Exact | undefined {
    const text = this.text(cells, row, column);
    if (text === undefined) return undefined;
    return parseExact(halfWidth(text)) ?? this.report('cell-not-decimal', row, column, { found: text.slice(0, 40) });
  }

  day(cells: RawRow, row: number, column: ColumnSpec): Day | undefined {
    const text = this.text(cells, row, column);
    if (text === undefined) return undefined;
    return parseDay(halfWidth(text)) ?? this.report('cell-not-day', row, column, { found: text.slice(0, 40) });
  }

  count(cells: RawRow, row: number, column: ColumnSpec): number | undefined {
    const text = this.text(cells, row, column);
    if (text === undefined) return undefined;
    const digits = halfWidth(text);
    const count = /^\d{1,7}$/.test(digits) ? Number(digits) : Number.NaN;
    if (count <= MAX_COUNT) return count;
    return this.report('cell-not-count', row, column, { found: text.slice(0, 40), limit: String(MAX_COUNT) });
  }
}

/** A JSON number as the decimal it was written as; what has no short decimal text becomes text that is refused later. */
function numberText(value: number): string {
  const text = String(value);
  return Object.is(value, -0) ? '0' : text;
}
