/** The meetings that somebody has to do with, as their phone shows them. */
import type { Scope } from '../../db/scope.ts';
import { reportReader } from '../duty-reports/store.ts';
import { manners } from './model.ts';
import { peopleShown } from './people.ts';
import { meetingReader } from './store.ts';
import { lineOf, reportStateOf } from './view.ts';

const MOST = 30;

export async function ownMeetings(scope: Scope, person: string, today: string) {
  const reader = meetingReader(scope);
  const found = await reader.of(person, MOST);
  const reports = await reportReader(scope).ofMeetings(found.map(({ id }) => id));
  const published = reports.filter(({ state }) => state === 'published');
  const shown = await peopleShown(
    scope,
    [...found.map(({ chair }) => chair), ...published.map((report) => report.person)],
    today,
  );
  const meetings = [];
  for (const meeting of found) {
    const whole = await reader.meeting(meeting.id);
    const own = whole?.reporters.find((reporter) => reporter.person === person);
    const report = reports.find((one) => one.meeting === meeting.id && one.person === person);
    meetings.push({
      ...lineOf(meeting),
      chair: shown(meeting.chair),
      due: meeting.due,
      presides: meeting.chair === person,
      invited: whole?.invitees.some((invitee) => invitee.person === person) ?? false,
      ...(own === undefined
        ? {}
        : { own: { manner: own.manner, mannerName: manners[own.manner], ...reportStateOf(report) } }),
      reports: (whole?.reporters ?? [])
        .filter((one) => published.some((each) => each.meeting === meeting.id && each.person === one.person))
        .map((one) => shown(one.person)),
    });
  }
  return { meetings };
}
