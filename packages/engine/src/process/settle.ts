/** 审定: whoever may decides on what was proposed. */
import { type Acting, actingShape } from './acting.ts';
import type { KindOfStage } from './kind.ts';

export interface SettleStage extends Acting {
  readonly kind: 'settle';
}

export const settle: KindOfStage<SettleStage> = {
  name: '审定',
  about: '对拟定的等次作出决定。',
  once: true,
  timed: true,
  after: ['record', 'poll', 'review', 'propose'],
  shape: actingShape('审定', '由谁审定'),
  say: ({ by }) => `由${by}对拟定的等次研究审定`,
};
