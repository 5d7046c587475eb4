import type { StageKind } from '@shiji/engine';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers } from '../../http/handler.ts';
import { holder } from '../../http/policies.ts';
import { refuse } from '../../http/refusals.ts';
import { dayOf } from '../../ports/clock.ts';
import { doRecorded } from '../audit/deed.ts';
import type { Notify } from '../messages/notify.ts';
import { levelsWith } from '../reviews/finished.ts';
import { statesOfStage } from '../reviews/store.ts';
import { rosterReader } from '../roster/load.ts';
import { spokenDay } from '../rounds/copy.ts';
import { findRound } from '../rounds/find.ts';
import { unitsSeen } from '../rounds/policy.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { processOf } from '../rounds/view.ts';
import { urgingsContract } from './contract.ts';
import { urgingRefusals } from './copy.ts';
import { lateReviewers, waitingStage } from './late.ts';
import { mayUrge } from './policy.ts';
import { noteUrged, urgingReader } from './store.ts';

export function urgingsSlice({ notify }: { readonly notify: Notify }): Slice<typeof urgingsContract> {
  return { name: 'urgings', contract: urgingsContract, refusals: urgingRefusals, handlers: handlersOf(notify) };
}

interface Late {
  readonly stage: { readonly id: string; readonly name: string; readonly kind: StageKind; readonly ends: string };
  /** By person, how many wait for them. */
  readonly people: ReadonlyMap<string, number>;
}

/** Who is late as far as the actor may urge: a unit's administrator those who are late with people of the unit. */
async function lateNow(scope: Scope | TxScope, actor: Actor, { round, stages }: WholeRound): Promise<Late | undefined> {
  const waiting = round.state === 'running' ? waitingStage(processOf(round), stages) : undefined;
  if (waiting === undefined) return undefined;
  const { stage, ends } = waiting;
  const named = { id: stage.id, name: stage.name, kind: stage.work.kind, ends };
  if (stage.work.kind === 'settle') {
    const people = holder('office')(actor) ? await urgingReader(scope).committee() : [];
    return { stage: named, people: new Map(people.map((person) => [person, 1])) };
  }
  const seen = holder('office')(actor) ? undefined : unitsSeen(actor);
  const below = seen === undefined ? undefined : await rosterReader(scope).unitsBelow(seen);
  const subjects = (await roundReader(scope).subjects(round.id)).filter(
    ({ organization }) => below === undefined || below.includes(organization),
  );
  const levelsOf = levelsWith(round, await statesOfStage(scope, round.id, stage.id));
  return { stage: named, people: lateReviewers(subjects, (subject) => levelsOf(subject, stage.id)) };
}

/** Where it is done: leaders may not read the round itself. */
const placeOf = (kind: StageKind, round: string): { readonly console: string; readonly phone?: string } =>
  kind === 'review'
    ? { console: `/reviews/${round}`, phone: `/reviews/${round}` }
    : { console: `/rounds/${round}/results` };

function handlersOf(notify: Notify): Handlers<typeof urgingsContract> {
  return {
    'GET /api/rounds/:id/late': about(findRound, mayUrge, async ({ scope, actor, now }, { whole }) => {
      const late = await lateNow(scope, actor, whole);
      if (late === undefined) return { people: [] };
      const urged = await urgingReader(scope).urgedOn(whole.round.id, late.stage.id, dayOf(now));
      const nameOf = await rosterReader(scope).names([...late.people.keys()]);
      return {
        stage: late.stage.name,
        until: late.stage.ends,
        people: [...late.people].map(([id, count]) => ({
          person: { id, name: nameOf(id) },
          count,
          urgedToday: urged.has(id),
        })),
      };
    }),

    'POST /api/rounds/:id/urgings': about(findRound, mayUrge, (call, { whole }) => {
      const { actor, body, now } = call;
      const { id: round, name } = whole.round;
      return doRecorded(call, { action: 'round-urge', subject: round }, async (tx) => {
        const late = await lateNow(tx, actor, whole);
        const wanted = [...new Set(body.people ?? late?.people.keys())];
        const done = wanted.filter((person) => late?.people.has(person) !== true);
        if (done.length > 0) return refuse('not-late', { count: done.length });
        if (late === undefined) return { urged: 0, already: 0 };
        const today = dayOf(now);
        const { stage } = late;
        const fresh = await noteUrged(tx, { round, stage: stage.id, day: today, by: actor.account }, wanted, now);
        for (const person of fresh) {
          const values = {
            round: name,
            stage: stage.name,
            count: late.people.get(person) ?? 0,
            until: spokenDay(stage.ends, today),
          };
          await notify(
            tx,
            {
              kind: today === stage.ends ? 'urged-last-day' : 'urged',
              to: [person],
              matter: `round/${round}/${stage.id}/${today}`,
              values,
              ...placeOf(stage.kind, round),
            },
            now,
          );
        }
        return { urged: fresh.length, already: wanted.length - fresh.length };
      });
    }),
  };
}
