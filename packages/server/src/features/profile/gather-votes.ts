/** Meetings, polls and juries of a person, in words. */
import { type ReportState, reportStates } from '../duty-reports/model.ts';
import { type Manner, manners } from '../meetings/model.ts';
import { type Cells, type Copy, time } from './cells.ts';
import { exportWords } from './copy.ts';
import type { ProfileReader } from './store.ts';

/** `own`: whether it is the person's. */
export async function votesTold(
  profile: ProfileReader,
  own: (person: string) => boolean,
): Promise<Pick<Copy['sections'], 'meetings' | 'polls' | 'juries'>> {
  return {
    meetings: (await profile.meetings()).map((meeting) => ({
      title: meeting.title,
      day: meeting.day,
      place: meeting.place,
      part: [
        ...(own(meeting.chair) ? [exportWords.presides] : []),
        ...(meeting.manner === null ? [] : [manners[meeting.manner as Manner]]),
        ...(meeting.of_group === null ? [] : [exportWords.invited]),
      ].join('、'),
      arrived: meeting.arrived === null ? undefined : meeting.arrived ? exportWords.yes : exportWords.no,
      report: meeting.state === null ? undefined : reportStates[meeting.state as ReportState],
      draft: meeting.draft || undefined,
    })),
    polls: [
      ...(await profile.votes()).map(({ title, created_at, rater_group, drawn }) => ({
        title,
        as: exportWords.asVoter,
        group: rater_group || undefined,
        drawn: drawn ? exportWords.yes : exportWords.no,
        at: time(created_at),
      })),
      ...(await profile.rated()).map(({ title, created_at }) => ({
        title,
        as: exportWords.asSubject,
        at: time(created_at),
      })),
    ],
    juries: [...seatsOf(await profile.seats()), ...stagesOf(await profile.stages())],
  };
}

/** A line for each jury, whomever the person kept out of in one cell. */
function seatsOf(rows: Awaited<ReturnType<ProfileReader['seats']>>): readonly Cells[] {
  return rows
    .filter(({ id }, at) => rows.findIndex((row) => row.id === id) === at)
    .map(({ id, title, day, role }) => ({
      title,
      day,
      as: exportWords.asJuror,
      role,
      recusals: rows.flatMap((row) => (row.id === id && row.subject !== null ? [row.subject] : [])).join('、'),
    }));
}

const stagesOf = (rows: Awaited<ReturnType<ProfileReader['stages']>>): readonly Cells[] =>
  rows.map(({ title, day, panel }) => ({ title, day, as: exportWords.asSubject, role: panel }));
