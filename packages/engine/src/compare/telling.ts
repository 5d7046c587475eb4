/** The people of a comparison: in which order they are told of, and the reasons in words. */

import { tableSpec } from '../facts/tables.ts';
import { compare, type Exact, parseExact, zero } from '../numbers/exact.ts';
import { absenceWords, gradeText, outcomeText } from '../run/outcome-words.ts';
import type { Outcome } from '../run/result.ts';
import type { Comparison, LevelCount, Moved } from './comparison.ts';
import { causeText, gradeReasonText, rankReasonTexts } from './reason-words.ts';
import type { LeftOut } from './score-both.ts';

/** Those who lose most first: by the totals, of those alike by the levels that they fall, then by their other figures one after the other. */
export function worstFirst({ moved, overall }: Pick<Comparison, 'moved' | 'overall'>): readonly Moved[] {
  const levels = overall.levels.flatMap((l) => l.level ?? []);
  return [...moved].sort(
    (a, b) => compare(changeOf(a), changeOf(b)) || fallOf(b, levels) - fallOf(a, levels) || byFigures(a, b),
  );
}

function byFigures(a: Moved, b: Moved): number {
  for (const id of new Set([...a.figures, ...b.figures].map((f) => f.figure))) {
    const [x, y] = [a, b].map(({ figures }) => figures.find((f) => f.figure === id)?.change);
    const order = compare(x === undefined ? zero : exact(x), y === undefined ? zero : exact(y));
    if (order !== 0) return order;
  }
  return 0;
}

const changeOf = ({ change }: Moved): Exact => (change === undefined ? zero : exact(change));

/** How many levels; `levels`: best first. */
function fallOf({ before, after }: Moved, levels: readonly string[]): number {
  const place = (grade: Outcome | undefined): number =>
    grade !== undefined && 'value' in grade ? levels.indexOf(grade.value) : -1;
  const [from, to] = [place(before?.grade), place(after?.grade)];
  return from < 0 || to < 0 ? 0 : to - from;
}

/** Somebody whose total, grade and other figures stay, and for whom the same follows. */
export function onlyRank({ before, after, change, figures, newConsequences, endedConsequences }: Moved): boolean {
  if (before === undefined || after === undefined) return false;
  if (figures.length + newConsequences.length + endedConsequences.length > 0) return false;
  const same =
    change === undefined ? outcomeText(before.total) === outcomeText(after.total) : exact(change).units === 0n;
  return same && gradeText(before.grade) === gradeText(after.grade);
}

/** The grade in words; blank for what the scheme doesn't publish. */
export const gradeWord = (outcome: Outcome): string => (outcomeText(outcome) === '' ? '' : gradeText(outcome));

/** What newly follows for somebody and what no longer does: `新增约谈；不再评先`. */
export function consequenceText({ newConsequences, endedConsequences }: Moved): string {
  const list = (what: string, all: Moved['newConsequences']): string[] =>
    all.length === 0 ? [] : [`${what}${namesOf(all)}`];
  return [...list('新增', newConsequences), ...list('不再', endedConsequences)].join('；');
}
export const namesOf = (all: Moved['newConsequences']): string => all.map(({ name }) => name).join('、');

/** Why the total, the place and the grade are others; `most`: after so many causes the rest is only counted. */
export function reasonTexts(
  moved: Moved,
  most = Number.POSITIVE_INFINITY,
): { readonly total: string; readonly rank: string; readonly grade: string } {
  const { rankReasons, gradeReasons } = moved;
  return {
    total: causesText(moved, most),
    rank: rankReasons.map((kind) => rankReasonTexts[kind]).join('；'),
    grade: gradeReasons.map(gradeReasonText).join('；'),
  };
}

/** What a difference comes from. */
export function causesText({ causes, rest }: Pick<Moved, 'causes' | 'rest'>, most = Number.POSITIVE_INFINITY): string {
  const more = causes.length > most ? [`其余 ${causes.length - most} 项`] : [];
  const rounding = exact(rest).units === 0n ? [] : [`舍入，${rest}`];
  return [...causes.slice(0, most).map(causeText), ...more, ...rounding].join('；');
}

export function exact(decimal: string): Exact {
  const value = parseExact(decimal);
  if (value === undefined) throw new Error(`no decimal: ${decimal}`);
  return value;
}

const sideNames = { before: '原方案', after: '新方案' } as const;

/** What one of the schemes was not given. */
export function leftOutText({ side, table, found, count }: LeftOut): string {
  const what = `“${tableSpec(table).name}”表有 ${count} 行`;
  return table === 'subjects'
    ? `${what}的考核群体“${found}”${sideNames[side]}里没有，按方案的条件归入群体。`
    : `${what}（${found}）${sideNames[side]}读不了，只用于另一个方案。`;
}

/** A level, or the word for having none. */
export const levelName = ({ level, absent }: LevelCount): string =>
  level ?? (absent === undefined || absent === 'notApplicable' ? '不定等次' : absenceWords[absent]);
