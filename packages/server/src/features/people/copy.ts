import type { ChainGap } from '../roster/chain.ts';

/** Why a step of a chain is passed over, or what lacks and what to do. */
export const stepSentences: Readonly<Record<ChainGap | 'is-section-head' | 'is-in-charge' | 'is-principal', string>> = {
  'is-section-head': '本人是股组长，不经这一步。',
  'is-in-charge': '本人是分管领导，不经这一步。',
  'is-principal': '本人是主要领导，不经这一步。',
  'no-section': '不在内设机构任职，没有这一步。',
  'no-section-head': '所在内设机构没有股组长。请登记股组长，或者另行指定评鉴人。',
  'several-section-heads': '所在内设机构有几位股组长，分不清由谁评鉴。请更正，或者另行指定评鉴人。',
  'no-one-in-charge': '没有登记分管领导。请在单位里指定分管领导，或者另行指定评鉴人。',
  'several-in-charge': '同时有几位分管领导，分不清由谁评鉴。请更正，或者另行指定评鉴人。',
  'no-principal': '单位没有登记主要领导。请登记，或者另行指定评鉴人。',
  'several-principals': '单位同时有几位主要领导，分不清由谁评鉴。请更正，或者另行指定评鉴人。',
};
