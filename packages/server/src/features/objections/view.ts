/** Objections as pages and lists show them. */
import { figureName } from '@shiji/engine';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import { dayOf } from '../../ports/clock.ts';
import { rosterReader } from '../roster/load.ts';
import { daysBetween } from '../roster/spans.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { roundReader } from '../rounds/store.ts';
import { isOpen, type Objection, objectionKinds, objectionStates } from './model.ts';
import { mayDecide, mayNameHandler, mayStudy } from './policy.ts';

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
  return list.map((one) => {
    const round = rounds.get(one.round)?.round;
    if (round === undefined) throw new Error('an objection to a round that is gone');
    const { figure, handler, ...rest } = one;
    return {
      ...rest,
      evidence: [...one.evidence],
      round: { id: round.id, name: round.name },
      person: named(one.person),
      kindName: objectionKinds[one.kind],
      stateName: objectionStates[one.state],
      open: isOpen(one.state),
      ...clockOf(one, dayOf(now)),
      ...(figure === undefined ? {} : { figure: { id: figure, name: figureName(schemeOf(round.schemeText), figure) } }),
      ...(handler === undefined ? {} : { handler: named(handler) }),
      abilities: abilitiesOf(actor, one),
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

function abilitiesOf(actor: Actor, one: Objection) {
  const open = isOpen(one.state);
  const handles = one.handler !== undefined && actor.person === one.handler;
  return {
    name: open && mayNameHandler(actor),
    study: open && one.handler !== undefined && mayStudy(actor, one),
    decide: one.state === 'studied' && mayDecide(actor) && !handles,
    withdraw: open && actor.person === one.person,
    longer: open && mayNameHandler(actor),
  };
}
