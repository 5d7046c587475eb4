/** A public notice of a round's results. */
import type { Day } from '../roster/model.ts';

export interface Notice {
  readonly id: string;
  readonly round: string;
  readonly code: string;
  readonly title: string;
  readonly begins: Day;
  /** The last day on which names can be read. */
  readonly ends: Day;
  /** Ids of the scheme's figures shown beside the grade. */
  readonly figures: readonly string[];
  readonly contact: string;
  /** What the ledger held when it was published: a signed note. */
  readonly checkpoint?: string;
  readonly publishedAt: string;
  readonly takenDownAt?: string;
  readonly reason?: string;
  /** The last day that was published first, and why it hangs longer. */
  readonly longer?: { readonly first: Day; readonly because: string };
}

/** Whether everybody may read it on a day. */
export const hangs = ({ begins, ends, takenDownAt }: Notice, today: Day): boolean =>
  takenDownAt === undefined && begins <= today && today <= ends;
