/** Reading what was added and taken away, and the files behind it. */

import type { Slice } from '../../http/app.ts';
import { about, type Handlers, whoever } from '../../http/handler.ts';
import { assessed } from '../../http/policies.ts';
import { refuse } from '../../http/refusals.ts';
import type { ObjectStorage } from '../../ports/object-storage.ts';
import { recordAudit } from '../audit/record.ts';
import { nameOfKind } from '../evidence/kinds.ts';
import { evidenceReader } from '../evidence/store.ts';
import { takeEvidence } from '../evidence/take.ts';
import type { Notify } from '../messages/notify.ts';
import { resultReader } from '../results/store.ts';
import { rosterReader } from '../roster/load.ts';
import { daysLater } from '../roster/spans.ts';
import { proposalName, takesFacts } from '../rounds/fact-window.ts';
import { findRound } from '../rounds/find.ts';
import { mayReadRound, unitsSeen } from '../rounds/policy.ts';
import { roundReader } from '../rounds/store.ts';
import { eventActs } from './acts.ts';
import { findAssessed, findEvent } from './assessed.ts';
import { codesOf } from './codes.ts';
import { eventsContract } from './contract.ts';
import { eventRefusals } from './copy.ts';
import type { RoundEvent } from './model.ts';
import { mayPropose, mayReadEvents } from './policy.ts';
import { eventReader } from './store.ts';
import { codeShown, codesFor, eventsShown } from './view.ts';

/** The same occurrence may be reported with a slip of some days. */
const ALIKE_DAYS = 3;
const MOST_ALIKE = 200;

export interface EventParts {
  readonly storage: ObjectStorage;
  readonly notify: Notify;
}

export function eventsSlice(parts: EventParts): Slice<typeof eventsContract> {
  return { name: 'events', contract: eventsContract, refusals: eventRefusals, handlers: handlersOf(parts) };
}

const handlersOf = ({ storage, notify }: EventParts): Handlers<typeof eventsContract> => ({
  'GET /api/rounds/:id/events': about(findRound, mayReadRound, async ({ scope, actor, query }, { whole }) => {
    const { round } = whole;
    const own = unitsSeen(actor);
    const organizations = own === undefined ? undefined : await rosterReader(scope).unitsBelow(own);
    const events = await eventReader(scope).ofRound(round.id, { state: query.state, organizations });
    const open = takesFacts(whole);
    return {
      round: { id: round.id, name: round.name },
      from: round.term.from,
      to: round.term.to,
      codes: codesOf(round).map(codeShown),
      events: await eventsShown(scope, actor, whole, events),
      open,
      abilities: { propose: open && actor.held.some(({ role }) => role === 'office' || role === 'unitAdmin') },
    };
  }),

  'GET /api/events/mine': whoever(assessed, async ({ scope, actor }) => {
    const person = actor.person as string;
    const all = await eventReader(scope).about(person);
    const rounds = [];
    const events = [];
    for (const id of await resultReader(scope).roundsOf(person)) {
      const whole = await roundReader(scope).round(id);
      const subject = whole && (await roundReader(scope).subject(id, person));
      if (whole === undefined || subject === undefined || whole.round.state === 'given-up') continue;
      const { round } = whole;
      events.push(
        ...(await eventsShown(
          scope,
          actor,
          whole,
          all.filter((one) => one.round === id),
        )),
      );
      if (!takesFacts(whole)) continue;
      const codes = codesFor(codesOf(round), subject.population, true);
      rounds.push({ round: { id, name: round.name }, from: round.term.from, to: round.term.to, codes });
    }
    return { rounds, events };
  }),

  'GET /api/rounds/:id/people/:person/events': about(
    ({ params, scope }) => findAssessed(scope, params.id, params.person),
    mayReadEvents,
    async ({ scope, actor }, found) => {
      const { whole, subject } = found;
      const { round } = whole;
      const events = await eventReader(scope).ofRound(round.id, { person: subject.person });
      const open = takesFacts(whole);
      return {
        round: { id: round.id, name: round.name },
        person: { id: subject.person, name: subject.name },
        from: round.term.from,
        to: round.term.to,
        codes: codesFor(codesOf(round), subject.population, actor.person === subject.person),
        events: await eventsShown(scope, actor, whole, events),
        open,
        abilities: { propose: open && mayPropose(actor, found) },
      };
    },
  ),

  'GET /api/rounds/:id/people/:person/events/alike': about(
    ({ params, scope }) => findAssessed(scope, params.id, params.person),
    mayPropose,
    async ({ scope, actor, query }, { whole: { round } }) => {
      const days = { from: daysLater(query.day, -ALIKE_DAYS), to: daysLater(query.day, ALIKE_DAYS) };
      const near = await eventReader(scope).ofRound(round.id, { ...days, limit: MOST_ALIKE });
      const names = new Map(codesOf(round).map(({ code, name }) => [code, name]));
      const seen: (RoundEvent & { readonly name: string })[] = [];
      for (const event of near) {
        if (event.state === 'returned' || event.state === 'withdrawn') continue;
        const of = await findAssessed(scope, round.id, event.person);
        if (of !== undefined && mayReadEvents(actor, of)) seen.push({ ...event, name: of.subject.name });
      }
      return {
        occurrences: [...new Map(seen.map((one) => [one.key, one])).values()].map((first) => {
          const same = seen.filter(({ key }) => key === first.key);
          return {
            event: first.id,
            day: first.day,
            text: first.text,
            codes: [...new Set(same.map(({ code }) => names.get(code) ?? code))],
            people: [...new Set(same.map(({ name }) => name))],
          };
        }),
      };
    },
  ),

  'POST /api/rounds/:id/people/:person/events/files': about(
    ({ params, scope }) => findAssessed(scope, params.id, params.person),
    mayPropose,
    async (call, { whole }) => {
      if (!takesFacts(whole)) return refuse('facts-closed', { stage: proposalName(whole) });
      const file = await takeEvidence(call, storage);
      if (!file.ok) return refuse(file.because === 'empty' ? 'file-empty' : 'file-kind');
      return { sha256: file.sha256, name: file.name };
    },
  ),

  'GET /api/events/:id/files/:hash': about(
    async ({ params, scope }) => {
      const found = await findEvent(scope, params.id);
      const file = found?.event.files.find(({ sha256 }) => sha256 === params.hash);
      const kept = file && (await evidenceReader(scope).find(params.hash));
      return found === undefined || file === undefined || kept === undefined
        ? undefined
        : { ...found, file, type: kept.type };
    },
    mayReadEvents,
    async ({ actor, params, now, origin, write }, { file, type, person, event }) => {
      const stored = await storage.get(params.hash);
      if (stored === undefined) throw new Error('evidence that is known is not in the storage');
      if (actor.person !== person)
        await write((tx) =>
          recordAudit(tx, {
            action: 'evidence-view',
            outcome: 'done',
            actor: actor.account,
            subject: person,
            at: now,
            origin,
            detail: { event: event.id },
          }),
        );
      return { name: nameOfKind(file.name, type), type, bytes: stored.content };
    },
  ),

  ...eventActs(notify),
});
