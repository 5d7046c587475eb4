/**
 * The fact tables: one description that drives reading, workbook columns, templates, the JSON Schema and `docs/facts.md`.
 * A fact's natural key (`key`) names it where the row has no `id` of its own.
 */

/** What a cell may hold. `decimal` and `date` stay exact text; `whole` is a count ≥ 0. */
export type CellKind = 'text' | 'decimal' | 'date' | 'whole';

export interface ColumnSpec {
  readonly id: string;
  /** Chinese header, as a workbook shows it. */
  readonly name: string;
  readonly kind: CellKind;
  readonly required: boolean;
  /** Other headers that people use for this column. */
  readonly also: readonly string[];
  /** One Chinese sentence for the template's header note and `docs/facts.md`. */
  readonly about: string;
}

export interface TableSpec {
  readonly id: TableId;
  readonly name: string;
  readonly about: string;
  readonly columns: readonly ColumnSpec[];
  /** Columns whose values together name a row that has no `id`. */
  readonly key: readonly string[];
}

export const tableIds = [
  'run',
  'subjects',
  'spells',
  'links',
  'points',
  'papers',
  'tallies',
  'events',
  'items',
  'measures',
  'rulings',
  'history',
] as const;
export type TableId = (typeof tableIds)[number];

/** One row as it stands in a file, before it is read: text (or a JSON number or boolean) by column id. */
export type RawRow = Readonly<Record<string, unknown>>;

/** The tables as they stand in a file. `places[table][i]` says where row i stands, for messages; without it rows count from 1. */
export interface RawFacts {
  readonly tables: { readonly [T in TableId]?: readonly RawRow[] };
  readonly places?: { readonly [T in TableId]?: readonly RowPlace[] };
}

export interface RowPlace {
  /** The sheet's own name. */
  readonly sheet: string;
  /** The row's number as the spreadsheet program shows it. */
  readonly row: number;
}

const need = (id: string, name: string, kind: CellKind, about: string, also: readonly string[] = []): ColumnSpec => ({
  id,
  name,
  kind,
  required: true,
  also,
  about,
});
const may = (id: string, name: string, kind: CellKind, about: string, also: readonly string[] = []): ColumnSpec => ({
  id,
  name,
  kind,
  required: false,
  also,
  about,
});

const factId = may('id', '记录编号', 'text', '这条记录的编号，可不填；更正时要用到。');
const corrects = may('corrects', '更正', 'text', '填被更正记录的编号，本行取代那一行。');
const subject = need('subject', '对象编号', 'text', '对应“对象”表的编号。', ['考核对象', '对象']);

