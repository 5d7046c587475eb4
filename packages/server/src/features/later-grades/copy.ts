import { refusalTable } from '../../http/refusals.ts';

export const laterRefusals = refusalTable({
  'round-given-up': { status: 409, title: '这次考核已经中止，不再补定等次。' },
  'not-confirmed': {
    status: 409,
    title: '结果还没有确认。请在确认以后补定；提出建议以前了结的，更新花名册里的登记就可以。',
  },
  'not-put-off': { status: 409, title: '这名同志没有暂缓定等次，或者已经补定。请刷新后再看。' },
  'about-oneself': { status: 403, title: '不能补定本人的等次，须由委员会的另一人办理。' },
  'decided-in-future': { status: 422, title: '研究决定的日期不能晚于今天。请改正。' },
  'decided-before': { status: 422, title: '研究决定的日期不能早于结果审定的日期（{day}）。请改正。' },
  'level-unknown': { status: 422, title: '方案里没有“{grade}”这个等次。请从列出的等次里选择。' },
  'seats-full': {
    status: 409,
    title: '{pool}的“{grade}”名额（{seats} 个）已经用完，不能补定为“{grade}”。请另定等次。',
  },
  'ruling-unfit': { status: 422, title: '不能这样补定：{because}' },
});
