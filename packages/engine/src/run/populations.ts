/** Which population each subject belongs to; who belongs to none, and why. */
import { type ConditionView, holds } from '../conditions/holds.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/sentences.ts';
import { factPlace } from '../facts/cells.ts';
import type { FactColumns } from '../facts/columns.ts';
import type { RawFacts } from '../facts/tables.ts';
import type { Population, Scheme } from '../scheme/scheme.ts';

export interface Assigned {
  /** Indexes of subjects, in order, by population id. */
  readonly members: ReadonlyMap<string, readonly number[]>;
  readonly outside: readonly number[];
}

export function assignPopulations(
  facts: Pick<FactColumns, 'subjects'>,
  scheme: Scheme,
  view: ConditionView,
  raw: RawFacts,
  diagnostics: Diagnostic[],
): Assigned {
  const members = new Map<string, number[]>(scheme.populations.map((p) => [p.id, []]));
  const outside: number[] = [];
  const belongs = (population: Population, subject: number): boolean =>
    population.where === undefined || holds(population.where, subject, view) === true;
  facts.subjects.forEach((subject, index) => {
    if (subject.population !== undefined) {
      const population = scheme.populations.find((p) => p.id === subject.population);
      if (population === undefined) {
        const known = scheme.populations.map((p) => p.name).join('、');
        const place = factPlace(raw, 'subjects', subject.row, '考核群体');
        diagnostics.push(finding('population-not-known', place, { found: subject.population, known }));
      } else if (belongs(population, index)) members.get(population.id)?.push(index);
      else outside.push(index);
      return;
    }
    const fitting = scheme.populations.filter((p) => belongs(p, index));
    const [only] = fitting;
    if (only === undefined) outside.push(index);
    else if (fitting.length === 1) members.get(only.id)?.push(index);
    else {
      const place = factPlace(raw, 'subjects', subject.row, '考核群体');
      const found = fitting.map((p) => p.name).join('、');
      diagnostics.push(finding('population-several', place, { found }));
    }
  });
  return { members, outside };
}
