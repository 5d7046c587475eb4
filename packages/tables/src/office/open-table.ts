/** An office's own table, opened: what was found, for people to confirm, and its rows, for whoever reads on. */
import { finding, orRefused } from '../finding.ts';
import type { Cell, Row } from '../ooxml/sheet.ts';
import type { OpenSheet, Sheet } from '../ooxml/workbook.ts';
import { cellText, mayHaveLostDigits } from '../reading/cell-text.ts';
import { LAST_HEADER_ROW } from '../reading/header.ts';
import { isForPeople } from '../reading/labels.ts';
import { coversOf, MergedColumn } from '../reading/merged.ts';
import { findHeader, type OfficeHeader } from './find-header.ts';
import type {
  CellProblem,
  FoundTable,
  Mapping,
  OfficeColumn,
  OfficeRow,
  OfficeTable,
  OpenedTable,
  OpenTable,
} from './office-table.ts';
import { officeText } from './office-text.ts';
import { sheetsOf } from './sources.ts';

const SAMPLED = 8;

/**
 * Opens an .xlsx or CSV file (UTF-8, GB18030) that holds the table on one of its visible sheets, wherever its headers stand, and proposes
 * which column is which. Refuses, with findings, a file that can't be read and one without such headers; with `sheet`, one that lacks it.
 * Rows are read from the file as they are taken, one at a time.
 */
export function openTable(bytes: Uint8Array, table: OfficeTable, sheet?: string): OpenedTable {
  const opened = orRefused((): OpenedTable => {
    const sheets = sheetsOf(bytes);
    const readable = sheets.filter((one) => one.hasCells && !one.hidden && !isForPeople(one.name));
    const wanted = sheet === undefined ? readable : readable.filter((one) => one.name === sheet);
    if (wanted.length === 0 && sheet !== undefined) {
      const values = { sheet, sheets: readable.map((one) => one.name).join('、') };
      return { ok: false, diagnostics: [finding('sheet-not-there', values)] };
    }
    const best = bestSheet(wanted, table);
    if (best === undefined) {
      const headers = table.columns.filter((column) => column.required).map((column) => column.name);
      const values = { table: table.name, rows: String(LAST_HEADER_ROW), headers: headers.join('、') };
      return { ok: false, diagnostics: [finding('office-header-not-found', values)] };
    }
    return { ok: true, table: openedTable(table, best.sheet, best.header, sheets) };
  });
  return 'ok' in opened ? opened : { ok: false, diagnostics: opened.diagnostics };
}

/** The sheet whose headers match best; of equals the first. */
function bestSheet(sheets: readonly Sheet[], table: OfficeTable): { sheet: Sheet; header: OfficeHeader } | undefined {
  let best: { sheet: Sheet; header: OfficeHeader } | undefined;
  for (const sheet of sheets) {
    const header = findHeader(table, sheet.open());
    if (header !== undefined && header.weight > (best?.header.weight ?? 0)) best = { sheet, header };
  }
  return best;
}

function openedTable(table: OfficeTable, sheet: Sheet, header: OfficeHeader, sheets: readonly Sheet[]): OpenTable {
  const columns = header.labels.map(({ column }) => column);
  const matched = new Set([...header.proposed.values()].map(({ column }) => column.at));
  const found: FoundTable = {
    sheet: sheet.name,
    otherSheets: sheets.filter((one) => !one.hidden && one.hasCells && one !== sheet).map((one) => one.name),
    hiddenSheets: sheets.filter((one) => one.hidden).map((one) => one.name),
    headerRows: [header.first, header.last],
    columns,
    proposed: header.proposed,
    unmatched: columns.filter(({ at, label }) => label !== '' && !matched.has(at)),
    lacking: table.columns.filter(({ id, required }) => required && !header.proposed.has(id)).map(({ id }) => id),
    sample: sampleOf(sheet.open(), header),
  };
  const asProposed: Mapping = new Map([...header.proposed].map(([id, { column }]) => [id, column.at]));
  return { found, rows: (mapping = asProposed) => rowsOf(table, header, sheet.open(), mapping) };
}

function sampleOf({ rows }: OpenSheet, header: OfficeHeader): { row: number; texts: string[] }[] {
  const sample: { row: number; texts: string[] }[] = [];
  for (const { row, cells } of rows()) {
    if (row <= header.last) continue;
    const texts: string[] = [];
    for (const cell of cells) {
      const text = cellText(cell, 'text');
      if (text !== '') texts[cell.column] = text;
    }
    sample.push({ row, texts: Array.from(texts, (text) => text ?? '') });
    if (sample.length === SAMPLED) break;
  }
  return sample;
}

interface Reading {
  readonly column: OfficeColumn;
  readonly at: number;
  readonly merged: MergedColumn | undefined;
  readonly labels: readonly string[];
}

function* rowsOf(
  table: OfficeTable,
  header: OfficeHeader,
  { merges, rows }: OpenSheet,
  mapping: Mapping,
): Generator<OfficeRow, void> {
  const covers = coversOf(merges, mapping.values(), header.last);
  const readings = table.columns.flatMap((column): Reading[] => {
    const at = mapping.get(column.id);
    if (at === undefined) return [];
    const own = covers.get(at);
    const labels = header.labels.find((one) => one.column.at === at)?.names ?? [];
    return [{ column, at, merged: own === undefined ? undefined : new MergedColumn(own), labels }];
  });
  for (const row of rows()) {
    if (row.row <= header.last) continue;
    const read = readRow(row, readings);
    if (read !== undefined) yield read;
  }
}

/** The row's texts; undefined where it has nothing of its own or repeats the headers. */
function readRow({ row, cells }: Row, readings: readonly Reading[]): OfficeRow | undefined {
  const byColumn: (Cell | undefined)[] = [];
  for (const cell of cells) byColumn[cell.column] = cell;
  const texts: Record<string, string> = {};
  const problems: Record<string, CellProblem> = {};
  const filled: [string, string][] = [];
  let own = 0;
  let repeated = 0;
  for (const { column, at, merged, labels } of readings) {
    const hidden = merged?.at(row);
    const cell = byColumn[at];
    if (hidden !== undefined) {
      if (hidden !== '') filled.push([column.id, hidden]);
      continue;
    }
    const text = cell === undefined ? '' : officeText(cell, column.kind);
    merged?.keep(row, text);
    const problem = cell === undefined ? undefined : problemOf(cell, column);
    if (problem !== undefined) problems[column.id] = problem;
    if (text !== '') texts[column.id] = text;
    if (text !== '' || problem !== undefined) own++;
    if (text !== '' && labels.includes(text)) repeated++;
  }
  // A row that a merge only makes taller is no record; neither are the headers that are printed again on every page.
  if (own === 0 || repeated === own) return undefined;
  for (const [id, text] of filled) texts[id] = text;
  return { row, texts, ...(Object.keys(problems).length === 0 ? {} : { problems }) };
}

function problemOf(cell: Cell, column: OfficeColumn): CellProblem | undefined {
  if (cell.content === 'error') return 'error-value';
  if (cell.formula && cell.content === 'nothing') return 'formula-without-value';
  return mayHaveLostDigits(cell, column.kind) ? 'lost-digits' : undefined;
}
