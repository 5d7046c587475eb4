import type { Scope, TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers } from '../../http/handler.ts';
import { refuse } from '../../http/refusals.ts';
import { type NewFact, record } from '../../ledger/store/record.ts';
import { dayOf } from '../../ports/clock.ts';
import { doRecorded } from '../audit/deed.ts';
import { manners, type WholeMeeting } from '../meetings/model.ts';
import { peopleShown } from '../meetings/people.ts';
import { meetingReader } from '../meetings/store.ts';
import { meetingWriter } from '../meetings/writer.ts';
import type { Notify } from '../messages/notify.ts';
import { authorityOf } from '../notes/policy.ts';
import { subjectOf } from '../people/file.ts';
import { rosterReader } from '../roster/load.ts';
import { unitPathsOf } from '../roster/unit-paths.ts';
import { dutyReportsContract } from './contract.ts';
import { reportRefusals } from './copy.ts';
import { refusedToHandIn, refusedToSave } from './decide.ts';
import { lengthOf, MOST_SIGNS } from './length.ts';
import { COMMENT, HANDED_IN, RETURNED, type ReportState, reportStates } from './model.ts';
import {
  type CommentSubject,
  mayComment,
  mayCommentAll,
  mayCommentThemself,
  mayHandle,
  mayPublish,
  mayReadReport,
  mayWriteReport,
  type ReadSubject,
  type ReporterSubject,
} from './policy.ts';
import { reportReader, reportWriter } from './store.ts';

export function dutyReportsSlice({ notify }: { readonly notify: Notify }): Slice<typeof dutyReportsContract> {
  return {
    name: 'duty-reports',
    contract: dutyReportsContract,
    refusals: reportRefusals,
    handlers: handlersOf(notify),
  };
}

interface Asked {
  readonly params: { readonly id: string; readonly person: string };
  readonly scope: Scope;
  readonly now: Date;
}

interface Found extends ReporterSubject {
  readonly whole: WholeMeeting;
}

/** The reporter of the address, with their meeting; undefined where either isn't. */
async function find({ params, scope, now }: Asked): Promise<Found | undefined> {
  const whole = await meetingReader(scope).meeting(params.id);
  if (whole === undefined || !whole.reporters.some(({ person }) => person === params.person)) return undefined;
  const roster = rosterReader(scope);
  const unitPaths = await roster.pathsOf([whole.meeting.unit]);
  const subject = subjectOf(await roster.around({ people: [params.person] }), params.person, dayOf(now));
  return { whole, person: params.person, unitPaths, chair: whole.meeting.chair, reviewers: subject?.reviewers ?? [] };
}

async function findToRead(asked: Asked & { readonly actor: Actor }): Promise<(Found & ReadSubject) | undefined> {
  const found = await find(asked);
  if (found === undefined) return undefined;
  const { scope, now, actor } = asked;
  const reader = actor.person;
  const report = await reportReader(scope).report(found.whole.meeting.id, found.person);
  const paths = await unitPathsOf(scope, reader === undefined ? [found.person] : [found.person, reader], now);
  const theirs = (paths.get(found.person) ?? []).flatMap((path) => path.at(-1) ?? []);
  const { reporters, invitees } = found.whole;
  return {
    ...found,
    published: report?.state === 'published',
    takesPart: reader === found.chair || [...reporters, ...invitees].some(({ person }) => person === reader),
    ofTheirUnit: (paths.get(reader ?? '') ?? []).some((path) => path.some((unit) => theirs.includes(unit))),
  };
}

async function findToComment(
  asked: Asked & { readonly actor: Actor; readonly body: { readonly commenter?: string | undefined } },
): Promise<(Found & CommentSubject) | undefined> {
  const found = await find(asked);
  if (found === undefined) return undefined;
  // Who runs the meeting says whose words they write down; a leader speaks for themself.
  const own = mayCommentThemself(asked.actor, found) ? asked.actor.person : undefined;
  return { ...found, commenter: asked.body.commenter ?? own };
}

