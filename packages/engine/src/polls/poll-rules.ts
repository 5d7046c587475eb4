/** The rules of a poll as plain JSON: what voters are asked, when a paper is void, and how groups weigh. Decimals are text. */
import type { Rounding } from '../numbers/exact.ts';
import type { RangeOf } from '../scheme/amount.ts';
import type { InvalidPaper } from '../terms/ballots.ts';
import type { Drop } from '../terms/opinions.ts';

export interface PollRules {
  /** The id by which papers, tallies and rulings name the poll. */
  readonly poll: string;
  readonly name: string;
  readonly questions: readonly PollQuestion[];
  /** Who votes together, with a weight: `0.4`. Empty: all voters alike, under the group ''. */
  readonly groups: readonly { readonly key: string; readonly weight: string }[];
  /** With fewer papers cast, valid or not, the poll is void. */
  readonly quorum?: number;
}

export interface PollQuestion {
  /** Empty where the figure names none. */
  readonly id: string;
  /** The figure's name. */
  readonly name: string;
  /** The id of the figure that takes the question's mean; empty where no scheme stands behind the poll. */
  readonly figure: string;
  readonly marks: PollMarks;
  /** A paper is void on this question where one of these holds. */
  readonly void: readonly PollVoidRule[];
  /** Whether an invalid paper is handed back to the voter, or counts as void. */
  readonly invalid: InvalidPaper;
  /** Least number of valid marks for a subject from each group; at least 1. */
  readonly atLeast: number;
  /** How the figure takes its value from the marks. What is absent: the plain mean of all, to two places, held where nobody marked. */
  readonly scoring?: PollScoring;
}

export type PollMarks =
  | { readonly kind: 'options'; readonly options: readonly { readonly key: string; readonly value: string }[] }
  /** Bounds as the scheme writes them, `100` or `100%`; places as decimals of what voters write. */
  | { readonly kind: 'numbers'; readonly lowest: string; readonly highest: string; readonly places: number };

/** A number; in per cent it is a share of the subjects marked on the paper: `{ value: '0.4', percent: true }` is 40%. */
export interface PollAmount {
  readonly value: string;
  readonly percent: boolean;
}

export type PollVoidRule =
  /** So many of the subjects on the paper have one of these marks. */
  | { readonly kind: 'marks'; readonly marks: readonly string[]; readonly subjects: RangeOf<PollAmount> }
  /** So many have a number in the range. */
  | { readonly kind: 'values'; readonly values: RangeOf<PollAmount>; readonly subjects: RangeOf<PollAmount> }
  /** Two subjects or more, and all of them marked alike. */
  | { readonly kind: 'allEqual' };

export interface PollScoring {
  /** Weights where this figure's are not those of the poll; empty: it takes all voters alike. */
  readonly groups?: PollRules['groups'];
  readonly drop?: Drop;
  /** The share of these marks in place of the mean. */
  readonly share?: readonly string[];
  /** What happens where a group is absent. */
  readonly missing?: 'hold' | 'redistribute' | { readonly count: string };
  readonly round?: Rounding;
}
