/** Earlier results → rows of the table of history: from the JSON or the results workbook of an earlier run, or from a file with that table. */
import type { RawFacts, RawRow, RowPlace } from '@shiji/engine';
import { type Finding, type Origin, ownFinding } from './findings.ts';
import type { Io } from './io.ts';
import { pastWorkbook } from './past-workbook.ts';
import { decoded, loadBytes, looksLikeJson, readTables } from './read-input.ts';
import { isStop, type WrongCall } from './stop.ts';
import { words } from './words.ts';

export interface Past {
  readonly file: string;
  readonly rows: readonly RawRow[];
  readonly places: readonly RowPlace[];
  readonly findings: readonly Finding[];
}

const MOST_NAMED = 5;

/** Reads one file of earlier results. */
export async function loadHistory(path: string, io: Io): Promise<Past | WrongCall> {
  const none = { file: path, rows: [], places: [] };
  const bytes = await loadBytes(path, words.history, io);
  if (isStop(bytes)) return bytes.stop === 'usage' ? bytes : { ...none, findings: bytes.findings };
  const results = looksLikeJson(bytes.bytes, path) ? resultsIn(bytes.bytes, path) : undefined;
  if (results !== undefined) return rowsOf(results, path);
  const past = looksLikeJson(bytes.bytes, path) ? undefined : pastWorkbook(bytes.bytes);
  if (past !== undefined && 'wrong' in past) {
    return { ...none, findings: [ownFinding('history-not-results', path, { part: past.wrong })] };
  }
  if (past !== undefined) return { file: path, ...past, findings: [] };
  const { facts, findings } = await readTables(bytes.bytes, path);
  const rows = facts?.tables.history;
  if (facts === undefined) return { ...none, findings };
  if (rows === undefined) return { ...none, findings: [...findings, ownFinding('history-no-table', path)] };
  return { file: path, rows, places: facts.places?.history ?? [], findings };
}

/** The earlier results that stand among the facts. */
export function ofFacts(file: string, facts: RawFacts | undefined): Pick<Past, 'file' | 'rows'> {
  return { file, rows: facts?.tables.history ?? [] };
}

/**
 * Files that hold results which an earlier file has already: one of them was meant to be another, or was given twice. Said once for the file;
 * a row that has a name of its own, or corrects another, may be there on purpose.
 */
export function sameHistory(pasts: readonly Pick<Past, 'file' | 'rows'>[]): Finding[] {
  const first = new Map<string, string>();
  return pasts.flatMap(({ file, rows }) => {
    const own = rows.filter((row) => isBlank(row.id) && isBlank(row.corrects));
    const again = own.filter((row) => first.has(keyOf(row)));
    for (const row of own) if (!first.has(keyOf(row))) first.set(keyOf(row), file);
    const [one] = again;
    if (one === undefined) return [];
    const other = first.get(keyOf(one)) ?? '';
    const periods = [...new Set(again.map((row) => String(row.period)))].slice(0, MOST_NAMED).join('、');
    const copy = JSON.stringify(rows) === JSON.stringify(pasts.find((past) => past.file === other)?.rows) ? 'yes' : '';
    return [ownFinding('history-twice', file, { file, other, periods, copy, count: String(again.length) })];
  });
}
const keyOf = (row: RawRow): string =>
  [row.subject, row.scheme, row.period].map((cell) => String(cell).trim()).join('\n');
const isBlank = (cell: unknown): boolean => String(cell ?? '').trim() === '';

interface Results {
  readonly [key: string]: unknown;
}
const isObject = (value: unknown): value is Results =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The results in the bytes; undefined where they are something else. Decimals are texts there, so that nothing is lost in parsing. */
function resultsIn(bytes: Uint8Array, file: string): Results | undefined {
  const text = decoded(bytes, file);
  if (isStop(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text.text);
    // No fact table is called `scheme`.
    return isObject(value) && isObject(value.scheme) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** One row for each subject that was assessed, with what has a value: a result without a grade still stands between two others. */
function rowsOf(results: Results, file: string): Past {
  const bad = (part: string): Past => ({
    file,
    rows: [],
    places: [],
    findings: [ownFinding('history-not-results', file, { part })],
  });
  const { scheme, run, subjects } = results;
  if (!isObject(scheme) || typeof scheme.id !== 'string') return bad('scheme');
  if (!isObject(run) || [run.period, run.from, run.to].some((v) => typeof v !== 'string')) return bad('run');
  if (!Array.isArray(subjects) || !subjects.every(isSubject)) return bad('subjects');
  const sizes = new Map<string, number>();
  for (const subject of subjects) {
    if (valueIn(subject.rank) !== undefined) sizes.set(poolKey(subject), (sizes.get(poolKey(subject)) ?? 0) + 1);
  }
  const common = { period: run.period, from: run.from, to: run.to, scheme: scheme.id, version: scheme.hash };
  const rows = subjects.map((subject) => ({
    subject: subject.id,
    ...common,
    total: valueIn(subject.total),
    grade: valueIn(subject.grade),
    rank: valueIn(subject.rank),
    pool: valueIn(subject.pool),
    poolSize: sizes.get(poolKey(subject))?.toString(),
  }));
  return { file, rows, places: rows.map((_, i) => ({ sheet: 'subjects', row: i + 1 })), findings: [] };
}

const isSubject = (value: unknown): value is Results => isObject(value) && typeof value.id === 'string';
const poolKey = (subject: Results): string => `${subject.population}\n${valueIn(subject.pool) ?? ''}`;

function valueIn(outcome: unknown): string | undefined {
  return isObject(outcome) && typeof outcome.value === 'string' ? outcome.value : undefined;
}

/** The facts with the earlier results added. Results of people who are no longer assessed are left out, and that is said. */
export function withHistory(
  facts: RawFacts,
  pasts: readonly Past[],
): { facts: RawFacts; sheets: NonNullable<Origin['sheets']>; findings: readonly Finding[] } {
  const subjects = new Set((facts.tables.subjects ?? []).map((row) => row.id));
  const rows = [...(facts.tables.history ?? [])];
  const places = [...(facts.places?.history ?? [])];
  const sheets = new Map<string, { file: string; sheet: string }>();
  const findings: Finding[] = [];
  for (const past of pasts) {
    const strangers = new Set<string>();
    let left = 0;
    past.rows.forEach((row, i) => {
      if (row.subject !== undefined && !subjects.has(row.subject)) {
        strangers.add(String(row.subject));
        left++;
        return;
      }
      const place = past.places[i] ?? { sheet: 'history', row: i + 1 };
      // No sheet is called so: a sheet's name has no colon.
      const sheet = `${past.file}:${place.sheet}`;
      sheets.set(sheet, { file: past.file, sheet: place.sheet });
      rows.push(row);
      places.push({ sheet, row: place.row });
    });
    if (left > 0) {
      const named = [...strangers].slice(0, MOST_NAMED).join('、');
      const ids = strangers.size > MOST_NAMED ? `${named} 等 ${strangers.size} 个` : named;
      findings.push(ownFinding('history-strangers', past.file, { count: String(left), ids }, 'warning'));
    }
  }
  const added = { tables: { ...facts.tables, history: rows }, places: { ...facts.places, history: places } };
  return { facts: pasts.length === 0 ? facts : added, sheets, findings };
}
