/** The facts of one run, read and typed; rows of every table stand in the order of their ids, so input order never shows. */
import type { Day } from '../numbers/day.ts';
import type { Exact } from '../numbers/exact.ts';
import type { TableId } from './tables.ts';

export interface RunClock {
  readonly period: string;
  readonly from: Day;
  readonly to: Day;
  readonly asOf: Day;
}

/** What every fact has: its name, and where it stands in the input. */
export interface Fact {
  readonly id: string;
  readonly table: TableId;
  /** Index of the raw row, for messages. */
  readonly row: number;
  /** Ids of the facts that this one replaced, newest first. */
  readonly corrects: readonly string[];
  /** Which fact it replaces can't be told: it is not held against others, and never reaches a run. */
  readonly doubtful?: true;
}

export interface Subject {
  readonly id: string;
  readonly person?: string;
  readonly name: string;
  readonly population?: string;
  readonly row: number;
}

export interface Spell extends Fact {
  readonly subject: number;
  readonly attribute: string;
  readonly value: string;
  readonly from?: Day;
  readonly to?: Day;
}
export interface Link extends Fact {
  readonly from: number;
  readonly role: string;
  readonly to: number;
}
export interface PointFact extends Fact {
  readonly subject: number;
  readonly indicator: string;
  readonly rater: string;
  readonly role: string;
  readonly value: Exact;
  readonly date?: Day;
}
export interface PaperFact extends Fact {
  readonly poll: string;
  readonly group: string;
  readonly paper: string;
  readonly question: string;
  readonly subject: number;
  readonly value: string;
}
export interface TallyFact extends Fact {
  readonly poll: string;
  readonly group: string;
  readonly question: string;
  readonly subject: number;
  readonly value: string;
  readonly count: number;
  /** Papers of the group on this poll, void and blank ones among them. */
  readonly cast?: number;
}
export interface EventFact extends Fact {
  readonly subject: number;
  readonly code: string;
  readonly level: string;
  readonly count: number;
  readonly date: Day;
  readonly key: string;
}
export interface ItemFact extends Fact {
  readonly key: string;
  readonly subject: number;
  readonly indicator: string;
  readonly weight: Exact;
  readonly due: Day;
  readonly done?: Day;
  /** As written: blank, or a word for exempt. */
  readonly status?: string;
  readonly exempt: boolean;
}
export interface MeasureFact extends Fact {
  readonly subject: number;
  readonly figure: string;
  readonly period: string;
  readonly value: Exact;
  readonly unit: string;
}
export const rulingKinds = ['run', 'pool', 'poll', 'fact', 'subject'] as const;
export type RulingKind = (typeof rulingKinds)[number];
export interface Ruling extends Fact {
  readonly kind: RulingKind;
  readonly target: string;
  readonly setting: string;
  readonly value: string;
  readonly by: string;
  readonly reason: string;
}
export interface HistoryFact extends Fact {
  readonly subject: number;
  readonly period: string;
  readonly from: Day;
  readonly to: Day;
  readonly scheme: string;
  readonly total?: Exact;
  readonly grade?: string;
  readonly rank?: number;
  readonly pool?: string;
  readonly poolSize?: number;
}

export interface Facts {
  readonly run: RunClock;
  /** In order of id; other tables name a subject by its index here. */
  readonly subjects: readonly Subject[];
  readonly spells: readonly Spell[];
  readonly links: readonly Link[];
  readonly points: readonly PointFact[];
  readonly papers: readonly PaperFact[];
  readonly tallies: readonly TallyFact[];
  readonly events: readonly EventFact[];
  readonly items: readonly ItemFact[];
  readonly measures: readonly MeasureFact[];
  readonly rulings: readonly Ruling[];
  readonly history: readonly HistoryFact[];
}
