/** Rows of a file on their way into a round. */
import type { TableId } from '@shiji/engine';
import type { RowPayload } from '../results/result-facts.ts';
import type { RoundFact } from '../rounds/round-facts.ts';

/** Tables that may come from files; everything else of a round is recorded where it happens. */
export const broughtTables = ['points', 'events', 'items', 'measures', 'history'] as const satisfies readonly TableId[];
export type BroughtTable = (typeof broughtTables)[number];

export const isBrought = (table: string): table is BroughtTable => (broughtTables as readonly string[]).includes(table);

/** A row as it stands in the file. */
export interface FileRow {
  readonly table: BroughtTable;
  readonly sheet: string;
  /** As the spreadsheet program shows it. */
  readonly row: number;
  /** Exact texts by the table's column ids; `subject` is whoever it is about, as written. */
  readonly cells: Readonly<Record<string, string>>;
}

export const rowOutcomes = { new: '新增', replaces: '替换', same: '已有相同记录', refused: '不能导入' } as const;
export type RowOutcome = keyof typeof rowOutcomes;

export interface PlannedRow extends FileRow {
  /** Absent: nobody of the round is meant. */
  readonly person?: string;
  readonly name?: string;
  readonly outcome: RowOutcome;
  /** Why it is refused, or what to check. */
  readonly reasons: readonly string[];
  /** The fact in whose place it comes. */
  readonly replaces?: string;
  /** Its value until now. */
  readonly before?: string;
}

/** How what a stage waits for stands: late ones still count until results are proposed. */
export const dueStates = { waiting: '待导入', late: '逾期未导入', complete: '已导入', closed: '没有导入' } as const;
export type DueState = keyof typeof dueStates;

export interface ImportPlan {
  readonly rows: readonly PlannedRow[];
  /** Sentences about the file as a whole. */
  readonly notes: readonly string[];
}

export type Counts = Readonly<Record<RowOutcome | 'blank', number>>;

export const importStates = { planned: '待确认', done: '已导入', undone: '已撤回', dropped: '已放弃' } as const;
export type ImportState = keyof typeof importStates;

/** A row that stands in the ledger. */
export type StandingRow = Pick<RoundFact, 'id' | 'subject'> & { readonly payload: RowPayload };
