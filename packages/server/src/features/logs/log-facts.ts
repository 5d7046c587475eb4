/** What somebody wrote down of their work, as the ledger has it. */
import type { Day } from '../roster/model.ts';

/** About the person; a later version of the entry corrects the earlier one. */
export const LOG_ENTRY = 'log.entry';

export interface LogEntryPayload {
  readonly round: string;
  /** The entry of the scheme's record stage: weekly. */
  readonly entry: string;
  /** Which week, month or quarter: 2026-W05, 2026-03, 2026Q1. */
  readonly span: string;
  /** Its last day, as of which it should be written. */
  readonly ends: Day;
  /** When it was first handed in; a later version keeps it. */
  readonly day: Day;
  /** Whether that was in time. */
  readonly inTime: boolean;
  readonly text: string;
  /** Ids of the scheme's figures that it is about. */
  readonly indicators: readonly string[];
}
