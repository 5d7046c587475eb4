/** Who has received their final result, and the paper letters that were handed over: review and appeal have their days from there. */
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers } from '../../http/handler.ts';
import { refuse } from '../../http/refusals.ts';
import { dayOf } from '../../ports/clock.ts';
import { doOnceRecorded, doRecorded } from '../audit/deed.ts';
import type { Notify } from '../messages/notify.ts';
import { deliver, type OwnFinal, ownFinals, withdrawDelivery } from '../results/receipts.ts';
import { deliveryWays, waysOfDelivery } from '../results/result-facts.ts';
import { rosterReader } from '../roster/load.ts';
import { spokenDay } from '../rounds/copy.ts';
import { findRound } from '../rounds/find.ts';
import type { RoundSubject } from '../rounds/model.ts';
import { unitsSeen } from '../rounds/policy.ts';
import { roundReader } from '../rounds/store.ts';
import { unitNames } from '../rounds/view.ts';
import { roundWriter } from '../rounds/writer.ts';
import { deliveriesContract } from './contract.ts';
import { deliveryRefusals } from './copy.ts';
import { type DeliveryState, deliveryStates } from './model.ts';
import { mayNoteDeliveries, mayReadDeliveries } from './policy.ts';

export interface DeliveryParts {
  readonly notify: Notify;
}

export function deliveriesSlice(parts: DeliveryParts): Slice<typeof deliveriesContract> {
  return { name: 'deliveries', contract: deliveriesContract, refusals: deliveryRefusals, handlers: handlersOf(parts) };
}

const handlersOf = ({ notify }: DeliveryParts): Handlers<typeof deliveriesContract> => ({
  'GET /api/rounds/:id/deliveries': about(findRound, mayReadDeliveries, async ({ scope, actor }, found) => {
    const subjects = await subjectsFor(scope, actor, found.whole.round.id);
    const finals = await finalsOf(scope, found.whole.round.id, subjects);
    const ways = waysOfDelivery.map((way) => ({ way, name: deliveryWays[way] }));
    if (finals.size === 0 || found.whole.round.state === 'given-up')
      return { people: [], counts: [], ways, abilities: { note: false } };
    const names = await unitNames(scope, [
      ...new Set(subjects.flatMap(({ unit, organization }) => [unit, organization])),
    ]);
    const people = subjects.map(({ person, name, unit, organization }) => {
      const final = finals.get(person);
      const state = stateOf(final);
      return {
        person: { id: person, name },
        unit: names(unit),
        organization: { id: organization, name: names(organization) },
        state,
        stateName: deliveryStates[state],
        ...(final?.received === undefined ? {} : { day: final.received }),
        ...(final?.way === undefined ? {} : { wayName: deliveryWays[final.way] }),
        ...(final === undefined ? {} : { final: final.day }),
      };
    });
    const counts = (Object.keys(deliveryStates) as DeliveryState[]).map((state) => ({
      state,
      stateName: deliveryStates[state],
      people: people.filter((one) => one.state === state).length,
    }));
    return { people, counts, ways, abilities: { note: mayNoteDeliveries(actor, found) } };
  }),

  'POST /api/rounds/:id/deliveries': about(findRound, mayNoteDeliveries, (call, { whole: { round } }) => {
    const { actor, body, now } = call;
    const { day, way } = body;
    const asked = [...new Set(body.people)];
    const deed = { action: 'delivery-note', subject: round.id, detail: { day, way, people: asked.length } } as const;
    return doOnceRecorded(call, deed, async (tx) => {
      if (day > dayOf(now)) return refuse('delivery-in-future');
      if (actor.person !== undefined && asked.includes(actor.person)) return refuse('delivery-to-oneself');
      // Whose result is just being set right waits, or is waited for.
      const locked = await roundWriter(tx).lock(round.id);
      if (locked?.round.state === 'given-up') return refuse('round-given-up');
      const subjects = await subjectsFor(tx, actor, round.id);
      const byId = new Map(subjects.map((one) => [one.person, one]));
      const finals = await finalsOf(tx, round.id, subjects);
      const noted: OwnFinal[] = [];
      for (const id of asked) {
        const subject = byId.get(id);
        if (subject === undefined) return refuse('not-found');
        const final = finals.get(id);
        if (final === undefined) return refuse('delivery-no-final', { name: subject.name });
        if (day < final.day)
          return refuse('delivery-before', { name: subject.name, final: spokenDay(final.day, dayOf(now)) });
        if (final.received === undefined || day < final.received) noted.push(final);
      }
      await deliver(tx, noted, { day, way }, { account: actor.account, now });
      await notify(
        tx,
        {
          kind: 'letter-delivered',
          to: noted.map(({ person }) => person),
          matter: `round/${round.id}/delivery`,
          values: { round: round.name, day: spokenDay(day, dayOf(now)), way: deliveryWays[way] },
          console: `/own-results/${round.id}`,
          phone: `/results/${round.id}`,
          renew: true,
        },
        now,
      );
      return { noted: noted.length, known: asked.length - noted.length };
    });
  }),

  'POST /api/rounds/:id/deliveries/withdrawal': about(findRound, mayNoteDeliveries, (call, { whole: { round } }) => {
    const { actor, body, now } = call;
    const { person, reason } = body;
    const deed = { action: 'delivery-withdraw', subject: round.id, detail: { person } } as const;
    return doRecorded(call, deed, async (tx) => {
      if (actor.person === person) return refuse('delivery-to-oneself');
      const locked = await roundWriter(tx).lock(round.id);
      if (locked?.round.state === 'given-up') return refuse('round-given-up');
      const subject = (await subjectsFor(tx, actor, round.id)).find((one) => one.person === person);
      if (subject === undefined) return refuse('not-found');
      const final = (await finalsOf(tx, round.id, [subject])).get(person);
      if (final === undefined || !(await withdrawDelivery(tx, final, reason, { account: actor.account, now })))
        return refuse('delivery-none');
      await notify(
        tx,
        {
          kind: 'delivery-withdrawn',
          to: [person],
          matter: `round/${round.id}/delivery`,
          values: { round: round.name },
          console: `/own-results/${round.id}`,
          phone: `/results/${round.id}`,
          renew: true,
        },
        now,
      );
      return {};
    });
  }),
});

const stateOf = (final: OwnFinal | undefined): DeliveryState =>
  final === undefined
    ? 'contested'
    : final.received === undefined
      ? 'waiting'
      : final.way === undefined
        ? 'read'
        : 'delivered';

/** Of the round, in the actor's units. */
async function subjectsFor(
  scope: Scope | TxScope,
  actor: Actor,
  round: string,
): Promise<readonly Pick<RoundSubject, 'person' | 'name' | 'unit' | 'organization'>[]> {
  const subjects = await roundReader(scope).subjects(round);
  const own = unitsSeen(actor);
  if (own === undefined) return subjects;
  const below = await rosterReader(scope).unitsBelow(own);
  return subjects.filter(({ organization }) => below.includes(organization));
}

/** By person: what stands as final in the round. */
async function finalsOf(
  scope: Scope | TxScope,
  round: string,
  subjects: readonly Pick<RoundSubject, 'person'>[],
): Promise<ReadonlyMap<string, OwnFinal>> {
  const finals = await ownFinals(
    scope,
    subjects.map(({ person }) => person),
  );
  return new Map(finals.filter((one) => one.round === round).map((one) => [one.person, one]));
}
