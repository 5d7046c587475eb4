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

export interface OpenItem {
  readonly code: string;
  readonly figure: string;
  readonly text: string;
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
  /** Sums by facet, where the scheme has facets. */
  readonly facets: Readonly<Record<string, Outcome>>;
  /** What people still have to settle or supply for this subject. */
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
  /** A decimal: `0.4`; several, joined by `、`, where pools with different shares were put together. */
  readonly share: string;
  readonly seats: number;
  readonly taken: number;
}

export interface Result {
  readonly scheme: { readonly id: string; readonly name: string; readonly version: string; readonly hash: string };
  readonly run: { readonly period: string; readonly from: string; readonly to: string; readonly asOf: string };
  readonly parameters: Readonly<Record<string, unknown>>;
  /** In order of id. */
  readonly subjects: readonly SubjectResult[];
  /** Subjects that the scheme does not assess, and why. */
  readonly outside: readonly { readonly id: string; readonly name: string; readonly text: string }[];
  readonly open: readonly Decision[];
  readonly seats: readonly SeatCount[];
  readonly diagnostics: readonly Diagnostic[];
}
