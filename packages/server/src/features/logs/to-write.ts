/** What somebody has yet to write, for the list of what awaits them. */
import type { Scope } from '../../db/scope.ts';
import type { Calendar } from '../../ports/calendar.ts';
import type { Day } from '../roster/model.ts';
import { roundReader } from '../rounds/store.ts';
import { askedIn, standingIn } from './asked.ts';
import { notTaken } from './decide.ts';
import { logReader } from './store.ts';

export interface LogsToWrite {
  /** Of this week, by its due day. */
  readonly week?: Day;
  /** Others of which it is time: those of a week, month or quarter that is as good as over. */
  readonly due: number;
  /** The first due day of them. */
  readonly until?: Day;
  /** Overdue ones that are still taken. */
  readonly late: number;
}

/**
 * Of the running rounds. One is spoken of from the last working day of its while on: until then there is more to do that belongs into it.
 * What nobody takes any more is not spoken of.
 */
export async function logsToWrite(scope: Scope, person: string, calendar: Calendar, today: Day): Promise<LogsToWrite> {
  let week: Day | undefined;
  let late = 0;
  const due: Day[] = [];
  for (const { whole, subject } of await roundReader(scope).runningOf(person)) {
    const around = askedIn(whole, calendar);
    if (around.entries.length === 0) continue;
    const written = await logReader(scope).enteredBy(whole.round.id, person);
    for (const { asked, whiles } of around.entries)
      for (const one of whiles) {
        const entered = written.find(({ entry, span }) => entry === asked.id && span === one.span);
        const { state } = standingIn(around, subject, one, entered, today);
        if (notTaken(whole, around.scheme.process ?? [], asked, one, today) !== undefined) continue;
        if (state === 'missing') late += 1;
        if (state !== 'open' || today < (one.workdays.at(-1) ?? one.ends)) continue;
        if (asked.every === 'week' && today <= one.ends) week = one.due;
        else due.push(one.due);
      }
  }
  const [until] = due.sort();
  return {
    ...(week === undefined ? {} : { week }),
    due: due.length,
    ...(until === undefined ? {} : { until }),
    late,
  };
}
