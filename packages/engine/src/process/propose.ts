/** 拟定: somebody proposes grades from the scores, within the seats. */
import { type Acting, actingShape } from './acting.ts';
import type { KindOfStage } from './kind.ts';

export interface ProposeStage extends Acting {
  readonly kind: 'propose';
}

export const propose: KindOfStage<ProposeStage> = {
  name: '拟定等次',
  about: '按得分和名额拟定等次，交公示和审定。',
  once: true,
  timed: true,
  after: ['record', 'poll', 'review'],
  shape: actingShape('拟定等次', '由谁拟定'),
  say: ({ by }) => `由${by}根据得分和名额研究拟定等次`,
};
