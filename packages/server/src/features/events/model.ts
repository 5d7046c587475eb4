/** Something that happened to somebody and counts, on its way from a proposal to a fact. */
import type { NamedFile } from '../../ledger/store/record.ts';
import type { Day } from '../roster/model.ts';

export const eventStates = { proposed: '待审核', approved: '已计入', returned: '已退回', withdrawn: '已撤销' } as const;
export type EventState = keyof typeof eventStates;

/** What is said of it when it is proposed. */
export interface EventContent {
  readonly code: string;
  readonly level?: string;
  /** How many times it happened that day, from 1. */
  readonly occurrences: number;
  readonly day: Day;
  readonly text: string;
}

export interface RoundEvent extends EventContent {
  readonly id: string;
  readonly round: string;
  readonly person: string;
  readonly organization: string;
  readonly key: string;
  readonly state: EventState;
  readonly proposed: {
    readonly by: string;
    readonly name: string;
    readonly as: string;
    readonly at: string;
    /** Who is behind the account. */
    readonly person?: string;
  };
  readonly decided?: { readonly by: string; readonly name: string; readonly at: string };
  readonly reason?: string;
  readonly fact?: string;
  readonly answer?: { readonly text: string; readonly at: string };
  readonly files: readonly NamedFile[];
}
