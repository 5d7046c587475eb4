import type { Returns } from '../../api/shape.ts';

export type LaterGrades = Returns<'GET /api/rounds/:id/later-grades'>;

export const words = {
  title: '暂缓定等次的人员',
  choose: '请选择',
  give: '补定等次',
  giveOf: (name: string) => `补定${name}的等次`,
  what: '有关情况了结、经集体研究以后补定。别人的等次不变，成绩成为新的一版，原来的一版仍可查看，并告知本人。',
  grade: '等次',
  body: '由哪个会议决定',
  bodyUsual: '单位党组（党委）会议',
  day: '决定日期',
  reason: '理由',
  save: '补定',
} as const;
