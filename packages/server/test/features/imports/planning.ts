/** Rows and files for imports, read and planned as the server does it. */
import { type OfficeRow, openTable, writeWorkbook } from '@shiji/tables';
import { type ImportKind, importTables } from '../../../src/features/imports/columns.ts';
import { reasonSentence } from '../../../src/features/imports/copy.ts';
import type { Plan, PlannedRow, PlanOptions } from '../../../src/features/imports/plan.ts';
import { planImport } from '../../../src/features/imports/plan-import.ts';
import { RosterBook } from '../../../src/features/roster/book.ts';
import type { Roster } from '../../../src/features/roster/model.ts';

const DAY = '2025-06-01';

export function optionsOn(day = DAY, more: Partial<PlanOptions> = {}): PlanOptions {
  let n = 0;
  return { day, newId: () => `new${++n}`, missing: 'leave', ...more };
}

/** An .xlsx file with these rows below these headers, read as the table of its kind. */
async function readBook(
  kind: ImportKind,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<OfficeRow[]> {
  const columns = headers.map((header) => ({ header, kind: 'text' as const }));
  return rowsOf(kind, await writeWorkbook([{ name: 'Sheet1', title: '青禾县统计表', columns, rows }]));
}

export function rowsOf(kind: ImportKind, bytes: Uint8Array): OfficeRow[] {
  const opened = openTable(bytes, importTables[kind]);
  if (!opened.ok) throw new Error(JSON.stringify(opened.diagnostics));
  return [...opened.table.rows()];
}

/** Plans what stands in a table of text: the first line has the headers, cells are divided by `|`. */
export async function planned(
  kind: ImportKind,
  table: string,
  roster: Roster,
  more: Partial<PlanOptions> = {},
): Promise<Plan> {
  const [headers = [], ...rows] = table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return planImport(kind, await readBook(kind, headers, rows), new RosterBook(roster), optionsOn(DAY, more));
}

/** A row's outcome in one line: `create`, `change 职务 科员→股长`, `refused name row-twice`, with its notes behind. */
export function told({ outcome, notes }: PlannedRow): string {
  const about =
    outcome.kind === 'refused'
      ? outcome.reasons.map(({ code, column, values }) =>
          [column, code, values.refusal].filter((word) => word !== undefined).join(' '),
        )
      : outcome.kind === 'change'
        ? outcome.differences.map(({ what, before, after }) => `${what} ${before}→${after}`)
        : [];
  const checked = notes.map(({ code }) => `(${code})`);
  return [outcome.kind, ...[about.join('; ')].filter((text) => text !== ''), ...checked].join(' ');
}

export const tolds = (plan: Plan): string[] => plan.rows.map(told);

export function sentences({ outcome }: PlannedRow): string[] {
  return outcome.kind === 'refused' ? outcome.reasons.map(reasonSentence) : [];
}
