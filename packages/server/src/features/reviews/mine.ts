/** What somebody has to review: their own people, and those of leaders who handed their reviewing to them. */
import type { Stage } from '@shiji/engine';
import type { Scope, TxScope } from '../../db/scope.ts';
import { dayOf } from '../../ports/clock.ts';
import { leadersOf } from '../delegations/acting.ts';
import type { Round, RoundStage, RoundSubject } from '../rounds/model.ts';
import { roundsReviewedBy } from '../rounds/reviewed-by.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { type StageKeepers, stagesNow } from '../rounds/turn.ts';
import { processOf } from '../rounds/view.ts';
import type { Level } from './decide.ts';
import { levelsWith } from './finished.ts';
import type { ItemState, Review } from './model.ts';
import { reviewReader } from './store.ts';

/** One person at one level. */
export interface Item {
  readonly subject: RoundSubject;
  readonly stage: Stage;
  readonly on: boolean;
  /** All levels of the person in the stage, and which of them it is. */
  readonly levels: readonly Level[];
  readonly level: Level;
  readonly state: ItemState;
  /** What levels of the person have given in the stage. */
  readonly given: readonly Review[];
  /** Of the person in the stage: what a level saw includes what those below gave. */
  readonly revision: string;
}

export interface Mine {
  readonly whole: WholeRound;
  /** As they stand now. */
  readonly stages: readonly RoundStage[];
  /** In the order of the roster. */
  readonly items: readonly Item[];
}

/** Where only an act could have ended a review, everybody's levels needn't be asked. */
export const withoutAsking = (keepers: StageKeepers): StageKeepers => ({
  ...keepers,
  review: { finished: async () => false },
});

/** Whoever somebody acts for today in rounds that run, themself first. */
export const actingNow = async (scope: Scope | TxScope, person: string, now: Date): Promise<readonly string[]> => [
  person,
  ...(await leadersOf(scope, person, dayOf(now))),
];

/** Whoever somebody acts for in a round today, themself first: in one that is over there is nothing left to do for another. */
export async function actingFor(
  scope: Scope | TxScope,
  { state }: Pick<Round, 'state'>,
  person: string,
  now: Date,
): Promise<readonly string[]> {
  return state === 'running' ? actingNow(scope, person, now) : [person];
}

/** Whom somebody reviews in a round, for themself and for those whom they act for. */
export interface ToReview {
  readonly whole: WholeRound;
  /** Themself first. */
  readonly acting: readonly string[];
  readonly subjects: readonly RoundSubject[];
}

export async function toReview(
  scope: Scope | TxScope,
  whole: WholeRound,
  acting: readonly string[],
): Promise<ToReview> {
  const found = await roundReader(scope).subjectsReviewedBy(whole.round.id, acting);
  // Whoever acts for another never reviews themself.
  return { whole, acting, subjects: found.filter(({ person }) => person !== acting[0]) };
}

/** The part of a round that is to be reviewed by whom `acting` names first, for themself and for the others there. */
export const mineIn = async (
  scope: Scope | TxScope,
  whole: WholeRound,
  acting: readonly string[],
  now: Date,
  keepers: StageKeepers,
): Promise<Mine> => mineOf(scope, await toReview(scope, whole, acting), now, keepers);

/** A review stage that is on ends only by an act, which turns the round itself, so reading doesn't ask everybody's levels. */
export async function mineOf(
  scope: Scope | TxScope,
  { whole, acting, subjects }: ToReview,
  now: Date,
  keepers: StageKeepers,
): Promise<Mine> {
  const stages = await stagesNow(scope, whole, now, withoutAsking(keepers));
  const given = await reviewReader(scope).ofRound(
    whole.round.id,
    subjects.map(({ person }) => person),
  );
  return { whole, stages, items: itemsOf(whole, stages, subjects, given, acting) };
}

function itemsOf(
  { round }: WholeRound,
  stages: readonly RoundStage[],
  subjects: readonly RoundSubject[],
  given: readonly Review[],
  acting: readonly string[],
): readonly Item[] {
  const levelsOf = levelsWith(round, given);
  return processOf(round)
    .filter(({ work }) => work.kind === 'review')
    .flatMap((stage) => {
      const on = stages.some(({ key, state }) => key === stage.id && state === 'on') && round.state === 'running';
      return subjects.flatMap((subject) => {
        const levels = levelsOf(subject, stage.id);
        const own = given.filter((one) => one.person === subject.person && one.stage === stage.id);
        const revision = String(own.reduce((sum, one) => sum + one.revision, 0));
        return levels
          .filter(({ reviewer }) => acting.includes(reviewer))
          .map((level) => ({ subject, stage, on, levels, level, state: stateOf(level), given: own, revision }));
      });
    });
}

const stateOf = ({ state, returned }: Level): ItemState =>
  state === 'open' && returned !== undefined ? 'returned' : state;

/** How many of them are in which state. */
export function countsOf(items: readonly Item[]) {
  const of = (...states: readonly ItemState[]) => items.filter(({ state }) => states.includes(state)).length;
  return { all: items.length, open: of('open', 'returned'), waiting: of('waiting'), passed: of('passed') };
}

/** Rounds that run and in which somebody reviews, for themself or for another. */
export async function reviewsOf(
  scope: Scope | TxScope,
  acting: readonly string[],
  now: Date,
  keepers: StageKeepers,
): Promise<readonly Mine[]> {
  const found: Mine[] = [];
  for (const whole of await roundReader(scope).runningAmong(await roundsReviewedBy(scope, acting))) {
    if (!processOf(whole.round).some(({ work }) => work.kind === 'review')) continue;
    const mine = await mineIn(scope, whole, acting, now, keepers);
    if (mine.items.length > 0) found.push(mine);
  }
  return found;
}

/** For the list of what awaits somebody: how many people it is their turn to review, until when the first of them. */
export async function reviewsAwaiting(
  scope: Scope,
  acting: readonly string[],
  now: Date,
  keepers: StageKeepers,
): Promise<{ readonly open: number; readonly until?: string }> {
  const ends: string[] = [];
  for (const { items, stages } of await reviewsOf(scope, acting, now, keepers))
    for (const { on, state, stage } of items)
      if (on && (state === 'open' || state === 'returned'))
        ends.push(stages.find(({ key }) => key === stage.id)?.ends ?? '');
  const until = ends.sort()[0];
  return { open: ends.length, ...(until === undefined ? {} : { until }) };
}
