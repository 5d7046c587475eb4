/** Words of the polls that a stage of a round holds. */
import type { Returns } from '../../api/shape.ts';

export type HeldPolls = Returns<'GET /api/rounds/:id/stages/:stage/polls'>;

export const words = {
  none: '还没有测评。',
  open: (title: string) => title,
  add: '按方案拟好测评',
  addTitle: '按方案拟好测评',
  addWhat: '测评对象就是这次考核的人员，规则照方案。拟好的是草稿，开始以前还能改。',
  papers: '测评表',
  one: '全部对象在一张表上',
  each: '每个单位一张表',
  voters: '评价主体',
  nobody: '先不排，到测评里再定',
  colleagues: '同一张表上的人互评',
  leaders: '评鉴他们的领导',
  complete: '测评已结束，计票',
  completeTitle: '计票进入考核？',
  completeWhat: '结束了的测评按方案计票，记入本次考核，这个环节办结。',
  completeNone: '这个环节没有举行测评。请写明理由；以后需要再举行的，可以重新进行这个环节。',
  reason: '理由',
} as const;
