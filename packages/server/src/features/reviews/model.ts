/** Reviews as the server holds them. */
import type { ChainStep } from '../roster/model.ts';
import type { GivenLevel } from './decide.ts';

/** What a level gave somebody: it may count, or be kept to be changed. */
export interface Review extends GivenLevel {
  readonly person: string;
  readonly stage: string;
  readonly step: ChainStep;
  /** By indicator, decimals as texts. */
  readonly points: Readonly<Record<string, string>>;
  readonly comment?: string;
  /** Whose level it was, and who did it in their place. */
  readonly reviewer: string;
  readonly actedBy?: string;
  readonly revision: number;
  readonly fact: string;
  readonly at: string;
}

/** One person at one level, as their reviewer sees it. */
export const itemStates = {
  waiting: '待下一级评鉴',
  open: '待我评鉴',
  returned: '被退回',
  passed: '已评鉴',
} as const;
export type ItemState = keyof typeof itemStates;
