/** What a term may see while it computes: the rows, the facts, the amounts, and the columns of the figures that it reads. */
import type { Condition } from '../conditions/condition.ts';
import type { AttributeColumn, Stretch } from '../facts/attributes.ts';
import type { FactColumns } from '../facts/columns.ts';
import type { Ruling } from '../facts/facts.ts';
import type { Day } from '../numbers/day.ts';
import type { Exact, Rounding } from '../numbers/exact.ts';
import type { Vector } from '../numbers/vector.ts';
import type { Amount, Words } from '../scheme/amount.ts';
import type { Figure } from '../scheme/figure.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Absence, Column, Reason } from './column.ts';

/** Rows that a figure is computed for: one for each subject of a population, or, inside a `split`, one for each stretch of a subject's days. */
export interface Rows {
  readonly length: number;
  /** Index of each row's subject in `facts.subjects`. */
  readonly subject: Int32Array;
  /** The row that a fact about this subject on this day belongs to; −1: none, or outside the run's days or after its as-of day. Without a day: the subject's only row, if it has just one. */
  rowOf(subject: number, day?: Day): number;
  /** Whether a subject has one row for all the days of the run. */
  readonly wholeRun: boolean;
  /** Whether the rows are all subjects, in their order. */
  readonly everybody: boolean;
}

/** What a condition says for a row. */
export type Verdict = boolean | Absence;

/** A resolved amount: one for all rows, or one a row. */
export interface ResolvedAmount {
  readonly constant?: Exact;
  at(row: number): Exact | Absence;
  vector(): Vector;
}

export interface Evaluating {
  readonly scheme: Scheme;
  readonly population: string;
  readonly facts: FactColumns;
  readonly rows: Rows;
  /** The figure's own rounding of divisions. */
  rounding(figure: Figure): Rounding;
  column(figure: string): Column;
  /** Another population's evaluation: its rows and columns. */
  other(population: string): Evaluating;
  /** The same population with a row for each stretch of an attribute; figures are computed anew for these rows. */
  over(attribute: string): Stretched;
  /** A figure's number as people read it; in brackets where negative, so that it can stand in a computation. */
  text(figure: string, row: number): string;
  /** What another figure's term kept for showing. */
  trace(figure: string): unknown;
  figure(id: string): Figure;
  /** What a figure is called where people read of it. */
  name(figure: string): string;
  /** How people call a figure in a ruling. */
  word(figure: string): string;
  /** A figure and all that stand inside it. */
  withInner(figure: Figure): readonly Figure[];
  /** Ids of the facts that a row of these rests on. */
  factsUnder(figure: Figure, row: number): readonly string[];
  amount(amount: Amount): ResolvedAmount;
  /** An amount that is the same for everybody. */
  constant(amount: Amount): Exact;
  /** The same on a day: for amounts that follow the date of the fact. */
  constantOn(amount: Amount, day: Day): Exact;
  /** Whether the amount was written in per cent: then it is a share of something, else a count. */
  isPercent(amount: Amount): boolean;
  words(words: Words): readonly string[];
  holds(condition: Condition, row: number): Verdict;
  /** The condition as a sentence. */
  conditionText(condition: Condition): string;
  /** What the condition saw of the row: `出勤率 89.9%`. */
  seenTexts(condition: Condition, row: number): readonly string[];
  /** Whether another figure, which this one reads, concerns the row at all. */
  appliesTo(figure: string, row: number): Verdict;
  /** The attribute's value on the day that the scheme says; undefined: none. */
  attribute(attribute: string, row: number): string | undefined;
  /** The same for all subjects, by their index. Not inside a split, where it differs from stretch to stretch. */
  attributeColumn(attribute: string): AttributeColumn;
  /** Days of the run on which the row's subject had the attribute, with one of the values where some are given. */
  days(attribute: string, values: readonly string[] | undefined, row: number): number;
  /** The subject's id. */
  idOf(row: number): string;
  /** A ruling about a subject's setting. Who asks says that it would be followed: one that nobody asks for is called idle. */
  ruling(row: number, setting: string): Ruling | undefined;
  poolRuling(pool: string, setting: string): Ruling | undefined;
  /** For showing: a ruling that the computation asked for, so that it was followed. */
  followed(row: number, setting: string): Ruling | undefined;
  followedOnPool(pool: string, setting: string): Ruling | undefined;
  /** Whether a ruling voided the poll. */
  pollVoid(poll: string): boolean;
  /** Reports a decision that people must take. */
  open(decision: OpenDecision): void;
  reason(figure: Figure, code: string, values?: Record<string, string>): Reason;
}

/** An evaluation over stretches of days. */
export interface Stretched {
  readonly run: Evaluating;
  /** By row of `run`. */
  readonly stretches: readonly Stretch[];
  /** Rows of `run` for a row of the population, in order of time. */
  rowsOf(row: number): readonly number[];
}

/** A decision that the rules leave to people, and the ruling that settles it. */
export interface OpenDecision {
  readonly code: string;
  readonly figure: string;
  readonly population: string;
  readonly pool?: string;
  /** Ids of the subjects it is about, in order of id. */
  readonly subjects: readonly string[];
  readonly values: Readonly<Record<string, string>>;
}
