/** What a cell of an office's table says. */
import { parseDay } from '@shiji/engine';
import { dayOfSerial } from '../ooxml/day.ts';
import type { Cell } from '../ooxml/sheet.ts';
import { cellText } from '../reading/cell-text.ts';
import type { OfficeColumn } from './office-table.ts';

const MONTH = /^(\d{4})(?:[-./](\d{1,2})|\s*年\s*(\d{1,2})\s*月(?:份)?|(\d\d))$/;
/** Days of 1954 to 2064, which nobody writes as a number of something else in a column of days. */
const FIRST_SERIAL = 20_000;
const LAST_SERIAL = 60_000;

/** The cell's text by the kind of its column; '' where it is blank. */
export function officeText(cell: Cell, kind: OfficeColumn['kind']): string {
  const text = cellText(cell, kind);
  return kind === 'date' ? officeDay(text, cell.content === 'number') : text;
}

/**
 * A day as `2025-03-01`, a month as `2025-03`: which day of a month is meant, whoever reads the table decides. The number 2025.1 stays
 * as it is, since a spreadsheet shows October typed as 2025.10 just so. Anything else stays, too.
 */
function officeDay(text: string, isNumber: boolean): string {
  if (isNumber && /^\d{5}$/.test(text)) {
    const serial = Number(text);
    if (serial >= FIRST_SERIAL && serial <= LAST_SERIAL) return dayOfSerial(serial, false) ?? text;
  }
  if (isNumber && /^\d{4}\.1$/.test(text)) return text;
  const month = MONTH.exec(text);
  if (month === null) return text;
  const whole = `${month[1]}-${(month[2] ?? month[3] ?? month[4] ?? '').padStart(2, '0')}`;
  return parseDay(`${whole}-01`) === undefined ? text : whole;
}
