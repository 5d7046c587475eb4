import { refusalTable } from '../../http/refusals.ts';

export const reviewRefusals = refusalTable({
  'round-over': { status: 409, title: '这次考核已经归档或者中止，不能再评鉴。' },
  'review-not-on': {
    status: 409,
    title: '“{stage}”这一环节还没有开始，或者已经完成，现在不能评鉴。需要改的，请联系考核办。',
  },
  'not-yours': { status: 403, title: '{name}不由您评鉴，可能已经更换了评鉴人。请刷新后再看。' },
  'level-below-first': { status: 409, title: '{name}的下一级还没有评鉴，下一级评完才轮到这一级。' },
  'level-passed': { status: 409, title: '{name}在这一级已经评过。要改的，在上一级评鉴之前可以先收回。' },
  'review-changed': { status: 409, title: '{name}的评鉴刚有变动。请刷新，看过最新情况后再提交。' },
  'points-missing': { status: 422, title: '{name}的“{field}”还没有评分，请填写。' },
  'points-unreadable': { status: 422, title: '{name}的“{field}”不是数字，请改正。' },
  'points-out-of-bounds': { status: 422, title: '{name}的“{field}”须在 {low} 分到 {high} 分之间，请改正。' },
  'points-too-fine': { status: 422, title: '{name}的“{field}”最多保留 {places} 位小数，请改正。' },
  'points-unasked': { status: 422, title: '{name}在这一级不评“{field}”，请刷新后重新填写。' },
  'review-twice': { status: 422, title: '{name}在这次提交里出现了两次，请刷新后重新提交。' },
  'reviews-faulty': { status: 409, title: '有 {count} 处不能通过，所以一个也没有提交。{first}' },
  'nobody-below': { status: 409, title: '这是{name}的第一级评鉴，没有下一级可以退回。' },
  'not-passed': { status: 409, title: '{name}在这一级还没有评过，不用收回。' },
  'above-has-acted': { status: 409, title: '{name}已经由上一级评过，不能收回。要改的，请上一级退回。' },
});

export type ReviewRefusalCode = keyof typeof reviewRefusals;

export const reviewWords = {
  returned: (reason: string) => `被退回：${reason}`,
  bySuggestion: (share: string) => `按方案填 ${share}`,
  asBelow: (role: string) => `同${role}所评`,
  asBefore: '本人上次所评',
} as const;
