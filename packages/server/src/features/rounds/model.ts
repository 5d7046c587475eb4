/** A round as the server holds it. */
import type { FrozenSubject, Term } from './freeze.ts';
import type { StageDays } from './schedule.ts';

export const roundStates = { running: '进行中', filed: '已归档', 'given-up': '已中止' } as const;
export type RoundState = keyof typeof roundStates;

export const stageStates = { waiting: '未开始', on: '进行中', done: '已完成' } as const;
export type StageState = keyof typeof stageStates;

export interface Round {
  readonly id: string;
  readonly name: string;
  /** The adopted scheme, and which of its approved versions. */
  readonly scheme: string;
  readonly version: number;
  readonly schemeText: string;
  readonly period: string;
  readonly term: Term;
  readonly state: RoundState;
  readonly revision: number;
  readonly begunAt: string;
  /** Another one as soon as it goes by facts that it didn't go by before; entries alone don't change it. */
  readonly noted: string;
  readonly endedAt?: string;
  readonly reason?: string;
}

export interface RoundStage extends StageDays {
  readonly state: StageState;
  readonly openedAt?: string;
  readonly doneAt?: string;
}

export interface RoundSubject extends FrozenSubject {
  /** Of the scheme; absent: it assesses nobody like them. */
  readonly population?: string;
}

/** Quarters, months, years and campaigns, as their names say which days they have. */
export interface Period extends Term {
  /** 2026Q1, 2026-03, 2026; of a campaign its own name. */
  readonly period: string;
  /** 2026年第一季度 */
  readonly name: string;
}
