/** Words of the console's screens of schemes. */
import type { Returns } from '../../api/shape.ts';

export type Scheme = Returns<'GET /api/schemes/:id'>;
export type Version = Scheme['versions'][number];
export type WholeVersion = Returns<'GET /api/schemes/:id/versions/:number'>;
export type Compared = Returns<'POST /api/rounds/:id/comparisons'>;
export type Printed = Omit<Returns<'GET /api/schemes/:id/versions/:number/print'>, 'number'>;

/** As the state of a version is coloured; its words come from the server. */
export const tones: { readonly [S in Version['state']]: 'good' | 'warn' | 'bad' | undefined } = {
  draft: undefined,
  submitted: 'warn',
  approved: 'good',
  returned: 'bad',
};

export const words = {
  title: '考核方案',
  lead: '本县采用的方案：编写、检查、另一人批准、在哪些单位启用',
  holder: '考核办',
  columns: { name: '方案', newest: '最新版本', approved: '执行版本', live: '适用单位' },
  version: (number: number) => `第 ${number} 版`,
  none: '还没有采用方案',
  noneWhat: '从下面的方案库采用一份，改成本县的规定；也可以粘贴已有的方案。',
  noneReadable: '考核办批准方案后，在这里查看。',
  notLive: '还没有启用',
  noApproved: '还没有批准',
  liveAt: (unit: string, day: string, begun: boolean) => (begun ? `${unit}（${day}起）` : `${unit}（将从${day}起）`),
  library: '方案库',
  libraryWhat: '随系统提供、逐条注明出处的方案。采用后是一份草稿，可以修改，不影响方案库。',
  adopt: '采用',
  adoptOf: (name: string) => `采用：${name}`,
  adopted: '已采用过',
  paste: '粘贴方案',
  pasteWhat: '粘贴后存为草稿，有错误的也可以先保存，再逐处修改。',
  pasteLabel: '方案文本',
  cancel: '取消',
  save: '保存',

  trial: {
    title: '用以往的考核试算',
    what: '选一次考核，看用这一版算，谁的得分、名次、等次会变，为什么。只看不存。',
    round: '考核',
    choose: '请选择',
    start: '试算',
    none: '还没有开展过考核。',
    sides: (before: string, after: string) => `原方案：${before}；这一版：${after}`,
    same: '得分、名次、等次都没有变化。',
    totals: (up: number, down: number, other: number) =>
      `得分有变化 ${up + down + other} 人：升 ${up} 人，降 ${down} 人${other === 0 ? '' : `，只有一个方案得出分数 ${other} 人`}`,
    mean: (change: string) => `，平均变化 ${change}`,
    grades: (up: number, down: number, other: number) =>
      `等次有变化 ${up + down + other} 人：升 ${up} 人，降 ${down} 人${other === 0 ? '' : `，其他 ${other} 人`}。`,
    ranks: (changed: number) => `名次有变化 ${changed} 人。`,
    only: (before: number, after: number) => `只有原方案考核 ${before} 人，只有这一版考核 ${after} 人。`,
    consequence: (name: string, before: number, after: number) => `${name}：原 ${before} 人，现 ${after} 人`,
    levels: { population: '考核群体', level: '等次', before: '原方案', after: '这一版' },
    people: '有变化的人员，降得多的在前',
    columns: { name: '姓名', total: '得分', rank: '名次', grade: '等次', why: '为什么' },
    from: (before: string, after: string) => (before === after ? after : `${before} → ${after}`),
    notAssessed: '不考核',
    more: (people: number) => `另有 ${people} 人没有列出。`,
    rankOnly: (people: number) => `另有 ${people} 人只有名次变化。`,
  },
  drop: '删去草稿',
  dropTitle: (number: number) => `删去第 ${number} 版`,
  dropWhat: '删去后不能恢复。一份方案只有这一版的，方案也一并删去；已经批准的版本不受影响。',

  fromLibrary: (id: string) => `采自方案库 ${id}`,
  versions: '版本',
  newDraft: '另起新版本',
  steps: { changed: '修改', submitted: '提交', approved: '批准', returned: '退回' },
  step: (what: string, name: string, at: string) => `${name}${what}，${at}`,
  note: '改动说明',
  noNote: '没有填写改动说明',
  reason: (reason: string) => `退回理由：${reason}`,
  above: (authority: string, document: string, day: string) => `上级批复：${authority}，${document}，${day}`,
  hash: '校验码',
  edit: '修改',
  read: '查看',
  editOf: (number: number) => `修改第 ${number} 版`,
  readOf: (number: number) => `查看第 ${number} 版`,
  approve: '批准',
  approveTitle: (number: number) => `批准第 ${number} 版`,
  approveWhat: '批准后这一版不能再改，可以用来开展考核。批准人、时间和全文的校验码记入台账。',
  withAbove: '已经上级批复',
  authority: '批复机关',
  document: '批复文号',
  aboveDay: '批复日期',
  back: '退回',
  backTitle: (number: number) => `退回第 ${number} 版`,
  backWhat: '退回后由考核办继续修改，理由提交人可以看到。',
  backReason: '退回理由',

  live: '适用单位',
  liveWhat: '一个单位包括其下属单位；全县启用的，选择本县。可以先在几个单位试点，其余的以后再加。',
  liveEdit: '设定适用单位',
  liveUnit: '单位',
  liveSince: '从哪一天起',
  addUnit: '添加单位',
  removeUnit: '去掉',
  removeAt: (at: number) => `去掉第 ${at} 个单位`,
  unitAt: (at: number) => `第 ${at} 个单位`,
  sinceAt: (at: number) => `第 ${at} 个单位的起始日期`,

  text: '方案文本',
  print: '实施方案正文',
  printWhat: '由方案文本生成，就是实际执行的规则。',
  printOld: '方案有错误，下面是改错以前的正文。',
  printNone: '方案有错误，改正后在这里显示正文。',
  findings: '检查结果',
  noFindings: '没有发现错误。',
  checking: '正在检查…',
  severities: { error: '错误', warning: '提醒', info: '说明' },
  line: (line: number) => `第 ${line} 行`,
  found: (errors: number, others: number) =>
    errors === 0
      ? `没有错误，${others} 处提醒`
      : others === 0
        ? `${errors} 处错误`
        : `${errors} 处错误，${others} 处提醒`,
  editHint: '按 Esc 再按 Tab 离开编辑框。',
  saved: '已保存。',
  unsavedChanges: '有修改还没有保存',
  changedElsewhere: '这份草稿在别处保存过，下面是本机没有保存的内容。要用别处保存的，请放弃这里的修改。',
  dropMine: '放弃这里的修改',
  submit: '提交批准',
  submitHint: '提交后由另一人批准。',
  fixFirst: '改正错误后才能提交。',
  noteFirst: '请先写明改动说明。',
  toScheme: '回到这份方案',
  compare: (number: number) => `与第 ${number} 版比较`,
  compareNone: '与上一版的文本相同。',
  compareAdded: '新增',
  compareRemoved: '删去',
  wholeText: '全文',

  own: '适用的方案',
  ownLead: '本人所在单位正在执行的考核方案',
  ownNone: '还没有启用的考核方案',
  ownNoneWhat: '考核办在本人所在单位启用方案后，在这里查看全文。',
} as const;
