/** A meeting as its page and the screen in the hall show it. */
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import { type DutyReport, type ReportState, reportStates } from '../duty-reports/model.ts';
import { mayCommentAll, mayCommentThemself, mayHandle } from '../duty-reports/policy.ts';
import { reportReader } from '../duty-reports/store.ts';
import { subjectOf } from '../people/file.ts';
import { rosterReader } from '../roster/load.ts';
import { enough, leastOf } from './attendance.ts';
import { commentModes, type Meeting, manners, states, type WholeMeeting } from './model.ts';
import { peopleShown, type Shown } from './people.ts';
import { type MeetingSubject, mayRun } from './policy.ts';
import { pollLines } from './polls-here.ts';
import { attendanceSentence, groupSentence, itemTitle, nowSentence } from './words.ts';

export const lineOf = ({ id, title, day, begins, place, state }: Meeting) => ({
  id,
  title,
  day,
  ...(begins === undefined ? {} : { begins }),
  place,
  state,
  stateName: states[state],
});

export const reportStateOf = (report: DutyReport | undefined) => {
  const state: ReportState = report?.state ?? 'none';
  return { report: state, reportName: reportStates[state] };
};

export async function unitNames(scope: Scope | TxScope, units: readonly string[]): Promise<(unit: string) => string> {
  const book = await rosterReader(scope).unitsAbove([...units]);
  return (unit) => book.unit(unit)?.name ?? '';
}

/** `today` decides posts and reporting chains. */
export async function meetingPage(
  scope: Scope | TxScope,
  actor: Actor,
  whole: WholeMeeting,
  { unitPaths }: MeetingSubject,
  today: string,
) {
  const { meeting, reporters, invitees, agenda } = whole;
  const reader = reportReader(scope);
  const reports = new Map((await reader.ofMeetings([meeting.id])).map((report) => [report.person, report]));
  const comments = await reader.comments(meeting.id);
  const texts = await reader.texts(comments.map(({ fact }) => fact));
  const ids = [
    meeting.chair,
    ...reporters.map(({ person }) => person),
    ...invitees.map(({ person }) => person),
    ...comments.map(({ commenter }) => commenter),
  ];
  const shown = await peopleShown(scope, ids, today);
  const book = await rosterReader(scope).around({ people: reporters.map(({ person }) => person) });
  const nameOf = (id: string) => shown(id).name;
  const unitName = await unitNames(scope, [meeting.unit]);
  const begun = meeting.state !== 'planned';
  return {
    ...lineOf(meeting),
    unit: { id: meeting.unit, name: unitName(meeting.unit) },
    revision: meeting.revision,
    chair: shown(meeting.chair),
    comments: meeting.comments,
    commentsName: commentModes[meeting.comments],
    due: meeting.due,
    reporters: reporters.map(({ person, manner }) => {
      const reviewers = subjectOf(book, person, today)?.reviewers ?? [];
      const subject = { person, unitPaths, chair: meeting.chair, reviewers };
      const report = reports.get(person);
      const runs = mayRun(actor, subject);
      return {
        ...shown(person),
        manner,
        mannerName: manners[manner],
        ...reportStateOf(report),
        comments: comments
          .filter((comment) => comment.person === person)
          .map(({ commenter, fact }) => {
            const text = texts.get(fact);
            return { commenter: { id: commenter, name: nameOf(commenter) }, ...(text === undefined ? {} : { text }) };
          }),
        abilities: {
          read: report?.state === 'published' || (runs && report?.state === 'handed-in'),
          comment: begun && mayCommentThemself(actor, subject),
          commentFor: begun && mayHandle(actor, subject),
        },
      };
    }),
    agenda: agenda.map((item) => ({
      id: item.id,
      kind: item.kind,
      ...(item.person === undefined ? {} : { person: item.person }),
      title: itemTitle(item, reporters, nameOf),
      own: item.title !== undefined,
    })),
    ...(meeting.item === undefined ? {} : { item: meeting.item }),
    ...(meeting.state === 'running' ? { now: nowSentence(whole, meeting.item, nameOf) } : {}),
    attendance: attendanceOf(whole, shown),
    ...(meeting.shortReason === undefined ? {} : { shortReason: meeting.shortReason }),
    ...(meeting.openedAt === undefined ? {} : { openedAt: meeting.openedAt }),
    ...(meeting.closedAt === undefined ? {} : { closedAt: meeting.closedAt }),
    polls: await pollLines(scope, meeting.id, { drafts: mayRun(actor, { unitPaths }) }),
    resultsShown: meeting.resultsShown,
    abilities: {
      run: mayRun(actor, { unitPaths }),
      commentAll: begun && mayCommentAll(actor, { unitPaths, chair: meeting.chair, commenter: actor.person }),
    },
  };
}

function attendanceOf({ groups, invitees }: WholeMeeting, shown: (id: string) => Shown) {
  return {
    enough: enough(groups),
    sentence: attendanceSentence(groups),
    groups: groups.map((group) => ({
      ...group,
      least: leastOf(group.invited, group.needs),
      sentence: groupSentence(group),
      people: invitees
        .filter((invitee) => invitee.group === group.id)
        .map(({ person, arrived }) => ({ ...shown(person), ...(arrived === undefined ? {} : { arrived }) })),
    })),
  };
}

/** For the hall: nothing of reports or comments, and of attendance the numbers alone. */
export async function screenOf(scope: Scope, whole: WholeMeeting, today: string) {
  const { meeting, reporters, groups, agenda } = whole;
  const shown = await peopleShown(
    scope,
    reporters.map(({ person }) => person),
    today,
  );
  const nameOf = (id: string) => shown(id).name;
  const on = agenda.findIndex(({ id }) => id === meeting.item);
  const over = meeting.state === 'closed';
  return {
    title: meeting.title,
    place: meeting.place,
    day: meeting.day,
    state: meeting.state,
    ...(meeting.state === 'running' ? { now: nowSentence(whole, meeting.item, nameOf) } : {}),
    attendance: groups.map(groupSentence),
    polls: await pollLines(scope, meeting.id, { drafts: false }),
    resultsShown: meeting.resultsShown,
    agenda: agenda.map((item, at) => ({
      title: itemTitle(item, reporters, nameOf),
      at: over || at < on ? ('done' as const) : at === on ? ('now' as const) : ('later' as const),
    })),
  };
}
