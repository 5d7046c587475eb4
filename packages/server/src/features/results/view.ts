/** Results as pages and lists show them. */
import { type Outcome, placedFigures, type Result, type Scheme, type SubjectResult } from '@shiji/engine';
import type { RoundSubject } from '../rounds/model.ts';
import type { Moved } from './decide.ts';
import { type ResultVersion, valueIn, versionStates } from './model.ts';

export const versionShown = (version: ResultVersion) => ({
  ...version,
  stateName: versionStates[version.state],
});

const whyNot = (outcome: Outcome): string | undefined =>
  'value' in outcome ? undefined : outcome.because.map(({ text }) => text).join('；');

/** One person's result in a list; `unit`: the name of where they are. */
export function lineOf({ id, name, total, grade, rank, pool }: SubjectResult, unit: string, organization: string) {
  const because = whyNot(grade) ?? whyNot(total);
  return {
    person: { id, name },
    unit,
    organization,
    ...given('total', valueIn(total)),
    ...given('grade', valueIn(grade)),
    ...given('rank', valueIn(rank)),
    ...given('pool', valueIn(pool)),
    ...given('because', because === '' ? undefined : because),
  };
}

function given<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: string };
}

/** Words of the grades that a scheme gives, best first; of several populations each word once. */
export function levelsOf(scheme: Scheme): readonly string[] {
  const grades = new Set(scheme.populations.map(({ grade }) => grade));
  return [
    ...new Set(
      placedFigures(scheme).flatMap(({ figure: { id, term } }) =>
        grades.has(id) && term.kind === 'grade' ? term.levels.map(({ level }) => level) : [],
      ),
    ),
  ];
}

/** How many have each grade, in the order of the scheme; and how many have none. */
export function distributionOf(levels: readonly string[], results: readonly SubjectResult[]) {
  const counts = new Map(levels.map((level) => [level, 0]));
  let ungraded = 0;
  for (const { grade } of results) {
    const level = valueIn(grade);
    if (level === undefined) ungraded += 1;
    else counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  return { distribution: [...counts].map(([grade, people]) => ({ grade, people })), ungraded };
}

/** What people have to decide and to supply, of those whom one may see. */
export function openOf(result: Result, seen: (person: string) => boolean, most: number) {
  const names = new Map(result.subjects.map(({ id, name }) => [id, name]));
  const person = (id: string) => ({ id, name: names.get(id) ?? '' });
  return {
    decisions: result.open
      .filter(({ subjects }) => subjects.some(seen))
      .map(({ code, text, pool, subjects }) => ({
        code,
        ...saidOf(text),
        ...(pool === undefined ? {} : { pool }),
        people: subjects.map(person),
      })),
    waiting: waitingFor(result, seen, most).map(({ people, ...group }) => ({
      ...group,
      people: people.map(({ subject, items }) => ({ person: person(subject), items })),
    })),
  };
}

/** What lacks, by what is to be done about it: of each so many people at most, and how many there are. */
function waitingFor({ waiting }: Result, seen: (person: string) => boolean, most: number) {
  const groups = new Map<string, Map<string, { readonly text: string; readonly setting?: string }[]>>();
  for (const { subject, items } of waiting) {
    if (!seen(subject)) continue;
    for (const { awaits, settle, text, ruling } of items) {
      if (awaits !== undefined) continue;
      const group = groups.get(settle) ?? new Map<string, { readonly text: string; readonly setting?: string }[]>();
      groups.set(settle, group);
      const own = group.get(subject) ?? [];
      group.set(subject, own);
      own.push({ text, ...(ruling === undefined ? {} : { setting: ruling }) });
    }
  }
  return [...groups].map(([settle, group]) => ({
    settle,
    count: group.size,
    items: [...group.values()].reduce((sum, items) => sum + items.length, 0),
    people: [...group].slice(0, most).map(([subject, items]) => ({ subject, items })),
  }));
}

/**
 * The engine says what is open, and then the row of a workbook that settles it (its `decisionSentences`). On a screen the row is a form:
 * what it is about and its setting are taken from there.
 */
function saidOf(text: string) {
  const [what = text, row] = text.split(/[，。]?(?:或)?请?在裁定表中写：/);
  const [, kind] = /类别“(.+?)”/.exec(row ?? '') ?? [];
  const [, setting] = /事项“(.+?)”/.exec(row ?? '') ?? [];
  const said = what.endsWith('。') ? what : `${what}。`;
  if (setting === undefined || kind === undefined || setting.includes('”')) return { text: said };
  return { text: said, settles: { kind: kind === '对象' ? ('subject' as const) : ('pool' as const), setting } };
}

/** What a scheme lets people rule about one person's grade: its exceptions, and the levels between which it may be moved. */
export function choicesOf(scheme: Scheme) {
  const grades = new Set(scheme.populations.map(({ grade }) => grade));
  const found = placedFigures(scheme).flatMap(({ figure: { id, term } }) => {
    if (!grades.has(id) || term.kind !== 'grade') return [];
    return [
      ...(term.exceptions ?? []).map(({ id: value, name, to }) => ({ setting: '例外', value, name, to })),
      ...(term.adjust?.levels ?? []).map((to) => ({ setting: '调整等次', value: to, name: `调整为“${to}”`, to })),
    ];
  });
  return [...new Map(found.map((one) => [`${one.setting}/${one.value}`, one])).values()];
}

export const movedShown = (moved: readonly Moved[]) =>
  moved.map(({ person, name, ...change }) => ({ person: { id: person, name }, ...change }));

/** By person, for lists in the order of the round. */
export function linesOf(
  results: readonly SubjectResult[],
  people: readonly RoundSubject[],
  unitName: (unit: string) => string,
) {
  const by = new Map(results.map((one) => [one.id, one]));
  return people.flatMap(({ person, unit, organization }) => {
    const result = by.get(person);
    return result === undefined ? [] : [lineOf(result, unitName(unit), organization)];
  });
}
