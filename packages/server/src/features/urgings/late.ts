/** Who is late with their part of the stage that is on. Pure. */
import type { Stage } from '@shiji/engine';
import type { Level } from '../reviews/decide.ts';
import type { RoundStage, RoundSubject } from '../rounds/model.ts';

/** A stage that waits for people whom this can name. */
export interface Waiting {
  readonly stage: Stage;
  readonly ends: string;
}

/** The first that is on and that leaders or the committee have to finish. */
export function waitingStage(process: readonly Stage[], stages: readonly RoundStage[]): Waiting | undefined {
  for (const { key, state, ends } of stages) {
    const stage = process.find(({ id }) => id === key);
    if (state === 'on' && stage !== undefined && ['review', 'settle'].includes(stage.work.kind)) return { stage, ends };
  }
  return undefined;
}

/** How many people wait for each reviewer: where it is the reviewer's turn, for the first time or because it was given back to them. */
export function lateReviewers(
  subjects: readonly RoundSubject[],
  levelsOf: (subject: RoundSubject) => readonly Level[],
): ReadonlyMap<string, number> {
  const late = new Map<string, number>();
  for (const subject of subjects)
    for (const { reviewer, state } of levelsOf(subject))
      if (state === 'open') late.set(reviewer, (late.get(reviewer) ?? 0) + 1);
  return late;
}
