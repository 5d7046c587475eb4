/** Words of larger shares of a grade that somebody above has approved. */
import type { Returns } from '../../api/shape.ts';

type Approvals = Returns<'GET /api/rounds/:id/share-approvals'>;
export type Approval = Approvals['approvals'][number];
export type ApprovableLevel = Approvals['levels'][number];

export const words = {
  title: '名额比例的批准',
  what: (level: string, most?: string) =>
    most === undefined
      ? `“${level}”的比例确需放宽的，经批准后在这里登记，由委员会另一人确认后生效。`
      : `“${level}”的比例确需放宽的，经批准最多放宽到 ${most}；在这里登记批准文件，由委员会另一人确认后生效。`,
  whole: (seats: number, base: number) => `全体 ${base} 人，现有名额 ${seats} 个。`,
  none: '还没有登记批准。',
  enter: '登记批准',
  enterTitle: '登记名额比例的批准',
  enterWhat: '按批准文件填写。登记后由委员会的另一人核对确认，确认后名额随即按批准的比例计算，写入公示。',
  level: '等次',
  pools: '哪些单位',
  pool: (pool: string, base: number, seats: number) => `${pool}（${base} 人，${seats} 个）`,
  all: '全部单位',
  share: '批准的比例（如 25%）',
  body: '批准机关',
  document: '文号',
  day: '批准日期',
  reason: '理由',
  save: '登记',
  line: ({ level, share, pools }: Approval) => `${pools.join('、')}“${level}”的比例放宽到 ${share}`,
  by: (body: string, document: string, day: string) => `${body}批准，${document}，${day}`,
  entered: (name: string, day: string) => `${name}于${day}登记`,
  confirmed: (name: string, day: string) => `${name}于${day}确认`,
  withdrawn: (day: string, because: string) => `${day}撤回：${because}`,
  confirm: '确认',
  confirmOf: (what: string) => `确认：${what}`,
  confirmTitle: '确认这项批准？',
  confirmWhat: '请对照批准文件核对。确认后作为决定记入台账，名额随即按批准的比例计算。',
  withdraw: '撤回',
  withdrawOf: (what: string) => `撤回：${what}`,
  withdrawTitle: '撤回这项批准？',
  withdrawWhat: '名额恢复按方案的比例计算，原来的记录保留。',
} as const;
