import type { Returns } from '../../api/shape.ts';

export type Sheet = Returns<'GET /api/rounds/:id/months/:month/:organization'>;

export const words = {
  title: '每月纪实汇总表',
  lead: '每个单位每个月一张：每人写了几篇、当月小结、加分事项，在职工会议上通报后登记',
  toRound: '返回考核',
  back: '返回各单位',
  unit: '单位',
  reported: (day: string): string => `${day}通报`,
  notReported: '未通报',
  open: (unit: string, month: string, state: string): string => `${unit}${month}：${state}`,
  person: '姓名',
  section: '所在部门',
  summary: '当月小结',
  highlights: '加分事项',
  file: '下载 Word 文件',
  fileName: (unit: string, month: string): string => `${unit}${month}纪实情况汇总表.docx`,
  record: '登记会议通报',
  recordAgain: '重新登记会议通报',
  recordWhat: '在职工会议上通报以后登记：哪天、什么会议、由谁通报。',
  day: '日期',
  meeting: '会议名称',
  byWhom: '通报人',
  save: '登记',
  said: (day: string, meeting: string, byWhom: string): string => `${day}在${meeting}上通报，通报人：${byWhom}。`,
} as const;
