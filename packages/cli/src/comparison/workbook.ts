/** A comparison as a workbook: values only, the same bytes for the same runs. */
import {
  causesText,
  gradeWord,
  type Moved,
  namesOf,
  type Outcome,
  reasonTexts,
  type Scheme,
  worstFirst,
} from '@shiji/engine';
import { type ColumnToWrite, type SheetToWrite, writeWorkbook } from '@shiji/tables';
import { poolWord } from '../scheme-view.ts';
import { outcomeText } from '../words.ts';
import { findingsSheet } from '../workbook/about.ts';
import { levelCells, poolHeader, poolRow } from './lines.ts';
import type { CompareResult } from './result.ts';

/** All sheets are always there, empty ones too. `scheme`: the second one, whose words are used. */
export async function comparisonWorkbook(result: CompareResult, scheme: Scheme): Promise<Uint8Array> {
  const word = poolWord(scheme, scheme.populations);
  return await writeWorkbook([
    peopleSheet(result, word),
    poolsSheet(result, word),
    levelsSheet(result),
    figuresSheet(result),
    consequencesSheet(result),
    findingsSheet(result),
  ]);
}

interface Column extends ColumnToWrite {
  readonly of: (moved: Moved) => string;
}

/** Everybody for whom something is different, those who lose most first. */
function peopleSheet(result: CompareResult, word: string): SheetToWrite {
  const { before, after, run } = result;
  const side =
    (which: 'before' | 'after', read: (of: NonNullable<Moved['before']>) => Outcome, say = outcomeText) =>
    (moved: Moved): string => {
      const standing = moved[which];
      return standing === undefined ? '不考核' : say(read(standing));
    };
  const columns: Column[] = [
    { header: '编号', kind: 'text', of: (m) => m.id },
    { header: '姓名', kind: 'text', of: (m) => m.name },
    { header: `原${word}`, kind: 'text', of: side('before', (s) => s.pool) },
    { header: `新${word}`, kind: 'text', of: side('after', (s) => s.pool) },
    { header: '原得分', kind: 'number', of: side('before', (s) => s.total) },
    { header: '新得分', kind: 'number', of: side('after', (s) => s.total) },
    { header: '得分变化', kind: 'number', of: (m) => unsigned(m.change ?? '') },
    { header: '原名次', kind: 'number', of: side('before', (s) => s.rank) },
    { header: '新名次', kind: 'number', of: side('after', (s) => s.rank) },
    { header: '原等次', kind: 'text', of: side('before', (s) => s.grade, gradeWord) },
    { header: '新等次', kind: 'text', of: side('after', (s) => s.grade, gradeWord) },
    { header: '新增结果运用', kind: 'text', of: (m) => namesOf(m.newConsequences) },
    { header: '不再有的结果运用', kind: 'text', of: (m) => namesOf(m.endedConsequences) },
    { header: '得分为什么变', kind: 'text', width: 60, of: (m) => reasonTexts(m).total },
    { header: '名次为什么变', kind: 'text', width: 24, of: (m) => reasonTexts(m).rank },
    { header: '等次为什么变', kind: 'text', width: 40, of: (m) => reasonTexts(m).grade },
  ];
  return {
    name: '人员',
    title: `${before.name}（版本 ${before.version}）与 ${after.name}（版本 ${after.version}）对照，${run.period}`,
    columns,
    rows: worstFirst(result).map((moved) => columns.map((column) => column.of(moved))),
  };
}

/** A number as a cell takes it: without a plus. */
const unsigned = (change: string): string => change.replace(/^\+/, '');

const numbers = (headers: readonly string[]): ColumnToWrite[] => headers.map((header) => ({ header, kind: 'number' }));

function poolsSheet({ pools }: CompareResult, word: string): SheetToWrite {
  const headers = poolHeader(pools, word);
  const texts = headers.indexOf(word) + 1;
  return {
    name: '各范围',
    columns: [
      ...headers.slice(0, texts).map((header) => ({ header, kind: 'text' }) as const),
      ...numbers(headers.slice(texts)),
    ],
    rows: pools.map((pool) => poolRow(pools, pool).map((cell) => unsigned(cell ?? ''))),
  };
}

function levelsSheet({ populations }: CompareResult): SheetToWrite {
  return {
    name: '等次',
    columns: [
      { header: '考核群体', kind: 'text' },
      { header: '等次', kind: 'text' },
      ...numbers(['原方案', '新方案', '增减']),
    ],
    rows: populations.flatMap(({ name, levels }) => levels.map((level) => [name, ...levelCells(level).map(unsigned)])),
  };
}

/** Amounts that were split and other figures that no total counts, of everybody for whom they are others. */
function figuresSheet(result: CompareResult): SheetToWrite {
  const text = ['编号', '姓名', '指标'].map((header) => ({ header, kind: 'text' }) as const);
  return {
    name: '其他指标',
    columns: [...text, ...numbers(['原来', '现在', '变化']), { header: '为什么变', kind: 'text', width: 60 }],
    rows: worstFirst(result).flatMap(({ id, name, figures }) =>
      figures.map((f) => [
        id,
        name,
        f.name,
        outcomeText(f.before),
        outcomeText(f.after),
        unsigned(f.change ?? ''),
        causesText(f),
      ]),
    ),
  };
}

/** How many each consequence reaches, and whom under one of the schemes only. */
function consequencesSheet({ consequences, moved }: CompareResult): SheetToWrite {
  const names = new Map(moved.map((m) => [m.id, m.name]));
  const people = (ids: readonly string[]): string => ids.map((id) => `${names.get(id) ?? ''}（${id}）`).join('、');
  return {
    name: '结果运用',
    columns: [
      { header: '结果运用', kind: 'text' },
      ...numbers(['原方案', '新方案', '增减', '原方案未定', '新方案未定']),
      { header: '新增', kind: 'text', width: 40 },
      { header: '不再', kind: 'text', width: 40 },
    ],
    rows: consequences.map(({ name, before, after, untoldBefore, untoldAfter, newly, noLonger }) => [
      name,
      ...[before, after, after - before, untoldBefore, untoldAfter].map(String),
      people(newly),
      people(noLonger),
    ]),
  };
}
