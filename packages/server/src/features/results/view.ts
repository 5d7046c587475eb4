/** Results as pages and lists show them. */
import { type Outcome, placedFigures, type Result, type Scheme, type SubjectResult } from '@shiji/engine';
import type { RoundSubject } from '../rounds/model.ts';
import type { Moved } from './decide.ts';
import { type ResultVersion, versionStates } from './model.ts';

export const versionShown = (version: ResultVersion) => ({
  ...version,
  stateName: versionStates[version.state],
});

const shown = (outcome: Outcome): string | undefined => ('value' in outcome ? outcome.value : undefined);
const whyNot = (outcome: Outcome): string | undefined =>
  'value' in outcome ? undefined : outcome.because.map(({ text }) => text).join('；');

/** One person's result in a list; `unit`: the name of where they are. */
export function lineOf({ id, name, total, grade, rank, pool }: SubjectResult, unit: string, organization: string) {
  const because = whyNot(grade) ?? whyNot(total);
  return {
    person: { id, name },
    unit,
    organization,
    ...given('total', shown(total)),
    ...given('grade', shown(grade)),
    ...given('rank', shown(rank)),
    ...given('pool', shown(pool)),
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
    const level = shown(grade);
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
        text,
        ...(pool === undefined ? {} : { pool }),
        people: subjects.map(person),
      })),
    waiting: result.waiting
      .filter(({ subject }) => seen(subject))
      .flatMap(({ subject, items }) =>
        items
          .filter(({ awaits }) => awaits === undefined)
          .map(({ text, settle }) => ({ person: person(subject), text, settle })),
      )
      .slice(0, most),
  };
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
