/** Last days of a running round's stages, as the office sets them anew: later or earlier, and what follows comes along. Pure. */
import type { Stage } from '@shiji/engine';
import { type Refused, refuse } from '../../http/refusals.ts';
import type { Calendar } from '../../ports/calendar.ts';
import type { Day } from '../roster/model.ts';
import { daysBetween, daysLater } from '../roster/spans.ts';
import { spokenDay } from './copy.ts';
import type { Term } from './freeze.ts';
import type { RoundStage } from './model.ts';
import { farthestDay, workday, workdaysIn, workdaysLater } from './schedule.ts';

export interface Moving {
  readonly process: readonly Stage[];
  readonly term: Pick<Term, 'to'>;
  readonly today: Day;
  readonly calendar: Calendar;
}

type DayRefusal = 'day-past' | 'day-before-begin' | 'day-far' | 'record-in-period' | 'notice-days-short';

/** What is wrong with a last day of a stage that runs or is to come. */
function faultIn(
  { begins, ends }: RoundStage,
  work: Stage['work'],
  { term, today, calendar }: Moving,
): Refused<DayRefusal> | undefined {
  if (ends < today) return refuse('day-past');
  if (ends < begins) return refuse('day-before-begin', { begins: spokenDay(begins, today) });
  const last = farthestDay(term, today);
  if (ends > last) return refuse('day-far', { ends: spokenDay(ends, today), last: spokenDay(last, today) });
  if (work.kind === 'record' && ends < term.to) return refuse('record-in-period', { to: spokenDay(term.to, today) });
  if (work.kind !== 'notice') return undefined;
  const days = workdaysIn({ begins, ends }, calendar);
  if (days >= work.workingDays) return undefined;
  const earliest = workdaysLater(workday(begins, calendar), work.workingDays - 1, calendar);
  return refuse('notice-days-short', {
    ends: spokenDay(ends, today),
    days,
    least: work.workingDays,
    earliest: spokenDay(earliest, today),
  });
}

/** Another last day; down to today, since a day may have been mistyped. */
export function moved(
  stages: readonly RoundStage[],
  key: string,
  ends: Day,
  over: Moving,
): readonly RoundStage[] | Refused<DayRefusal | 'stage-unknown' | 'stage-done' | 'day-same'> {
  const stage = stages.find((one) => one.key === key);
  if (stage === undefined) return refuse('stage-unknown');
  if (stage.state === 'done') return refuse('stage-done');
  if (ends === stage.ends) return refuse('day-same');
  const set = { ...stage, ends };
  return faultIn(set, workOf(set, over), over) ?? followed(stages, set, over);
}

/** Of a stage that is gone through again: it has a last day that is still to come. A notice hangs anew from today on. */
export function movedAnew(
  stages: readonly RoundStage[],
  key: string,
  ends: Day | undefined,
  over: Moving,
): readonly RoundStage[] | Refused<DayRefusal | 'stage-unknown' | 'day-wanted'> {
  const stage = stages.find((one) => one.key === key);
  if (stage === undefined) return refuse('stage-unknown');
  if (ends === undefined && stage.ends < over.today) return refuse('day-wanted');
  const work = workOf(stage, over);
  const begins = work.kind === 'notice' ? workday(over.today, over.calendar) : stage.begins;
  const set = { ...stage, begins, ends: ends ?? stage.ends };
  return faultIn(set, work, over) ?? followed(stages, set, over);
}

function workOf({ key }: RoundStage, { process }: Moving): Stage['work'] {
  const stage = process.find(({ id }) => id === key);
  if (stage === undefined) throw new Error(`the round's scheme has no stage ${key}`);
  return stage.work;
}

/**
 * With one stage set anew: later, it pushes what it would overlap, so that no stage loses time; earlier, it draws along what followed at once.
 * Notices keep their working days, wherever the holidays come to lie.
 */
export function followed(stages: readonly RoundStage[], set: RoundStage, over: Moving): readonly RoundStage[] {
  const at = stages.findIndex(({ key }) => key === set.key);
  const before = stages[at];
  const next = stages[at + 1];
  if (before === undefined || next === undefined) return stages.map((one) => (one === before ? set : one));
  const later = set.ends > before.ends;
  let shift = 0;
  if (later) shift = Math.max(0, daysBetween(next.begins, set.ends) + 1);
  else if (next.begins <= firstAfter(before.ends, next, over)) shift = daysBetween(before.ends, set.ends);
  return stages.map((one, n) => {
    if (n <= at) return n === at ? set : one;
    if (shift === 0) return one;
    const placed = placedAt(one, shift, over);
    shift = daysBetween(one.ends, placed.ends);
    // An extension draws nothing nearer, though a notice may come to lie better than before.
    if (later) shift = Math.max(0, shift);
    return placed;
  });
}

/** The first day on which a stage can begin after another has ended. */
function firstAfter(ends: Day, next: RoundStage, over: Moving): Day {
  const day = daysLater(ends, 1);
  return workOf(next, over).kind === 'notice' ? workday(day, over.calendar) : day;
}

function placedAt(one: RoundStage, shift: number, over: Moving): RoundStage {
  const begins = daysLater(one.begins, shift);
  const work = workOf(one, over);
  if (work.kind !== 'notice') return { ...one, begins, ends: daysLater(one.ends, shift) };
  const days = Math.max(work.workingDays, workdaysIn(one, over.calendar));
  const first = workday(begins, over.calendar);
  return { ...one, begins: first, ends: workdaysLater(first, days - 1, over.calendar) };
}
