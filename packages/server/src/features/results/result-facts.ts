/** What decides on results leaves in the ledger: decisions of people, brought-in data, and the results themselves. */

import type { TableId } from '@shiji/engine';
import type { DaysApart } from '../../ports/calendar.ts';
import type { Day } from '../roster/model.ts';

/** About the person, or about the round: a row of the engine's table `rulings`. */
export const RULING = 'round.ruling';
export interface RulingPayload {
  readonly round: string;
  readonly kind: 'subject' | 'pool' | 'poll' | 'fact';
  readonly target: string;
  readonly setting: string;
  readonly value: string;
  /** Who decided, as people call them: 考核委员会, 分管领导王某. */
  readonly by: string;
  readonly reason: string;
  /** A swap names the other person, on both sides. */
  readonly with?: string;
  /** A share beyond the scheme's, in principle: what was approved by whom outside the round, and who entered it here. */
  readonly approval?: {
    readonly id: string;
    readonly body: string;
    readonly document: string;
    readonly day: Day;
    readonly enteredBy: string;
  };
  /** It was taken back: the row counts no more. */
  readonly withdrawn?: true;
}

/** Whoever isn't assessed any more is decided about no longer, and neither is who gave them a seat or took theirs. */
export const standsFor = ({ kind, target, with: other }: RulingPayload, assessed: ReadonlySet<string>): boolean =>
  kind !== 'subject' || (assessed.has(target) && (other === undefined || assessed.has(other)));

/** About the person: a row of another of the engine's tables, brought in from a file or another system. */
export const ROUND_ROW = 'round.row';
export interface RowPayload {
  readonly round: string;
  readonly table: Extract<TableId, 'points' | 'events' | 'items' | 'measures' | 'history'>;
  readonly row: Readonly<Record<string, string | number>>;
  readonly withdrawn?: true;
  /** Why it was withdrawn, or why an earlier one came back. */
  readonly reason?: string;
}

/** About the person: something happened that counts, proposed with evidence and approved by somebody else. */
export const EVENT_APPROVED = 'event.approved';
export interface EventPayload {
  readonly round: string;
  readonly code: string;
  readonly level?: string;
  readonly count?: number;
  readonly date: Day;
  /** Names the occurrence. */
  readonly key: string;
  readonly text: string;
  readonly withdrawn?: true;
  /** Why it was withdrawn. */
  readonly reason?: string;
}

/** About the round: a version of its results was proposed; its payload's `tables` and `results` are SHA-256, hexadecimal. */
export const RESULTS_PROPOSED = 'results.proposed';
export interface ProposedPayload {
  readonly round: string;
  readonly version: number;
  readonly tables: string;
  readonly results: string;
  readonly scheme: string;
  readonly asOf: Day;
  readonly reason?: string;
  /** The version that it sets right, since an objection was upheld; absent: it was proposed. */
  readonly corrects?: number;
  /** The days off by which it was scored; absent: it was made when they weren't kept with versions. */
  readonly days?: DaysApart;
}
/** About the round: a version was settled by a body's meeting. */
export const RESULTS_SETTLED = 'results.settled';
/** About the round: a version was confirmed; from then on it is frozen. */
export const RESULTS_CONFIRMED = 'results.confirmed';
/** About the person: their final result. A later one of the same round, after an objection was upheld, corrects it. */
export const RESULT_FINAL = 'result.final';
export interface FinalPayload {
  readonly round: string;
  /** Of the round, as people call it: 2026年第一季度平时考核. */
  readonly name: string;
  readonly version: number;
  /** The scheme's own id: `fengxiang-quarter`. */
  readonly scheme: string;
  readonly period: string;
  readonly from: Day;
  readonly to: Day;
  readonly total?: string;
  readonly grade?: string;
  readonly rank?: number;
  readonly pool?: string;
  readonly poolSize?: number;
}

/** How the letter with a result is handed over where nobody opens it on a screen: 送达. */
export const deliveryWays = { hand: '当面送交', post: '邮寄送达', left: '留置送达' } as const;
export type DeliveryWay = keyof typeof deliveryWays;
export const waysOfDelivery = Object.keys(deliveryWays) as readonly DeliveryWay[] as [DeliveryWay, ...DeliveryWay[]];

/** About the person: they saw a final result of theirs for the first time, or got its letter. The days of review and appeal run from there. */
export const RESULT_RECEIVED = 'result.received';
export interface ReceivedPayload {
  readonly round: string;
  /** Id of the fact `result.final`. */
  readonly final: string;
  /** On paper: when, and how; absent: they opened it themselves, when it was recorded. */
  readonly delivered?: { readonly day: Day; readonly way: DeliveryWay };
  /** What was written down of the paper was wrong; the fact corrects that one. */
  readonly withdrawn?: true;
  readonly reason?: string;
}
