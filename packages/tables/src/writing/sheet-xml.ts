/** One sheet as XML, in pieces. */
import { columnLetters } from '../reading/labels.ts';
import type { Look, Looks } from './looks.ts';
import { NOTES_DRAWING } from './notes-xml.ts';
import type { SharedTexts } from './shared-texts.ts';
import { document, escaped, PIECE, RELATIONSHIPS, SPREADSHEET } from './xml.ts';

export interface BookCell {
  /** A date is its serial number in the 1900 system. */
  readonly value: string | number;
  readonly look: Look;
}

export interface BookColumn {
  /** In characters of the width of a digit. */
  readonly width: number;
  /** Of cells that are blank, in rows to come as well; by default plain. */
  readonly look?: Look;
}

export interface BookSheet {
  /** As spreadsheet programs allow it, and different from the others. */
  readonly name: string;
  readonly hidden?: boolean;
  readonly columns: readonly BookColumn[];
  /** From top to bottom; undefined is a blank cell. Taken once. */
  readonly rows: Iterable<readonly (BookCell | undefined)[]>;
  /** The row of headers, from 0: it and what is above stays in sight. */
  readonly headerRow?: number;
  /** Whether the header row has filter buttons. */
  readonly filtered?: boolean;
  /** Comments on header cells, by column. */
  readonly notes?: readonly { readonly column: number; readonly text: string }[];
  /** Drop-down lists in all cells below the header row. */
  readonly lists?: readonly { readonly column: number; readonly source: ListSource }[];
}

/** The choices themselves, or where they stand. A short list must be free of commas and quotes. */
export type ListSource = { readonly choices: readonly string[] } | { readonly range: string };

const LAST_ROW = 1_048_576;
/** Characters that a cell holds; a file with more is reported as broken. */
export const LONGEST_TEXT = 32_767;

/** What a sheet's cells point to, filled as they are written. */
export interface Shared {
  readonly looks: Looks;
  readonly texts: SharedTexts;
}

/** The sheet's part in pieces. Throws where rows or texts are more than a sheet or a cell holds. */
export function* sheetXml(sheet: BookSheet, { looks, texts }: Shared): Generator<string, void> {
  const letters = Array.from({ length: columnsOf(sheet) }, (_, column) => columnLetters(column));
  let piece = headXml(sheet, looks);
  let row = 0;
  for (const cells of sheet.rows) {
    if (++row > LAST_ROW) throw new RangeError(`more than ${LAST_ROW} rows do not fit into one sheet`);
    piece += `<row r="${row}">`;
    for (let column = 0; column < cells.length; column++) {
      const cell = cells[column];
      if (cell === undefined) continue;
      const { value, look } = cell;
      piece += `<c r="${letters[column]}${row}"${styleOf('s', looks.index(look))}`;
      if (typeof value === 'number') piece += `><v>${value}</v></c>`;
      else {
        if (value.length > LONGEST_TEXT) throw new RangeError(`${value.length} characters do not fit into one cell`);
        piece += ` t="s"><v>${texts.index(value)}</v></c>`;
      }
    }
    piece += '</row>';
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece + footXml(sheet, row);
}

/** A title needs one even where the table has none. */
const columnsOf = ({ columns }: BookSheet): number => Math.max(1, columns.length);
const styleOf = (name: string, index: number): string => (index === 0 ? '' : ` ${name}="${index}"`);

function headXml({ columns, headerRow }: BookSheet, looks: Looks): string {
  const rows = headerRow === undefined ? 0 : headerRow + 1;
  const pane =
    rows === 0 ? '' : `<pane ySplit="${rows}" topLeftCell="A${rows + 1}" activePane="bottomLeft" state="frozen"/>`;
  const cols = columns.map(
    ({ width, look = 'plain' }, i) =>
      `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"${styleOf('style', looks.index(look))}/>`,
  );
  return document(
    [
      `<worksheet xmlns="${SPREADSHEET}" xmlns:r="${RELATIONSHIPS}">`,
      `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`,
      '<sheetFormatPr defaultRowHeight="15"/>',
      cols.length === 0 ? '' : `<cols>${cols.join('')}</cols>`,
      '<sheetData>',
    ].join(''),
  );
}

function footXml(sheet: BookSheet, rows: number): string {
  const { headerRow = 0, filtered, notes = [], lists = [] } = sheet;
  const last = `${columnLetters(columnsOf(sheet) - 1)}${Math.max(headerRow + 1, rows)}`;
  return [
    '</sheetData>',
    filtered === true ? `<autoFilter ref="A${headerRow + 1}:${last}"/>` : '',
    lists.length === 0
      ? ''
      : `<dataValidations count="${lists.length}">${lists.map((list) => listXml(list, headerRow)).join('')}</dataValidations>`,
    '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>',
    notes.length === 0 ? '' : `<legacyDrawing r:id="${NOTES_DRAWING}"/>`,
    '</worksheet>',
  ].join('');
}

function listXml({ column, source }: NonNullable<BookSheet['lists']>[number], headerRow: number): string {
  const letters = columnLetters(column);
  const formula = 'choices' in source ? `"${source.choices.join(',')}"` : source.range;
  return [
    `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="不在可选范围" error="请从下拉列表中选择。"`,
    ` sqref="${letters}${headerRow + 2}:${letters}${LAST_ROW}"><formula1>${escaped(formula)}</formula1></dataValidation>`,
  ].join('');
}
