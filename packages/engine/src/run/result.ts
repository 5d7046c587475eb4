/** What comes out of a run: plain data, decimals as text, ready for JSON. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ActionKind, Deadline } from '../scheme/scheme.ts';
import type { AbsenceKind } from './column.ts';

/** A value, or why there is none; never a bare null. */
export type Outcome = Valued | Absent;
export interface Valued {
  readonly value: string;
}
export interface Absent {
  readonly absent: AbsenceKind;
  readonly because: readonly Because[];
}
export interface Because {
  readonly code: string;
  readonly figure: string;
  /** Chinese sentence. */
  readonly text: string;
}

/** Something that keeps a result from being final. */
export interface OpenItem {
  readonly kind: Exclude<AbsenceKind, 'notApplicable'>;
  readonly code: string;
  readonly figure: string;
  readonly text: string;
  /** What is awaited, and from whom. */
  readonly settle: string;
  /** The setting of a ruling that would put a number in place of what lacks, as people write it: `缺项.岗位工作`. */
  readonly ruling?: string;
  /** Where nothing of the subject's own lacks: on what of others it waits. */
  readonly awaits?: Awaited;
}
/** Matters of other subjects that somebody waits for. */
export interface Awaited {
  readonly count: number;
  /** Of very many the first few. */
  readonly first: readonly AwaitedMatter[];
}
export interface AwaitedMatter {
  /** Id of whoever lacks something. */
  readonly subject: string;
  readonly code: string;
  readonly figure: string;
}

/** A subject whose result waits for facts, for other people's results, or for a matter to be cleared up; or for whom others wait. */
export interface Waiting {
  readonly subject: string;
  readonly population: string;
  readonly pool?: string;
  readonly items: readonly WaitingItem[];
}
export interface WaitingItem extends OpenItem {
  /** How many other subjects wait for it. */
  readonly others: number;
}

export interface ProposedAction {
  readonly do: ActionKind;
  readonly name: string;
  readonly by?: string;
  readonly within?: Deadline;
  /** A decimal, where the action has an amount. */
  readonly amount?: Outcome;
}
export interface ProposedConsequence {
  readonly id: string;
  readonly name: string;
  readonly clause: readonly string[];
  readonly actions: readonly ProposedAction[];
}

export interface SubjectResult {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly population: string;
  readonly total: Outcome;
  readonly rank: Outcome;
  /** With whom the rank was made. */
  readonly pool: Outcome;
  readonly grade: Outcome;
  /** What the figures of each facet contribute to the total, where the scheme has facets. */
  readonly facets: Readonly<Record<string, Outcome>>;
  /** What of the total belongs to no facet; with it the facets add up to the total exactly. */
  readonly unassigned?: Outcome;
  /** What people still have to settle or supply; empty where total, rank, grade and consequences are final. */
  readonly open: readonly OpenItem[];
  readonly consequences: readonly ProposedConsequence[];
  /** Every figure that concerns the subject, by id. */
  readonly indicators: Readonly<Record<string, Outcome>>;
}

export interface Decision {
  readonly code: string;
  readonly figure: string;
  readonly population: string;
  readonly pool?: string;
  readonly subjects: readonly string[];
  readonly text: string;
}

export interface SeatCount {
  readonly population: string;
  readonly figure: string;
  readonly level: string;
  readonly pool: string;
  readonly base: number;
  /** A decimal: `0.4`; several, joined by `、`, where pools with different shares were put together. Absent where the rule states a number. */
  readonly share?: string;
  /** Seats that are sure; while a share or a remainder is undecided there may be more. */
  readonly seats: number;
  readonly taken: number;
  /** Where the share stands in principle and the pool goes beyond it: who approved that, for whom or for the whole pool, and why. */
  readonly approved?: readonly SeatApproval[];
}
export interface SeatApproval {
  readonly subject?: string;
  readonly by: string;
  readonly reason: string;
}

/** A population, and who makes its proposed results final. */
export interface PopulationResult {
  readonly id: string;
  readonly name: string;
  /** Absent where the scheme doesn't say. */
  readonly settledBy?: Settled;
}
export interface Settled {
  readonly by: string;
  /** Who only proposes, where `by` is somebody above. */
  readonly proposedBy?: string;
}

export interface Result {
  readonly scheme: { readonly id: string; readonly name: string; readonly version: string; readonly hash: string };
  readonly run: { readonly period: string; readonly from: string; readonly to: string; readonly asOf: string };
  readonly parameters: Readonly<Record<string, unknown>>;
  /** In the order of the scheme. */
  readonly populations: readonly PopulationResult[];
  /** In order of id. */
  readonly subjects: readonly SubjectResult[];
  /** Subjects that the scheme does not assess, and why. */
  readonly outside: readonly { readonly id: string; readonly name: string; readonly text: string }[];
  /** Decisions that the rules leave to people. */
  readonly open: readonly Decision[];
  /** What has to be supplied or cleared up, beside those decisions: first whoever lacks something, then those who only wait for others; each in order of id. */
  readonly waiting: readonly Waiting[];
  readonly seats: readonly SeatCount[];
  readonly diagnostics: readonly Diagnostic[];
}
