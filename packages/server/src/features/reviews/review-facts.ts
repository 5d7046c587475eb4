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