const handlersOf = (notify: Notify): Handlers<typeof dutyReportsContract> => ({
  'GET /api/meetings/:id/reports/:person': about(findToRead, mayReadReport, ({ scope, actor, now }, found) =>
    page(scope, actor, found, now),
  ),

  'PUT /api/meetings/:id/reports/:person': about(find, mayWriteReport, ({ body, now, write }, { whole, person }) =>
    write(async (tx) => {
      const { meeting } = whole;
      const writer = reportWriter(tx);
      const report = await writer.lock(meeting.id, person);
      const refused = refusedToSave(meeting, report, body.revision);
      if (refused !== undefined) return refused;
      if (report !== undefined) await writer.save(report, body.text, now);
      else if (!(await writer.begin(meeting.id, person, body.text, now))) return refuse('report-changed-elsewhere');
      return { revision: body.revision + 1, savedAt: now.toISOString(), length: lengthOf(body.text) };
    }),
  ),

  'POST /api/meetings/:id/reports/:person/hand-in': about(find, mayWriteReport, (call, found) => {
    const { actor, body, now, once } = call;
    const { person } = found;
    return once(async (tx) => {
      const whole = await meetingWriter(tx).lock(found.whole.meeting.id);
      const writer = reportWriter(tx);
      if (whole === undefined) return refuse('not-found');
      const { meeting } = whole;
      const before = await writer.lock(meeting.id, person);
      const refused = refusedToSave(meeting, before, body.revision) ?? refusedToHandIn(meeting, body.text, now);
      if (refused !== undefined) return refused;
      if (before === undefined && !(await writer.begin(meeting.id, person, '', now)))
        return refuse('report-changed-elsewhere');
      const report = await writer.lock(meeting.id, person);
      if (report === undefined) throw new Error('a report that was begun is gone');
      const manner = mannerOf(whole, person);
      const text = body.text.trim();
      const fact = await add(tx, {
        kind: HANDED_IN,
        subject: person,
        payload: { meeting: named(whole), manner, text, length: lengthOf(text) },
        at: now,
        actor: actor.account,
        authority: 'self',
        ...(report.fact === undefined ? {} : { corrects: report.fact }),
      });
      await writer.handIn(report, fact, now);
      return page(tx, actor, { ...found, whole }, now);
    });
  }),

  'POST /api/meetings/:id/reports/:person/return': about(find, mayHandle, (call, found) => {
    const { actor, body, now, once } = call;
    return once(async (tx) => {
      const whole = await meetingWriter(tx).lock(found.whole.meeting.id);
      if (whole === undefined) return refuse('not-found');
      if (whole.meeting.state === 'closed') return refuse('meeting-over');
      const writer = reportWriter(tx);
      const report = await writer.lock(whole.meeting.id, found.person);
      if (report?.fact === undefined || report.state === 'returned') return refuse('report-not-handed-in');
      const texts = await reportReader(tx).texts([report.fact]);
      await add(tx, {
        kind: RETURNED,
        subject: found.person,
        payload: { meeting: named(whole), report: report.fact, text: body.reason },
        at: now,
        actor: actor.account,
        authority: authorityOf(actor, found),
      });
      await writer.giveBack(report, texts.get(report.fact) ?? '', body.reason, now);
      await notify(
        tx,
        {
          kind: 'returned',
          to: [found.person],
          matter: `duty-report/${report.fact}`,
          values: { what: `${whole.meeting.title}：述职报告`, reason: body.reason },
          console: `/duty-reports/${whole.meeting.id}/${found.person}`,
          phone: `/reports/${whole.meeting.id}/${found.person}`,
        },
        now,
      );
      return page(tx, actor, { ...found, whole }, now);
    });
  }),

  'POST /api/meetings/:id/reports/publish': about(
    async ({ params, scope }) => {
      const whole = await meetingReader(scope).meeting(params.id);
      return whole && { unitPaths: await rosterReader(scope).pathsOf([whole.meeting.unit]) };
    },
    mayPublish,
    (call) =>
      doRecorded(call, { action: 'report-publish', subject: call.params.id }, async (tx) => {
        const published = await reportWriter(tx).publish(call.params.id, call.now);
        return published === 0 ? refuse('nothing-to-publish') : { published };
      }),
  ),

  'POST /api/meetings/:id/reports/:person/comments': about(findToComment, mayComment, (call, found) => {
    const { actor, body, now, once } = call;
    return once(async (tx) => {
      const authority = () =>
        found.commenter === actor.person && mayCommentThemself(actor, found) ? 'leader' : authorityOf(actor, found);
      const said = await comment(tx, { ...found, authority, people: [found.person] }, body.text, actor, now);
      return said.ok ? page(tx, actor, found, now) : said;
    });
  }),

  'POST /api/meetings/:id/comments': about(
    async ({ params, scope, body, actor }) => {
      const whole = await meetingReader(scope).meeting(params.id);
      if (whole === undefined) return undefined;
      const unitPaths = await rosterReader(scope).pathsOf([whole.meeting.unit]);
      const { chair } = whole.meeting;
      return { whole, unitPaths, chair, commenter: body.commenter ?? (actor.person === chair ? chair : undefined) };
    },
    mayCommentAll,
    ({ actor, body, now, once }, found) =>
      once(async (tx) => {
        // Who comments on all is not spoken of: a chair may report, too.
        const people = found.whole.reporters.map(({ person }) => person).filter((one) => one !== found.commenter);
        const presides = found.commenter === actor.person && found.chair === actor.person;
        const authority = () => (presides ? 'leader' : authorityOf(actor, found));
        const said = await comment(tx, { ...found, authority, people }, body.text, actor, now);
        return said.ok ? { reporters: people.length } : said;
      }),
  ),
});

