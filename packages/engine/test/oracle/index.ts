/**
 * The oracle: scores a checked scheme over facts with plain fractions, one subject at a time, as docs/language.md says it. It shares only
 * types with the engine, so that agreeing with it means something.
 */
import type { Facts } from '../../src/facts/facts.ts';
import type { Figure } from '../../src/scheme/figure.ts';
import type { Population, Scheme } from '../../src/scheme/scheme.ts';
import type { Case, GradeSheet, SeatCount } from './case.ts';
import { conditionTruth } from './conditions.ts';
import { facetsOf } from './facets.ts';
import { figureOutcome } from './figures.ts';
import { gradeSheetOf } from './grades.ts';
import { type Absence, type Outcome, withInner } from './outcome.ts';
import { toText } from './rational.ts';

export { evaluateArithmetic } from './arithmetic.ts';
export type { SeatCount } from './case.ts';
export type { Absence } from './outcome.ts';

/** A number (or rank) as exact decimal text without trailing zeros, a grade, or an absence. */
export type OracleOutcome = { readonly value: string } | { readonly grade: string } | { readonly absent: Absence };

export interface OracleSubject {
  /** By id of the figure: every figure of the scheme, those inside others among them. */
  readonly figures: ReadonlyMap<string, OracleOutcome>;
  /** By facet; what belongs to none under the empty text. */
  readonly facets: ReadonlyMap<string, OracleOutcome>;
  /** Ids of the consequences that hold, in the scheme's order. */
  readonly holding: readonly string[];
  /** Those that can't be told yet, with the absence that keeps them so. */
  readonly untold: ReadonlyMap<string, Absence>;
}
export interface OraclePopulation {
  /** By id of the subject. */
  readonly subjects: ReadonlyMap<string, OracleSubject>;
  /** By id of the grade figure: seats by rule and pool; empty where it has no seat rules. */
  readonly seats: ReadonlyMap<string, readonly SeatCount[]>;
}
export interface OracleResult {
  /** By id of the population. */
  readonly populations: ReadonlyMap<string, OraclePopulation>;
  /** Ids of the subjects that belong to no population. */
  readonly notAssessed: readonly string[];
}

/** Computes a value once; a value that needs itself is a cycle. */
function memo<T>(): (key: string, compute: () => T) => T {
  const known = new Map<string, T | 'computing'>();
  return (key, compute) => {
    const found = known.get(key);
    if (found === 'computing') throw new Error(`${key} depends on itself`);
    if (found !== undefined) return found;
    known.set(key, 'computing');
    const value = compute();
    known.set(key, value);
    return value;
  };
}

function caseOf(
  scheme: Scheme,
  facts: Facts,
  population: Population,
  members: readonly number[],
  other: (population: string) => Case,
): Case {
  const figures = new Map(scheme.figures.flatMap(withInner).map((f) => [f.id, f]));
  const outcomes = memo<Outcome>();
  const sheets = memo<GradeSheet>();
  const of: Case = {
    scheme,
    facts,
    population,
    members,
    figure(id: string): Figure {
      const figure = figures.get(id);
      if (figure === undefined) throw new Error(`no figure ${id}`);
      return figure;
    },
    outcome: (id, subject) => outcomes(`${id} of ${subject}`, () => figureOutcome(of, of.figure(id), subject)),
    truth: (condition, subject) => conditionTruth(of, condition, subject),
    withFacts: (others) => caseOf(scheme, others, population, members, other),
    gradeSheet: (figure) => sheets(figure.id, () => gradeSheetOf(of, figure)),
    other,
  };
  return of;
}

/** Whether a population's `where` holds for a subject, apart from everybody else. */
function isWithin(scheme: Scheme, facts: Facts, population: Population, subject: number): boolean {
  if (population.where === undefined) return true;
  const alone = caseOf(scheme, facts, population, [subject], () => {
    throw new Error('who belongs to a population is settled before its figures');
  });
  return alone.truth(population.where, subject) === true;
}

/** "The population named in the facts; where that cell is blank, the one population whose `where` holds." */
function populationOf(scheme: Scheme, facts: Facts, subject: number): Population | undefined {
  const named = facts.subjects[subject]?.population;
  const candidates = scheme.populations
    .filter((p) => named === undefined || named === '' || p.id === named || p.name === named)
    .filter((p) => isWithin(scheme, facts, p, subject));
  return candidates.length === 1 ? candidates[0] : undefined;
}

function plainOutcome(outcome: Outcome): OracleOutcome {
  return 'value' in outcome ? { value: toText(outcome.value) } : outcome;
}

function subjectResult(of: Case, ids: readonly string[], subject: number): OracleSubject {
  const consequences = (of.scheme.consequences ?? [])
    .filter((c) => c.for === undefined || c.for.includes(of.population.id))
    .map((c) => ({ id: c.id, truth: of.truth(c.when, subject) }));
  return {
    figures: new Map(ids.map((id) => [id, plainOutcome(of.outcome(id, subject))])),
    facets: new Map([...facetsOf(of, subject)].map(([facet, outcome]) => [facet, plainOutcome(outcome)])),
    holding: consequences.filter((c) => c.truth === true).map((c) => c.id),
    untold: new Map(
      consequences.flatMap(({ id, truth }): [string, Absence][] => (typeof truth === 'string' ? [[id, truth]] : [])),
    ),
  };
}

function populationResult(of: Case): OraclePopulation {
  const { scheme, facts, members } = of;
  const figures = scheme.figures.flatMap(withInner);
  const ids = figures.map((f) => f.id);
  const grades = figures.filter((f) => f.term.kind === 'grade');
  return {
    subjects: new Map(members.map((m) => [facts.subjects[m]?.id ?? '', subjectResult(of, ids, m)])),
    seats: new Map(grades.map((f) => [f.id, of.gradeSheet(f).seats])),
  };
}

/** Everything that a scheme says of the subjects in the facts. */
export function oracleResults(scheme: Scheme, facts: Facts): OracleResult {
  const placed = facts.subjects.map((subject, index) => ({
    id: subject.id,
    index,
    population: populationOf(scheme, facts, index),
  }));
  const cases = new Map<string, Case>();
  const other = (id: string): Case => {
    const found = cases.get(id);
    if (found === undefined) throw new Error(`no population ${id}`);
    return found;
  };
  for (const population of scheme.populations) {
    const members = placed.filter((p) => p.population === population).map((p) => p.index);
    cases.set(population.id, caseOf(scheme, facts, population, members, other));
  }
  return {
    populations: new Map([...cases].map(([id, of]) => [id, populationResult(of)])),
    notAssessed: placed.filter((p) => p.population === undefined).map((p) => p.id),
  };
}
