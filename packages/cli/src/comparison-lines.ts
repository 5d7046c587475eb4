/** A comparison as an official would report it: the sums, pool by pool, then the people, those who lose most first. */
import {
  type Exact,
  type LevelCount,
  type Moved,
  type Outcome,
  parseExact,
  type Scheme,
  subtract,
  type Tally,
  tableSpec,
  zero,
} from '@shiji/engine';
import type { CompareResult } from './comparison-result.ts';
import { causeText, gradeReasonText, rankReasonTexts } from './comparison-words.ts';
import { countText } from './findings.ts';
import { poolWord } from './scheme-view.ts';
import { textTable } from './text-table.ts';
import { absenceWords, gradeText, outcomeText } from './words.ts';

const MOST_PEOPLE = 50;
const MOST_CAUSES = 6;

/** The lines; `scheme` is the second one, whose words are used. */
export function comparisonLines(result: CompareResult, scheme: Scheme): string[] {
  const { before, after, run, diagnostics } = result;
  return [
    `原方案：${before.name}（版本 ${before.version}，方案校验码 ${before.hash.slice(0, 12)}）`,
    `新方案：${after.name}（版本 ${after.version}，方案校验码 ${after.hash.slice(0, 12)}）`,
    `考核期 ${run.period}：${run.from} 至 ${run.to}，统计到 ${run.asOf}`,
    ...figureLines(result),
    ...leftOutLines(result),
    ...overallLines(result),
    ...poolLines(result, poolWord(scheme, scheme.populations)),
    ...peopleLines(result),
    ...(diagnostics.length === 0 ? [] : ['', `输入有 ${countText(diagnostics)}。`]),
    '',
  ];
}

function figureLines({ added, removed }: CompareResult): string[] {
  const list = (what: string, figures: CompareResult['added']): string[] =>
    figures.length === 0 ? [] : [`${what}：${figures.map((f) => `${f.name}（${f.id}）`).join('、')}`];
  return [...list('新增指标', added), ...list('取消指标', removed)];
}

const sideNames = { before: '原方案', after: '新方案' } as const;

function leftOutLines({ leftOut }: CompareResult): string[] {
  return leftOut.map(({ side, table, found, count }) => {
    const what = `“${tableSpec(table).name}”表有 ${count} 行`;
    return table === 'subjects'
      ? `${what}的考核群体“${found}”${sideNames[side]}里没有，按方案的条件归入群体。`
      : `${what}（${found}）${sideNames[side]}读不了，只用于另一个方案。`;
  });
}

function overallLines({ overall, moved }: CompareResult): string[] {
  const names = new Map(moved.map((m) => [m.id, m.name]));
  const { both, onlyBefore, onlyAfter, totalsUp, totalsDown, totalsOther, meanChange, largestRise, largestFall } =
    overall;
  const most = (what: string, largest: Tally['largestRise']): string =>
    largest === undefined ? '' : `；${what} ${names.get(largest.subject) ?? ''}（${largest.subject}）${largest.change}`;
  const grades = overall.gradesUp + overall.gradesDown + overall.gradesOther;
  return [
    '',
    `两个方案都考核 ${both} 人${onlyBefore === 0 ? '' : `；只有原方案考核 ${onlyBefore} 人`}${onlyAfter === 0 ? '' : `；只有新方案考核 ${onlyAfter} 人`}。`,
    `得分有变化 ${totalsUp + totalsDown + totalsOther} 人：升 ${totalsUp} 人，降 ${totalsDown} 人${totalsOther === 0 ? '' : `，只有一个方案得出分数 ${totalsOther} 人`}。`,
    ...(meanChange === undefined
      ? []
      : [`平均变化 ${meanChange}${most('升得最多', largestRise)}${most('降得最多', largestFall)}。`]),
    `名次有变化 ${overall.ranksChanged} 人。`,
    `等次有变化 ${grades} 人：升 ${overall.gradesUp} 人，降 ${overall.gradesDown} 人${overall.gradesOther === 0 ? '' : `，其他 ${overall.gradesOther} 人`}。`,
    ...(overall.levels.length === 0
      ? []
      : ['', ...textTable([['等次', '原方案', '新方案', '增减'], ...overall.levels.map(levelCells)])]),
  ];
}

function levelCells({ level, absent, before, after }: LevelCount): string[] {
  const name = level ?? (absent === undefined || absent === 'notApplicable' ? '不定等次' : absenceWords[absent]);
  return [name, String(before), String(after), signedCount(after - before)];
}
const signedCount = (n: number): string => (n > 0 ? `+${n}` : String(n));

function poolLines({ pools }: CompareResult, word: string): string[] {
  if (pools.length < 2) return [];
  const rows = pools.map((pool) => [
    poolName(pool),
    String(pool.both + pool.onlyBefore + pool.onlyAfter),
    String(pool.totalsUp),
    String(pool.totalsDown),
    pool.meanChange ?? '—',
    largestOf(pool) ?? '—',
    String(pool.ranksChanged),
    String(pool.gradesUp),
    String(pool.gradesDown),
    String(pool.gradesOther),
  ]);
  const heads = ['人数', '得分升', '得分降', '平均变化', '最大变化', '名次变', '等次升', '等次降', '等次其他'];
  return ['', ...textTable([[word, ...heads], ...rows])];
}

