/** How a term takes the facts that it reads: it claims names, and refuses rows that don't fit. */
import type { Code } from '../diagnostics/sentences.ts';
import type { Day } from '../numbers/day.ts';
import type { Exact } from '../numbers/exact.ts';
import type { Amount, Within } from '../scheme/amount.ts';
import type { Figure } from '../scheme/figure.ts';
import type { Fact, Facts } from './facts.ts';

export interface Admitting {
  readonly facts: Facts;
  /** Says that rows of a table with this name (indicator, poll, code, figure) are read. */
  claim(table: 'points' | 'ballots' | 'events' | 'items' | 'measures', name: string): void;
  /** A figure of the scheme. */
  figure(id: string): Figure | undefined;
  report(code: Code, fact: Fact, column: string, values?: Record<string, string>): void;
  constant(amount: Amount): Exact;
  /** Whether an amount that follows the day of the fact has a value on it. */
  inForce(amount: Amount, day: Day): boolean;
  /**
   * Whether the value lies in the bounds and has no more than the places; reports where not. Per cents are refused where the bounds aren't
   * written so, unless `percents` lets them.
   */
  within(value: Exact, bounds: Within, places: number, fact: Fact, column: string, percents?: boolean): boolean;
  /** Decimals allowed where a term doesn't say. */
  readonly places: number;
}
