import { refusalTable } from '../../http/refusals.ts';

export const auditRefusals = refusalTable({
  'export-too-large': {
    status: 422,
    title: '符合条件的记录超过 {most} 条，一次导不完。请缩短起止日期，或者增加筛选条件后再导出。',
  },
});

/** Of the exported workbook. */
export const exportWords = {
  fileName: (day: string) => `审计记录-${day}.xlsx`,
  sheet: '审计记录',
  title: '审计记录',
  note: (at: string, by: string, count: number) => `${at} 由 ${by} 导出，共 ${count} 条；时间为北京时间。`,
  columns: ['时间', '事项', '结果', '操作人', '操作对象', '来源地址', '设备', '说明', '记录编号'],
  nobody: '未登录',
  gone: (id: string) => `（编号 ${id}）`,
} as const;
