/** A grade as a scheme writes it. */
import type { Condition } from '../../conditions/condition.ts';
import type { Amount, Marks, Range } from '../../scheme/amount.ts';

/** First level whose rule holds. */
export type LevelRule = Range | { readonly when: Condition } | 'otherwise';
export interface Level {
  readonly level: string;
  readonly rule: LevelRule;
}
export interface Ungraded extends Marks {
  readonly when: Condition;
  readonly name: string;
  /** `none`: no grade at all; `later`: it is given later. */
  readonly outcome: 'none' | 'later';
}
export interface Requirement extends Marks {
  readonly for: string;
  readonly that: Condition;
  readonly name: string;
}
/** A stated number in each pool, whatever its size. */
export interface People {
  readonly people: number;
}
/** Up to which share a pool's may be raised with approval. */
export interface Approvable {
  readonly atMost: Amount;
}
export interface SeatRule extends Marks {
  readonly level: string;
  readonly atMost?: Amount | People;
  readonly atLeast?: Amount | People;
  /** Of shares only. */
  readonly of?: 'assessed' | 'eligible';
  readonly mode: 'perPool' | 'apportioned' | 'merged';
  /** Of shares only. */
  readonly rounding?: 'down' | 'up';
  readonly remainders?: readonly ('larger' | 'smaller' | 'mean' | 'open')[];
  readonly mergeBelow?: number;
  /** "In principle": a ruling with a name and a reason may go beyond it; where it says how far, the share of a pool alone, and no further. */
  readonly soft?: true | Approvable;
}
export interface Exception extends Marks {
  readonly id: string;
  readonly name: string;
  readonly to: string;
  /** Whether it takes one of the seats of its level, or stands beside them; only where the level has a ceiling. */
  readonly seat?: 'takes' | 'beside';
  /** At most this many in a pool. */
  readonly atMost?: number;
}
export interface Adjustment extends Marks {
  readonly name: string;
  readonly levels: readonly string[];
}
export interface GradeTerm {
  readonly kind: 'grade';
  readonly of?: string;
  readonly levels: readonly Level[];
  readonly ungraded?: readonly Ungraded[];
  readonly requires?: readonly Requirement[];
  readonly ranking?: string;
  readonly seats?: readonly SeatRule[];
  readonly exceptions?: readonly Exception[];
  readonly adjust?: Adjustment;
}

/** Whether it leaves somebody without a grade until a matter about them is closed. */
export const putsOff = ({ ungraded = [] }: GradeTerm): boolean => ungraded.some(({ outcome }) => outcome === 'later');
