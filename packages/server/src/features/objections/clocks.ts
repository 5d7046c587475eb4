/** Until when something may be filed, and until when it is to be answered: pure. */
import type { Stage } from '@shiji/engine';
import { dayOf } from '../../ports/clock.ts';
import type { OwnFinal } from '../results/receipts.ts';
import type { Day } from '../roster/model.ts';
import { daysLater } from '../roster/spans.ts';
import type { RoundStage } from '../rounds/model.ts';
import type { Objection, ObjectionKind } from './model.ts';

/**
 * Days where a scheme says nothing. Review and appeal are those of 公务员法 arts 95–96: review within 30 days of the day on which the person
 * knew of the result, decided in 30; appeal within 15 days of receiving the review's decision, or directly within 30, decided in 60, longer by
 * 30 at most.
 */
export const usual = {
  /** Working days in which those may object whose result another's objection has changed, and days in which any is answered. */
  objection: { corrected: 5, decide: 5 },
  review: { within: 30, decide: 30 },
  appeal: { within: 15, direct: 30, decide: 60, longer: 30 },
} as const;

export const dueOf = (kind: ObjectionKind, filed: Day, process: readonly Stage[]): Day => {
  if (kind !== 'objection') return daysLater(filed, usual[kind].decide);
  const notice = process.find(({ work }) => work.kind === 'notice')?.work;
  return daysLater(filed, (notice?.kind === 'notice' ? notice.decide : undefined) ?? usual.objection.decide);
};

/** What may be filed, and the last day for it where one is set. */
export interface Remedy {
  readonly kind: ObjectionKind;
  readonly until?: Day;
}

/** What of somebody's was decided about this result; what was decided about an earlier one of the round concerns that. */
export const decidedAbout = (final: OwnFinal, own: readonly Objection[]): readonly Objection[] =>
  own.filter(
    ({ state, version, madeVersion }) =>
      (state === 'upheld' || state === 'dismissed') && (madeVersion ?? version) >= final.version,
  );

/** What the law leaves to somebody with a final result, whether its time is over or not. `own`: what they have filed in the round. */
export function remediesOf(final: OwnFinal, own: readonly Objection[]): readonly Remedy[] {
  const decided = decidedAbout(final, own);
  // 再申诉 goes to the organ above the one that decided, and not through this county's system.
  if (decided.some(({ kind }) => kind === 'appeal')) return [];
  const review = decided.find(({ kind }) => kind === 'review');
  if (review !== undefined) {
    const received = dayOf(new Date(review.readAt ?? review.decidedAt ?? review.filedAt));
    return [{ kind: 'appeal', until: daysLater(received, usual.appeal.within) }];
  }
  const since = final.received ?? final.day;
  return [
    { kind: 'review', until: daysLater(since, usual.review.within) },
    { kind: 'appeal', until: daysLater(since, usual.appeal.direct) },
  ];
}

export interface Standing {
  readonly stages: readonly RoundStage[];
  readonly process: readonly Stage[];
  /** Absent: their result isn't final yet. */
  readonly final?: OwnFinal | undefined;
  /** What they have filed in the round. */
  readonly own: readonly Objection[];
  /** Somebody else's objection has changed their proposed result: until when they may object to that, though it be settled meanwhile. */
  readonly corrected?: Day | undefined;
}

/** What somebody may file against their result today; empty: nothing, the time is over or hasn't come. */
export function fileable({ stages, process, final, own, corrected }: Standing, today: Day): readonly Remedy[] {
  if (final !== undefined) return remediesOf(final, own).filter(({ until = today }) => today <= until);
  const stateOf = (kind: Stage['work']['kind']) => {
    const key = process.find(({ work }) => work.kind === kind)?.id;
    return stages.find((one) => one.key === key)?.state;
  };
  if (stateOf('notice') === 'waiting') return [];
  if (stateOf('settle') !== 'done') return [{ kind: 'objection' }];
  return corrected !== undefined && today <= corrected ? [{ kind: 'objection', until: corrected }] : [];
}