interface Said {
  /** By what right it is recorded. */
  readonly authority: () => string;
  readonly whole: WholeMeeting;
  readonly commenter: string | undefined;
  readonly people: readonly string[];
}

/** Records what a leader said about each of these people; what the same leader said before is corrected. */
async function comment(
  tx: TxScope,
  { whole, authority, commenter, people }: Said,
  text: string,
  actor: Actor,
  now: Date,
) {
  if (commenter === undefined) return refuse('commenter-missing');
  if (people.includes(commenter)) return refuse('comment-on-oneself');
  const leader = await rosterReader(tx).record('person', commenter);
  if (leader === undefined) return refuse('commenter-unknown');
  const { meeting } = whole;
  const held = await meetingWriter(tx).lock(meeting.id);
  if (held === undefined) return refuse('not-found');
  if (held.meeting.state === 'planned') return refuse('comment-too-early');
  const earlier = await reportReader(tx).comments(meeting.id);
  for (const person of people) {
    const before = earlier.find((one) => one.person === person && one.commenter === commenter);
    const fact = await add(tx, {
      kind: COMMENT,
      subject: person,
      payload: { meeting: named(whole), commenter: { id: leader.id, name: leader.name }, text },
      at: now,
      actor: actor.account,
      authority: authority(),
      ...(before === undefined ? {} : { corrects: before.fact }),
    });
    await reportWriter(tx).putComment(meeting.id, { person, commenter, fact, at: now.toISOString() });
  }
  return { ok: true as const };
}

/** Throws where the ledger refuses: what is recorded here was made by this program. */
async function add(tx: TxScope, fact: NewFact): Promise<string> {
  const recorded = await record(tx, [fact]);
  const id = recorded.ok ? recorded.ids[0] : undefined;
  if (id === undefined) throw new Error(`a fact of a report could not be recorded: ${recorded.ok || recorded.refusal}`);
  return id;
}

const named = ({ meeting: { id, title, day } }: WholeMeeting) => ({ id, title, day });

function mannerOf({ reporters }: WholeMeeting, person: string) {
  const reporter = reporters.find((one) => one.person === person);
  if (reporter === undefined) throw new Error('who reports is no reporter');
  return reporter.manner;
}

async function page(scope: Scope | TxScope, actor: Actor, found: Found, now: Date) {
  const { whole, person } = found;
  const { meeting } = whole;
  const reader = reportReader(scope);
  const report = await reader.report(meeting.id, person);
  const comments = await reader.comments(meeting.id, person);
  const facts = [...comments.map(({ fact }) => fact), ...(report?.fact === undefined ? [] : [report.fact])];
  const texts = await reader.texts(facts);
  const shown = await peopleShown(scope, [person, ...comments.map(({ commenter }) => commenter)], dayOf(now));
  const state: ReportState = report?.state ?? 'none';
  const own = actor.person === person;
  const isWritten = state === 'none' || state === 'draft' || state === 'returned';
  // A draft is the writer's alone, until they hand it in.
  const text = !isWritten ? texts.get(report?.fact ?? '') : own ? (report?.draft ?? '') : undefined;
  const manner = mannerOf(whole, person);
  const { id, title, day, place, due } = meeting;
  return {
    meeting: { id, title, day, place, due, state: meeting.state },
    person: shown(person),
    manner,
    mannerName: manners[manner],
    state,
    stateName: reportStates[state],
    ...(text === undefined ? {} : { text }),
    length: lengthOf(text ?? ''),
    most: MOST_SIGNS,
    revision: report?.revision ?? 0,
    ...(report === undefined ? {} : { savedAt: report.savedAt }),
    ...(report?.handedInAt === undefined ? {} : { handedInAt: report.handedInAt }),
    ...(report?.publishedAt === undefined ? {} : { publishedAt: report.publishedAt }),
    ...(report?.reason === undefined ? {} : { reason: report.reason }),
    comments: comments.map(({ commenter, fact, at }) => {
      const words = texts.get(fact);
      return {
        commenter: { id: commenter, name: shown(commenter).name },
        at,
        ...(words === undefined ? {} : { text: words }),
      };
    }),
    abilities: {
      write: own && isWritten && meeting.state !== 'closed',
      return: !isWritten && meeting.state !== 'closed' && mayHandle(actor, found),
      comment: meeting.state !== 'planned' && mayCommentThemself(actor, found),
      commentFor: meeting.state !== 'planned' && mayHandle(actor, found),
    },
  };
}
