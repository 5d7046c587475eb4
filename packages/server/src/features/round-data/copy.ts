import { refusalTable } from '../../http/refusals.ts';

export const dataRefusals = refusalTable({
  'facts-closed': {
    status: 409,
    title: '“{stage}”已经完成，本次考核不再导入数据。确需补充的，请先重新进行这个环节。',
  },
  'file-wrong': { status: 422, title: '文件不能读取：{first}' },
  'file-blank': { status: 422, title: '文件里没有填写的内容。请填好后重新选择。' },
  'file-too-long': { status: 422, title: '文件超过 {most} 行。请按单位分成几个文件。' },
  'import-over': { status: 409, title: '这次导入已经结束，不能再操作。需要的，请重新上传文件。' },
  'rows-refused': { status: 409, title: '还有 {count} 行不能导入。请改正后重新上传，或者选择“略过这些行”再确认。' },
  'nothing-to-import': { status: 409, title: '没有可以导入的行。请按提示改正文件后重新上传。' },
  'plan-changed': { status: 409, title: '核对以后，考核的数据又有变动，已经重新核对。请再看一遍后确认。' },
  'import-built-on': {
    status: 409,
    title: '后来又有导入改了其中的 {count} 条，不能整批撤回。请先撤回后来的导入。',
  },
});

export const dataWords = {
  /** What the scheme's word for a lack does to people whose points weren't brought in. */
  lacks: {
    hold: '没有导入的，暂缓确定，补齐后再定',
    pass: '没有导入的，按上级指标的规定处理',
    redistribute: '没有导入的，比重由其他各方分担',
    skip: '没有导入的，略去这一项',
    rescale: '没有导入的，略去这一项，其他各项按比例折算',
    count: '没有导入的，按方案规定的数计',
  },
  notUtf8: '文件不是 UTF-8 编码，读出来会是乱码。请另存为 UTF-8 后再提交。',
  noTable: '没有找到可读的表。请下载本次考核的导入表填写，或者在首行写上：姓名、指标、分数。',
  otherTables: (count: number) => `文件里另有 ${count} 张表不从这里导入，没有读取。`,
  readAs: (table: string) => `按“${table}”表读取。`,
  cell: (row: number, column: string) => `第 ${row} 行“${column}”是错误值，或者公式没有结果。请改正后再提交。`,
  nobody: (written: string) => `本次考核里没有“${written}”。请核对姓名、工号，是不是在考核范围内。`,
  blankPerson: '没有写是谁。请填写姓名或者工号。',
  several: (written: string, labels: string) =>
    `“${written}”在本次考核里不止一人（${labels}）。请写成“姓名（单位）”，或者填工号。`,
  outside: '方案不考核这名同志，不能导入。',
  unknown: (column: string, written: string) => `方案里没有${column}“${written}”。请核对写法。`,
  ambiguous: (column: string, written: string) => `“${written}”可能是几个${column}，请改写编号。`,
  reviewed: (role: string) => `“${role}”的评分由评鉴环节给出，不从文件导入。`,
  logged: (name: string) => `“${name}”由纪实自动计入，不从文件导入。`,
  notRead: (from: string, to: string) => `本次考核不看 ${from} 至 ${to} 的结果。请核对起始日和截止日。`,
  onPlatform: (period: string) => `平台上已有这名同志 ${period} 的最后结果，以平台的为准，不从文件导入。请删去这一行。`,
  daysMeet: (period: string) => `与这名同志 ${period} 的结果日期重叠。请核对起始日和截止日。`,
  proposedHere: (name: string, day: string) =>
    `“${name}”在 ${day} 已经为这名同志在系统里提出过，同一件事只计一次。确是另一件事的，请在系统里提出。`,
  twice: (sheet: string, row: number) => `与“${sheet}”第 ${row} 行是同一条，请删去一行。`,
  guide: (round: string) => `${round}：导入表填写说明`,
} as const;
