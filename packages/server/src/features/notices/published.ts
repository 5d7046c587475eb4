/**
 * A notice stage is over only where something has hung: one that nobody published stays on, and is late. What hung before the stage was gone
 * through again was about other results. What hangs ends with its stage, and comes down where the round is taken back or given up.
 */
import type { TxScope } from '../../db/scope.ts';
import { dayOf } from '../../ports/clock.ts';
import { roundReader } from '../rounds/store.ts';
import type { StageKeeper, Why } from '../rounds/turn.ts';
import { noticeWords } from './copy.ts';
import { recordTakenDown, type TakenBecause } from './notice-facts.ts';
import { noticeReader, noticeWriter } from './store.ts';

export const noticeStages: StageKeeper = {
  async finished(scope, round, stage) {
    const [notice] = await noticeReader(scope).ofRound(round.id);
    if (notice === undefined || notice.takenDownAt !== undefined) return false;
    const own = (await roundReader(scope).round(round.id))?.stages.find(({ key }) => key === stage.id);
    if (own === undefined || own.state === 'waiting') return false;
    return own.openedAt === undefined || notice.publishedAt >= own.openedAt;
  },

  async moved(tx, round, { openedAt, ends }) {
    const [notice] = await noticeReader(tx).ofRound(round.id);
    if (notice === undefined || notice.takenDownAt !== undefined) return;
    if (openedAt !== undefined && notice.publishedAt < openedAt) return;
    if (ends > notice.ends) await noticeWriter(tx).lengthen(notice, ends, noticeWords.stageMoved);
    else await noticeWriter(tx).setEnds(notice.id, ends);
  },

  reopened: (tx, round, _, why) => takeDown(tx, round.id, why, 'reopened'),
  givenUp: (tx, round, why) => takeDown(tx, round.id, why, 'given-up'),
};

/** What still hangs; of one that is over nobody reads a name any more. */
async function takeDown(tx: TxScope, round: string, { by, now, reason }: Why, because: TakenBecause): Promise<void> {
  const [notice] = await noticeReader(tx).ofRound(round);
  if (notice === undefined || notice.takenDownAt !== undefined || notice.ends < dayOf(now)) return;
  const said = `${noticeWords.because[because]}${reason}`;
  await noticeWriter(tx).takeDown(notice.id, now, said);
  await recordTakenDown(tx, { notice: notice.id, round, reason: said, because }, { by, now });
}
