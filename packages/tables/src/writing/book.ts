/**
 * The one place that knows the spreadsheet library: a plain description of sheets in, the bytes of an .xlsx file out. The same
 * description gives the same bytes: the library fixes the dates of the zip entries, and the file's own date is fixed here.
 */
import { type CellStyle, type ColumnDef, cellRef, rangeRef, type WriteSheet, writeXlsx } from 'hucre/xlsx';

/** How a cell looks and, with `text`, that it stays text when someone edits it; with a number, its decimal places. */
export type Look = 'title' | 'note' | 'header' | 'plain' | 'text' | 'date' | number;

export interface BookCell {
  /** A date is its serial number in the 1900 system. */
  readonly value: string | number | null;
  readonly look: Look;
}

export interface BookSheet {
  /** As spreadsheet programs allow it, and different from the others. */
  readonly name: string;
  readonly hidden?: boolean;
  /** In characters of the width of a digit. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly BookCell[])[];
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

const LAST_ROW = 1_048_575;
/** Characters that a cell holds; a file with more is reported as broken. */
export const LONGEST_TEXT = 32_767;
const FONT = { name: '宋体', size: 11 };
/** Dates of the file itself: a clock would make every copy different. */
const STAMP = new Date(Date.UTC(2000, 0, 1));

/** Writes the sheets as an .xlsx file. Throws where a name is not allowed or rows or texts are more than a sheet or a cell holds. */
export async function writeBook(sheets: readonly BookSheet[]): Promise<Uint8Array> {
  return await writeXlsx({
    sheets: sheets.map(toLibrary),
    defaultFont: FONT,
    properties: { creator: '实绩', created: STAMP, modified: STAMP },
  });
}

function styleOf(look: Look): CellStyle {
  switch (look) {
    case 'title':
      return { font: { ...FONT, size: 14, bold: true } };
    case 'note':
      return { font: FONT };
    case 'header':
      return {
        font: { ...FONT, bold: true },
        fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F2F2F2' } },
        alignment: { vertical: 'center', wrapText: true },
      };
    case 'plain':
      return {};
    case 'text':
      // The text format is the apostrophe of old: what is typed into the cell stays text, `=1+1` and `001` included.
      return { numFmt: '@' };
    case 'date':
      return { numFmt: 'yyyy-mm-dd' };
    default:
      return { numFmt: look === 0 ? '0' : `0.${'0'.repeat(look)}` };
  }
}

function toLibrary(sheet: BookSheet): WriteSheet {
  if (sheet.rows.length > LAST_ROW + 1) throw new RangeError(`${sheet.rows.length} rows do not fit into one sheet`);
  const styles = new Map<Look, CellStyle>();
  const style = (look: Look): CellStyle => {
    const known = styles.get(look) ?? styleOf(look);
    styles.set(look, known);
    return known;
  };
  const looks = columnLooks(sheet);
  const columns: ColumnDef[] = sheet.widths.map((width, column) => {
    const look = looks[column];
    return { width, ...(look === undefined ? {} : { style: style(look) }) };
  });
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  const rows = sheet.rows.map((row, r) =>
    row.map(({ value, look }, c) => {
      if (typeof value === 'string' && value.length > LONGEST_TEXT) {
        throw new RangeError(`${value.length} characters do not fit into one cell`);
      }
      const text = typeof value === 'string' ? escaped(value) : value;
      // The library takes a text such as `#N/A` for an error; as rich text it stays text.
      const rich = typeof text === 'string' && text.startsWith('#') ? { richText: [{ text }] } : undefined;
      if (look !== looks[c] || rich !== undefined) cells.set(`${r},${c}`, { value: text, style: style(look), ...rich });
      return text;
    }),
  );
  const header = sheet.headerRow;
  if (header !== undefined) {
    for (const { column, text } of sheet.notes ?? []) {
      const cell = sheet.rows[header]?.[column];
      const key = `${header},${column}`;
      cells.set(key, {
        ...(cells.get(key) ?? { style: style(cell?.look ?? 'header') }),
        comment: { text: escaped(text) },
      });
    }
  }
  return {
    name: sheet.name,
    columns,
    rows,
    cells,
    ...(sheet.hidden === true ? { hidden: true } : {}),
    ...(header === undefined ? {} : { freezePane: { rows: header + 1 } }),
    ...(header === undefined || sheet.filtered !== true ? {} : { autoFilter: { range: filterRange(sheet, header) } }),
    ...(sheet.lists === undefined ? {} : { dataValidations: sheet.lists.map((list) => validation(list, header ?? 0)) }),
  };
}

/**
 * The look that most cells of a column have, or so its last row suggests: cells that differ from their column are written one by one,
 * which takes the library several times as long.
 */
function columnLooks(sheet: BookSheet): (Look | undefined)[] {
  const last = sheet.rows.at(-1) ?? [];
  return sheet.widths.map((_, column) => last[column]?.look);
}

const filterRange = (sheet: BookSheet, header: number): string =>
  rangeRef(header, 0, Math.max(header, sheet.rows.length - 1), Math.max(0, sheet.widths.length - 1));

function validation({ column, source }: NonNullable<BookSheet['lists']>[number], header: number) {
  return {
    type: 'list' as const,
    range: `${cellRef(header + 1, column)}:${cellRef(LAST_ROW, column)}`,
    allowBlank: true,
    showErrorMessage: true,
    errorTitle: '不在可选范围',
    errorMessage: '请从下拉列表中选择。',
    ...('choices' in source ? { values: [...source.choices] } : { formula1: source.range }),
  };
}

/**
 * Workbooks write forbidden characters as `_x000B_`, so a text that looks like that must be written as `_x005F_x000B_`, which the
 * library leaves to its caller; likewise the two code points that XML forbids beside control characters.
 */
function escaped(text: string): string {
  const escapedPatterns = text.includes('_x') ? text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : text;
  return escapedPatterns.replace(/[\uFFFE\uFFFF]/g, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase()}_`);
}
