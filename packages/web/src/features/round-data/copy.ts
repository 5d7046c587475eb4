/** Words of bringing data into a round. */
import type { Returns } from '../../api/shape.ts';

export type Imports = Returns<'GET /api/rounds/:id/imports'>;
export type Import = Returns<'GET /api/round-imports/:id'>;
export type Row = Returns<'GET /api/round-imports/:id/rows'>['rows'][number];

export const words = {
  title: '导入数据',
  lead: '评分组的评分、上报的数据、任务和事件，从文件导入；先核对，确认后才记入',
  holder: '考核办',
  toRound: '返回考核',
  closed: '等次建议已经提出，不再导入数据。',
  steps: ['选择文件', '核对结果', '确认导入'],
  step: (at: number, name: string) => `第 ${at} 步：${name}`,
  needs: '要导入的',
  need: (stage: string, name: string) => `${name}（“${stage}”以前）`,
  have: (have: number, people: number) => `已有 ${have} 人，共 ${people} 人`,
  template: '下载导入表（名单已经填好）',
  templateFile: (round: string) => `${round}-导入表.xlsx`,
  choose: '选择文件',
  chooseHint: '.xlsx、CSV 或 JSON，最大 20 MB。可以用导入表，也可以用自己的表：首行写上姓名、指标、分数。',
  sending: (name: string) => `正在核对 ${name}`,
  counts: ({ new: fresh, replaces, same, refused, blank }: Import['counts']) =>
    [
      `新增 ${fresh} 行`,
      `替换 ${replaces} 行`,
      `已有相同记录 ${same} 行`,
      `不能导入 ${refused} 行`,
      ...(blank > 0 ? [`没有填写、略过 ${blank} 行`] : []),
    ].join('，'),
  refusedFirst: '不能导入的',
  allRows: '全部',
  show: '显示',
  where: '位置',
  at: (sheet: string, row: number) => `${sheet} 第 ${row} 行`,
  who: '对象',
  says: '内容',
  outcome: '结果',
  before: (before: string) => `原为 ${before}`,
  more: '再看 100 行',
  nothing: '没有这样的行。',
  leaveOut: (count: number) => `略过不能导入的 ${count} 行`,
  confirm: '确认导入',
  drop: '放弃',
  done: (count: number) => `已导入 ${count} 行，记入台账。`,
  history: '历次导入',
  noHistory: '还没有导入过',
  noHistoryWhat: '下载导入表，填好后选择文件。',
  file: '文件',
  by: '导入人',
  when: '时间',
  state: '状态',
  look: '继续核对',
  takeBack: '撤回',
  takeBackOf: (name: string) => `撤回：${name}`,
  takeBackWhat: '这次导入的全部撤回，被它替换的恢复原来的；记录和理由都保留。',
  reason: '理由',
} as const;