const poolName = ({ before, after }: CompareResult['pools'][number]): string =>
  before === after ? (after ?? '（无）') : `${before ?? '（无）'} → ${after ?? '（无）'}`;

/** The larger of rise and fall, whichever way; of two alike the fall. */
function largestOf({ largestRise, largestFall }: Tally): string | undefined {
  const [up, down] = [largestRise?.change, largestFall?.change];
  if (up === undefined || down === undefined) return down ?? up;
  return size(up) > size(down) ? up : down;
}
/** For comparing two changes of the same places. */
const size = (change: string): bigint => {
  const { units } = exact(change);
  return units < 0n ? -units : units;
};
function exact(decimal: string): Exact {
  const value = parseExact(decimal);
  if (value === undefined) throw new Error(`no decimal: ${decimal}`);
  return value;
}

function peopleLines({ moved, overall }: CompareResult): string[] {
  const shown = moved.filter((m) => !onlyRank(m)).sort(worstFirst(overall.levels.flatMap((l) => l.level ?? [])));
  const rest = moved.length - shown.length;
  const listed = shown.slice(0, MOST_PEOPLE).flatMap(personLines);
  return [
    ...(shown.length === 0 ? [] : ['', `有变化的 ${shown.length} 人，降得多的在前：`, ...listed]),
    ...(shown.length > MOST_PEOPLE ? [`其余 ${shown.length - MOST_PEOPLE} 人用 --json 看。`] : []),
    ...(rest === 0 ? [] : ['', `另有 ${rest} 人只有名次或名次范围变化，用 --json 看。`]),
    ...(moved.length === 0 ? ['', '没有人的得分、名次、等次有变化。'] : []),
  ];
}

/** Somebody whose total and grade stay. */
function onlyRank({ before, after, change }: Moved): boolean {
  if (before === undefined || after === undefined) return false;
  const same =
    change === undefined ? outcomeText(before.total) === outcomeText(after.total) : exact(change).units === 0n;
  return same && gradeText(before.grade) === gradeText(after.grade);
}

/** By the totals, and of those alike by the levels that they fall; `levels`: best first. */
const worstFirst =
  (levels: readonly string[]) =>
  (a: Moved, b: Moved): number => {
    const difference = subtract(changeOf(a), changeOf(b)).units;
    return difference < 0n ? -1 : difference > 0n ? 1 : fallOf(b, levels) - fallOf(a, levels);
  };
function fallOf({ before, after }: Moved, levels: readonly string[]): number {
  const place = (grade: Outcome | undefined): number =>
    grade !== undefined && 'value' in grade ? levels.indexOf(grade.value) : -1;
  const [from, to] = [place(before?.grade), place(after?.grade)];
  return from < 0 || to < 0 ? 0 : to - from;
}
const changeOf = ({ change }: Moved): Exact => (change === undefined ? zero : exact(change));

function personLines(moved: Moved): string[] {
  const { id, name, before, after, change } = moved;
  const pool = outcomeText((after ?? before)?.pool ?? noPool);
  const who = `- ${name}（${id}${pool === '' ? '' : `，${pool}`}）`;
  if (before === undefined || after === undefined) {
    const only = before === undefined ? after : before;
    const stands =
      only === undefined ? [] : [part('得分', only.total), part('名次', only.rank), part('等次', only.grade)];
    return [
      `${who}：只有${before === undefined ? '新' : '原'}方案考核${stands
        .filter((s) => s !== '')
        .map((s) => `，${s}`)
        .join('')}`,
    ];
  }
  const moves = [
    `得分 ${fromTo(outcomeText(before.total), outcomeText(after.total))}${change === undefined || exact(change).units === 0n ? '' : `（${change}）`}`,
    ...pairText('名次', outcomeText(before.rank), outcomeText(after.rank)),
    ...pairText('等次', gradeWord(before.grade), gradeWord(after.grade)),
  ];
  return [`${who}：${moves.join('，')}`, ...reasonLines(moved)];
}

/** Where a subject stands in no pool. */
const noPool: Outcome = { value: '' };
const part = (what: string, outcome: Outcome): string =>
  outcomeText(outcome) === '' ? '' : `${what} ${outcomeText(outcome)}`;
const gradeWord = (outcome: Outcome): string => (outcomeText(outcome) === '' ? '' : gradeText(outcome));
const fromTo = (before: string, after: string): string => (before === after ? before : `${before} → ${after}`);
const pairText = (what: string, before: string, after: string): string[] =>
  before === '' && after === '' ? [] : [`${what} ${fromTo(before, after)}`];

function reasonLines({ causes, rest, rankReasons, gradeReasons }: Moved): string[] {
  const more = causes.length > MOST_CAUSES ? [`其余 ${causes.length - MOST_CAUSES} 项`] : [];
  const rounding = exact(rest).units === 0n ? [] : [`舍入，${rest}`];
  const scores = [...causes.slice(0, MOST_CAUSES).map(causeText), ...more, ...rounding];
  const line = (what: string, texts: readonly string[]): string[] =>
    texts.length === 0 ? [] : [`    ${what}：${texts.join('；')}`];
  return [
    ...line('得分', scores),
    ...line(
      '名次',
      rankReasons.map((kind) => rankReasonTexts[kind]),
    ),
    ...line('等次', gradeReasons.map(gradeReasonText)),
  ];
}
