/**
 * A notice stage is over only where something has hung: one that nobody published stays on, and is late. What hung before the stage was gone
 * through again was about other results. What hangs ends with its stage, and comes down where the round is taken back or given up.
 */
import type { Scope, TxScope } from '../../db/scope.ts';
import { dayOf } from '../../ports/clock.ts';
import type { Notify } from '../messages/notify.ts';
import type { Round } from '../rounds/model.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import type { StageKeeper, Why } from '../rounds/turn.ts';
import { processOf } from '../rounds/view.ts';
import { noticeWords } from './copy.ts';
import { recordTakenDown, type TakenBecause } from './notice-facts.ts';
import { noticeReader, noticeWriter } from './store.ts';
import { tellDown, tellHangs } from './tell.ts';

export const noticeStages = (notify: Notify): StageKeeper => ({
  async finished(scope, round) {
    const whole = await roundReader(scope).round(round.id);
    return whole !== undefined && isPublished(scope, whole);
  },

  async moved(tx, round, { openedAt, ends }, now) {
    const [notice] = await noticeReader(tx).ofRound(round.id);
    if (notice === undefined || notice.takenDownAt !== undefined) return;
    if (openedAt !== undefined && notice.publishedAt < openedAt) return;
    if (ends === notice.ends) return;
    if (ends > notice.ends) await noticeWriter(tx).lengthen(notice, ends, noticeWords.stageMoved);
    else await noticeWriter(tx).setEnds(notice.id, ends);
    await tellHangs(notify, tx, round, { id: notice.id, ends }, now);
  },

  reopened: (tx, round, _, why) => takeDown(notify, tx, round, why, 'reopened'),
  givenUp: (tx, round, why) => takeDown(notify, tx, round, why, 'given-up'),
});

/** Whether the results have been put on notice since their stage began, and not taken down: before that nobody is to know them. */
export async function isPublished(scope: Scope | TxScope, { round, stages }: WholeRound): Promise<boolean> {
  const stage = processOf(round).find(({ work }) => work.kind === 'notice');
  const own = stages.find(({ key }) => key === stage?.id);
  if (own === undefined || own.state === 'waiting') return false;
  const [notice] = await noticeReader(scope).ofRound(round.id);
  if (notice === undefined || notice.takenDownAt !== undefined) return false;
  return own.openedAt === undefined || notice.publishedAt >= own.openedAt;
}

/** What still hangs; of one that is over nobody reads a name any more. */
async function takeDown(
  notify: Notify,
  tx: TxScope,
  round: Round,
  { by, now, reason }: Why,
  because: TakenBecause,
): Promise<void> {
  const [notice] = await noticeReader(tx).ofRound(round.id);
  if (notice === undefined || notice.takenDownAt !== undefined || notice.ends < dayOf(now)) return;
  const said = `${noticeWords.because[because]}${reason}`;
  await noticeWriter(tx).takeDown(notice.id, now, said);
  await recordTakenDown(tx, { notice: notice.id, round: round.id, reason: said, because }, { by, now });
  await tellDown(notify, tx, round, { id: notice.id, because }, now);
}
