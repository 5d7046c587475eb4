/** Words of reviewing, on the phone and on the console. */
import type { Returns } from '../../api/shape.ts';

export type ReviewLine = Returns<'GET /api/reviews'>['rounds'][number];
export type Reviews = Returns<'GET /api/rounds/:id/reviews'>;
export type Item = Reviews['items'][number];
export type Standard = Reviews['standards'][number];
export type Progress = Returns<'GET /api/rounds/:id/reviews/progress'>;
export type Delegation = Returns<'GET /api/delegations'>['delegations'][number];

export const words = {
  title: '逐级评鉴',
  lead: '轮到您评的人员，按建议分一次通过，个别的单独打分',
  none: '眼下没有要您评鉴的人员',
  noneWhat: '考核进行到“逐级评鉴”、下一级评完以后，人员会出现在这里，“今日”也会提醒。',
  back: '返回评鉴列表',
  open: '去评鉴',
  look: '查看',
  until: (day: string) => `${day}前完成`,
  begins: (day: string) => `${day}开始`,
  late: (days: number) => `超过 ${days} 天`,
  counts: ({ open, waiting, passed }: { open: number; waiting: number; passed: number }) =>
    `待我评鉴 ${open} 人，待下一级 ${waiting} 人，已评 ${passed} 人`,
  as: (roles: readonly string[]) => `以${roles.join('、')}身份`,
  forOthers: (names: readonly string[]) => `其中代${names.join('、')}评鉴`,
  forThem: (name: string) => `代${name}`,

  evidence: {
    none: '没有关联的纪实',
    linked: (count: number) => `关联的纪实 ${count} 条`,
    others: (count: number) => `其他纪实 ${count} 条`,
    events: (count: number) => `加分减分 ${count} 条`,
  },

  shown: '显示',
  filters: { open: '待我评鉴', waiting: '待下一级', passed: '已评鉴', all: '全部' },
  nothing: { open: '没有待您评鉴的人员', waiting: '没有等下一级的人员', passed: '还没有评过的人员', all: '没有人员' },
  all: (count: number) => `全选（${count} 人）`,
  passAs: '按建议分通过',
  passAsCount: (count: number) => (count === 0 ? '按建议分通过' : `按建议分通过 ${count} 人`),
  passTitle: (count: number) => `通过选中的 ${count} 人？`,
  passWhat: (changed: number) =>
    changed === 0
      ? '分数都按表中先填的建议分。通过后轮到上一级；上一级评鉴之前可以收回。'
      : `其中 ${changed} 人按您改过的分数，其余按建议分。通过后轮到上一级；上一级评鉴之前可以收回。`,
  pass: '通过',
  passed: (count: number) => `已通过 ${count} 人。`,
  returned: (name: string) => `已把${name}退回下一级。`,
  takenBack: (name: string) => `已收回${name}，可以重新打分。`,
  more: (count: number) => `还有 ${count} 处。`,

  person: '姓名',
  logs: '纪实',
  logsOf: ({ inTime, late, missing }: NonNullable<Item['logs']>) => `按时 ${inTime}，逾期 ${late}，缺 ${missing}`,
  below: (role: string, sum: string) => `${role}评 ${sum} 分`,
  sum: '合计',
  basis: '下级所评和纪实',
  suggestedSum: (sum: string) => `建议 ${sum} 分`,
  changedSum: (sum: string) => `改为 ${sum} 分`,
  givenSum: (sum: string) => `评 ${sum} 分`,
  choose: (name: string) => `选中${name}`,
  openOne: (name: string) => `打开${name}`,
  range: (low: string, high: string) => `${low}～${high} 分`,
  clause: (clauses: readonly string[]) => `依据 ${clauses.join('、')}`,
  turn: (role: string, name: string) => `现在轮到${role}${name}`,
  keys: '表格里可以用方向键和回车键上下移动，Tab 键左右移动。',
  field: (person: string, name: string) => `${person}：${name}`,
  faults: {
    missing: '请填写分数。',
    number: '请填写数字。',
    range: (low: string, high: string) => `须在 ${low} 分到 ${high} 分之间。`,
    places: (places: number) => (places === 0 ? '须为整数。' : `最多 ${places} 位小数。`),
  },
  belowSaid: (role: string, name: string, by: string | undefined) =>
    by === undefined ? `${role}${name}` : `${role}${name}（${by}代）`,
  comment: '评语（可以不填）',
  commentOf: (who: string, text: string) => `${who}：${text}`,
  return: '退回下一级',
  returnReason: '退回的理由',
  returnDo: '确定退回',
  takeBack: '收回重评',
  close: '关闭',
  cancel: '取消',

  delegation: {
    title: '委托评鉴',
    what: '不在岗的几天，可以委托另一位领导代为评鉴，记为“代某某”。',
    give: '委托给别人',
    giveFor: (name: string) => `代${name}委托`,
    giveTitle: '委托另一位领导评鉴',
    giveTitleFor: (name: string) => `代${name}委托评鉴`,
    to: '受委托的领导',
    choose: '请选择',
    nobody: '本单位没有其他在岗的领导，请联系考核办代为委托。',
    since: '从',
    until: '到',
    form: '请写成 2026-03-25 的样子',
    reason: '理由',
    do: '委托',
    revoke: '收回委托',
    revokeOf: (name: string) => `收回给${name}的委托`,
    line: ({ leader, delegate }: Delegation) => `${leader.name}委托${delegate.name}评鉴`,
    days: (since: string, until: string, reason: string) => `${since}至${until}，${reason}`,
  },

  progress: {
    title: '逐级评鉴的进度',
    lead: (name: string, reviewed: number, people: number) => `“${name}”各级都已评完 ${reviewed} 人，共 ${people} 人`,
    unit: '单位',
    reviewed: '评完',
    turns: '轮到谁',
    turn: (name: string, role: string, open: number) => `${role}${name} ${open} 人`,
    done: '已评完',
    of: (passed: number, all: number) => `${passed} / ${all}`,
    delegate: '代为委托',
    more: (count: number) => `还有 ${count} 位`,
  },
} as const;
