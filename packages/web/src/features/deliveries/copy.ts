/** Words of who has received their result. */
import type { Returns } from '../../api/shape.ts';

export type Deliveries = Returns<'GET /api/rounds/:id/deliveries'>;

export const words = {
  title: '结果送达',
  back: '返回考核',
  lead: '复核、申诉的期限从本人收到结果之日起算。本人在平台上打开结果，就算收到；打印告知书送达的，在这里登记。',
  sum: (counts: Deliveries['counts']): string =>
    counts
      .filter(({ people }) => people > 0)
      .map(({ stateName, people }) => `${stateName} ${people} 人`)
      .join('，'),
  organization: '单位',
  allOrganizations: '全部单位',
  state: '状态',
  allStates: '全部状态',
  name: '姓名',
  nameHint: '姓名中的字',
  nobody: '没有符合条件的人',
  nobodyWhat: '换一个单位或者状态再看。',
  early: '还没有可以送达的结果',
  earlyWhat: '考核结果确认以后，这里列出谁已经收到、谁还没有收到。',
  all: '全选',
  pick: (name: string): string => `选择${name}`,
  chosen: (count: number): string => (count === 0 ? '' : `已选 ${count} 人`),
  note: '登记书面送达',
  noteWhat: (count: number): string =>
    `登记 ${count} 人的结果告知书已经书面送达，并告知本人。更早就已收到的，保持原来的日期。`,
  day: '送达日期',
  way: '送达方式',
  save: '登记',
  withdraw: '撤销',
  withdrawOf: (name: string): string => `撤销${name}的送达登记`,
  withdrawWhat: '撤销以后，期限不再从这次送达起算；本人会收到告知。',
  more: (count: number): string => `再显示 ${count} 人`,
} as const;
