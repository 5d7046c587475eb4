/** A round's people as the engine's tables. */
import { type RawFacts, type RawRow, type Run, type Scheme, type Step, score, stepsOf } from '@shiji/engine';
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

/** Throws where people alone are refused: what they are was checked when the round was started. */
function runOf(scheme: Scheme, period: Omit<Period, 'name'>, subjects: readonly (FrozenSubject | RoundSubject)[]): Run {
  const facts: RawFacts = { tables: peopleRows(period, subjects) };
  const { run, diagnostics } = score(scheme, facts);
  if (run === undefined)
    throw new Error(
      `people can't be told apart: ${JSON.stringify(diagnostics.find(({ severity }) => severity === 'error'))}`,
    );
  return run;
}

/** Which population of the scheme each is in, by the engine itself; whom it assesses nowhere has none. */
export function populationsOf(
  scheme: Scheme,
  period: Omit<Period, 'name'>,
  subjects: readonly FrozenSubject[],
): ReadonlyMap<string, string> {
  // The engine takes no tables without anybody in them.
  if (subjects.length === 0) return new Map();
  const run = runOf(scheme, period, subjects);
  return new Map(
    run.populations.flatMap(({ population, rows }) =>
      Array.from(rows.subject, (index) => [run.facts.subjects.at(index).id, population.id] as const),
    ),
  );
}

/** Ids of the figures that concern each, by the engine itself: of several cases theirs alone, and none that doesn't apply to them. */
export function figuresReached(
  scheme: Scheme,
  period: Omit<Period, 'name'>,
  subjects: readonly RoundSubject[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const run = runOf(scheme, period, subjects);
  return new Map(subjects.map(({ person }) => [person, concerning(stepsOf(run, person))]));
}

function concerning(steps: readonly Step[]): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...steps];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if ('absent' in step.outcome && step.outcome.absent === 'notApplicable') continue;
    found.add(step.figure);
    open.push(...step.parts);
  }
  return found;
}
