/** Which population each subject belongs to; who belongs to none, and why. */
import { holds } from '../conditions/holds.ts';
import type { ConditionView } from '../conditions/view.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/sentences.ts';
import { factPlace } from '../facts/cells.ts';
import type { FactColumns } from '../facts/columns.ts';
import type { Subject } from '../facts/facts.ts';
import type { Unread } from '../facts/read.ts';
import type { RawFacts } from '../facts/tables.ts';
import type { Scheme } from '../scheme/scheme.ts';

export interface Assigned {
  /** Indexes of subjects, in order, by population id. */
  readonly members: ReadonlyMap<string, Int32Array>;
  readonly outside: readonly number[];
}

export function assignPopulations(
  facts: Pick<FactColumns, 'subjects'>,
  scheme: Scheme,
  view: ConditionView,
  raw: RawFacts,
  unread: Unread,
  diagnostics: Diagnostic[],
): Assigned {
  const { populations } = scheme;
  const indexOf = new Map(populations.map((p, i) => [p.id, i]));
  /** Index of each subject's population; −1: none. */
  const population = new Int16Array(facts.subjects.length).fill(-1);
  const conditions = populations.map(({ where }) => where);
  const belongs = (index: number, subject: number): boolean => {
    const where = conditions[index];
    return where === undefined || holds(where, subject, view) === true;
  };
  const report = (code: 'population-not-known' | 'population-several', row: number, values: Record<string, string>) =>
    void diagnostics.push(finding(code, factPlace(raw, 'subjects', row, '考核群体'), values));
  // Conditions look at these tables: with a row of them left out, more may seem to hold than do.
  const conditionsKnown = (['run', 'spells', 'events', 'history'] as const).every((table) => !unread.tables.has(table));
  const unknown = new Set<number>();
  // Most stand in the same population as the one before.
  let before: string | undefined;
  let indexBefore: number | undefined;
  const anyUnread = unread.subjects.size > 0;
  for (let subject = 0; subject < population.length; subject++) {
    const { population: named, row } = facts.subjects[subject] as Subject;
    if (anyUnread && unread.subjects.has(row)) {
      unknown.add(subject);
      continue;
    }
    if (named !== undefined) {
      if (named !== before) {
        before = named;
        indexBefore = indexOf.get(named);
      }
      const index = indexBefore;
      if (index === undefined) {
        unknown.add(subject);
        // A name that means several was refused where names become ids.
        if (populations.some((p) => p.name === named)) continue;
        const known = populations.map((p) => p.name).join('、');
        report('population-not-known', row, { found: named, known });
      } else if (belongs(index, subject)) population[subject] = index;
      continue;
    }
    const fitting = populations.flatMap((_, index) => (belongs(index, subject) ? [index] : []));
    if (fitting.length === 1) population[subject] = fitting[0] as number;
    else if (fitting.length > 1) {
      unknown.add(subject);
      if (conditionsKnown)
        report('population-several', row, { found: fitting.map((index) => populations[index]?.name).join('、') });
    }
  }
  const outside: number[] = [];
  for (let subject = 0; subject < population.length; subject++) {
    if ((population[subject] as number) < 0 && !unknown.has(subject)) outside.push(subject);
  }
  const members = new Map(populations.map((p, index) => [p.id, membersOf(population, index)]));
  return { members, outside };
}

function membersOf(population: Int16Array, index: number): Int32Array {
  const members = new Int32Array(population.length);
  let count = 0;
  for (let subject = 0; subject < population.length; subject++) {
    if (population[subject] === index) members[count++] = subject;
  }
  return count === members.length ? members : members.slice(0, count);
}
