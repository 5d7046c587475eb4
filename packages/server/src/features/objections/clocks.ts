/** Until when something may be filed, and until when it is to be answered: pure. */
import type { Stage } from '@shiji/engine';
import type { Day } from '../roster/model.ts';
import { daysLater } from '../roster/spans.ts';
import type { RoundStage } from '../rounds/model.ts';
import type { ObjectionKind } from './model.ts';

/**
 * Days where a scheme says nothing. Review and appeal are those of 公务员法 arts 95–96: review within 30 days of the result, decided in 30;
 * appeal within 15 days of the review's decision, or directly within 30, decided in 60, longer by 30 at most.
 */
export const usual = {
  objection: { decide: 5 },
  review: { within: 30, decide: 30 },
  appeal: { within: 15, direct: 30, decide: 60, longer: 30 },
} as const;

export const dueOf = (kind: ObjectionKind, filed: Day, process: readonly Stage[]): Day => {
  if (kind !== 'objection') return daysLater(filed, usual[kind].decide);
  const notice = process.find(({ work }) => work.kind === 'notice')?.work;
  return daysLater(filed, (notice?.kind === 'notice' ? notice.decide : undefined) ?? usual.objection.decide);
};

/** What one may file against a version now; undefined: nothing, the time is over or hasn't come. */
export function fileable(
  { stages, process }: { readonly stages: readonly RoundStage[]; readonly process: readonly Stage[] },
  {
    today,
    confirmed,
    reviewed,
  }: { readonly today: Day; readonly confirmed?: Day | undefined; readonly reviewed?: Day | undefined },
): ObjectionKind | undefined {
  if (confirmed === undefined) {
    const stateOf = (kind: Stage['work']['kind']) => {
      const key = process.find(({ work }) => work.kind === kind)?.id;
      return stages.find((one) => one.key === key)?.state;
    };
    const settled = stateOf('settle') === 'done';
    return stateOf('notice') !== 'waiting' && !settled ? 'objection' : undefined;
  }
  if (reviewed !== undefined) return today <= daysLater(reviewed, usual.appeal.within) ? 'appeal' : undefined;
  return today <= daysLater(confirmed, usual.review.within) ? 'review' : undefined;
}
