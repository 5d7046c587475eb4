/** What the server says about the paper in hand, in the form's `data-paper`. Written by features/ballots/ballot-page.ts of the server. */

/** A decimal as whole units and places: 0.4 is [4, 1]. In per cent it is a share of those marked. */
export type Amount = readonly [units: number, places: number, percent: 0 | 1];

/** At least, above, at most, below; 0: no such bound. */
export type Bounds = readonly [Amount | 0, Amount | 0, Amount | 0, Amount | 0];

export interface VoidRule {
  /** Index of the question. */
  readonly q: number;
  /** Indices of the options that are counted. */
  readonly m?: readonly number[];
  /** The numbers that are counted. */
  readonly v?: Bounds;
  /** Of how many subjects that voids the paper; absent: where all are marked alike. */
  readonly n?: Bounds;
  /** What is counted, in words: “好”. */
  readonly t?: string;
}

export interface Question {
  /** What may be marked; absent: a number. */
  readonly o?: readonly string[];
  readonly low?: Amount;
  readonly high?: Amount;
  readonly places?: number;
}

export interface Paper {
  readonly q: readonly Question[];
  readonly v: readonly VoidRule[];
  /** 1: somebody may be left unmarked. */
  readonly abstain: 0 | 1;
  /** 1: voters stand on it themselves; each may leave one line blank. */
  readonly peers: 0 | 1;
  /** 1: an invalid paper may be cast as void. */
  readonly voidable: 0 | 1;
  /** Measure word of the subjects: 人, 个. */
  readonly unit: string;
}
