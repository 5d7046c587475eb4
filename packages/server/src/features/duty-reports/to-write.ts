/** What somebody has yet to write, for the list of what awaits them. */
import type { Scope } from '../../db/scope.ts';
import { meetingReader } from '../meetings/store.ts';
import { reportReader } from './store.ts';

export interface ReportsToWrite {
  readonly due: number;
  /** The earliest last day, `2026-03-25`. */
  readonly until?: string;
  readonly returned: number;
  readonly returnedUntil?: string;
}

/** Of meetings that aren't over; whoever let the last day pass is still told, and what to do the report says. */
export async function reportsToWrite(scope: Scope, person: string): Promise<ReportsToWrite> {
  const found = await meetingReader(scope).reportsOf(person);
  const reports = await reportReader(scope).ofMeetings(found.map(({ meeting }) => meeting.id));
  const stateOf = (id: string) => reports.find((one) => one.meeting === id && one.person === person)?.state;
  const open = found.filter(({ meeting }) => [undefined, 'draft'].includes(stateOf(meeting.id)));
  const back = found.filter(({ meeting }) => stateOf(meeting.id) === 'returned');
  const [first] = open;
  const [firstBack] = back;
  return {
    due: open.length,
    ...(first === undefined ? {} : { until: first.meeting.due }),
    returned: back.length,
    ...(firstBack === undefined ? {} : { returnedUntil: firstBack.meeting.due }),
  };
}
