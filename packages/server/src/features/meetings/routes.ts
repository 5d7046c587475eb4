import { v7 as uuid } from 'uuid';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers, whoever } from '../../http/handler.ts';
import { type Refused, refuse } from '../../http/refusals.ts';
import { record } from '../../ledger/store/record.ts';
import { dayOf } from '../../ports/clock.ts';
import { type Doing, doRecorded } from '../audit/deed.ts';
import { reportReader, reportWriter } from '../duty-reports/store.ts';
import { authorityOf } from '../notes/policy.ts';
import { pollWriter } from '../polls/writer.ts';
import { rosterReader } from '../roster/load.ts';
import { unitPathsOf } from '../roster/unit-paths.ts';
import { agendaFault } from './agenda.ts';
import { enough } from './attendance.ts';
import { meetingsContract } from './contract.ts';
import { meetingRefusals } from './copy.ts';
import { HELD, heldFact } from './held.ts';
import type { AgendaItem, WholeMeeting } from './model.ts';
import { ownMeetings } from './own.ts';
import { peopleShown } from './people.ts';
import { type MeetingSubject, mayFollow, mayListMeetings, mayRun, maySeeOwn, unitsRun } from './policy.ts';
import { hallResults, pollLines } from './polls-here.ts';
import { prepare, type Typed } from './prepare.ts';
import { meetingReader } from './store.ts';
import { lineOf, meetingPage, screenOf, unitNames } from './view.ts';
import { meetingWriter } from './writer.ts';

const MOST_LISTED = 200;

export function meetingsSlice(): Slice<typeof meetingsContract> {
  return { name: 'meetings', contract: meetingsContract, refusals: meetingRefusals, handlers };
}

interface Found extends MeetingSubject {
  readonly whole: WholeMeeting;
}

async function find({ params, scope }: { params: { id: string }; scope: Scope }): Promise<Found | undefined> {
  const whole = await meetingReader(scope).meeting(params.id);
  if (whole === undefined) return undefined;
  const { unit, chair } = whole.meeting;
  return { whole, chair, unitPaths: await rosterReader(scope).pathsOf([unit]) };
}

