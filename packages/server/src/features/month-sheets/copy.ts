import { refusalTable } from '../../http/refusals.ts';

export const monthSheetRefusals = refusalTable({
  'report-day': { status: 422, title: '通报的日期不能早于当月 1 日，也不能晚于今天。' },
});

export const sheetWords = {
  title: (unit: string, month: string): string => `${unit}${month}纪实情况汇总表`,
  file: (unit: string, month: string): string => `${unit}${month}纪实情况汇总表.docx`,
  written: (should: number, done: number, late: number): string =>
    should === 0 ? '免写' : `应写 ${should}，已写 ${done}${late === 0 ? '' : `（补写 ${late}）`}`,
  columns: { name: '姓名', unit: '所在部门', summary: '当月小结', highlights: '加分事项' },
  reported: (day: string, meeting: string, byWhom: string): string => `${day}在${meeting}上通报，通报人：${byWhom}。`,
} as const;