/** Every table with its columns, in the order in which a workbook shows them. */
export const tables: readonly TableSpec[] = [
  {
    id: 'run',
    name: '考核期',
    about: '本次计算的时间，只有一行。',
    key: ['period'],
    columns: [
      need('period', '期间', 'text', '期间的名称，如 2026Q1。'),
      need('from', '起始日', 'date', '期间的第一天。', ['开始日期']),
      need('to', '截止日', 'date', '期间的最后一天。', ['结束日期']),
      need('asOf', '统计日', 'date', '截至哪一天的事实。', ['统计日期']),
    ],
  },
  {
    id: 'subjects',
    name: '对象',
    about: '考核谁。一人两岗就是两个对象；单位、村也可以是对象。',
    key: ['id'],
    columns: [
      need('id', '编号', 'text', '对象的编号，全表不重复。', ['对象编号']),
      may('person', '人员编号', 'text', '同一个人的两个岗位填同一个人员编号。'),
      need('name', '姓名', 'text', '姓名或单位名称。', ['名称', '姓名或名称']),
      may('population', '考核群体', 'text', '方案里的群体；不填则按方案的条件判断。', ['群体']),
    ],
  },
  {
    id: 'spells',
    name: '经历',
    about: '单位、岗位、编制、请假、试用期等，都带起止日期；调动就是两行。',
    key: ['subject', 'attribute', 'value', 'from'],
    columns: [
      subject,
      need('attribute', '属性', 'text', '方案里的属性，如 unit 或其中文名。'),
      need('value', '内容', 'text', '这段时间里的值。', ['值']),
      may('from', '起', 'date', '第一天；不填表示一直如此。', ['起始日']),
      may('to', '止', 'date', '最后一天；不填表示至今。', ['截止日']),
      factId,
      corrects,
    ],
  },
  {
    id: 'links',
    name: '关系',
    about: '对象之间的关系，如班子成员、主要负责人、结对。',
    key: ['from', 'role', 'to'],
    columns: [
      need('from', '甲方', 'text', '对象编号。'),
      need('role', '关系', 'text', '关系的名称。'),
      need('to', '乙方', 'text', '对象编号。'),
      factId,
      corrects,
    ],
  },
  {
    id: 'points',
    name: '评分',
    about: '评分人、评委或其他系统给出的分数。',
    key: ['subject', 'indicator', 'rater', 'role', 'date'],
    columns: [
      subject,
      need('indicator', '指标', 'text', '方案里的指标编号或名称。'),
      may('rater', '评分人', 'text', '评分人的编号；同一人在一期里只计一次。'),
      may('role', '评分层级', 'text', '方案里的评分层级，如 分管领导。', ['角色', '层级']),
      need('value', '分数', 'decimal', '给出的分数。', ['得分', '分值']),
      may('date', '日期', 'date', '评分日期，须在考核期内，不晚于统计日，否则不计；可不填。'),
      factId,
      corrects,
    ],
  },
  {
    id: 'papers',
    name: '选票',
    about: '匿名的整张选票；票号是随机的，不对应任何人。',
    key: ['poll', 'group', 'paper', 'question', 'subject'],
    columns: [
      need('poll', '测评', 'text', '方案里的测评编号或名称。'),
      may('group', '评价主体', 'text', '方案里的评价主体，如 领导班子。', ['组别']),
      need('paper', '票号', 'text', '随机的票号。'),
      may('question', '题目', 'text', '一张票有几个题目时填写。'),
      subject,
      need('value', '评价', 'text', '所选的档次或分数。'),
      factId,
      corrects,
    ],
  },
  {
    id: 'tallies',
    name: '计票',
    about: '投票时已判断有效性的票，只有票数。',
    key: ['poll', 'group', 'question', 'subject', 'value'],
    columns: [
      need('poll', '测评', 'text', '方案里的测评编号或名称。'),
      may('group', '评价主体', 'text', '方案里的评价主体。', ['组别']),
      may('question', '题目', 'text', '一张票有几个题目时填写。'),
      subject,
      need('value', '评价', 'text', '档次或分数。'),
      need('count', '票数', 'whole', '有效票数。'),
      may('cast', '收回票数', 'whole', '该评价主体一共收回几张票，作废的、空白的也算；每行填同一个数，只填一行也行。'),
      factId,
      corrects,
    ],
  },
  {
    id: 'events',
    name: '事件',
    about: '表彰、通报、缺勤等发生过的事。',
    key: ['subject', 'code', 'level', 'date', 'key'],
    columns: [
      subject,
      need('code', '事项', 'text', '方案里的事项编号或名称。', ['事项代码']),
      may('level', '级别', 'text', '方案里的级别，如 县级。'),
      may('count', '次数', 'whole', '不填为 1。'),
      need(
        'date',
        '日期',
        'date',
        '发生的日期，须在考核期内，不晚于统计日，否则不计入本期；方案规定了影响期的，期前的也在影响期内计入。',
      ),
      may('key', '事由编号', 'text', '同一件事填同一个编号，只计一次；事项在几个指标里计分的，必须填写。', [
        '事件编号',
      ]),
      factId,
      corrects,
    ],
  },
  {
    id: 'items',
    name: '任务',
    about: '交办的工作，有期限，有完成日期。',
    key: ['subject', 'indicator', 'key'],
    columns: [
      need('key', '任务编号', 'text', '任务的编号。'),
      subject,
      need('indicator', '指标', 'text', '方案里的指标编号或名称。'),
      may('weight', '权重', 'decimal', '不填为 1。'),
      need('due', '期限', 'date', '应完成的日期，在考核期内、不晚于统计日的才计入。'),
      may('done', '完成日', 'date', '实际完成的日期；没完成就不填。', ['完成日期']),
      may('status', '状态', 'text', '免做的填“免”，不计入应完成数；其他的空着。'),
      factId,
      corrects,
    ],
  },
  {
    id: 'measures',
    name: '数据',
    about: '收入、投资、比率等上报的数据。',
    key: ['subject', 'figure', 'period'],
    columns: [
      subject,
      need('figure', '数据项', 'text', '方案里的数据项，或其指标的名称。'),
      may('period', '期间', 'text', '不填为本期。'),
      need('value', '数值', 'decimal', '上报的数值。', ['值']),
      may('unit', '单位', 'text', '计量单位，须与方案一致。', ['计量单位']),
      factId,
      corrects,
    ],
  },
  {
    id: 'rulings',
    name: '裁定',
    about: '考核委员会作出的决定，须有决定人和理由。',
    key: ['kind', 'target', 'setting'],
    columns: [
      need('kind', '类别', 'text', '对象、范围、测评或记录（也可写 subject、pool、poll、fact）。', ['对象类别']),
      need(
        'target',
        '针对',
        'text',
        '被裁定的对象（编号，不重名的也可写姓名）、名次范围、测评或记录；范围、记录有重名的，写成 群体/名次范围 或 表名/记录编号。',
      ),
      need('setting', '事项', 'text', '例外、调整等次、补定等次、名额.等次、比例.等次、缺项.指标、尾差.指标 或 作废。'),
      need('value', '决定', 'text', '决定的内容：是或否、等次、例外的名称、比例、分数。'),
      need('by', '决定人', 'text', '谁作出的决定。'),
      need('reason', '理由', 'text', '为什么。'),
      factId,
      corrects,
    ],
  },
  {
    id: 'history',
    name: '往期结果',
    about: '以前各期已确认的结果。',
    key: ['subject', 'scheme', 'period'],
    columns: [
      subject,
      need('period', '期间', 'text', '期间的名称，如 2025Q4。'),
      need('from', '起始日', 'date', '那一期的第一天。'),
      need('to', '截止日', 'date', '那一期的最后一天。'),
      need('scheme', '方案', 'text', '当时所用方案的编号；本方案的也可填名称。'),
      may('total', '总分', 'decimal', '已确认的总分。', ['得分']),
      may('grade', '等次', 'text', '已确认的等次。'),
      may('rank', '名次', 'whole', '在名次范围内的名次。'),
      may('pool', '名次范围', 'text', '和谁一起排名，如单位。'),
      may('poolSize', '范围人数', 'whole', '名次范围内的人数。'),
      may('version', '版本', 'text', '结果的版本。'),
      factId,
      corrects,
    ],
  },
];

const byId = new Map(tables.map((table) => [table.id, table]));

/** The description of one table. */
export function tableSpec(id: TableId): TableSpec {
  const spec = byId.get(id);
  if (spec === undefined) throw new Error(`no table ${id}`);
  return spec;
}