const handlers: Handlers<typeof meetingsContract> = {
  'GET /api/meetings': whoever(mayListMeetings, async ({ scope, actor }) => {
    const own = unitsRun(actor);
    const units = own === undefined ? undefined : await rosterReader(scope).unitsBelow(own);
    const reader = meetingReader(scope);
    const found = await reader.list(units, MOST_LISTED);
    const counts = await reader.reporterCounts(found.map(({ id }) => id));
    const reports = await reportReader(scope).ofMeetings(found.map(({ id }) => id));
    const unitName = await unitNames(
      scope,
      found.map(({ unit }) => unit),
    );
    return {
      meetings: found.map((meeting) => ({
        ...lineOf(meeting),
        unit: { id: meeting.unit, name: unitName(meeting.unit) },
        reporters: counts.get(meeting.id) ?? 0,
        handedIn: reports.filter(
          (one) => one.meeting === meeting.id && (one.state === 'handed-in' || one.state === 'published'),
        ).length,
      })),
    };
  }),

  'POST /api/meetings': about(
    async ({ body, scope }) => {
      const unitPaths = await rosterReader(scope).pathsOf([body.unit]);
      return unitPaths[0]?.length === 0 ? undefined : { unitPaths };
    },
    mayRun,
    (call, { unitPaths }) => {
      const id = uuid();
      const { body, now, actor } = call;
      return doing(call, id, 'create', async (tx) => {
        const { unit, ...typed } = body;
        const prepared = await preparedBy(tx, unit, typed, now);
        if (!prepared.ok) return prepared;
        await meetingWriter(tx).create(id, unit, prepared.prepared, actor.account, now);
        return shown(tx, actor, id, { unitPaths, chair: body.chair }, now);
      });
    },
  ),

  'GET /api/meetings/:id': about(find, mayFollow, ({ scope, actor, now }, found) =>
    meetingPage(scope, actor, found.whole, found, dayOf(now)),
  ),

  'PUT /api/meetings/:id': about(find, mayRun, (call, found) => {
    const { revision, ...typed } = call.body;
    return change(call, found, 'plan', async (tx, whole) => {
      const { meeting } = whole;
      if (meeting.state !== 'planned') return refuse('meeting-begun');
      if (meeting.revision !== revision) return refuse('meeting-changed');
      const prepared = await preparedBy(tx, meeting.unit, typed, call.now, whole);
      if (!prepared.ok) return prepared;
      await meetingWriter(tx).replan(meeting, prepared.prepared);
      return undefined;
    });
  }),

  'PUT /api/meetings/:id/due': about(find, mayRun, (call, found) =>
    change(call, found, 'due', async (tx, { meeting }) => {
      const { revision, due } = call.body;
      if (meeting.state === 'closed') return refuse('meeting-over');
      if (meeting.revision !== revision) return refuse('meeting-changed');
      if (due > meeting.day) return refuse('due-after-meeting');
      await meetingWriter(tx).setDue(meeting, due);
      return undefined;
    }),
  ),

  'DELETE /api/meetings/:id': about(find, mayRun, (call) =>
    doing(call, call.params.id, 'delete', async (tx) => {
      const writer = meetingWriter(tx);
      const whole = await writer.lock(call.params.id);
      if (whole === undefined) return refuse('not-found');
      if (whole.meeting.state !== 'planned') return refuse('meeting-begun');
      const reports = await reportReader(tx).ofMeetings([whole.meeting.id]);
      if (reports.some(({ fact }) => fact !== undefined)) return refuse('meeting-has-records');
      const polls = await pollLines(tx, whole.meeting.id, { drafts: true });
      if (polls.some(({ state }) => state === 'open' || state === 'closed')) return refuse('meeting-has-polls');
      await pollWriter(tx).leaveMeeting(whole.meeting.id);
      await reportWriter(tx).removeDrafts(whole.meeting.id);
      await writer.remove(whole.meeting.id);
      return {};
    }),
  ),

  'PUT /api/meetings/:id/agenda': about(find, mayRun, (call, found) =>
    change(call, found, 'agenda', async (tx, { meeting, reporters, agenda: before }) => {
      if (meeting.state === 'closed') return refuse('meeting-over');
      if (meeting.revision !== call.body.revision) return refuse('meeting-changed');
      const fault = agendaFault(call.body.items, reporters);
      if (fault !== undefined) return refuse(fault);
      const known = new Set(before.map(({ id }) => id));
      const agenda: readonly AgendaItem[] = call.body.items.map(({ id, kind, person, title }) => ({
        id: id !== undefined && known.delete(id) ? id : uuid(),
        kind,
        ...(person === undefined ? {} : { person }),
        ...(title === undefined ? {} : { title }),
      }));
      if (meeting.item !== undefined && !agenda.some(({ id }) => id === meeting.item)) return refuse('agenda-item-on');
      await meetingWriter(tx).setAgenda(meeting, agenda);
      return undefined;
    }),
  ),

  'PUT /api/meetings/:id/attendance/:group': about(
    async (call) => {
      const found = await find(call);
      return found?.whole.groups.some(({ id }) => id === call.params.group) ? found : undefined;
    },
    mayRun,
    (call, found) =>
      change(call, found, 'attendance', async (tx, { meeting, groups, invitees }) => {
        if (meeting.state === 'closed') return refuse('meeting-over');
        const group = groups.find(({ id }) => id === call.params.group);
        if (group === undefined) return refuse('not-found');
        const people = 'people' in call.body ? [...new Set(call.body.people)] : undefined;
        const arrived = 'people' in call.body ? (people?.length ?? 0) : call.body.arrived;
        const named = new Set(invitees.filter((one) => one.group === group.id).map(({ person }) => person));
        if (people?.some((person) => !named.has(person))) return refuse('not-invited');
        if (arrived > group.invited) return refuse('too-many-arrived', { invited: group.invited });
        await meetingWriter(tx).setArrived(meeting.id, group.id, arrived, people);
        return undefined;
      }),
  ),

  'POST /api/meetings/:id/open': about(find, mayRun, (call, found) =>
    change(call, found, 'open', async (tx, { meeting, groups, agenda }) => {
      if (meeting.state !== 'planned') return refuse('meeting-begun');
      const isEnough = enough(groups);
      if (!isEnough && call.body.reason === undefined) return refuse('not-enough');
      const reason = isEnough ? undefined : call.body.reason;
      await meetingWriter(tx).open(meeting.id, agenda[0]?.id ?? null, call.now, reason);
      return undefined;
    }),
  ),

  'PUT /api/meetings/:id/item': about(find, mayRun, (call, found) =>
    change(call, found, 'item', async (tx, { meeting, agenda }) => {
      if (meeting.state !== 'running') return refuse('meeting-not-running');
      if (!agenda.some(({ id }) => id === call.body.item)) return refuse('agenda-item-unknown');
      await meetingWriter(tx).goTo(meeting.id, call.body.item);
      return undefined;
    }),
  ),

  'PUT /api/meetings/:id/results': about(find, mayRun, (call, found) =>
    change(call, found, call.body.shown ? 'show-results' : 'hide-results', async (tx, { meeting }) => {
      if (meeting.state === 'planned') return refuse('meeting-not-begun');
      await meetingWriter(tx).showResults(meeting.id, call.body.shown);
      return undefined;
    }),
  ),

  'POST /api/meetings/:id/close': about(find, mayRun, (call, found) =>
    change(call, found, 'close', async (tx, whole) => {
      const { meeting, reporters } = whole;
      if (meeting.state !== 'running') return refuse('meeting-not-running');
      const people = [meeting.chair, ...reporters.map(({ person }) => person)];
      const payload = heldFact(whole, await peopleShown(tx, people, dayOf(call.now)), call.now);
      const recorded = await record(tx, [
        {
          kind: HELD,
          subject: meeting.unit,
          payload,
          at: call.now,
          actor: call.actor.account,
          authority: authorityOf(call.actor, found),
          occurrence: `${HELD}:${meeting.id}`,
        },
      ]);
      if (!recorded.ok) throw new Error(`a meeting could not be recorded: ${recorded.refusal}`);
      await meetingWriter(tx).close(meeting.id, call.now);
      return undefined;
    }),
  ),

  'GET /api/meetings/:id/screen': about(find, mayFollow, ({ scope, now }, { whole }) =>
    screenOf(scope, whole, dayOf(now)),
  ),

  'GET /api/meetings/:id/results': about(find, mayFollow, async ({ scope }, { whole: { meeting } }) =>
    meeting.resultsShown ? hallResults(scope, meeting.id) : refuse('results-not-shown'),
  ),

  'GET /api/my-meetings': whoever(maySeeOwn, ({ scope, actor, now }) => {
    if (actor.person === undefined) throw new Error('who is nobody of the roster has no meetings');
    return ownMeetings(scope, actor.person, dayOf(now));
  }),
};

