/** What comes out when two schemes are held against each other over the same facts: plain data, decimals as text, ready for JSON. */
import type { AbsenceKind } from '../run/column.ts';
import type { Outcome, Result } from '../run/result.ts';

/** The first run or the second. */
export type Side = 'before' | 'after';

/**
 * What a difference of totals comes from. Of a figure that both totals count: `value` (it came out otherwise, by its own rule or facts),
 * `weight` (its share in the total is another). Of one that only one counts: `added`, `removed` (the other scheme has no such figure),
 * `included`, `excluded` (it has, but does not count it for this subject). Of what was done to a figure's value: the rest.
 */
export const causeKinds = [
  'value',
  'weight',
  'added',
  'removed',
  'included',
  'excluded',
  'cap',
  'floor',
  'rescale',
  'veto',
  'clamp',
] as const;
export type CauseKind = (typeof causeKinds)[number];

export interface Cause {
  readonly kind: CauseKind;
  readonly figure: string;
  readonly name: string;
  /** What it adds to the total, signed. */
  readonly effect: string;
  /** What it was: the figure's value; for `weight` its factor in the total; for what was done to a value, by how much. */
  readonly before?: string;
  readonly after?: string;
}

export const gradeReasonKinds = [
  'score',
  'threshold',
  'requires',
  'seats',
  'rank',
  'pool',
  'waits',
  'ruling',
  'ungraded',
  'other',
] as const;
/** Why a grade is another: each is a change without which, the rest taken from one of the runs, the step would have gone otherwise. */
export type GradeReasonKind = (typeof gradeReasonKinds)[number];

export interface GradeReason {
  readonly kind: GradeReasonKind;
  /** The level, requirement or ruling that it is about. */
  readonly of?: string;
  /** The score, line, number of seats (`1–2` while that is undecided), place among those who compete for them, or pool, where there is one. */
  readonly before?: string;
  readonly after?: string;
}

export const rankReasonKinds = ['score', 'order', 'pool', 'others'] as const;
/** Why a place is another: the own score, the order of comparing, the pool, or only the others' scores. */
export type RankReasonKind = (typeof rankReasonKinds)[number];

/** How a subject stands in one of the runs. */
export interface Standing {
  /** Id of the population. */
  readonly population: string;
  readonly total: Outcome;
  readonly rank: Outcome;
  readonly pool: Outcome;
  readonly grade: Outcome;
}

/** A figure that the total does not count, such as an amount that was split, and that came out otherwise for a subject. */
export interface OtherFigure {
  readonly figure: string;
  readonly name: string;
  readonly before: Outcome;
  readonly after: Outcome;
  /** Signed; only where both are numbers. */
  readonly change?: string;
  /** As of a total; empty where there is no change, or where it can't be told by parts. */
  readonly causes: readonly Cause[];
  readonly rest: string;
}

/** A subject for whom something is different. */
export interface Moved {
  readonly id: string;
  readonly name: string;
  /** Absent where the scheme does not assess the subject. */
  readonly before?: Standing;
  readonly after?: Standing;
  /** Total after less total before, signed; only where there are both. */
  readonly change?: string;
  /** Largest effect first. With `rest` they add up to `change`, exactly. */
  readonly causes: readonly Cause[];
  /** What roundings on the way add to it. */
  readonly rest: string;
  readonly rankReasons: readonly RankReasonKind[];
  readonly gradeReasons: readonly GradeReason[];
  /** Figures beside total, rank and grade that are others, in the order of the second scheme. */
  readonly figures: readonly OtherFigure[];
  /** Consequences that reach the subject under the second scheme only. */
  readonly newConsequences: readonly NamedFigure[];
  /** Those that reach it under the first only. */
  readonly endedConsequences: readonly NamedFigure[];
}

/** What follows from the results: how many a consequence reaches, and whom under one of the schemes only. */
export interface ConsequenceChange {
  readonly id: string;
  /** Under the second scheme, where it has the consequence. */
  readonly name: string;
  readonly before: number;
  readonly after: number;
  /** For how many it can't be told yet. */
  readonly untoldBefore: number;
  readonly untoldAfter: number;
  /** Ids of subjects, in order; also where it could not be told before. */
  readonly newly: readonly string[];
  readonly noLonger: readonly string[];
}

/** How many have a level, or none for such a reason. */
export interface LevelCount {
  readonly level?: string;
  readonly absent?: AbsenceKind;
  readonly before: number;
  readonly after: number;
}

/** Sums over some people. */
export interface Tally {
  /** Whom both schemes assess, and whom only one. */
  readonly both: number;
  readonly onlyBefore: number;
  readonly onlyAfter: number;
  readonly totalsUp: number;
  readonly totalsDown: number;
  /** Totals of which only one has a value. */
  readonly totalsOther: number;
  /** Mean change over all who have both totals, rounded half up to the places of the schemes. */
  readonly meanChange?: string;
  readonly largestRise?: Largest;
  readonly largestFall?: Largest;
  readonly ranksChanged: number;
  readonly gradesUp: number;
  readonly gradesDown: number;
  /** Changes that are neither, as from a level to an open decision. */
  readonly gradesOther: number;
  readonly levels: readonly LevelCount[];
}
export interface Largest {
  readonly subject: string;
  readonly change: string;
}

/** The people of a population's pool; who changes population or pool belongs to the pair. */
export interface PoolTally extends Tally {
  /** The population in either scheme, as far as there is one: two may have pools of one name, such as 全体. */
  readonly populations: { readonly [S in Side]?: NamedFigure };
  readonly before?: string;
  readonly after?: string;
}

/** What became of a figure that no total counts, over those for whom both runs have it. */
export interface FigureTally extends NamedFigure {
  readonly up: number;
  readonly down: number;
  /** Changes that are neither, as from a number to none, or of a grade. */
  readonly other: number;
  readonly largestRise?: Largest;
  readonly largestFall?: Largest;
}

/** The levels of one population. */
export interface PopulationLevels extends NamedFigure {
  readonly levels: readonly LevelCount[];
}

/** A figure, a consequence or a population. */
export interface NamedFigure {
  readonly id: string;
  readonly name: string;
}

export interface ComparedScheme {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly hash: string;
}

export interface Comparison {
  readonly before: ComparedScheme;
  readonly after: ComparedScheme;
  readonly run: Result['run'];
  /** Figures that only the second scheme has. */
  readonly added: readonly NamedFigure[];
  /** Figures that only the first has. */
  readonly removed: readonly NamedFigure[];
  readonly overall: Tally;
  /** Populations that have grades, in the order of the second scheme, after them those that only the first has. */
  readonly populations: readonly PopulationLevels[];
  /** Figures outside the totals that are others for somebody, in the order of the second scheme. */
  readonly figures: readonly FigureTally[];
  /** By population, in the order of the second scheme and then of the first, and by the pools' names. */
  readonly pools: readonly PoolTally[];
  /** In the order of the second scheme, then those that only the first has. */
  readonly consequences: readonly ConsequenceChange[];
  /** Subjects for whom something is different, in order of id. */
  readonly moved: readonly Moved[];
}
