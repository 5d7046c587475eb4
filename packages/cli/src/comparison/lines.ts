/** A comparison as an official would report it: the sums, pool by pool, then the people, those who lose most first. */
import {
  causesText,
  compare,
  consequenceText,
  exact,
  gradeWord,
  type LevelCount,
  leftOutText,
  levelName,
  type Moved,
  negate,
  type Outcome,
  onlyRank,
  reasonTexts,
  type Scheme,
  type Tally,
  worstFirst,
} from '@shiji/engine';
import { countText } from '../findings.ts';
import { poolWord } from '../scheme-view.ts';
import { textTable } from '../text-table.ts';
import { outcomeText } from '../words.ts';
import type { CompareResult } from './result.ts';

const MOST_PEOPLE = 50;
const MOST_CAUSES = 6;
const MOST_NAMED = 10;

/** The lines; `scheme` is the second one, whose words are used. */
export function comparisonLines(result: CompareResult, scheme: Scheme): string[] {
  const { before, after, run, diagnostics } = result;
  return [
    `原方案：${before.name}（版本 ${before.version}，方案校验码 ${before.hash.slice(0, 12)}）`,
    `新方案：${after.name}（版本 ${after.version}，方案校验码 ${after.hash.slice(0, 12)}）`,
    `考核期 ${run.period}：${run.from} 至 ${run.to}，统计到 ${run.asOf}`,
    ...figureLines(result),
    ...result.leftOut.map(leftOutText),
    ...overallLines(result),
    ...consequenceLines(result),
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

function overallLines({ overall, moved, populations, figures }: CompareResult): string[] {
  const names = new Map(moved.map((m) => [m.id, m.name]));
  const { both, onlyBefore, onlyAfter, totalsUp, totalsDown, totalsOther, meanChange, largestRise, largestFall } =
    overall;
  const most = (what: string, largest: Tally['largestRise']): string =>
    largest === undefined ? '' : `；${what} ${names.get(largest.subject) ?? ''}（${largest.subject}）${largest.change}`;
  const grades = overall.gradesUp + overall.gradesDown + overall.gradesOther;
  return [
    '',
    `两个方案都考核 ${both} 个对象${onlyBefore === 0 ? '' : `；只有原方案考核 ${onlyBefore} 个`}${onlyAfter === 0 ? '' : `；只有新方案考核 ${onlyAfter} 个`}。`,
    `得分有变化 ${totalsUp + totalsDown + totalsOther} 个：升 ${totalsUp} 个，降 ${totalsDown} 个${totalsOther === 0 ? '' : `，只有一个方案得出分数 ${totalsOther} 个`}。`,
    ...(meanChange === undefined
      ? []
      : [`平均变化 ${meanChange}${most('升得最多', largestRise)}${most('降得最多', largestFall)}。`]),
    `名次有变化 ${overall.ranksChanged} 个。`,
    `等次有变化 ${grades} 个：升 ${overall.gradesUp} 个，降 ${overall.gradesDown} 个${overall.gradesOther === 0 ? '' : `，其他 ${overall.gradesOther} 个`}。`,
    ...figures.map(({ name, up, down, other, largestRise: rise, largestFall: fall }) => {
      const sides = [`升 ${up} 个`, `降 ${down} 个`, ...(other === 0 ? [] : [`其他 ${other} 个`])].join('，');
      return `“${name}”有变化 ${up + down + other} 个：${sides}${most('升得最多', rise)}${most('降得最多', fall)}。`;
    }),
    ...populations.flatMap(({ name, levels }) => [
      '',
      ...(populations.length === 1 ? [] : [`${name}：`]),
      ...textTable([['等次', '原方案', '新方案', '增减'], ...levels.map(levelCells)]),
    ]),
  ];
}

/** A level with its counts and their difference. */
export function levelCells(count: LevelCount): string[] {
  const { before, after } = count;
  return [levelName(count), String(before), String(after), signedCount(after - before)];
}
const signedCount = (n: number): string => (n > 0 ? `+${n}` : String(n));

/** The consequences that reach others, or can't be told for as many. */
function consequenceLines({ consequences, moved }: CompareResult): string[] {
  const names = new Map(moved.map((m) => [m.id, m.name]));
  const list = (what: string, ids: readonly string[]): string =>
    ids.length === 0 ? '' : `；${what} ${namedSubjects(ids, names)}`;
  const untold = (count: number): string => (count === 0 ? '' : `，另有 ${count} 个未定`);
  const lines = consequences
    .filter((c) => c.newly.length + c.noLonger.length > 0 || c.untoldBefore !== c.untoldAfter)
    .map(
      (c) =>
        `- ${c.name}：原方案 ${c.before} 个${untold(c.untoldBefore)}，新方案 ${c.after} 个${untold(c.untoldAfter)}${list('新增', c.newly)}${list('不再', c.noLonger)}`,
    );
  return lines.length === 0 ? [] : ['', '结果运用有变化：', ...lines];
}

function namedSubjects(ids: readonly string[], names: ReadonlyMap<string, string>): string {
  const shown = ids.slice(0, MOST_NAMED).map((id) => `${names.get(id) ?? ''}（${id}）`);
  return `${shown.join('、')}${ids.length > MOST_NAMED ? ` 等 ${ids.length} 个` : ''}`;
}

function poolLines({ pools }: CompareResult, word: string): string[] {
  return pools.length < 2
    ? []
    : ['', ...textTable([poolHeader(pools, word), ...pools.map((pool) => poolRow(pools, pool).map((c) => c ?? '—'))])];
}

type Pools = CompareResult['pools'];

/** The population's name stands before the pool's where there are several: two may have pools of one name. */
export const poolHeader = (pools: Pools, word: string): string[] => [
  ...(severalIn(pools) ? ['考核群体'] : []),
  word,
  ...poolHeads,
];
export const poolRow = (pools: Pools, pool: Pools[number]): (string | undefined)[] => [
  ...(severalIn(pools) ? [populationName(pool)] : []),
  ...poolCells(pool),
];

const severalIn = (pools: Pools): boolean => new Set(pools.map(populationName)).size > 1;

/** Of two names of one population the second scheme's. */
function populationName({ populations: { before, after } }: Pools[number]): string {
  const [from, to] = [before ?? after, after ?? before];
  if (from === undefined || to === undefined) throw new Error('people of a pool whom no scheme assesses');
  return from.id === to.id || from.name === to.name ? to.name : `${from.name} → ${to.name}`;
}

const poolHeads = ['对象数', '得分升', '得分降', '平均变化', '最大变化', '名次变', '等次升', '等次降', '等次其他'];
/** The pool's name and its sums, under `poolHeads`. */
function poolCells(pool: CompareResult['pools'][number]): (string | undefined)[] {
  return [
    poolName(pool),
    String(pool.both + pool.onlyBefore + pool.onlyAfter),
    String(pool.totalsUp),
    String(pool.totalsDown),
    pool.meanChange,
    largestOf(pool),
    String(pool.ranksChanged),
    String(pool.gradesUp),
    String(pool.gradesDown),
    String(pool.gradesOther),
  ];
}

const poolName = ({ before, after }: CompareResult['pools'][number]): string =>
  before === after ? (after ?? '（无）') : `${before ?? '（无）'} → ${after ?? '（无）'}`;

/** The larger of rise and fall, whichever way; of two alike the fall. */
function largestOf({ largestRise, largestFall }: Tally): string | undefined {
  const [up, down] = [largestRise?.change, largestFall?.change];
  if (up === undefined || down === undefined) return down ?? up;
  return compare(exact(up), negate(exact(down))) > 0 ? up : down;
}
function peopleLines(result: CompareResult): string[] {
  const { moved } = result;
  const shown = worstFirst(result).filter((m) => !onlyRank(m));
  const rest = moved.length - shown.length;
  const listed = shown.slice(0, MOST_PEOPLE).flatMap(personLines);
  return [
    ...(shown.length === 0 ? [] : ['', `有变化的 ${shown.length} 个对象，降得多的在前：`, ...listed]),
    ...(shown.length > MOST_PEOPLE ? [`其余 ${shown.length - MOST_PEOPLE} 个用 --out 或 --json 看。`] : []),
    ...(rest === 0 ? [] : ['', `另有 ${rest} 个只有名次或名次范围变化，用 --out 或 --json 看。`]),
    ...(moved.length === 0 ? ['', '得分、名次、等次、其他指标、结果运用都没有变化。'] : []),
  ];
}

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
    ...moved.figures.map(figureText),
  ];
  return [`${who}：${moves.join('，')}`, ...reasonLines(moved)];
}

