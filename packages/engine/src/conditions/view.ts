/** What conditions look at. */
import type { Attributes } from '../facts/attributes.ts';
import type { EventFact, HistoryFact, RunClock } from '../facts/facts.ts';
import type { Exact } from '../numbers/exact.ts';
import type { Column, Reason } from '../run/column.ts';
import type { Amount, Words } from '../scheme/amount.ts';

/** What a population publishes of this run, as the newest result. */
export interface Present {
  readonly figure: string;
  readonly column: Column;
}

export interface ConditionView {
  readonly run: RunClock;
  /** Campaigns come when they come: between two of them there is no gap. */
  readonly campaign: boolean;
  readonly attributes: Attributes;
  subject(row: number): number;
  column(figure: string): Column;
  constant(amount: Amount): Exact;
  /** Whether the amount was written in per cent. */
  isPercent(amount: Amount): boolean;
  words(words: Words): readonly string[];
  events(subject: number): readonly EventFact[];
  /** Earlier results under this scheme, latest first. */
  history(subject: number): readonly HistoryFact[];
  /** How many others of this population had the same rank in the same pool of the same period, as far as the facts know. */
  tiedWith(fact: HistoryFact): number;
  /** The total, rank or grade of this run; undefined: the population publishes none. */
  present(what: 'total' | 'rank' | 'grade'): Present | undefined;
  reason(figure: string, code: string, values: Record<string, string>): Reason;
}
