/** Findings as they leave the program: with their sentence, and with the file that they are about. */
import { type Diagnostic, type Place, type Sentences, sentenceOf, tables } from '@shiji/engine';
import { sentences as tableSentences } from '@shiji/tables';
import { severityWords } from './words.ts';

/** A place, and the file in which it lies, as the command line names it. */
export type FilePlace = Place & { readonly file: string };

export interface Finding extends Diagnostic {
  readonly place?: FilePlace;
  /** The Chinese sentence: what is wrong and what to do. */
  readonly text: string;
}

/** A blank goes before a Latin word. */
const spaced = (kind = ''): string => (/^[A-Za-z]/.test(kind) ? ` ${kind}` : kind);

/** What this program finds by itself. */
const ownSentences = {
  'file-too-large': (v) => `文件超过 ${v.limit} MB，没有读取。请按单位或时间分成几个文件。`,
  'file-not-utf8': () => '文件不是 UTF-8 编码，没有读取。请用记事本等打开，选“另存为”，编码选 UTF-8。',
  'scheme-is-other': (v) =>
    v.holds === 'facts'
      ? `这是${spaced(v.kind)}，不是方案。方案是 .yaml 文件；命令里先写方案，后写事实。`
      : `这是${spaced(v.kind)}，不是方案，不能直接用。方案要按方案语言另写成 .yaml 文件。`,
  'facts-are-scheme': () => '这是方案，不是事实。事实是工作簿（.xlsx）或 JSON 文件；命令里先写方案，后写事实。',
  'facts-are-results': () =>
    '这是计算结果，不是事实。要作为往期结果，请用 --history；要计算，请写事实的工作簿（.xlsx）或 JSON 文件。',
  'history-twice': (v) => {
    if (v.file === v.other) return '这个文件写了两次。请只写一次。';
    return v.copy === 'yes'
      ? `这个文件和“${v.other}”里的往期结果完全相同。请只写一次。`
      : `这里的往期结果有 ${v.count} 条（${v.periods}）在“${v.other}”里已有。同一期的结果只带一份：请只留一个文件，或在其中一个里删去这些行。`;
  },
  'table-missing': (v) => {
    const near = v.near === '' ? '' : `“${v.near}”是不是它？是的请改名。`;
    return `方案要读“${v.table}”表，文件里没有。${near}确实没有记录的，请留一张空表。`;
  },
  'history-not-results': (v) => `这不是完整的结果文件（${v.part}不对）。请用 score --out 或 --json 重新生成。`,
  'history-no-table': () =>
    '文件里没有“往期结果”表。请补上，或改用 score --out 写出的结果工作簿，或 --json 存下的结果。',
  'history-strangers': (v) =>
    `往期结果中有 ${v.count} 行的对象不在本期的“对象”表里，没有采用：${v.ids}。如果是编号有变，请改一致。`,
} as const satisfies Sentences;

export type OwnCode = keyof typeof ownSentences;

/** Where diagnostics come from. */
export interface Origin {
  readonly scheme?: string;
  readonly facts?: string;
  /** Sheets of other files that were put together with the facts, by the name that they got there. */
  readonly sheets?: ReadonlyMap<string, { readonly file: string; readonly sheet: string }>;
}

/** A diagnostic of the engine's or the spreadsheet port's as a finding. */
export function findingOf(diagnostic: Diagnostic, origin: Origin): Finding {
  const { code, severity, place, values } = diagnostic;
  const located = place === undefined ? {} : { place: placeOf(place, origin) };
  return { code, severity, ...located, values, text: textOf(diagnostic) };
}

/** A finding of this program's about a whole file. */
export function ownFinding(
  code: OwnCode,
  file: string,
  values: Readonly<Record<string, string>> = {},
  severity: Diagnostic['severity'] = 'error',
): Finding {
  return { code, severity, place: { kind: 'file', file }, values, text: ownSentences[code](values) };
}

const tableCodes: Sentences = tableSentences;

function textOf(diagnostic: Diagnostic): string {
  const say = Object.hasOwn(tableCodes, diagnostic.code) ? tableCodes[diagnostic.code] : undefined;
  return say === undefined ? sentenceOf(diagnostic) : say(diagnostic.values);
}

function placeOf(place: Place, { scheme = '', facts = '', sheets }: Origin): FilePlace {
  if (place.kind === 'scheme') return { ...place, file: scheme };
  if (place.kind === 'file') return { kind: 'file', file: facts };
  const moved = place.sheet === undefined ? undefined : sheets?.get(place.sheet);
  return { ...place, file: facts, ...moved };
}

export const hasError = (findings: readonly Finding[]): boolean => findings.some((f) => f.severity === 'error');

/** `方案.yaml:12:5 错误 …` or `事实.xlsx 评分 第 5 行“分数” 错误 …` */
export function findingLine(finding: Finding): string {
  const where = whereText(finding);
  return `${where === '' ? '' : `${where} `}${severityWords[finding.severity]} ${finding.text}`;
}

/** The place in words; blank where there is none. */
export function whereText({ code, place }: Finding): string {
  if (place === undefined) return '';
  if (place.kind === 'scheme') return `${place.file}:${place.line}:${place.column}`;
  // The spreadsheet port's sentences name sheet, row and column themselves.
  if (place.kind === 'file' || Object.hasOwn(tableCodes, code)) return place.file;
  const table = place.sheet ?? tables.find((t) => t.id === place.table)?.name ?? place.table;
  const row = place.row === undefined ? '' : ` 第 ${place.row} 行`;
  const column = place.column === undefined ? '' : `“${place.column}”`;
  return `${place.file} ${table}${row}${column}`;
}

/** `2 处错误、1 处警告`; blank where there is nothing. */
export function countText(findings: readonly Finding[]): string {
  const parts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = findings.filter((f) => f.severity === severity).length;
    return count === 0 ? [] : [`${count} 处${severityWords[severity]}`];
  });
  return parts.join('、');
}
