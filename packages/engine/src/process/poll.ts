/** 测评: a poll whose results figures of the scheme read. */
import { label } from '../scheme/amount.ts';
import { offered } from '../text/nearest.ts';
import { under } from '../text/shape.ts';
import type { KindOfStage } from './kind.ts';

export interface PollStage {
  readonly kind: 'poll';
  /** The poll as `ballots` figures name it. */
  readonly poll: string;
}

export const poll: KindOfStage<PollStage> = {
  name: '民主测评',
  about: '开展一项测评，写测评的编号。',
  once: false,
  timed: true,
  after: [],
  shape: under('poll', label),
  check({ poll: id }, path, { process, polls, report }) {
    if (!polls.includes(id)) {
      const known = polls.join('、') || '（无）';
      report('poll-unknown', path, () => ({ id, ...offered(id, polls), known }));
    }
    const holding = process.filter(({ work }) => work.kind === 'poll' && work.poll === id);
    if (holding.length > 1 && holding[0]?.id !== path[1]) {
      report('poll-held-twice', path, { id, before: holding[0]?.name ?? '' });
    }
  },
  say: ({ poll: id }, { words }) => `开展${words([id])}`,
};
