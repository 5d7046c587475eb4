/** Exact texts → cells. */
import type { CellKind } from '@shiji/engine';
import { serialOfDay } from '../ooxml/day.ts';
import { decimalText, significantDigits } from '../reading/text.ts';
import type { Look } from './looks.ts';
import type { BookCell } from './sheet-xml.ts';

/** Digits that a spreadsheet keeps of a number. */
const KEPT_DIGITS = 15;
const DECIMAL = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const MINUS_ZERO = /^-0(\.0*)?$/;

/**
 * A text is a text cell. `=1+1` or `-3` needs no apostrophe there: programs take only a cell that is marked as a formula for one, and
 * the text format keeps it text when the cell is edited. An apostrophe would be part of the value and would have to be taken off again.
 * (A sheet saved as CSV loses this protection: CSV has no types.)
 */
export const textCell = (text: string): BookCell | undefined =>
  text === '' ? undefined : { value: text, look: 'text' };

/** A decimal as a number shown with its own places, where the program keeps every digit; else as text. */
export function numberCell(text: string): BookCell | undefined {
  if (!DECIMAL.test(text) || MINUS_ZERO.test(text)) return textCell(text);
  // Most numbers are short enough for their digits not to be counted.
  if (text.length > KEPT_DIGITS && significantDigits(text) > KEPT_DIGITS) return textCell(text);
  const point = text.indexOf('.');
  const places = point === -1 ? 0 : text.length - point - 1;
  return places > KEPT_DIGITS ? textCell(text) : { value: Number(text), look: places };
}

/** A day `YYYY-MM-DD` as a date; anything else as text. */
export function dateCell(text: string): BookCell | undefined {
  const serial = serialOfDay(text);
  return serial === undefined ? textCell(text) : { value: serial, look: 'date' };
}

/** A cell that reads back as exactly this text: `92.50` is a text, since the number 92.5 would read back as `92.5`. */
export function factCell(text: string, kind: CellKind): BookCell | undefined {
  if (kind === 'text') return textCell(text);
  if (kind === 'date') return dateCell(text);
  return decimalText(Number(text)) === text ? numberCell(text) : textCell(text);
}

/** Blank cells have a look, too: a `001` that is typed into one stays `001`. */
export const looksOfBlank: Readonly<Record<CellKind | 'number', Look>> = {
  text: 'text',
  date: 'date',
  whole: 'plain',
  decimal: 'plain',
  number: 'plain',
};
