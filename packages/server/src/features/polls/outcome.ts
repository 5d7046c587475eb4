/** What is left of a poll's ballots: numbers by group, and how often each subject got each mark. */
/** How often a group gave a subject a mark. */
export interface PollTallyRow {
  readonly group: string;
  readonly question: string;
  /** Id of the person or unit, or of what has only a name in this poll. */
  readonly subject: string;
  readonly mark: string;
  readonly count: number;
}

export interface PollOutcome {
  readonly electorates: readonly ElectorateOutcome[];
  /** Groups under their least number have none. */
  readonly tallies: readonly PollTallyRow[];
}

export interface ElectorateOutcome {
  readonly id: string;
  /** Absent where of no question enough came: nothing is told of so few. */
  readonly received?: number;
  /** Why its papers weren't counted. */
  readonly struck?: string;
  readonly questions: readonly QuestionOutcome[];
}

export type QuestionOutcome =
  | {
      readonly question: string;
      readonly tooFew: false;
      readonly valid: number;
      readonly void: number;
      readonly blank: number;
    }
  | { readonly question: string; readonly tooFew: true; readonly least: number };