/** `绩效奖金 2072.52 → 2116.46（+43.94）`. */
const figureText = ({ name, before, after, change }: Moved['figures'][number]): string =>
  `${name} ${outcomeText(before)} → ${outcomeText(after)}${change === undefined ? '' : `（${change}）`}`;

/** Where a subject stands in no pool. */
const noPool: Outcome = { value: '' };
const part = (what: string, outcome: Outcome): string =>
  outcomeText(outcome) === '' ? '' : `${what} ${outcomeText(outcome)}`;
const fromTo = (before: string, after: string): string => (before === after ? before : `${before} → ${after}`);
const pairText = (what: string, before: string, after: string): string[] =>
  before === '' && after === '' ? [] : [`${what} ${fromTo(before, after)}`];

function reasonLines(moved: Moved): string[] {
  const { total, rank, grade } = reasonTexts(moved, MOST_CAUSES);
  const line = (what: string, text: string): string[] => (text === '' ? [] : [`    ${what}：${text}`]);
  const figures = moved.figures.flatMap((f) => line(f.name, causesText(f, MOST_CAUSES)));
  return [
    ...line('得分', total),
    ...line('名次', rank),
    ...line('等次', grade),
    ...figures,
    ...line('结果运用', consequenceText(moved)),
  ];
}
