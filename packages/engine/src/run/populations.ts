/** Which population each subject belongs to; who belongs to none, and why. */
import { holds } from '../conditions/holds.ts';
import type { ConditionView } from '../conditions/view.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/sentences.ts';
import { factPlace } from '../facts/cells.ts';
import type { SubjectColumns } from '../facts/columns.ts';
import type { Unread } from '../facts/read.ts';
import type { RawFacts } from '../facts/tables.ts';
import type { Scheme } from '../scheme/scheme.ts';

export interface Assigned {
  /** Indexes of subjects, in order, by population id. */
  readonly members: ReadonlyMap<string, Int32Array>;
  readonly outside: readonly number[];
}

export function assignPopulations(
  subjects: SubjectColumns,
  scheme: Scheme,
  view: ConditionView,
  raw: RawFacts,
  unread: Unread,
  diagnostics: Diagnostic[],
): Assigned {
  const { populations } = scheme;
  const indexOf = new Map(populations.map((p, i) => [p.id, i]));
  /** Index of each subject's population; −1: none. */
  const population = new Int16Array(subjects.length).fill(-1);
  const conditions = populations.map(({ where }) => where);
  const belongs = (index: number, subject: number): boolean => {
    const where = conditions[index];
    return where === undefined || holds(where, subject, view) === true;
  };
  const report = (
    code: 'population-not-known' | 'population-several',
    subject: number,
    values: Record<string, string>,
  ): void => {
    const place = factPlace(raw, 'subjects', subjects.at(subject).row, '考核群体');
    diagnostics.push(finding(code, place, values));
  };
  // Conditions look at these tables: with a row of them left out, more may seem to hold than do.
  const conditionsKnown = (['run', 'spells', 'events', 'history'] as const).every((table) => !unread.tables.has(table));
  const unknown = new Set<number>();
  const { codes, words } = subjects.population;
  const indexOfCode = words.map((word) => indexOf.get(word));
  const anyUnread = unread.subjects.size > 0;
  // Of populations without a condition whoever names one is in it.
  const sure = Int16Array.from(indexOfCode, (index) =>
    index === undefined || anyUnread || conditions[index] !== undefined ? -1 : index,
  );
  const left = placeSure(population, codes, sure);
  for (let subject = 0; subject < population.length && left > 0; subject++) {
    if ((population[subject] as number) >= 0) continue;
    const code = codes[subject] as number;
    if (anyUnread && unread.subjects.has(subjects.at(subject).row)) {
      unknown.add(subject);
      continue;
    }
    if (code >= 0) {
      const index = indexOfCode[code];
      if (index === undefined) {
        unknown.add(subject);
        const named = words[code] as string;
        // A name that means several was refused where names become ids.
        if (populations.some((p) => p.name === named)) continue;
        const known = populations.map((p) => p.name).join('、');
        report('population-not-known', subject, { found: named, known });
      } else if (belongs(index, subject)) population[subject] = index;
      continue;
    }
    const fitting = populations.flatMap((_, index) => (belongs(index, subject) ? [index] : []));
    if (fitting.length === 1) population[subject] = fitting[0] as number;
    else if (fitting.length > 1) {
      unknown.add(subject);
      if (conditionsKnown)
        report('population-several', subject, { found: fitting.map((index) => populations[index]?.name).join('、') });
    }
  }
  const outside: number[] = [];
  for (let subject = 0; subject < population.length && left > 0; subject++) {
    if ((population[subject] as number) < 0 && !unknown.has(subject)) outside.push(subject);
  }
  const members = new Map(populations.map((p, index) => [p.id, membersOf(population, index)]));
  return { members, outside };
}

/** Puts each whose name settles it into the population of that name; gives back how many are left. */
function placeSure(population: Int16Array, codes: Int16Array | Int32Array, sure: Int16Array): number {
  let left = 0;
  for (let subject = 0; subject < population.length; subject++) {
    const code = codes[subject] as number;
    const index = code < 0 ? -1 : (sure[code] as number);
    population[subject] = index;
    if (index < 0) left++;
  }
  return left;
}

function membersOf(population: Int16Array, index: number): Int32Array {
  const members = new Int32Array(population.length);
  let count = 0;
  for (let subject = 0; subject < population.length; subject++) {
    if (population[subject] === index) members[count++] = subject;
  }
  return count === members.length ? members : members.slice(0, count);
}
