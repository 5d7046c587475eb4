/** 归档: the round is closed with everything that was done in it. */
import { type Acting, actingShape } from './acting.ts';
import type { KindOfStage } from './kind.ts';

export interface FileStage extends Acting {
  readonly kind: 'file';
}

export const file: KindOfStage<FileStage> = {
  name: '归档',
  about: '结果和全部材料归档，此后不再改动。',
  once: true,
  timed: true,
  after: ['record', 'poll', 'review', 'propose', 'notice', 'settle', 'confirm'],
  shape: actingShape('归档', '由谁归档'),
  say: ({ by }) => `由${by}把结果和全部材料归档`,
};
