/** How long a notice hangs: working days by the scheme, and at least as long as its stage. Pure. */
import type { Calendar } from '../../ports/calendar.ts';
import type { Day } from '../roster/model.ts';
import { workday, workdaysLater } from '../rounds/schedule.ts';
import type { WholeRound } from '../rounds/store.ts';
import { processOf } from '../rounds/view.ts';

/** Working days that the scheme asks for. */
export function leastDays({ round }: Pick<WholeRound, 'round'>): number {
  const work = processOf(round).find((stage) => stage.work.kind === 'notice')?.work;
  return work?.kind === 'notice' ? work.workingDays : 1;
}

/** From a day on, as many working days as the scheme says, and until the stage's last day at least. */
export function daysFrom(
  whole: Pick<WholeRound, 'round'>,
  begins: Day,
  stageEnds: Day,
  calendar: Calendar,
): { readonly begins: Day; readonly ends: Day } {
  const ends = workdaysLater(workday(begins, calendar), leastDays(whole) - 1, calendar);
  return { begins, ends: ends > stageEnds ? ends : stageEnds };
}
