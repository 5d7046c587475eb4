/** Objections as pages and lists show them. */
import { figureName } from '@shiji/engine';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import { dayOf } from '../../ports/clock.ts';
import { rosterReader } from '../roster/load.ts';
import { daysBetween } from '../roster/spans.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { roundReader } from '../rounds/store.ts';
import { objectionWords } from './copy.ts';
import { isOpen, type Objection, objectionKinds, objectionStates } from './model.ts';
import { partyOf } from './parties.ts';
import { isDecider, mayDecide, mayNameHandler, mayStudy } from './policy.ts';

export async function objectionsShown(scope: Scope | TxScope, actor: Actor, list: readonly Objection[], now: Date) {
  const nameOf = await rosterReader(scope).names(
    list.flatMap(({ person, handler }) => [person, ...(handler === undefined ? [] : [handler])]),
  );
  const rounds = new Map(
    await Promise.all(
      [...new Set(list.map(({ round }) => round))].map(async (id) => [id, await roundReader(scope).round(id)] as const),
    ),
  );
  const named = (id: string) => ({ id, name: nameOf(id) });
  // Whoever only looks, and what is over, needs no looking up.
  const asksWhether = list.filter(({ state }) => isOpen(state) && (mayNameHandler(actor) || mayDecide(actor)));
  const parties = new Set(
    (
      await Promise.all(asksWhether.map(async (one) => ((await partyOf(scope, one, actor.person)) ? [one.id] : [])))
    ).flat(),
  );
  return list.map((one) => {
    const round = rounds.get(one.round)?.round;
    if (round === undefined) throw new Error('an objection to a round that is gone');
    const { figure, handler, study, ...rest } = one;
    const goesOn = round.state !== 'given-up';
    const open = isOpen(one.state) && goesOn;
    // What the handler found is for those who decide; whom it is about reads it with the decision.
    const studyShown = study !== undefined && !(isOpen(one.state) && actor.person === one.person);
    return {
      ...rest,
      ...(studyShown ? { study } : {}),
      evidence: [...one.evidence],
      round: { id: round.id, name: round.name },
      person: named(one.person),
      kindName: objectionKinds[one.kind],
      stateName: goesOn || !isOpen(one.state) ? objectionStates[one.state] : objectionWords.givenUp,
      open,
      ...(open || !isOpen(one.state) ? clockOf(one, dayOf(now)) : { daysLate: 0, clock: '' }),
      ...(figure === undefined ? {} : { figure: { id: figure, name: figureName(schemeOf(round.schemeText), figure) } }),
      ...(handler === undefined ? {} : { handler: named(handler) }),
      abilities: abilitiesOf(actor, one, open, parties.has(one.id)),
    };
  });
}

function clockOf({ state, due, decidedAt }: Objection, today: string) {
  const end = decidedAt === undefined ? today : dayOf(new Date(decidedAt));
  const daysLate = end <= due ? 0 : daysBetween(due, end);
  if (!isOpen(state)) return { daysLate, clock: daysLate === 0 ? '' : `答复超期 ${daysLate} 天` };
  if (daysLate > 0) return { daysLate, clock: `已超过期限 ${daysLate} 天` };
  const left = daysBetween(today, due);
  return { daysLate, clock: left === 0 ? '今天到期' : `还有 ${left} 天` };
}

/** `party`: somebody who stands aside. */
function abilitiesOf(actor: Actor, one: Objection, open: boolean, party: boolean) {
  const handles = one.handler !== undefined && actor.person === one.handler;
  return {
    name: open && mayNameHandler(actor) && !party,
    study: open && one.handler !== undefined && mayStudy(actor, one) && !isDecider(actor, one) && !party,
    decide: open && one.state === 'studied' && mayDecide(actor) && !handles && !party,
    withdraw: open && actor.person === one.person,
    longer: open && one.kind === 'appeal' && one.longer === undefined && mayNameHandler(actor) && !party,
  };
}
