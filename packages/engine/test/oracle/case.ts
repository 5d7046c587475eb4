/** One population's evaluation: what every part of the oracle may ask for. */
import type { Condition } from '../../src/conditions/condition.ts';
import type { Facts, Ruling } from '../../src/facts/facts.ts';
import type { Figure } from '../../src/scheme/figure.ts';
import type { Population, Scheme } from '../../src/scheme/scheme.ts';
import type { Outcome, Truth } from './outcome.ts';

/** The seats of one pool under one seat rule. */
export interface SeatCount {
  /** Index of the rule in the grade's `seats`. */
  readonly rule: number;
  readonly level: string;
  readonly bound: 'atMost' | 'atLeast';
  /** Name of the pool, or of all the pools that were put together, in the order of their names. */
  readonly pools: readonly string[];
  /** How many people the share is taken of. */
  readonly base: number;
  readonly seats: number;
}

/** A grade figure, worked out for the whole population at once. */
export interface GradeSheet {
  readonly outcomes: ReadonlyMap<number, Outcome>;
  readonly seats: readonly SeatCount[];
}

/** Subjects are called by their index in the facts. */
export interface Case {
  readonly scheme: Scheme;
  readonly facts: Facts;
  readonly population: Population;
  readonly members: readonly number[];
  figure(id: string): Figure;
  outcome(id: string, subject: number): Outcome;
  truth(condition: Condition, subject: number): Truth;
  gradeSheet(figure: Figure): GradeSheet;
  /** The same scheme and people over other facts. */
  withFacts(facts: Facts): Case;
  /** Another population's evaluation. */
  other(population: string): Case;
}

/** The value of the ruling on a target, if there is one. */
export function rulingOn(of: Case, kind: Ruling['kind'], target: string, setting: string): string | undefined {
  const rulings = of.facts.rulings.filter((r) => r.kind === kind && r.target === target && r.setting === setting);
  return rulings.at(-1)?.value;
}

/** A ruling on a pool of this population: named alone, or as `POPULATION/POOL`. */
export function rulingOnPool(of: Case, pool: string, setting: string): string | undefined {
  const name = pool === 'all' ? '全体' : pool;
  return rulingOn(of, 'pool', `${of.population.id}/${name}`, setting) ?? rulingOn(of, 'pool', name, setting);
}

function subjectId(of: Case, subject: number): string {
  const found = of.facts.subjects[subject];
  if (found === undefined) throw new Error(`no subject ${subject}`);
  return found.id;
}

export const rulingOnSubject = (of: Case, subject: number, setting: string): string | undefined =>
  rulingOn(of, 'subject', subjectId(of, subject), setting);

/** Whether a day lies in the run's period and is no later than its as-of day. */
export const inPeriod = ({ facts: { run } }: Case, day: number): boolean =>
  day >= run.from && day <= run.to && day <= run.asOf;

/** Order of texts by their characters' codes, as ids stand in the facts. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
