/** The results workbook of an earlier run, as people keep it, read back: who had which total, rank and grade. */
import type { RawRow, RowPlace } from '@shiji/engine';
import { readTexts, type TextRow } from '@shiji/tables';
import { absenceWords, gradeText } from './words.ts';

const RESULTS = '结果';
const SCHEME = '方案';
const HISTORY = '往期结果';

/** A results workbook, or the part of one that is not as it was written. */
export type PastWorkbook =
  | { readonly rows: readonly RawRow[]; readonly places: readonly RowPlace[] }
  | { readonly wrong: string };

/** The rows of history in a results workbook; undefined where the bytes are something else, a table of history among it. */
export function pastWorkbook(bytes: Uint8Array): PastWorkbook | undefined {
  const { sheets } = readTexts(bytes, [RESULTS, SCHEME, HISTORY]);
  const [results, scheme] = [sheets?.get(RESULTS), sheets?.get(SCHEME)];
  if (results === undefined || scheme === undefined || sheets?.has(HISTORY)) return undefined;
  const common = runOf(scheme);
  if (common === undefined) return { wrong: `工作表“${SCHEME}”` };
  const at = results.findIndex(({ texts }) => texts.includes('编号') && texts.includes('总分'));
  const header = results[at];
  return header === undefined ? { wrong: `工作表“${RESULTS}”` } : rowsOf(results.slice(at + 1), header.texts, common);
}

/** What was run, from the sheet of the scheme: lines of 项目 and 内容. */
function runOf(lines: readonly TextRow[]): RawRow | undefined {
  const said = new Map(lines.map(({ texts: [item = '', content = ''] }) => [item, content]));
  const [scheme, period, from, to] = ['方案编号', '考核期', '起始日', '截止日'].map((item) => said.get(item) ?? '');
  if (scheme === '' || period === '' || from === '' || to === '') return undefined;
  return { scheme, period, from, to, version: said.get('方案校验码') };
}

function rowsOf(rows: readonly TextRow[], headers: readonly string[], common: RawRow): PastWorkbook {
  const columns = new Map(headers.map((header, column) => [header, column]));
  const total = columns.get('总分') ?? -1;
  // Pools stand under the name of what people are ranked within, before the total.
  const pool = fixed.includes(headers[total - 1] ?? '') ? -1 : total - 1;
  const people = rows.map(({ row, texts }) => {
    const at = (column: number | undefined): string | undefined => valueIn(texts[column ?? -1]);
    const population = at(columns.get('考核群体'));
    const subject = at(columns.get('编号'));
    const [rank, grade] = [at(columns.get('名次')), at(columns.get('等次'))];
    return { row, key: `${population}\n${at(pool)}`, subject, total: at(total), grade, rank, pool: at(pool) };
  });
  const sizes = new Map<string, number>();
  for (const { key, rank } of people) if (rank !== undefined) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  return {
    rows: people.map(({ row: _, key, ...cells }) => ({ ...common, ...cells, poolSize: sizes.get(key)?.toString() })),
    places: people.map(({ row }) => ({ sheet: RESULTS, row })),
  };
}

const fixed: readonly string[] = ['编号', '姓名', '人员编号', '考核群体', '名次', '等次'];

/** Words that stand where there is no value. */
const absences: readonly string[] = [
  '',
  ...Object.values(absenceWords),
  gradeText({ absent: 'notApplicable', because: [] }),
];
const valueIn = (text: string | undefined): string | undefined =>
  text === undefined || absences.includes(text) ? undefined : text;
