/** How a round goes on: which stages are on, what opens when, what may be reopened. */
import type { Stage } from '@shiji/engine';
import type { Day } from '../roster/model.ts';
import type { RoundStage } from './model.ts';

/** Whether the work of a stage is finished, as the slice that does it says; records and notices also wait for their last day. */
export type Finished = (stage: Stage) => boolean;

/**
 * The stages as of a day: what is finished and due is done, and what comes after opens once its first day has come. Records run beside
 * what follows only until their last day. Gives the same array where nothing changes.
 */
export function turned(
  stages: readonly RoundStage[],
  process: readonly Stage[],
  today: Day,
  finished: Finished,
): readonly RoundStage[] {
  let free = true;
  let changed = false;
  const next = stages.map((one): RoundStage => {
    const stage = process.find(({ id }) => id === one.key);
    if (stage === undefined) throw new Error(`the round's scheme has no stage ${one.key}`);
    let { state } = one;
    if (state === 'waiting' && free && today >= one.begins) state = 'on';
    if (state === 'on' && isOver(stage, one, today) && finished(stage)) state = 'done';
    free = free && state === 'done';
    if (state === one.state) return one;
    changed = true;
    return { ...one, state };
  });
  return changed ? next : stages;
}

/** What people write down of a week isn't over before the period is; a notice hangs until its last day is past. */
const isOver = ({ work }: Stage, { ends }: RoundStage, today: Day): boolean =>
  work.kind !== 'record' && work.kind !== 'notice' ? true : today > ends;

/** Days by which a stage that isn't finished is late; 0: it isn't. */
export function daysLate({ state, ends }: RoundStage, today: Day, between: (a: Day, b: Day) => number): number {
  return state === 'done' || today <= ends ? 0 : between(ends, today);
}

export type ReopenRefusal = 'stage-unknown' | 'stage-not-done' | 'later-settled';

/** Done again from this stage on: those after it wait anew. Nothing is reopened once results are settled; then objections are the way. */
export function reopened(
  stages: readonly RoundStage[],
  process: readonly Stage[],
  key: string,
): readonly RoundStage[] | ReopenRefusal {
  const at = stages.findIndex((one) => one.key === key);
  const stage = stages[at];
  if (stage === undefined) return 'stage-unknown';
  if (stage.state !== 'done') return 'stage-not-done';
  const kindOf = (one: RoundStage) => process.find(({ id }) => id === one.key)?.work.kind;
  const settled = stages.some((one, n) => n >= at && one.state === 'done' && kindOf(one) === 'settle');
  if (settled) return 'later-settled';
  return stages.map((one, n) => {
    if (n < at) return one;
    // What was done since it was opened the last time doesn't end it this time.
    const { openedAt: _, doneAt: __, ...days } = one;
    return { ...days, state: n === at ? ('on' as const) : ('waiting' as const) };
  });
}
