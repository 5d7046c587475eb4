/**
 * A notice stage is over only where something has hung: one that nobody published stays on, and is late. What hung before the stage was gone
 * through again was about other results.
 */
import { roundReader } from '../rounds/store.ts';
import type { StageKeeper } from '../rounds/turn.ts';
import { noticeReader } from './store.ts';

export const noticeStages: StageKeeper = {
  async finished(scope, round, stage) {
    const [notice] = await noticeReader(scope).ofRound(round.id);
    if (notice === undefined || notice.takenDownAt !== undefined) return false;
    const own = (await roundReader(scope).round(round.id))?.stages.find(({ key }) => key === stage.id);
    if (own === undefined || own.state === 'waiting') return false;
    return own.openedAt === undefined || notice.publishedAt >= own.openedAt;
  },
};
