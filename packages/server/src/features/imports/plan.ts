/** What an import would do, row by row, before anything is done. */
import type { RosterChange } from '../roster/model.ts';
import type { ImportKind } from './columns.ts';
import type { ReasonCode } from './copy.ts';

/** Something to be told about a row: in which column, what stands there, and what to do, as the sentence of its code says. */
export interface Reason {
  readonly code: ReasonCode;
  /** Id of the table's column; absent where the row as a whole is meant. */
  readonly column?: string;
  readonly values: Readonly<Record<string, string>>;
}

/** What differs, in words that people read: 职务 科员 → 股长. */
export interface Difference {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

export type RowOutcome =
  | { readonly kind: 'create' }
  | { readonly kind: 'change'; readonly differences: readonly Difference[] }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly reasons: readonly Reason[] };

export interface PlannedRow {
  /** As the spreadsheet program shows it. */
  readonly row: number;
  readonly texts: Readonly<Record<string, string>>;
  readonly outcome: RowOutcome;
  /** What was understood from something that is not quite said, for people to check. */
  readonly notes: readonly Reason[];
}

/** A record of the roster that the file is silent about. */
export interface Missing {
  readonly id: string;
  /** 张三（县财政局/办公室） */
  readonly label: string;
}

export interface Plan {
  readonly kind: ImportKind;
  readonly rows: readonly PlannedRow[];
  /** Who or what stands in the roster, in the organizations that the file is about, and not in the file. */
  readonly missing: readonly Missing[];
  /**
   * In the order in which they are to be made, each lawful after those before it. Every change holds what stood there before, so that the
   * whole import can be taken back with `undo`.
   */
  readonly changes: readonly RosterChange[];
  readonly counts: Readonly<Record<RowOutcome['kind'] | 'missing', number>>;
}

export interface PlanOptions {
  /** The day on which the file is true. Blank days of new records become this day. */
  readonly day: string;
  readonly newId: () => string;
  /** 人员身份 of new people whose row says none; without it such a row is refused. */
  readonly staffing?: string;
  /** What becomes of those that the file is silent about: nothing, or their posts end on this day. */
  readonly missing: 'leave' | { readonly endOn: string };
  /** Whether whoever imports may make this change; absent: any. Rows that would make another one are refused. */
  readonly allows?: (change: RosterChange) => boolean;
}
