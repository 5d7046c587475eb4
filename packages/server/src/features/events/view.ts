/** Events and codes as lists and forms show them. */
import type { Happening } from '@shiji/engine';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import { rosterReader } from '../roster/load.ts';
import { takesFacts } from '../rounds/fact-window.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { unitNames } from '../rounds/view.ts';
import { reviewersOf } from './assessed.ts';
import { codesOf, effectNames } from './codes.ts';
import { eventWords } from './copy.ts';
import { decidingRefused } from './decide.ts';
import { eventStates, type RoundEvent } from './model.ts';
import { mayAnswer, mayDecide, mayWithdraw, type OfAssessed } from './policy.ts';

export const codeShown = ({ code, name, figureName, clause, effect, worth, levels }: Happening) => ({
  code,
  name,
  effect,
  effectName: effectNames[effect],
  ...(figureName === undefined ? {} : { figureName }),
  ...(clause === undefined ? {} : { clause: [...clause] }),
  ...worthShown(effect, worth),
  ...(levels === undefined
    ? {}
    : { levels: levels.map(({ key, worth: each }) => ({ key, ...worthShown(effect, each) })) }),
});

const worthShown = (effect: Happening['effect'], worth: string | undefined): { worth?: string } =>
  worth === undefined ? {} : { worth: eventWords.worth[effect](worth) };

/** What concerns somebody of this population; `own`: what they may propose for themselves. */
export const codesFor = (codes: readonly Happening[], population: string | undefined, own: boolean) =>
  codes
    .filter(({ populations }) => populations.length === 0 || populations.includes(population ?? ''))
    .filter(({ effect }) => !own || effect === 'adds')
    .map(codeShown);

const rightNames = { self: eventWords.self, reviewer: eventWords.reviewer, office: eventWords.office } as const;
const rightName = (as: string): string =>
  as in rightNames ? rightNames[as as keyof typeof rightNames] : eventWords.unitAdmin;

/** Events of one round, each with what the actor may do about it. */
export async function eventsShown(
  scope: Scope | TxScope,
  actor: Actor,
  whole: WholeRound,
  events: readonly RoundEvent[],
) {
  const { round } = whole;
  const everybody = events.length === 0 ? [] : await roundReader(scope).everybody(round.id);
  const about = new Set(events.map(({ person }) => person));
  const subjects = new Map(everybody.filter(({ person }) => about.has(person)).map((one) => [one.person, one]));
  const units = [...new Set([...subjects.values()].map(({ unit }) => unit))];
  const nameOf = await unitNames(scope, units);
  const paths = new Map<string, OfAssessed['unitPaths']>();
  for (const unit of units) paths.set(unit, await rosterReader(scope).pathsOf([unit]));
  const codes = new Map(codesOf(round).map((one) => [one.code, one]));
  const open = takesFacts(whole);
  return events.map((event) => {
    const subject = subjects.get(event.person);
    if (subject === undefined) throw new Error('an event about somebody whom its round does not assess');
    const of = { person: event.person, unitPaths: paths.get(subject.unit) ?? [], reviewers: reviewersOf(subject) };
    const { decided, proposed, level, reason, answer, fact } = event;
    const code = codes.get(event.code);
    const effect = code?.effect ?? 'either';
    const worth = level === undefined ? code?.worth : code?.levels?.find(({ key }) => key === level)?.worth;
    // Of somebody who isn't assessed any more it stays to be read.
    const counts = open && !subject.left;
    const waits = counts && event.state === 'proposed';
    return {
      id: event.id,
      round: { id: round.id, name: round.name },
      person: { id: event.person, name: subject.name },
      unit: nameOf(subject.unit),
      code: event.code,
      codeName: code?.name ?? event.code,
      effect,
      effectName: effectNames[effect],
      ...worthShown(effect, worth),
      occurrences: event.occurrences,
      day: event.day,
      text: event.text,
      files: event.files.map(({ sha256, name }) => ({ sha256, name })),
      state: event.state,
      stateName: subject.left ? eventWords.left(eventStates[event.state]) : eventStates[event.state],
      proposed: { name: proposed.name, as: rightName(proposed.as), at: proposed.at },
      ...(decided === undefined ? {} : { decided: { name: decided.name, at: decided.at } }),
      ...(level === undefined ? {} : { level }),
      ...(reason === undefined ? {} : { reason }),
      ...(answer === undefined ? {} : { answer }),
      ...(fact === undefined ? {} : { fact }),
      abilities: {
        decide: waits && mayDecide(actor, of) && decidingRefused(event, actor) === undefined,
        withdraw: counts && event.state === 'approved' && mayWithdraw(actor, of),
        answer: counts && (event.state === 'proposed' || event.state === 'approved') && mayAnswer(actor, of),
      },
    };
  });
}
