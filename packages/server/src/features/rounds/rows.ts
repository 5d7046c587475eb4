/** A round's people as the engine's tables. */
import { type RawFacts, type RawRow, type Scheme, score } from '@shiji/engine';
import type { FrozenSubject } from './freeze.ts';
import type { Period, RoundSubject } from './model.ts';

/** The clock and the people. Their id in the tables is that of the person, the same in every round, so that earlier results are found. */
function peopleRows(
  { period, from, to, asOf }: Omit<Period, 'name'>,
  subjects: readonly (FrozenSubject | RoundSubject)[],
): { readonly run: readonly RawRow[]; readonly subjects: readonly RawRow[]; readonly spells: readonly RawRow[] } {
  return {
    run: [{ period, from, to, asOf }],
    subjects: subjects.map((one) => ({
      id: one.person,
      person: one.person,
      name: one.name,
      ...('population' in one && one.population !== undefined ? { population: one.population } : {}),
    })),
    spells: subjects.flatMap(({ person, spells }) => spells.map((spell) => ({ subject: person, ...spell }))),
  };
}

/** Which population of the scheme each is in, by the engine itself; whom it assesses nowhere has none. Throws where people alone are refused. */
export function populationsOf(
  scheme: Scheme,
  period: Omit<Period, 'name'>,
  subjects: readonly FrozenSubject[],
): ReadonlyMap<string, string> {
  const facts: RawFacts = { tables: peopleRows(period, subjects) };
  const { run, diagnostics } = score(scheme, facts);
  if (run === undefined)
    throw new Error(
      `people can't be told apart: ${JSON.stringify(diagnostics.find(({ severity }) => severity === 'error'))}`,
    );
  return new Map(
    run.populations.flatMap(({ population, rows }) =>
      Array.from(rows.subject, (index) => [run.facts.subjects.at(index).id, population.id] as const),
    ),
  );
}
