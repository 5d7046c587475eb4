/** Which table a sheet of another name is, by its name, or looks like, by its headers. */
import type { TableSpec } from '@shiji/engine';
import { Refusal } from '../finding.ts';
import type { Sheet } from '../ooxml/workbook.ts';
import { cellText } from './cell-text.ts';
import { isHeader, LAST_HEADER_ROW } from './header.ts';
import { columnNamed, plainLabel } from './labels.ts';

/**
 * The table of which the sheet has every required header in one of its first rows; of several the one with most headers. None where the
 * sheet can't be read: it is passed over anyway.
 */
export const tableLike = (sheet: Sheet, tables: readonly TableSpec[]): TableSpec | undefined =>
  unlessRefused(() => bestOf(sheet, tables));

/**
 * The table that the sheet surely is, though it is called otherwise: its name is the table's but for what people add to names (事件表, 事件2,
 * 一季度事件), and it has a row of the table's headers.
 */
export function tableRenamed(sheet: Sheet, tables: readonly TableSpec[]): TableSpec | undefined {
  const name = plainLabel(sheet.name);
  const plain = name.replace(/[^\p{L}]+$/u, '').replace(/(表格?|sheet)$/u, '');
  const named = tables.filter((table) => [table.name, table.id].some((one) => plain.endsWith(plainLabel(one))));
  return named.length === 0 ? undefined : unlessRefused(() => named.find((table) => hasHeaders(sheet, table)));
}

function hasHeaders(sheet: Sheet, table: TableSpec): boolean {
  for (const row of sheet.open().rows()) {
    if (row.row > LAST_HEADER_ROW) return false;
    if (isHeader(table, row)) return true;
  }
  return false;
}

function unlessRefused<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function bestOf(sheet: Sheet, tables: readonly TableSpec[]): TableSpec | undefined {
  let best: { table: TableSpec; headers: number } | undefined;
  for (const { row, cells } of sheet.open().rows()) {
    if (row > LAST_HEADER_ROW) break;
    const labels = cells.map((cell) => cellText(cell, 'text'));
    for (const table of tables) {
      const named = new Set(labels.map((label) => columnNamed(table, label)));
      named.delete(undefined);
      const whole = table.columns.every((column) => !column.required || named.has(column));
      if (whole && named.size > (best?.headers ?? 1)) best = { table, headers: named.size };
    }
  }
  return best?.table;
}
