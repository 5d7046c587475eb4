import { refusalTable } from '../../http/refusals.ts';

export const useRefusals = refusalTable({
  'kind-unknown': { status: 422, title: '没有“{kind}”这种运用，或者已经停用。请重新选择种类。' },
  'use-twice': {
    status: 409,
    title: '{people}的这一条已经登记过（种类、日期、文号都相同），不用重复登记。请去掉后再提交。',
  },
  'use-ahead': { status: 422, title: '日期不能晚于今天（{day}）。请改正。' },
  'round-not-final': {
    status: 422,
    title: '{people}在所选的考核中还没有确认的结果，不能作为依据。请另选一次考核，或者等结果确认后再登记。',
  },
  'person-no-post': { status: 422, title: '花名册里没有{people}的任职，无法按单位统计。请先补充任职信息。' },
  'use-withdrawn': { status: 409, title: '这一条已经撤销。请刷新后查看。' },
  'kinds-changed': { status: 409, title: '运用种类刚被别人修改过，这次没有保存。请刷新后再改。' },
  'kind-twice': { status: 422, title: '有两个种类都叫“{name}”。请改成不同的名称。' },
  'kind-in-use': { status: 409, title: '“{name}”已经有登记，不能删除或者改变正负。不再使用的，请选“停用”。' },
  'file-kind': {
    status: 415,
    title: '读不了这个文件。请用 .xlsx 或者 .csv 文件，表头有姓名、运用种类、日期、文号。{first}',
  },
  'file-empty': { status: 422, title: '文件里没有可以登记的行。请核对表头下面是否有内容。' },
  'file-too-long': { status: 422, title: '一次最多登记 {most} 条，文件里更多。请分成几个文件。' },
});

export const useWords = {
  fileName: (year: string) => `${year}年成果运用统计.xlsx`,
  templateName: '成果运用登记表.xlsx',
  sums: '汇总',
  list: '明细',
  title: (year: string) => `${year}年平时考核成果运用统计`,
  people: '考核对象',
  reached: '涉及人数',
  total: '合计',
  all: '全县（区）',
  unit: '单位',
  made: (at: string, by: string) => `${by}于 ${at}（北京时间）导出。已撤销的不计。`,
  counted: (uses: number, positive: number, negative: number, people: number) =>
    `共运用 ${uses} 人次，其中正向 ${positive} 人次、负向 ${negative} 人次；考核对象 ${people} 人。`,
  columns: ['姓名', '单位', '运用种类', '正负', '日期', '文号', '依据的考核', '等次', '说明'],
  negativeHidden: '负向运用只列数字，不列姓名。',
  template: {
    name: '成果运用',
    about: '一人一项一行。',
    advice: [
      '第一行是表头；带 * 的列必须填写。',
      '同单位有同名的人，请填写工号；不同单位有同名的人，填写单位即可。',
      '日期写成 2025-03-01，是作出决定或者发文的日期。',
      '上传后先逐行核对，确认后才登记。',
    ],
    columns: {
      name: ['姓名', '在花名册里的姓名。'],
      code: ['工号', '同名的人靠它区分。'],
      unit: ['单位', '所在单位的名称。'],
      kind: ['运用种类', '本县（区）的种类之一。'],
      day: ['日期', '作出决定或者发文的日期。'],
      document: ['文号', '文件的文号；没有发文的写会议或者谈话记录的名称。'],
      note: ['说明', '有需要补充的，写在这里。'],
    },
  },
  row: {
    noPerson: (name: string) => `花名册里没有“${name}”。请核对姓名或者工号。`,
    otherName: (name: string) => `这个工号是“${name}”的，和姓名不一致。`,
    several: (labels: string) => `有多个同名的人：${labels}。请填写工号。`,
    noUnit: (unit: string) => `没有找到单位“${unit}”。`,
    notYours: '不是您管理的单位的人员，或者是您本人，不能由您登记。',
    noKind: (kind: string, kinds: string) =>
      kind === '' ? `没有写运用种类。应为：${kinds}。` : `没有“${kind}”这种运用。应为：${kinds}。`,
    noDay: (day: string) => (day === '' ? '没有写日期。' : `日期“${day}”读不懂。请写成 2025-03-01。`),
    noDocument: '没有写文号。',
    ahead: '日期晚于今天。',
    long: '文号最多 100 个字，说明最多 200 个字。',
    cell: (column: string) => `“${column}”这一格是公式或者错误值，读不出来。`,
    known: '已经登记过。',
    again: (row: number) => `和第 ${row} 行相同。`,
  },
} as const;
