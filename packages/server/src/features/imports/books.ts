/** Workbooks of an import: the empty table, the roster in it, and the file given back with what became of each row. */
import { type ColumnToWrite, type OfficeTable, writeOfficeTemplate, writeWorkbook } from '@shiji/tables';
import { chainSteps, duties, unitKinds } from '../roster/model.ts';
import { type ImportKind, importTables } from './columns.ts';
import { reasonSentence } from './copy.ts';
import type { Plan, PlannedRow, Reason } from './plan.ts';

const choices: Readonly<Record<ImportKind, Readonly<Record<string, readonly string[]>>>> = {
  units: { kind: Object.values(unitKinds) },
  people: { duty: Object.values(duties), main: ['主职', '兼任'] },
  chains: { step: Object.values(chainSteps) },
};

const advice = [
  '第一行是表头；带 * 的列必须填写，其他列可以空着，空着的不改动原来的内容。',
  '日期写成 2025-03-01；只知道月份的写成 2025-03，按当月第一天算。',
  '导入前先核对每一行的结果，确认后才改动，并可以整批撤回。文件里没有的人不会被删除。',
];

/** The table to be filled in; with rows, filled with what is known. */
export const importWorkbook = (
  kind: ImportKind,
  rows: readonly Readonly<Record<string, string>>[] = [],
): Promise<Uint8Array> => writeOfficeTemplate({ table: importTables[kind], choices: choices[kind], rows, advice });

const results: Readonly<Record<PlannedRow['outcome']['kind'], string>> = {
  create: '新增',
  change: '变更',
  unchanged: '无变化',
  refused: '未接受',
};

/** The rows as they were given, with result and reasons beside each; a second sheet lists who is not in the file. */
export async function findingsWorkbook(plan: Plan): Promise<Uint8Array> {
  const table = importTables[plan.kind];
  const columns: ColumnToWrite[] = [
    { header: '原行号', kind: 'number' },
    { header: '结果', kind: 'text' },
    { header: '说明', kind: 'text' },
    ...table.columns.map(({ name, kind }) => ({ header: name, kind })),
  ];
  const { create, change, unchanged, refused, missing } = plan.counts;
  const counted = `新增 ${create} 行，变更 ${change} 行，无变化 ${unchanged} 行，未接受 ${refused} 行；名单外 ${missing} 条。`;
  const sheets = [
    {
      name: table.name,
      title: `${table.name}导入核对结果`,
      notes: [counted, '未接受的行改正后可以直接用这个文件再次导入；“原行号”“结果”“说明”三列不会读取。'],
      columns,
      rows: plan.rows.map((row) => [
        String(row.row),
        results[row.outcome.kind],
        explanationOf(row, table),
        ...table.columns.map(({ id }) => row.texts[id]),
      ]),
    },
  ];
  const silent = {
    name: '_不在文件里的',
    title: '系统里有、文件里没有的',
    columns: [{ header: '名称', kind: 'text' as const }],
    rows: plan.missing.map(({ label }) => [label]),
  };
  return await writeWorkbook(plan.missing.length === 0 ? sheets : [...sheets, silent]);
}

/** Why a row was refused, what it changes, and what to check, in one text. */
function explanationOf({ outcome, notes }: PlannedRow, table: OfficeTable): string {
  const named = ({ code, column, values }: Reason): string => {
    const name = table.columns.find(({ id }) => id === column)?.name;
    return `${name === undefined ? '' : `【${name}】`}${reasonSentence({ code, values })}`;
  };
  const told =
    outcome.kind === 'refused'
      ? outcome.reasons.map(named)
      : outcome.kind === 'change'
        ? outcome.differences.map(
            ({ what, before, after }) => `${what}：${before === '' ? '（空）' : before} → ${after}。`,
          )
        : [];
  return [...told, ...notes.map(named)].join('\n');
}
