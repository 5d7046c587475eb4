/** A poll as the server holds it. */
import type { PollRules } from '@shiji/engine';
import type { OfUnits } from '../../http/policies.ts';
import type { PollOutcome } from './outcome.ts';

export const pollStates = { draft: '草稿', open: '进行中', closed: '已结束', void: '已作废' } as const;
export type PollState = keyof typeof pollStates;

/** Where the rules were taken from. */
export interface PollSource {
  /** Folder and file of the scheme: `xiulin/quarter`. */
  readonly scheme: string;
  readonly schemeName: string;
  readonly poll: string;
  readonly day: string;
}

export interface Poll {
  readonly id: string;
  /** The unit that holds it; absent: the county. */
  readonly unit?: string;
  readonly meeting?: string;
  readonly title: string;
  readonly rules: PollRules;
  /** Absent: the office wrote them. */
  readonly source?: PollSource;
  /** Whether somebody may be left unmarked. */
  readonly abstain: boolean;
  readonly state: PollState;
  readonly revision: string;
  readonly createdAt: string;
  readonly openedAt?: string;
  readonly endsAt?: string;
  readonly closedAt?: string;
  readonly reason?: string;
  readonly outcome?: PollOutcome;
  readonly shreddedAt?: string;
}

export interface PollSubject {
  readonly id: string;
  readonly person?: string;
  readonly unit?: string;
  readonly name: string;
  readonly line?: string;
  readonly section?: string;
}

/** One group of raters on one paper. */
export interface PollElectorate {
  readonly id: string;
  readonly group: string;
  readonly expected?: number;
  readonly slips: number;
  readonly paper: boolean;
  /** How many voters have been handed a ballot. */
  readonly drawn: number;
  /** How many may vote signed in. */
  readonly voters: number;
}

export interface PollForm {
  readonly id: string;
  readonly name: string;
  readonly subjects: readonly PollSubject[];
  readonly electorates: readonly PollElectorate[];
}

/** What policies look at. A poll of the county has no path. */
export interface OfPoll extends OfUnits {
  readonly state: PollState;
}

/** What stands for the subject in tallies: whoever stands on two papers is one. */
export const identityOf = ({ id, person, unit }: Pick<PollSubject, 'id' | 'person' | 'unit'>): string =>
  person ?? unit ?? id;
