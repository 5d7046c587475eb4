/** A JSON text → the raw fact tables. */
import {
  type ColumnSpec,
  type Diagnostic,
  nearest,
  type RawRow,
  type RowPlace,
  type TableId,
  type TableSpec,
  tables,
} from '@shiji/engine';
import { type Code, finding, hasError } from '../finding.ts';
import { limits } from '../limits.ts';
import { typedText } from '../reading/cell-text.ts';
import { columnNamed, tableNamed } from '../reading/labels.ts';
import type { ReadFacts } from '../reading/read-workbook.ts';
import { decimalText, significantDigits } from '../reading/text.ts';
import { JsonNumber, type JsonObject, type JsonValue, parseJson } from './parse.ts';

/**
 * Reads `{ "run": {…}, "subjects": [ … ], … }`: tables and columns by English id or Chinese name. Cells become trimmed text, days
 * `YYYY-MM-DD` as in a workbook; null and blank cells are absent. A number must be exactly what it is written as: at most 15 digits, or a whole number below 2⁵³, and no
 * exponent. Names that begin with `$` or `_`, such as `$schema`, are passed over. Never throws.
 */
export function readJson(text: string): ReadFacts {
  if (text.length > limits.jsonMillions * 1e6) {
    return { diagnostics: [finding('json-too-large', { limit: String(limits.jsonMillions) })] };
  }
  const parsed = parseJson(text, limits.jsonDepth);
  if ('mistake' in parsed) {
    const { code, line, column, expected } = parsed.mistake;
    const values = { line: String(line), column: String(column), expected, limit: String(limits.jsonDepth) };
    return { diagnostics: [finding(code, values)] };
  }
  return isObject(parsed.value) ? readTables(parsed.value) : { diagnostics: [finding('json-not-tables')] };
}

const LISTED = tables.map(({ id, name }) => `${id}（${name}）`).join('、');
const nearTable = (key: string): string =>
  nearest(
    key,
    tables.flatMap(({ id, name }) => [id, name]),
  ) ?? '';

const isObject = (value: JsonValue): value is JsonObject => value instanceof Map;

function readTables(value: JsonObject): ReadFacts {
  const diagnostics: Diagnostic[] = [];
  const rows: { [T in TableId]?: readonly RawRow[] } = {};
  const places: { [T in TableId]?: readonly RowPlace[] } = {};
  const keys = new Map<TableId, string>();
  let unknown = 0;
  for (const [key, content] of value) {
    if (/^[$_]/.test(key)) continue;
    const table = tableNamed(key);
    const first = table === undefined ? undefined : keys.get(table.id);
    if (table === undefined) {
      // One unknown table is enough to refuse the file.
      if (++unknown <= limits.listed)
        diagnostics.push(finding('json-table-unknown', { table: key, near: nearTable(key), tables: LISTED }));
    } else if (first !== undefined) {
      diagnostics.push(finding('json-table-twice', { table: key, first }, { kind: 'fact', table: table.id }));
    } else {
      keys.set(table.id, key);
      const read = new TableReader(table, key, diagnostics).read(content);
      rows[table.id] = read;
      places[table.id] = read.map((_, i) => ({ sheet: table.id, row: i + 1 }));
    }
  }
  return hasError(diagnostics) ? { diagnostics } : { facts: { tables: rows, places }, diagnostics };
}

class TableReader {
  readonly #table: TableSpec;
  /** The table's name as the file writes it. */
  readonly #key: string;
  readonly #diagnostics: Diagnostic[];
  readonly #columns = new Map<string, ColumnSpec | undefined>();
  readonly #counts = new Map<string, { code: Code; column: string; count: number }>();

  constructor(table: TableSpec, key: string, diagnostics: Diagnostic[]) {
    this.#table = table;
    this.#key = key;
    this.#diagnostics = diagnostics;
  }

  read(content: JsonValue): RawRow[] {
    const list = this.#table.id === 'run' && isObject(content) ? [content] : content;
    const tooLong = Array.isArray(list) && list.length > limits.rows;
    if (!Array.isArray(list) || tooLong) {
      const values = { table: this.#key, limit: String(limits.rows) };
      const code = tooLong ? 'json-table-too-long' : 'json-table-shape';
      this.#diagnostics.push(finding(code, values, { kind: 'fact', table: this.#table.id }));
      return [];
    }
    const rows = (list as readonly JsonValue[]).map((row, i) => this.#row(row, i + 1));
    for (const { code, column, count } of this.#counts.values()) {
      if (count <= limits.listed) continue;
      const rest = { table: this.#key, column, count: String(count - limits.listed) };
      const more = finding('more-rows-like-these', rest, { kind: 'fact', table: this.#table.id, column });
      this.#diagnostics.push({ ...more, severity: finding(code).severity });
    }
    return rows;
  }

  #row(row: JsonValue, number: number): RawRow {
    const cells: Record<string, string> = {};
    if (!isObject(row)) {
      this.#report('json-row-shape', this.#table.columns[0]?.id ?? '', number);
      return cells;
    }
    const keys = new Map<string, string>();
    for (const [key, value] of row) {
      const column = this.#column(key, number);
      const first = column === undefined ? undefined : keys.get(column.id);
      if (column === undefined) continue;
      if (first !== undefined) this.#report('json-column-twice', key, number, { first });
      else {
        keys.set(column.id, key);
        const text = this.#cell(value, key, number);
        if (text !== '') cells[column.id] = text;
      }
    }
    return cells;
  }

  /** The column that a name means; a name that means none is reported at its first row. */
  #column(key: string, row: number): ColumnSpec | undefined {
    if (this.#columns.has(key)) return this.#columns.get(key);
    const column = columnNamed(this.#table, key);
    this.#columns.set(key, column);
    if (column === undefined && !/^[$_]/.test(key)) this.#report('json-column-unknown', key, row);
    return column;
  }

  #cell(value: JsonValue, key: string, row: number): string {
    if (value === null) return '';
    const kind = this.#columns.get(key)?.kind ?? 'text';
    if (typeof value === 'string') return typedText(value, kind);
    if (typeof value === 'boolean') return value ? '是' : '否';
    if (!(value instanceof JsonNumber)) {
      this.#report('json-cell-shape', key, row);
      return '';
    }
    const text = exactText(value.source);
    if (text === undefined) this.#report('json-number-inexact', key, row, { found: value.source.slice(0, 40) });
    return text === undefined ? '' : typedText(text, kind);
  }

  #report(code: Code, key: string, row: number, values: Record<string, string> = {}): void {
    // Unknown names may be as many as rows, so they are counted together.
    const group = code === 'json-column-unknown' ? code : `${code} ${key}`;
    const counted = this.#counts.get(group) ?? { code, column: key, count: 0 };
    counted.count++;
    this.#counts.set(group, counted);
    if (counted.count > limits.listed) return;
    const column = this.#columns.get(key)?.name ?? key;
    const place = { kind: 'fact', table: this.#table.id, row, column } as const;
    this.#diagnostics.push(finding(code, { table: this.#key, row: String(row), column: key, ...values }, place));
  }
}

/** The shortest decimal of a JSON number; undefined where a program may have rounded it on the way here. */
function exactText(source: string): string | undefined {
  if (/[eE]/.test(source)) return undefined;
  const value = Number(source);
  const whole = /^-?\d+$/.test(source) && Number.isSafeInteger(value);
  return whole || significantDigits(source) <= 15 ? decimalText(value) : undefined;
}
