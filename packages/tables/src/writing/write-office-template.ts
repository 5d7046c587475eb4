/** An office's table as a workbook: empty, to be filled in, or with the rows that are known. */
import type { OfficeColumn, OfficeTable } from '../office/office-table.ts';
import { writeBook } from './book.ts';
import { textCell } from './cells.ts';
import { columnWidth } from './layout.ts';
import { OptionLists } from './option-lists.ts';
import type { BookSheet } from './sheet-xml.ts';
import { factSheet } from './write-facts.ts';

export interface OfficeTemplate {
  readonly table: OfficeTable;
  /** Choices by column id, offered as drop-down lists. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  readonly rows?: readonly Readonly<Record<string, string>>[];
  /** Lines of advice on the second sheet. */
  readonly advice: readonly string[];
}

/**
 * Writes the table's sheet, headers in the first row (required ones with ` *`, each with a note), and a sheet 说明 behind it. Reading it
 * back with `openTable` gives the same rows. Throws where choices name a column that the table does not have.
 */
export async function writeOfficeTemplate({
  table,
  choices = {},
  rows = [],
  advice,
}: OfficeTemplate): Promise<Uint8Array> {
  const lists = new OptionLists();
  const chosen = Object.entries(choices).filter(([, list]) => list.length > 0);
  const sheet: BookSheet = {
    ...factSheet(table, rows, (column) => (column.required ? `${column.name} *` : column.name)),
    filtered: rows.length > 0,
    notes: table.columns.map((column, i) => ({ column: i, text: noteOf(column) })),
    lists: chosen.map(([id, list]) => {
      const column = table.columns.findIndex((one) => one.id === id);
      if (column === -1) throw new RangeError(`no column ${id} in ${table.name}`);
      return { column, source: lists.source(`${table.name}·${table.columns[column]?.name}`, list) };
    }),
  };
  return await writeBook([sheet, guide(table, advice), ...lists.sheets()]);
}

const wordOf = (column: OfficeColumn): string => (column.kind === 'date' ? '日期，如 2026-03-25' : '文字');
const noteOf = (column: OfficeColumn): string =>
  `${column.required ? '必填' : '选填'}，${wordOf(column)}。${column.about}`;

function guide(table: OfficeTable, advice: readonly string[]): BookSheet {
  const headers = ['列', '是否必填', '填写格式', '说明', '也认得的列名'];
  const lines = table.columns.map((column) => [
    column.name,
    column.required ? '必填' : '选填',
    wordOf(column),
    column.about,
    column.also.join('、'),
  ]);
  const above = [
    { value: table.name, look: 'title' } as const,
    ...[table.about, ...advice].map((value) => ({ value, look: 'note' }) as const),
  ];
  return {
    name: '说明',
    columns: headers.map((header, i) => ({ width: columnWidth(header, lines, (line) => line[i] ?? '') })),
    rows: [
      ...above.map((cell) => [cell]),
      headers.map((value) => ({ value, look: 'header' }) as const),
      ...lines.map((line) => line.map(textCell)),
    ],
    headerRow: above.length,
  };
}
