/** What a level of review gave somebody, as the ledger has it. */

/** About the person; what the same level gives later, after it came back, corrects the earlier one. */
export const REVIEW_POINTS = 'review.points';

export interface ReviewPointsPayload {
  readonly round: string;
  readonly stage: string;
  /** As the scheme calls the level: 分管领导. */
  readonly role: string;
  /** Id of the person whose level it is; who acted for them stands in `actedBy`. */
  readonly reviewer: string;
  readonly actedBy?: string;
  /** By indicator, decimals as texts: `{ loyalty: '2.7' }`. */
  readonly points: Readonly<Record<string, string>>;
  readonly comment?: string;
}

/** About the person; a level gave them back to the one below, which answers with points anew. */
export const REVIEW_RETURNED = 'review.returned';
/** About the person; a level took back what it gave, before the one above had acted. */
export const REVIEW_TAKEN_BACK = 'review.taken-back';

export interface ReviewBackPayload {
  readonly round: string;
  readonly stage: string;
  /** The level that acted, whose level it is, and who did it in their place. */
  readonly role: string;
  readonly reviewer: string;
  readonly actedBy?: string;
  /** Of a return: to which level, and why. */
  readonly to?: string;
  readonly reason?: string;
}
