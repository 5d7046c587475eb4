/** A notice stage is over only where something has hung: one that nobody published stays on, and is late. */
import type { StageKeeper } from '../rounds/turn.ts';
import { noticeReader } from './store.ts';

export const noticeStages: StageKeeper = {
  async finished(scope, round) {
    const [notice] = await noticeReader(scope).ofRound(round.id);
    return notice !== undefined && notice.takenDownAt === undefined;
  },
};
