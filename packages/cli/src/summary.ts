/** The summary of a run, as an official would report it: by unit, then what is still to be settled. */
import {
  add,
  type Decision,
  divide,
  type Exact,
  formatExact,
  parseExact,
  type Run,
  type Scheme,
  type SubjectResult,
  settlingText,
  whole,
  zero,
} from '@shiji/engine';
import { countText } from './findings.ts';
import { actionText } from './following.ts';
import { bySubjects, type Matter, MOST_TOGETHER, mattersOf, onlyWaiting } from './matters.ts';
import type { ScoreResult } from './run-result.ts';
import { levelsOf, type Population, poolWord } from './scheme-view.ts';
import { textTable } from './text-table.ts';
import { gradeText } from './words.ts';

const MOST_NAMED = 10;
/** Of those who can be helped at once more are named. */
const MOST_LACKING = 50;

/** The lines of the summary. */
export function scoreSummary({ scheme }: Run, result: ScoreResult): string[] {
  const { name, version, hash } = result.scheme;
  const { period, from, to, asOf } = result.run;
  return [
    `${name}（版本 ${version}，方案校验码 ${hash.slice(0, 12)}）`,
    `考核期 ${period}：${from} 至 ${to}，统计到 ${asOf}`,
    ...scheme.populations.flatMap((population) => populationLines(population, scheme, result)),
    ...openLines(result),
    ...waitingLines(result),
    ...followingLines(result),
    ...outsideLines(result),
    ...(result.diagnostics.length === 0 ? [] : ['', `输入有 ${countText(result.diagnostics)}。`]),
    '',
  ];
}

function populationLines(population: Population, scheme: Scheme, result: ScoreResult): string[] {
  const members = result.subjects.filter((s) => s.population === population.id);
  const { settledBy } = population;
  const heading = [
    '',
    `${population.name}：${members.length} 个对象${settledBy === undefined ? '' : `，结果${settlingText(settledBy)}`}`,
  ];
  if (members.length === 0) return heading;
  const levels = levelsOf(scheme, population);
  const pools = new Map<string, SubjectResult[]>();
  for (const member of members) {
    const pool = 'value' in member.pool ? member.pool.value : population.rank === undefined ? '全体' : '（未填）';
    const list = pools.get(pool);
    if (list === undefined) pools.set(pool, [member]);
    else list.push(member);
  }
  const seats = result.seats.filter((s) => s.population === population.id && s.figure === population.grade);
  const limited = levels.filter((level) => seats.some((s) => s.level === level));
  const seatText = (pool: string, level: string): string => {
    const found = seats.find((s) => s.pool === pool && s.level === level);
    return found === undefined ? '—' : `${found.taken}/${found.seats}`;
  };
  // 不定等次, 待定 and 暂缓, as far as they occur.
  const others =
    levels.length === 0 ? [] : [...new Set(members.map((m) => gradeText(m.grade)))].filter((t) => !levels.includes(t));
  const cells = (name: string, list: readonly SubjectResult[]): string[] => [
    name,
    String(list.length),
    meanTotal(list, scheme.decimals),
    ...[...levels, ...others.sort()].map((level) => String(list.filter((m) => gradeText(m.grade) === level).length)),
  ];
  const rows = [...pools].map(([pool, list]) => [
    ...cells(pool, list),
    ...limited.map((level) => seatText(pool, level)),
  ]);
  const merged = seats.filter((s) => !pools.has(s.pool));
  return [
    ...heading,
    ...textTable([
      [poolWord(scheme, [population]), '对象数', '平均分', ...levels, ...others, ...limited.map((l) => `${l}名额`)],
      ...rows,
      ...(rows.length > 1 ? [[...cells('合计', members), ...limited.map((l) => allSeats(seats, l))]] : []),
    ]),
    ...merged.map((s) => `${s.pool}（${s.base} 个对象合并计算）：“${s.level}”名额 ${s.seats} 个，已用 ${s.taken} 个`),
    ...(limited.length === 0 ? [] : ['名额一栏为“已用/共有”；“—”表示并入其他范围计算或没有名额。']),
  ];
}

function allSeats(seats: ScoreResult['seats'], level: string): string {
  const own = seats.filter((s) => s.level === level);
  const sum = (key: 'taken' | 'seats'): number => own.reduce((n, s) => n + s[key], 0);
  return `${sum('taken')}/${sum('seats')}`;
}

