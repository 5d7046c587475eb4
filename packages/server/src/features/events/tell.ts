/** Tells whom an event is about what has become of it, and who proposed it when it comes back. */
import type { TxScope } from '../../db/scope.ts';
import { dayOf } from '../../ports/clock.ts';
import type { Notify } from '../messages/notify.ts';
import { spokenDay } from '../rounds/copy.ts';
import type { WholeRound } from '../rounds/store.ts';
import { processOf } from '../rounds/view.ts';
import { codesOf, effectNames } from './codes.ts';
import { eventWords } from './copy.ts';
import type { RoundEvent } from './model.ts';

type About = Pick<RoundEvent, 'id' | 'code' | 'person' | 'state'>;

/** 突出贡献（加分） */
function nameOf({ round }: WholeRound, code: string): string {
  const found = codesOf(round).find((one) => one.code === code);
  return found === undefined ? code : `${found.name}（${effectNames[found.effect]}）`;
}

/** Until when it can be said what is wrong with it: results are proposed then. */
function untilOf({ round, stages }: WholeRound, today: string): string {
  const key = processOf(round).find(({ work }) => work.kind === 'propose')?.id;
  const ends = stages.find((stage) => stage.key === key)?.ends ?? today;
  return spokenDay(ends < today ? today : ends, today);
}

export async function tellAbout(
  tx: TxScope,
  notify: Notify,
  whole: WholeRound,
  { id, code, person, state }: About,
  now: Date,
): Promise<void> {
  const today = dayOf(now);
  await notify(
    tx,
    {
      kind: 'about-you',
      to: [person],
      matter: `event/${id}/${state}`,
      values: { what: eventWords.told[state](nameOf(whole, code)), until: untilOf(whole, today) },
      console: '/events',
      phone: '/events',
    },
    now,
  );
}

/** To who proposed it, and to whom it is about where that is somebody else. */
export async function tellReturned(
  tx: TxScope,
  notify: Notify,
  whole: WholeRound,
  event: RoundEvent,
  reason: string,
  now: Date,
): Promise<void> {
  const { id, code, person, proposed } = event;
  const own = proposed.person === person;
  if (proposed.person !== undefined)
    await notify(
      tx,
      {
        kind: 'returned',
        to: [proposed.person],
        matter: `event/${id}`,
        values: { what: nameOf(whole, code), reason },
        ...(own ? { console: '/events', phone: '/events' } : { console: `/rounds/${event.round}/events` }),
      },
      now,
    );
  if (!own) await tellAbout(tx, notify, whole, { ...event, state: 'returned' }, now);
}
