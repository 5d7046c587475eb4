/** A file as its rows: the workbook of fact tables that `shiji template` makes, JSON of the same, or one's own table in a workbook or CSV. */
import { type Diagnostic, type RawFacts, sentenceOf, tableSpec } from '@shiji/engine';
import {
  type OfficeColumn,
  type OfficeTable,
  type OpenTable,
  openTable,
  readJson,
  readWorkbook,
  sentences,
} from '@shiji/tables';
import { dataWords } from './copy.ts';
import { type BroughtTable, broughtTables, type FileRow, isBrought } from './model.ts';

export type FileRead =
  | { readonly ok: true; readonly rows: readonly FileRow[]; readonly blank: number; readonly notes: readonly string[] }
  | { readonly ok: false; readonly faults: readonly string[] };

const BRACE = 0x7b;

/** Never throws, whatever the bytes are; what can't be read as a whole is refused with its faults. */
export async function readRows(bytes: Uint8Array, fileName: string): Promise<FileRead> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isZip) {
    const { facts, diagnostics } = await readWorkbook(bytes);
    if (facts !== undefined) return rowsOf(facts, diagnostics);
    // No sheet is named like a table: it may be one of people's own.
    if (diagnostics.every(({ code }) => code !== 'workbook-without-tables'))
      return { ok: false, faults: told(diagnostics) };
    return ownTable(bytes) ?? { ok: false, faults: told(diagnostics) };
  }
  if (firstSign(bytes) === BRACE || fileName.toLowerCase().endsWith('.json')) {
    const text = decoded(bytes);
    if (text === undefined) return { ok: false, faults: [dataWords.notUtf8] };
    const { facts, diagnostics } = readJson(text);
    return facts === undefined ? { ok: false, faults: told(diagnostics) } : rowsOf(facts, diagnostics);
  }
  return ownTable(bytes) ?? { ok: false, faults: [dataWords.noTable] };
}

function firstSign(bytes: Uint8Array): number | undefined {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while ([0x20, 0x09, 0x0a, 0x0d].includes(bytes[at] ?? 0)) at++;
  return bytes[at];
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const told = (diagnostics: readonly Diagnostic[]): readonly string[] => diagnostics.map(sentence);

const sentence = (diagnostic: Diagnostic): string =>
  diagnostic.code in sentences
    ? sentences[diagnostic.code as keyof typeof sentences](diagnostic.values)
    : sentenceOf(diagnostic);

/** The columns that make a row one: without them it is a line of the template that nobody has filled in. */
const filledBy: { readonly [T in BroughtTable]: readonly string[] } = {
  points: ['value'],
  events: ['code', 'date'],
  items: ['key', 'due', 'done'],
  measures: ['value'],
  history: ['total', 'grade'],
};

function rowsOf({ tables, places }: RawFacts, diagnostics: readonly Diagnostic[]): FileRead {
  const passed = Object.keys(tables).filter((table) => !isBrought(table));
  const notes = [...told(diagnostics), ...(passed.length === 0 ? [] : [dataWords.otherTables(passed.length)])];
  const all = broughtTables.flatMap((table) =>
    (tables[table] ?? []).map((cells, at): FileRow => {
      const place = places?.[table]?.[at];
      const own = { ...cells } as Record<string, string>;
      // Facts get their ids from the ledger, and it knows which one replaces which.
      delete own.id;
      delete own.corrects;
      return { table, sheet: place?.sheet ?? tableSpec(table).name, row: place?.row ?? at + 1, cells: own };
    }),
  );
  return sorted(all, notes);
}

function sorted(all: readonly FileRow[], notes: readonly string[]): FileRead {
  const rows = all.filter(({ table, cells }) => filledBy[table].some((column) => (cells[column] ?? '') !== ''));
  return { ok: true, rows, blank: all.length - rows.length, notes };
}

const personColumns: readonly OfficeColumn[] = [
  {
    id: 'subject',
    name: '对象编号',
    kind: 'text',
    required: false,
    also: ['工号', '人员编号', '考核对象', '编号'],
    about: '',
  },
  { id: 'name', name: '姓名', kind: 'text', required: false, also: ['名字'], about: '' },
  { id: 'unit', name: '单位', kind: 'text', required: false, also: ['所在单位', '工作单位', '部门'], about: '' },
];

function officeTable(table: BroughtTable): OfficeTable {
  const { name, about, columns } = tableSpec(table);
  const own = columns
    .filter(({ id }) => id !== 'subject' && id !== 'id' && id !== 'corrects')
    // Of measures the unit is one of measuring; whose unit it is has the name before it.
    .filter(({ id }) => table !== 'measures' || id !== 'unit')
    .map((column): OfficeColumn => ({ ...column, kind: column.kind === 'date' ? 'date' : 'text' }));
  return { name, about, columns: [...personColumns, ...own] };
}

/** The table whose columns are all there; of several the one of which more is found. */
function ownTable(bytes: Uint8Array): FileRead | undefined {
  let best: { readonly table: BroughtTable; readonly open: OpenTable; readonly found: number } | undefined;
  for (const table of broughtTables) {
    const opened = openTable(bytes, officeTable(table));
    if (!opened.ok || opened.table.found.lacking.length > 0) continue;
    const { proposed } = opened.table.found;
    if (!proposed.has('subject') && !proposed.has('name')) continue;
    if (proposed.size > (best?.found ?? 0)) best = { table, open: opened.table, found: proposed.size };
  }
  if (best === undefined) return undefined;
  const { table, open } = best;
  const faults: string[] = [];
  const rows: FileRow[] = [];
  for (const { row, texts, problems } of open.rows()) {
    for (const [column, problem] of Object.entries(problems ?? {}))
      if (problem !== 'lost-digits') faults.push(dataWords.cell(row, columnName(table, column)));
    const { name, unit, subject, ...own } = texts;
    const who = subject ?? (unit === undefined ? name : `${name ?? ''}（${unit}）`) ?? '';
    rows.push({ table, sheet: open.found.sheet, row, cells: { ...own, subject: who } });
  }
  if (faults.length > 0) return { ok: false, faults };
  return sorted(rows, [dataWords.readAs(tableSpec(table).name)]);
}

const columnName = (table: BroughtTable, id: string): string =>
  officeTable(table).columns.find((column) => column.id === id)?.name ?? id;
