/** Opens a workbook as another program would. */
import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';

export interface OpenedSheet {
  readonly name: string;
  /** Values, without the blanks at the end of a row. */
  readonly rows: readonly (readonly unknown[])[];
  formatOf(row: number, column: number): string | undefined;
  /** Choices of drop-down lists by the header of their column. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
}

export async function readSheets(path: string): Promise<OpenedSheet[]> {
  const { sheets } = await readXlsx(readFileSync(path), { readStyles: true });
  const lists = sheets.find((s) => s.name === '_选项');
  return sheets
    .filter((s) => s.name !== '_选项')
    .map((sheet) => ({
      name: sheet.name,
      rows: sheet.rows.map((row) => row.slice(0, row.findLastIndex((v) => v !== null && v !== undefined) + 1)),
      formatOf: (row, column) => sheet.cells?.get(`${row},${column}`)?.style?.numFmt,
      choices: Object.fromEntries(
        (sheet.dataValidations ?? []).map((v) => {
          const column = v.range.charCodeAt(0) - 65;
          const listed = /\$([A-Z])\$2:\$[A-Z]\$(\d+)/.exec(v.formula1 ?? '');
          const far = (lists?.rows ?? [])
            .slice(1, Number(listed?.[2]))
            .map((r) => String(r[(listed?.[1] ?? 'A').charCodeAt(0) - 65]));
          return [String(sheet.rows[0]?.[column]), listed === null ? (v.values ?? []) : far];
        }),
      ),
    }));
}
