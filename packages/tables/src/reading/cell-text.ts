/** What a cell means as text, by the kind of its column. */
import { type CellKind, halfWidth } from '@shiji/engine';
import type { Cell } from '../ooxml/sheet.ts';
import { decimalText, tidyDate, trimmed } from './text.ts';

/** The cell's text, trimmed; '' where it is blank. Nothing is refused here: what a column can't hold, the engine refuses with its place. */
export function cellText(cell: Cell, kind: CellKind): string {
  switch (cell.content) {
    case 'text':
      return typedText(cell.text, kind);
    case 'number': {
      const text = numberText(cell.text);
      return kind === 'date' ? tidyDate(text) : text;
    }
    case 'boolean':
      return ['1', 'true'].includes(cell.text) ? '是' : '否';
    case 'day':
      return cell.text;
    case 'error':
    case 'nothing':
      return '';
  }
}

/** Typed text, trimmed: days and numbers in the ways that Chinese offices type them, brought to one. */
export function typedText(raw: string, kind: CellKind): string {
  const text = trimmed(raw);
  if (kind === 'text') return text;
  return kind === 'date' ? tidyDate(text) : halfWidth(text);
}

/** Files write numbers with up to 17 digits and with exponents: `0.10000000000000001` is the number 0.1. */
function numberText(stored: string): string {
  const value = Number(stored);
  return Number.isFinite(value) ? decimalText(value) : stored;
}

/** Spreadsheets keep 15 digits, so that the last digits of an identity number typed as a number are gone. */
export function mayHaveLostDigits(cell: Cell, kind: CellKind): boolean {
  return kind === 'text' && cell.content === 'number' && Math.abs(Number(cell.text)) >= 1e15;
}
