/** Which table a sheet name means, and which column a header. */
import { type ColumnSpec, type TableSpec, tables } from '@shiji/engine';

/** A name as it is compared: without blanks, line breaks, width and case, and without a mark that the column is required. */
export function plainLabel(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{C}]/gu, '')
    .replace(/^\*+|(\*|\((必填|选填|可不填)\))+$/g, '')
    .toLowerCase();
}

const tablesByLabel = new Map(
  tables.flatMap((table) => [table.id, table.name].map((name) => [plainLabel(name), table] as const)),
);

/** Anything with columns that have names: a fact table, or a table as an office keeps it. */
export interface Columned {
  readonly columns: readonly Pick<ColumnSpec, 'id' | 'name' | 'also'>[];
}

/** Made once for each table: a header is looked up for every cell of the first rows. */
const labelsOfTables = new WeakMap<Columned, ReadonlyMap<string, Columned['columns'][number]>>();

function labelsOf(table: Columned): ReadonlyMap<string, Columned['columns'][number]> {
  const known = labelsOfTables.get(table);
  if (known !== undefined) return known;
  const labels = new Map(
    table.columns.flatMap((column) =>
      [column.id, column.name, ...column.also].map((name) => [plainLabel(name), column] as const),
    ),
  );
  labelsOfTables.set(table, labels);
  return labels;
}

/** The table of this id or Chinese name. */
export const tableNamed = (name: string): TableSpec | undefined => tablesByLabel.get(plainLabel(name));

/** The table's column of this id, Chinese header or other usual header. */
export const columnNamed = <T extends Columned>(table: T, header: string): T['columns'][number] | undefined =>
  labelsOf(table).get(plainLabel(header));

/** Sheets that are meant for people and are passed over without a word. */
export function isForPeople(sheet: string): boolean {
  return sheet.trim().startsWith('_') || ['说明', 'readme', '选项'].includes(plainLabel(sheet));
}

/** `A`, `B` … `AA` for a column counted from 0. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
