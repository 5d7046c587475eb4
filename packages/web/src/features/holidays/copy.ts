import type { Returns } from '../../api/shape.ts';
import { spokenDayOf } from '../../ui/moment.ts';

export type Year = Returns<'GET /api/holidays/:year'>;
export type Plan = Returns<'POST /api/holidays/:year/plans'>;
export type Day = Year['days'][number];

/** Days in a row of one kind and holiday. */
export interface Run {
  readonly first: Day;
  readonly last: Day;
  readonly count: number;
}

export function runsOf(days: readonly Day[]): readonly Run[] {
  const runs: Run[] = [];
  for (const day of days) {
    const before = runs[runs.length - 1];
    const follows =
      before !== undefined &&
      before.last.kind === day.kind &&
      before.last.name === day.name &&
      Date.parse(day.day) - Date.parse(before.last.day) === 86_400_000;
    if (follows) runs[runs.length - 1] = { ...before, last: day, count: before.count + 1 };
    else runs.push({ first: day, last: day, count: 1 });
  }
  return runs;
}

const withWeekday = ({ day, weekday }: Day): string => `${spokenDayOf(day)}（${weekday}）`;

export const words = {
  title: '放假安排',
  lead: '公示期、提醒和周纪实按工作日计算。国务院公布下一年安排后，如果系统还没有收录，请在这里录入。',
  holder: '考核办',
  year: '年份',
  yearOption: (year: number) => `${year}年`,
  origin: (name: string, source: string | undefined): string =>
    `出处：${source === undefined ? name : `${name}，${source}`}`,
  days: '日期',
  kind: '安排',
  count: '天数',
  name: '节日',
  span: ({ first, last }: Run): string =>
    first.day === last.day ? withWeekday(first) : `${withWeekday(first)}至${withWeekday(last)}`,
  enter: (year: number): string => `录入${year}年安排`,
  enterWhat: '把通知原文粘贴进来，或者每行写一个日期，例如“2027-01-01 放假 元旦”。也可以从表格导入。核对无误后保存。',
  text: '放假和调休上班的日期',
  file: '从表格导入',
  reading: (name: string): string => `正在读“${name}”`,
  template: '下载空表',
  templateFile: '放假安排空表.xlsx',
  check: '核对',
  checking: '正在核对',
  faults: (count: number): string => `有 ${count} 处需要改正：`,
  read: (off: number, worked: number): string => `读出放假 ${off} 天，调休上班 ${worked} 天。`,
  same: '和现行的安排相同。',
  changes: '保存后，正在进行的考核有这些变化',
  undoChanges: '撤销后，正在进行的考核有这些变化',
  noChanges: '正在进行的考核没有变化。',
  kept: '已经确定的结果、已经发布的公示截止日不变。',
  source: '通知的文号',
  sourceHint: '例如 国办发明电〔2026〕7号',
  save: '保存',
  cancel: '取消',
  history: '录入记录',
  entered: (name: string, at: string): string => `${name}，${at}`,
  inForce: '现行',
  undone: (name: string, at: string, because: string): string => `${name}于${at}撤销：${because}`,
  replaced: '已被后来的录入代替',
  state: '情况',
  who: '录入人',
  undo: '撤销最近一次录入',
  undoWhat: '撤销后恢复上一次录入的安排；没有上一次的，按系统收录的计算。',
} as const;
