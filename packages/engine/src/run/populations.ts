/** Which population each subject belongs to; who belongs to none, and why. */
import { holds } from '../conditions/holds.ts';
import type { ConditionView } from '../conditions/view.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/sentences.ts';
import { factPlace } from '../facts/cells.ts';
import type { Facts } from '../facts/facts.ts';
import type { Unread } from '../facts/read.ts';
import type { RawFacts } from '../facts/tables.ts';
import type { Population, Scheme } from '../scheme/scheme.ts';

export interface Assigned {
  /** Indexes of subjects, in order, by population id. */
  readonly members: ReadonlyMap<string, readonly number[]>;
  readonly outside: readonly number[];
}

export function assignPopulations(
  facts: Facts,
  scheme: Scheme,
  view: ConditionView,
  raw: RawFacts,
  unread: Unread,
  diagnostics: Diagnostic[],
): Assigned {
  const members = new Map<string, number[]>(scheme.populations.map((p) => [p.id, []]));
  const outside: number[] = [];
  const belongs = (population: Population, subject: number): boolean =>
    population.where === undefined || holds(population.where, subject, view) === true;
  // Conditions look at these tables: with a row of them left out, more may seem to hold than do.
  const conditionsKnown = (['run', 'spells', 'events', 'history'] as const).every((table) => !unread.tables.has(table));
  facts.subjects.forEach((subject, index) => {
    if (unread.subjects.has(subject.row)) return;
    if (subject.population !== undefined) {
      const population = scheme.populations.find((p) => p.id === subject.population);
      // A name that means several was refused where names become ids.
      if (population === undefined && !scheme.populations.some((p) => p.name === subject.population)) {
        const known = scheme.populations.map((p) => p.name).join('、');
        const place = factPlace(raw, 'subjects', subject.row, '考核群体');
        diagnostics.push(finding('population-not-known', place, { found: subject.population, known }));
      } else if (population === undefined) return;
      else if (belongs(population, index)) members.get(population.id)?.push(index);
      else outside.push(index);
      return;
    }
    const fitting = scheme.populations.filter((p) => belongs(p, index));
    const [only] = fitting;
    if (only === undefined) outside.push(index);
    else if (fitting.length === 1) members.get(only.id)?.push(index);
    else if (conditionsKnown) {
      const place = factPlace(raw, 'subjects', subject.row, '考核群体');
      const found = fitting.map((p) => p.name).join('、');
      diagnostics.push(finding('population-several', place, { found }));
    }
  });
  return { members, outside };
}
