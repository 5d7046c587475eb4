/** A round as one file: made by a job, kept for some days. */
export const archiveStates = {
  making: '正在生成',
  made: '可以下载',
  failed: '没有成功',
  removed: '已到期删除',
} as const;
export type ArchiveState = keyof typeof archiveStates;

/** Days for which the made file is kept. */
export const DAYS_KEPT = 7;

export interface Archive {
  readonly id: string;
  readonly round: string;
  /** Whose people are in it; absent: everybody's. */
  readonly organizations?: readonly string[];
  readonly state: ArchiveState;
  /** Files that are ready, of how many; 0: not known yet. */
  readonly done: number;
  readonly total: number;
  readonly fileName: string;
  /** Bytes. */
  readonly size?: number;
  /** Hexadecimal. */
  readonly sha256?: string;
  readonly madeBy: string;
  readonly madeByName: string;
  readonly begunAt: string;
  readonly madeAt?: string;
  readonly expiresAt?: string;
}
