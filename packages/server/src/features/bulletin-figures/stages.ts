/** How far a round has come: its stages, reviews, grades once they are published, and what is behind. */
import { bulletinWords as words } from '../bulletins/copy.ts';
import type { Section } from '../bulletins/model.ts';
import { valueIn } from '../results/model.ts';
import { resultReader } from '../results/store.ts';
import { told } from '../results/told.ts';
import { levelsOf as gradesOf } from '../results/view.ts';
import { isReviewed } from '../reviews/decide.ts';
import { levelsWith } from '../reviews/finished.ts';
import { reviewReader } from '../reviews/store.ts';
import { gapsIn } from '../rounds/lacks.ts';
import { stageStates } from '../rounds/model.ts';
import { processOf } from '../rounds/view.ts';
import type { Looking } from './looking.ts';

export function progressOf({ whole: { round, stages }, today }: Looking): Section {
  const process = processOf(round);
  return {
    heading: words.progress,
    lines: stages.map(({ key, begins, ends, state }) => {
      const name = process.find(({ id }) => id === key)?.name ?? key;
      return words.stageLine(name, begins, ends, stageStates[state], state === 'on' && today > ends);
    }),
  };
}

export async function reviewsIn({ scope, whole, subjects, organizations, name }: Looking): Promise<readonly Section[]> {
  const stages = processOf(whole.round).filter(({ work }) => work.kind === 'review');
  if (stages.length === 0) return [];
  const levelsOf = levelsWith(whole.round, await reviewReader(scope).ofRound(whole.round.id));
  const reviewed = new Set(
    subjects.filter((one) => stages.every(({ id }) => isReviewed(levelsOf(one, id)))).map(({ person }) => person),
  );
  const rows = organizations.map((id) => {
    const own = subjects.filter(({ organization }) => organization === id);
    const done = own.filter(({ person }) => reviewed.has(person)).length;
    return [name(id), String(own.length), String(done), String(own.length - done)];
  });
  return [
    {
      heading: words.reviews,
      lines: [words.reviewsLine(subjects.length, reviewed.size)],
      table: { columns: words.reviewsColumns, rows },
    },
  ];
}

/** Only once everybody may know what came out for themselves. */
export async function gradesIn({ scope, whole, around, organizations, name }: Looking): Promise<Section> {
  const version = await told(scope, whole, await resultReader(scope).versions(whole.round.id));
  if (version === undefined) return { heading: words.grades, lines: [words.notPublished] };
  const sheets = await resultReader(scope).sheets(whole.round.id, version.version);
  const grades = gradesOf(around.scheme);
  const countIn = (organization: string | undefined, grade: string | undefined) =>
    sheets.filter(
      (sheet) =>
        (organization === undefined || sheet.organization === organization) && valueIn(sheet.result.grade) === grade,
    ).length;
  const counts = (id: string | undefined) => [...grades, undefined].map((grade) => countIn(id, grade));
  const all = counts(undefined);
  return {
    heading: words.grades,
    lines: [
      words.gradesLine(
        grades.map((grade, n) => `${grade} ${all[n] ?? 0} 人`),
        all.at(-1) ?? 0,
      ),
    ],
    table: {
      columns: [words.unit, ...grades, words.ungraded],
      rows: organizations.map((id) => [name(id), ...counts(id).map(String)]),
    },
  };
}

/** Units that are named as those with most to catch up. */
const MOST_BEHIND = 3;

/** `tables`: sections with the column that counts what is yet to be done. */
export function gapsSection(
  { whole, subjects, today }: Looking,
  tables: readonly { readonly section: Section; readonly column: number }[],
): Section {
  const behind = tables.flatMap(({ section: { heading, table }, column }) => {
    const units = (table?.rows ?? [])
      .map((row) => ({ name: row[0] ?? '', count: Number(row[column]) }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count)
      .slice(0, MOST_BEHIND);
    return units.length === 0 ? [] : [words.behindLine(heading, table?.columns[column] ?? '', units)];
  });
  const process = processOf(whole.round);
  const overdue = whole.stages
    .filter(({ state, ends }) => state === 'on' && today > ends)
    .map(({ key }) => process.find(({ id }) => id === key)?.name ?? key);
  const gaps = gapsIn(process, subjects).length;
  return {
    heading: words.gaps,
    lines: [
      ...(overdue.length === 0 ? [] : [words.overdueLine(overdue)]),
      ...(gaps === 0 ? [] : [words.reviewersLine(gaps)]),
      ...behind,
      ...(overdue.length + gaps + behind.length === 0 ? [words.noGaps] : []),
    ],
  };
}
