/** Who is late with their part of the stage that is on. Pure. */
import type { Stage } from '@shiji/engine';
import { levelsFor } from '../reviews/decide.ts';
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

/** What a level gave, as far as it matters here. */
export interface Reviewed {
  readonly subject: string;
  readonly role: string;
}

/** How many people wait for each reviewer: for the lowest level that hasn't given anything. */
export function lateReviewers(
  stage: Stage,
  subjects: readonly RoundSubject[],
  reviewed: readonly Reviewed[],
): ReadonlyMap<string, number> {
  const { work } = stage;
  if (work.kind !== 'review') return new Map();
  const done = new Set(reviewed.map(({ subject, role }) => `${subject} ${role}`));
  const late = new Map<string, number>();
  for (const subject of subjects) {
    const next = levelsFor(work.levels, subject).find(({ role }) => !done.has(`${subject.person} ${role}`));
    if (next !== undefined) late.set(next.reviewer, (late.get(next.reviewer) ?? 0) + 1);
  }
  return late;
}
