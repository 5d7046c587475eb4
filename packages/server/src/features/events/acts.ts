/** Proposing, approving, returning, withdrawing, answering: each in the round's own lock, so that nothing is counted twice. */
import { v7 as uuid } from 'uuid';
import type { TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import { about, type Handlers } from '../../http/handler.ts';
import { isRefused, type Refused, refuse } from '../../http/refusals.ts';
import type { Json } from '../../ledger/json.ts';
import { dayOf } from '../../ports/clock.ts';
import { type Doing, doRecorded } from '../audit/deed.ts';
import type { Notify } from '../messages/notify.ts';
import { authorityOf } from '../notes/policy.ts';
import { EVENT_APPROVED, type EventPayload, ROUND_ROW, type RowPayload } from '../results/result-facts.ts';
import { proposalName, takesFacts } from '../rounds/fact-window.ts';
import { factsOfRound, recordInRound } from '../rounds/round-facts.ts';
import type { WholeRound } from '../rounds/store.ts';
import { roundWriter } from '../rounds/writer.ts';
import { type FoundEvent, findAssessed, findEvent } from './assessed.ts';
import { codesOf } from './codes.ts';
import type { eventsContract } from './contract.ts';
import { contentRefused, decidingRefused, twice } from './decide.ts';
import type { RoundEvent } from './model.ts';
import { mayAnswer, mayDecide, mayPropose, mayReadEvents, mayWithdraw, proposedAs } from './policy.ts';
import { eventWriter } from './store.ts';
import { tellAbout, tellReturned } from './tell.ts';
import { eventsShown } from './view.ts';

type Acts =
  | 'POST /api/rounds/:id/people/:person/events'
  | 'POST /api/events/:id/approval'
  | 'POST /api/events/:id/return'
  | 'POST /api/events/:id/withdrawal'
  | 'PUT /api/events/:id/answer';

const byEvent = ({ params, scope }: { params: { id: string }; scope: Parameters<typeof findEvent>[0] }) =>
  findEvent(scope, params.id);

export const eventActs = (notify: Notify): Pick<Handlers<typeof eventsContract>, Acts> => ({
  'POST /api/rounds/:id/people/:person/events': about(
    ({ params, scope }) => findAssessed(scope, params.id, params.person),
    mayPropose,
    (call, { subject, whole: { round }, unitPaths, reviewers }) => {
      const { actor, body, now } = call;
      const deed = {
        action: 'event-propose',
        subject: subject.person,
        detail: { round: round.id },
      } as const;
      return doRecorded(call, deed, async (tx) => {
        const whole = await taken(tx, round.id);
        if (isRefused(whole)) return whole;
        const { level, sameAs, another, files, ...content } = body;
        const made = { ...content, ...(level === undefined ? {} : { level }) };
        const own = actor.person === subject.person;
        const refused = contentRefused(codesOf(round), made, {
          term: round.term,
          today: dayOf(now),
          own,
          population: subject.population,
        });
        if (refused !== undefined) return refuseAs(refused);
        const writer = eventWriter(tx);
        const like = sameAs === undefined ? undefined : await occurrence(tx, actor, round.id, sameAs);
        if (sameAs !== undefined && like === undefined) return refuse('same-unknown');
        const key = like?.key ?? uuid({ msecs: now.getTime() });
        const again = twice(
          [
            ...(await writer.ofRound(round.id, { person: subject.person })),
            ...(await brought(tx, round.id, subject.person)),
          ],
          { ...made, key } as RoundEvent,
          another,
        );
        if (again !== undefined) return refuse(again);
        if (await writer.filesLacking(files)) return refuse('evidence-unknown');
        const id = uuid({ msecs: now.getTime() });
        const { person, organization } = subject;
        const as = proposedAs(actor, { person, unitPaths, reviewers });
        await writer.add({ ...made, id, round: round.id, person, organization, key, files }, actor.account, as, now);
        if (!own) await tellAbout(tx, notify, whole, { id, code: body.code, person, state: 'proposed' }, now);
        return shown(tx, actor, id);
      });
    },
  ),

  'POST /api/events/:id/approval': about(byEvent, mayDecide, (call, found) =>
    doRecorded(call, deedOn(found, 'event-decide', { what: 'approve' }), async (tx) => {
      const { actor, now } = call;
      const event = await decidable(tx, found, actor);
      if (isRefused(event)) return event;
      const recorded = await recordInRound(tx, event.round, [
        {
          kind: EVENT_APPROVED,
          subject: event.person,
          payload: payloadOf(event) as unknown as Json,
          at: now,
          actor: actor.account,
          authority: authorityOf(actor, found),
          occurrence: `round event ${event.id}`,
          evidence: event.files,
        },
      ]);
      if (!recorded.ok && recorded.refusal === 'evidence-unknown') return refuse('evidence-unknown');
      if (!recorded.ok) throw new Error(`an event could not be recorded: ${recorded.refusal}`);
      const [fact] = recorded.ids;
      if (fact === undefined) throw new Error('what was recorded has no id');
      await eventWriter(tx).decide(event.id, { state: 'approved', by: actor.account, at: now, fact });
      await tellAbout(tx, notify, found.whole, { ...event, state: 'approved' }, now);
      return shown(tx, actor, event.id);
    }),
  ),

  'POST /api/events/:id/return': about(byEvent, mayDecide, (call, found) => {
    const { reason } = call.body;
    return doRecorded(call, deedOn(found, 'event-decide', { what: 'return' }), async (tx) => {
      const { actor, now } = call;
      const event = await decidable(tx, found, actor);
      if (isRefused(event)) return event;
      await eventWriter(tx).decide(event.id, { state: 'returned', by: actor.account, at: now, reason });
      await tellReturned(tx, notify, found.whole, event, reason, now);
      return shown(tx, actor, event.id);
    });
  }),

  'POST /api/events/:id/withdrawal': about(byEvent, mayWithdraw, (call, found) => {
    const { reason } = call.body;
    return doRecorded(call, deedOn(found, 'event-withdraw', {}), async (tx) => {
      const { actor, now } = call;
      const event = await locked(tx, found);
      if (isRefused(event)) return event;
      if (event.state !== 'approved' || event.fact === undefined) return refuse('event-not-approved');
      const recorded = await recordInRound(tx, event.round, [
        {
          kind: EVENT_APPROVED,
          subject: event.person,
          payload: { ...payloadOf(event), withdrawn: true, reason } as unknown as Json,
          at: now,
          actor: actor.account,
          authority: authorityOf(actor, found),
          corrects: event.fact,
        },
      ]);
      if (!recorded.ok) throw new Error(`an event could not be withdrawn: ${recorded.refusal}`);
      await eventWriter(tx).decide(event.id, { state: 'withdrawn', by: actor.account, at: now, reason });
      await tellAbout(tx, notify, found.whole, { ...event, state: 'withdrawn' }, now);
      return shown(tx, actor, event.id);
    });
  }),

  'PUT /api/events/:id/answer': about(byEvent, mayAnswer, (call, found) =>
    call.write(async (tx) => {
      const event = await locked(tx, found);
      if (isRefused(event)) return event;
      if (event.state === 'returned' || event.state === 'withdrawn') return refuse('answer-late');
      await eventWriter(tx).answer(event.id, call.body.text, call.now);
      return shown(tx, call.actor, event.id);
    }),
  ),
});

const refuseAs = <R extends { readonly refusal: string; readonly values?: Readonly<Record<string, string>> }>({
  refusal,
  values,
}: R): Refused<R['refusal']> => refuse(refusal, values) as Refused<R['refusal']>;

/** The round in its lock, where it still takes facts. */
export async function taken(tx: TxScope, round: string): Promise<WholeRound | Refused<'facts-closed' | 'not-found'>> {
  const whole = await roundWriter(tx).lock(round);
  if (whole === undefined) return refuse('not-found');
  return takesFacts(whole) ? whole : refuse('facts-closed', { stage: proposalName(whole) });
}

/** The event as it stands now. */
async function locked(tx: TxScope, { event }: FoundEvent): Promise<RoundEvent | Refused<'facts-closed' | 'not-found'>> {
  const whole = await taken(tx, event.round);
  if (isRefused(whole)) return whole;
  return (await eventWriter(tx).event(event.id)) ?? refuse('not-found');
}

async function decidable(tx: TxScope, found: FoundEvent, actor: Actor) {
  const event = await locked(tx, found);
  if (isRefused(event)) return event;
  if (event.state !== 'proposed') return refuse('event-decided');
  const refused = decidingRefused(event, actor);
  return refused === undefined ? event : refuse(refused);
}

/** An occurrence that the actor may see, and that hasn't been returned or withdrawn. */
async function occurrence(tx: TxScope, actor: Actor, round: string, id: string): Promise<RoundEvent | undefined> {
  const found = await findEvent(tx, id);
  if (found === undefined || found.event.round !== round || !mayReadEvents(actor, found)) return undefined;
  const { state } = found.event;
  return state === 'proposed' || state === 'approved' ? found.event : undefined;
}

const payloadOf = ({ round, code, level, occurrences, day, key, text }: RoundEvent): EventPayload => ({
  round,
  code,
  ...(level === undefined ? {} : { level }),
  ...(occurrences === 1 ? {} : { count: occurrences }),
  date: day,
  key,
  text,
});

const deedOn = <A extends 'event-decide' | 'event-withdraw'>(
  { event }: FoundEvent,
  action: A,
  detail: Readonly<Record<string, string>>,
) => ({ action, subject: event.person, detail: { round: event.round, event: event.id, ...detail } });

async function shown(tx: TxScope, actor: Doing['actor'], id: string) {
  const found = await findEvent(tx, id);
  if (found === undefined) throw new Error('an event that was just written is gone');
  const [event] = await eventsShown(tx, actor, found.whole, [found.event]);
  if (event === undefined) throw new Error('an event that was just written is not shown');
  return { event };
}

/** What a file has brought about somebody, as far as it may be the same occurrence. */
async function brought(tx: TxScope, round: string, person: string) {
  const rows = await factsOfRound(tx, round, [ROUND_ROW], [person]);
  return rows.flatMap(({ id, payload }) => {
    const { table, row, withdrawn } = payload as unknown as RowPayload;
    if (table !== 'events' || withdrawn) return [];
    const { code = '', level, date = '' } = row as Readonly<Record<string, string | undefined>>;
    const one = { code, day: date, key: id, state: 'approved' as const };
    return [{ ...one, ...(level === undefined ? {} : { level }) }];
  });
}
