/** Whether the work of a review stage is done: every subject of the round has passed every level that gives them points. */
import type { Stage } from '@shiji/engine';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Round, RoundSubject } from '../rounds/model.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { roundReader } from '../rounds/store.ts';
import type { StageKeeper } from '../rounds/turn.ts';
import { levelsIn } from './asked.ts';
import { type GivenLevel, isReviewed, type Level, levelsNow } from './decide.ts';
import type { Review } from './model.ts';
import { reviewReader, reviewWriter, statesOfStage } from './store.ts';

export const reviewStages: StageKeeper = {
  async finished(scope: Scope | TxScope, round: Round, stage: Stage): Promise<boolean> {
    const levelsOf = levelsWith(round, await statesOfStage(scope, round.id, stage.id));
    const subjects = await roundReader(scope).levelsOf(round.id);
    return subjects.every((subject) => isReviewed(levelsOf(subject, stage.id)));
  },

  /** The highest level of everybody looks once more; from there it may go down. */
  async reopened(tx: TxScope, round: Round, stage: Stage): Promise<void> {
    const given = await reviewReader(tx).ofRound(round.id);
    const levelsOf = levelsWith(round, given);
    for (const subject of await roundReader(tx).subjects(round.id)) {
      const levels = levelsOf(subject, stage.id);
      const last = levels.at(-1);
      const own = given.find(
        (one) => one.person === subject.person && one.stage === stage.id && one.role === last?.role,
      );
      if (own !== undefined && isReviewed(levels)) await reviewWriter(tx).reopen(round.id, own, 'open');
    }
  },
};

/** The levels of somebody in a stage, by what has been given so far. */
export function levelsWith(
  round: Round,
  given: readonly (GivenLevel & Pick<Review, 'person' | 'stage'>)[],
): (subject: Pick<RoundSubject, 'person' | 'population' | 'reviewers'>, stage: string) => readonly Level[] {
  const scheme = schemeOf(round.schemeText);
  const by = new Map<string, GivenLevel[]>();
  for (const one of given) {
    const key = `${one.stage}\n${one.person}`;
    const found = by.get(key);
    if (found === undefined) by.set(key, [one]);
    else found.push(one);
  }
  return (subject, stage) =>
    levelsNow(levelsIn(scheme, stage, subject.population), subject, by.get(`${stage}\n${subject.person}`) ?? []);
}
