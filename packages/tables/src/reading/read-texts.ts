/** A workbook's sheets as plain texts: for workbooks that hold no facts, such as results. */
import type { Diagnostic } from '@shiji/engine';
import { orRefused } from '../finding.ts';
import { limits } from '../limits.ts';
import { openWorkbook } from '../ooxml/workbook.ts';
import { cellText } from './cell-text.ts';

export interface TextRow {
  /** As the spreadsheet program shows it. */
  readonly row: number;
  /** By column from 0; blank cells are ''. */
  readonly texts: readonly string[];
}

export interface ReadTexts {
  /** Rows by the name of their sheet; absent where the file can't be read. */
  readonly sheets?: ReadonlyMap<string, readonly TextRow[]>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The rows of the visible sheets of these names, blank ones left out: numbers as their shortest decimals, days as `YYYY-MM-DD`. At most as
 * many rows as a table may have. Never throws: whatever the bytes are, what is wrong with them is a finding.
 */
export function readTexts(bytes: Uint8Array, names: readonly string[]): ReadTexts {
  return orRefused((): ReadTexts => {
    const sheets = new Map<string, TextRow[]>();
    for (const sheet of openWorkbook(bytes)) {
      if (!names.includes(sheet.name) || sheet.hidden || !sheet.hasCells) continue;
      const found: TextRow[] = [];
      for (const { row, cells } of sheet.open().rows()) {
        if (found.length >= limits.rows) break;
        const texts: string[] = [];
        for (const cell of cells) texts[cell.column] = cellText(cell, 'text');
        const whole = Array.from(texts, (text) => text ?? '');
        if (whole.some((text) => text !== '')) found.push({ row, texts: whole });
      }
      sheets.set(sheet.name, found);
    }
    return { sheets, diagnostics: [] };
  });
}