/** One deed about a meeting, with its entry in the record. */
const doing = <T>(call: Doing, id: string, what: string, work: (tx: TxScope) => Promise<T>): Promise<T> =>
  doRecorded(call, { action: 'meeting-change', subject: id, detail: { what } }, work);

/** Takes the meeting, does the work, and shows what has become of it; what `work` refuses is undone. */
function change<R extends Refused>(
  call: Doing,
  found: Found,
  what: string,
  work: (tx: TxScope, whole: WholeMeeting) => Promise<R | undefined>,
) {
  const { id } = found.whole.meeting;
  return doing(call, id, what, async (tx) => {
    const whole = await meetingWriter(tx).lock(id);
    if (whole === undefined) return refuse('not-found');
    const refused = await work(tx, whole);
    return refused ?? shown(tx, call.actor, id, found, call.now);
  });
}

async function shown(tx: TxScope, actor: Actor, id: string, subject: MeetingSubject, now: Date) {
  const whole = await meetingReader(tx).meeting(id);
  if (whole === undefined) throw new Error('a meeting that was just changed is gone');
  return meetingPage(tx, actor, whole, { ...subject, chair: whole.meeting.chair }, dayOf(now));
}

/** What was typed, held against the roster and the reports that were begun. */
async function preparedBy(tx: TxScope, unit: string, typed: Typed, now: Date, before?: WholeMeeting) {
  const reporters = typed.reporters.map(({ person }) => person);
  const named = [typed.chair, ...reporters, ...typed.groups.flatMap(({ people }) => people)];
  const once = [...new Set(named)];
  const names = await meetingReader(tx).namesOf([...once, ...(before?.reporters.map(({ person }) => person) ?? [])]);
  const paths = await unitPathsOf(tx, [...new Set(reporters)], now);
  const begun = before === undefined ? [] : await reportReader(tx).ofMeetings([before.meeting.id]);
  return prepare(
    typed,
    {
      nameOf: (person) => names.get(person),
      belongs: (person) => (paths.get(person) ?? []).some((path) => path.includes(unit)),
      writes: (person) => begun.some((report) => report.person === person),
      newId: () => uuid(),
    },
    before,
  );
}
