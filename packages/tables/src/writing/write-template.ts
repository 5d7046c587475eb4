/** An empty workbook to be filled in. */
import { type CellKind, type ColumnSpec, type RawFacts, type TableId, type TableSpec, tableSpec } from '@shiji/engine';
import { writeBook } from './book.ts';
import { textCell } from './cells.ts';
import { columnWidth } from './layout.ts';
import { OptionLists } from './option-lists.ts';
import type { BookSheet } from './sheet-xml.ts';
import { factSheet } from './write-facts.ts';

export interface TemplateOptions {
  /** The sheets to make, in this order. */
  readonly tables: readonly TableId[];
  /** Choices by table and column id, offered as drop-down lists. */
  readonly choices?: { readonly [T in TableId]?: Readonly<Record<string, readonly string[]>> };
  /** Rows that are already known, such as the run. */
  readonly rows?: RawFacts['tables'];
  /** Heading of the first sheet; by default 填表说明. */
  readonly title?: string;
}

const kinds: Readonly<Record<CellKind, string>> = {
  text: '文字',
  decimal: '数字',
  date: '日期，如 2026-03-25',
  whole: '整数',
};
const advice = [
  '每张工作表的第一行是表头，请不要改动；带 * 的列必须填写。',
  '从第二行起，一行填一条；请不要合并单元格，也不要填公式。',
  '编号按文字填写，前面的 0 会保留；日期写成 2026-03-25；分数只填数字，不带“分”字。',
  '有下拉列表的列请从列表中选择；用不到的工作表可以空着。',
];

/**
 * Writes a sheet 说明 and one sheet for each table: headers (required ones with ` *` and each with a note), cells in the formats of their
 * columns, drop-down lists where choices are given. Reading it unfilled gives tables without rows. Throws where choices name a column
 * that the table does not have.
 */
export async function writeTemplate(options: TemplateOptions): Promise<Uint8Array> {
  const lists = new OptionLists();
  const sheets = options.tables.map((id) => {
    const table = tableSpec(id);
    const chosen = Object.entries(options.choices?.[id] ?? {}).filter(([, choices]) => choices.length > 0);
    return {
      ...templateSheet(table, options.rows?.[id] ?? []),
      lists: chosen.map(([column, choices]) => {
        const place = table.columns.findIndex((spec) => spec.id === column);
        if (place === -1) throw new RangeError(`no column ${column} in ${id}`);
        return { column: place, source: lists.source(`${table.name}·${table.columns[place]?.name}`, choices) };
      }),
    };
  });
  return await writeBook([guide(options), ...sheets, ...lists.sheets()]);
}

function templateSheet(table: TableSpec, rows: NonNullable<RawFacts['tables'][TableId]>): BookSheet {
  return {
    ...factSheet(table, rows, (column) => (column.required ? `${column.name} *` : column.name)),
    filtered: false,
    notes: table.columns.map((column, i) => ({ column: i, text: noteOf(column) })),
  };
}

const noteOf = (column: ColumnSpec): string =>
  `${column.required ? '必填' : '选填'}，${kinds[column.kind]}。${column.about}`;

function guide({ tables, title = '填表说明' }: TemplateOptions): BookSheet {
  const headers = ['工作表', '列', '是否必填', '填写格式', '说明'];
  const lines = tables
    .map(tableSpec)
    .flatMap((table) => [
      [table.name, '', '', '', table.about],
      ...table.columns.map(({ name, required, kind, about }) => [
        table.name,
        name,
        required ? '必填' : '选填',
        kinds[kind],
        about,
      ]),
    ]);
  const above = [
    { value: title, look: 'title' } as const,
    ...advice.map((value) => ({ value, look: 'note' }) as const),
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
