/** What a grade keeps of how it came about; levels are indexes, best 0, −1 none. */
import type { Ruling } from '../../facts/facts.ts';
import type { Exact } from '../../numbers/exact.ts';
import type { Exception, Requirement, SeatRule, Ungraded } from './node.ts';
import type { Seating } from './seating.ts';

export interface GradeTrace {
  /** By thresholds or conditions alone. */
  readonly reached: Int16Array;
  /** After preconditions, before rulings and seats. */
  readonly allowed: Int16Array;
  /** Preconditions that failed, on the way down from the level reached. */
  readonly failed: ReadonlyMap<number, readonly Requirement[]>;
  readonly ungraded: ReadonlyMap<number, Ungraded>;
  readonly exceptions: ReadonlyMap<number, Exception>;
  /** Levels that rulings moved people to. */
  readonly adjusted: ReadonlyMap<number, number>;
  /** Levels that rulings gave to people whose grade had been put off. */
  readonly later: ReadonlyMap<number, number>;
  readonly seats: readonly FilledRule[];
}

/** A seat rule carried out. */
export interface FilledRule {
  readonly rule: SeatRule;
  readonly seating: Seating;
  /** What the rule did to each row: one of `Fate`. */
  readonly fates: Uint8Array;
}

/** What a seat rule did to somebody. */
export const Fate = {
  /** Had no claim. */
  none: 0,
  /** Has a seat by rank. */
  seated: 1,
  /** Came down for want of a seat. */
  out: 2,
  /** Ties for the last seats, or with others whom a floor takes down. */
  tied: 3,
  /** Waits for a decision on others, or on how many seats there are. */
  waits: 4,
  /** Was put there by a ruling, which takes a seat. */
  granted: 5,
  /** Was taken down to the last level by its floor. */
  lowered: 6,
  /** Would have to go down, but holds what only people may take away. */
  kept: 7,
} as const;

/** A pool as one seat rule sees it. */
export interface SeatPool {
  /** The rank's pool, or 合并的小单位 for several that were put together. */
  readonly name: string;
  readonly rows: Int32Array;
  /** Those who have a place, best first, across the pools that were put together. */
  readonly ranked: Int32Array;
  /** How many people the share is taken of. */
  readonly base: number;
  readonly parts: readonly SeatPart[];
  /** Seats that are sure. */
  readonly seats: number;
  /** Seats that there may be; more than `seats` while a share or a remainder is undecided. */
  readonly most: number;
}

/** An original pool with its people and their share. */
export interface SeatPart {
  readonly name: string;
  readonly rows: Int32Array;
  readonly base: number;
  /** Absent where the rule states a number of people. */
  readonly share?: Exact;
  /** The ruling that changed the share. */
  readonly approved?: Ruling;
}