/** The mean of the totals that there are, rounded as the scheme rounds. */
function meanTotal(members: readonly SubjectResult[], decimals: Scheme['decimals']): string {
  const totals = members.flatMap(({ total }): Exact[] => {
    const value = 'value' in total ? parseExact(total.value) : undefined;
    return value === undefined ? [] : [value];
  });
  return totals.length === 0 ? '—' : formatExact(divide(totals.reduce(add, zero), whole(totals.length), decimals));
}

function openLines({ open, subjects }: ScoreResult): string[] {
  if (open.length === 0) return [];
  const names = new Map(subjects.map((s) => [s.id, s.name]));
  return ['', `待定事项 ${open.length} 项，须由人决定：`, ...open.map((d, i) => `${i + 1}. ${decisionLine(d, names)}`)];
}

/** The decision in words, with the people whom it concerns. */
function decisionLine({ text, subjects }: Decision, names: ReadonlyMap<string, string>): string {
  return `${text}${subjects.length === 0 ? '' : `涉及：${people(subjects, names)}。`}`;
}

function nameOf(id: string, names: ReadonlyMap<string, string>): string {
  const name = names.get(id);
  if (name === undefined) throw new Error(`no subject ${id}`);
  return name;
}

/** The first of them; how many there are is said before. */
function named(ids: readonly string[], names: ReadonlyMap<string, string>, most = MOST_NAMED): string {
  const first = ids.slice(0, most).map((id) => `${nameOf(id, names)}（${id}）`);
  return `${first.join('、')}${ids.length > most ? '等' : ''}`;
}
const people = (ids: readonly string[], names: ReadonlyMap<string, string>, most = MOST_NAMED): string =>
  `${named(ids, names, most)}${ids.length > most ? ` ${ids.length} 个` : ''}`;

/** What lacks, whose it is and who can supply it, each matter with everybody whom it concerns; then how many only wait for that. */
function waitingLines({ waiting, subjects }: ScoreResult): string[] {
  if (waiting.length === 0) return [];
  const names = new Map(subjects.map((s) => [s.id, s.name]));
  const matters = mattersOf(waiting);
  const lines = bySubjects(matters).flatMap((list) => {
    const whose = people(list[0]?.subjects ?? [], names, MOST_LACKING);
    if (list.length <= MOST_TOGETHER) return list.map((m) => `- ${m.why}：${whose}。${howSettled(m)}`);
    return [
      `- ${whose}，共 ${list.length} 项：`,
      ...list.slice(0, MOST_TOGETHER).map((m) => `  - ${m.why}。${howSettled(m)}`),
      `  - 其余 ${list.length - MOST_TOGETHER} 项见结果的“待定”表。`,
    ];
  });
  const rest = onlyWaiting(waiting);
  const heading =
    matters.length === 0 ? [] : [`待补事项 ${matters.length} 项，补上、查清或作出裁定后重新计算：`, ...lines];
  return [
    '',
    ...heading,
    ...(rest.length === 0 ? [] : [`本人数据齐全、只待以上事项的 ${rest.length} 个：${people(rest, names)}。`]),
  ];
}

const howSettled = ({ settle, others }: Matter): string =>
  `${settle}。${others === 0 ? '' : `另有 ${others} 个对象须待此项定下后才能算出。`}`;

/** What follows for whom, by consequence: the actions are the same for all of them, but for what they come to. */
function followingLines({ subjects }: ScoreResult): string[] {
  const names = new Map(subjects.map((s) => [s.id, s.name]));
  const found = new Map<string, { consequence: SubjectResult['consequences'][number]; ids: string[] }>();
  for (const { id, consequences } of subjects) {
    for (const consequence of consequences) {
      const known = found.get(consequence.id) ?? { consequence, ids: [] };
      known.ids.push(id);
      found.set(consequence.id, known);
    }
  }
  const lines = [...found.values()].map(({ consequence: { name, actions }, ids }) => {
    const to = actions.map((action) => actionText(action, { amounts: false })).join('；');
    return `- ${name}，${ids.length} 个：${named(ids, names)}。${to}。`;
  });
  return lines.length === 0 ? [] : ['', '结果运用建议：', ...lines];
}

function outsideLines({ outside }: ScoreResult): string[] {
  if (outside.length === 0) return [];
  const names = new Map(outside.map((o) => [o.id, o.name]));
  const ids = outside.map((o) => o.id);
  return ['', `不考核 ${outside.length} 个，不属于方案规定的范围：${people(ids, names)}`];
}
