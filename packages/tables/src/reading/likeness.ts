/** Which table a sheet of another name looks like, by its headers. */
import type { TableSpec } from '@shiji/engine';
import { Refusal } from '../finding.ts';
import type { Sheet } from '../ooxml/workbook.ts';
import { cellText } from './cell-text.ts';
import { LAST_HEADER_ROW } from './header.ts';
import { columnNamed } from './labels.ts';

/**
 * The table of which the sheet has every required header in one of its first rows; of several the one with most headers. None where the
 * sheet can't be read: it is passed over anyway.
 */
export function tableLike(sheet: Sheet, tables: readonly TableSpec[]): TableSpec | undefined {
  try {
    return bestOf(sheet, tables);
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
