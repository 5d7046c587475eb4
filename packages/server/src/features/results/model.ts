/** Results of a round as the server holds them. */
import type { Outcome, SubjectResult } from '@shiji/engine';
import type { DaysApart } from '../../ports/calendar.ts';
import type { Day } from '../roster/model.ts';
import type { FinalPayload } from './result-facts.ts';

/** What has become of a version, in the order in which it goes on. */
export const versionStates = { proposed: '拟定', settled: '已审定', confirmed: '已确认' } as const;
export type VersionState = keyof typeof versionStates;

export interface ResultVersion {
  readonly version: number;
  readonly state: VersionState;
  readonly asOf: Day;
  /** The days off by which it was scored; absent: it was made when they weren't kept with versions. */
  readonly days?: DaysApart;
  /** SHA-256, hexadecimal: of the engine's tables, and of what the engine said of them. */
  readonly tablesHash: string;
  readonly resultsHash: string;
  /** Why it came after another. */
  readonly reason?: string;
  readonly madeAt: string;
  readonly settled?: Settlement;
  readonly settledAt?: string;
  readonly confirmedAt?: string;
}

/** Whose meeting settled it, on which day, and what its minutes say. */
export interface Settlement {
  readonly body: string;
  readonly day: Day;
  readonly note: string;
}

export interface StoredSheet {
  readonly person: string;
  readonly organization: string;
  /** All that the engine says, without the tree of steps. */
  readonly result: SubjectResult;
}

/** A final result as it stands in the ledger. */
export interface KeptFinal {
  readonly id: string;
  readonly subject: string;
  /** When it became final. */
  readonly at: string;
  readonly payload: FinalPayload;
}

/** What came out for somebody, without anything behind it; what there is none of is absent. */
export interface StoredLine {
  readonly person: string;
  readonly total?: string;
  readonly grade?: string;
  readonly rank?: number;
  readonly pool?: string;
}

/** The value, where there is one. */
export const valueIn = (outcome: Outcome): string | undefined => ('value' in outcome ? outcome.value : undefined);
