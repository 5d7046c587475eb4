/** 确认: what was settled is entered and takes effect. */
import { type Acting, actingShape } from './acting.ts';
import type { KindOfStage } from './kind.ts';

export interface ConfirmStage extends Acting {
  readonly kind: 'confirm';
}

export const confirm: KindOfStage<ConfirmStage> = {
  name: '确认',
  about: '核对审定的结果，确认生效。',
  once: true,
  timed: true,
  after: ['settle'],
  shape: actingShape('确认', '由谁确认'),
  say: ({ by }) => `由${by}核对审定的结果，确认生效`,
};
