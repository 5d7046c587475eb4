/** What an import is, from the file that came to what was done with it. */
import type { FoundTable } from '@shiji/tables';
import type { ImportKind } from '../imports/columns.ts';
import type { Plan } from '../imports/plan.ts';

export const importStatuses = {
  reading: '正在读取',
  planning: '正在核对',
  mapping: '等待指定各列',
  planned: '等待确认',
  applying: '正在导入',
  applied: '已导入',
  undoing: '正在撤回',
  undone: '已撤回',
  failed: '没有成功',
  dropped: '已放弃',
} as const;
export type ImportStatus = keyof typeof importStatuses;

/** How the file is to be read, and how it was. */
export interface ImportMapping {
  /** By whoever imports; absent: as proposed. */
  readonly sheet?: string;
  readonly columns?: Readonly<Record<string, number>>;
  readonly found?: Found;
}

/** `FoundTable` as JSON. */
export interface Found extends Omit<FoundTable, 'proposed'> {
  readonly proposed: Readonly<Record<string, { readonly at: number; readonly confidence: string }>>;
}

export interface ImportChoices {
  /** The day on which the file is true. */
  readonly day: string;
  /** 人员身份 of new people whose row says none. */
  readonly staffing?: string;
  readonly missing: 'leave' | { readonly endOn: string };
  /** Of a unit's administrator: only posts in these units and below, never their own. */
  readonly within?: readonly string[];
  readonly self?: string;
  /** The roster had changed since the rows were planned: they were planned again, nothing was applied. */
  readonly replanned?: boolean;
}

export interface ImportProblem {
  readonly code: 'file-unreadable' | 'undo-refused' | 'gave-up' | 'restored';
  /** Sentences that say what exactly is in the way. */
  readonly lines: readonly string[];
  /** How many there are, of which `lines` are the first. */
  readonly count: number;
}

export interface ImportState {
  readonly id: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly status: ImportStatus;
  readonly mapping: ImportMapping;
  readonly choices: ImportChoices;
  readonly counts?: Plan['counts'];
  readonly done: number;
  readonly total: number;
  readonly problem?: ImportProblem;
  readonly actor: string;
  readonly actorName: string;
  readonly createdAt: string;
  readonly appliedAt?: string;
  readonly appliedBy?: string;
  readonly undoneAt?: string;
  readonly undoneBy?: string;
  /** The roster's version that the rows were planned for. */
  readonly plannedOn?: string;
}
