/** The three tables that rosters are imported from, with the headers that offices really write. */
import type { OfficeColumn, OfficeTable } from '@shiji/tables';

export const importKinds = ['units', 'people', 'chains'] as const;
export type ImportKind = (typeof importKinds)[number];

const text = (id: string, name: string, about: string, also: readonly string[] = []): OfficeColumn => ({
  id,
  name,
  kind: 'text',
  required: false,
  also,
  about,
});
const required = (column: OfficeColumn): OfficeColumn => ({ ...column, required: true });
const day = (id: string, name: string, about: string, also: readonly string[] = []): OfficeColumn => ({
  ...text(id, name, about, also),
  kind: 'date',
});

const personCode = text('code', '工号', '一人一个，不重复；同单位有同名的人时必须填写。', [
  '编号',
  '人员编号',
  '人员编码',
  '职工编号',
  '干部编号',
]);
const section = text(
  'section',
  '内设机构',
  '单位内的股室，或乡镇的村（社区）、网格；几层的用“/”隔开，如“东湾村/第一网格”。',
  ['股室', '科室', '所在股室', '所在科室', '内设科室', '部门股室', '村社区', '村（社区）', '处室'],
);

const units: OfficeTable = {
  name: '单位表',
  about: '一个单位一行，包括内设机构、村（社区）、网格；上级单位也要有自己的一行，或者已经在系统里。',
  columns: [
    text('code', '单位代码', '有则填写，不重复；以后改名时靠它认出是同一个单位。', [
      '单位编码',
      '单位编号',
      '机构代码',
      '机构编码',
    ]),
    required(text('name', '单位名称', '规范的全称或简称。', ['单位', '名称', '机构名称', '单位全称', '部门名称'])),
    text('parent', '上级单位', '上级单位的名称或代码；重名时写全，如“柳塘镇/东湾村”。县本级不填。', [
      '上级',
      '上级单位名称',
      '主管单位',
      '上级机构',
      '隶属单位',
      '所属单位',
    ]),
    text('kind', '单位类别', '县、部门、乡镇、村、社区、内设机构、网格之一。', [
      '单位性质',
      '类别',
      '单位类型',
      '机构类别',
      '性质',
      '机构类型',
    ]),
    day('since', '设立日期', '不清楚的可以不填。', ['成立日期', '成立时间', '设立时间']),
    day('until', '撤销日期', '仍在的不填。', ['撤销时间', '撤并日期', '撤并时间']),
  ],
};

const people: OfficeTable = {
  name: '人员表',
  about: '一人一行；有兼任职务的，每个职务一行，并在“是否兼任”写明。',
  columns: [
    personCode,
    required(text('name', '姓名', '只写姓名，间隔号用“·”。', ['名字', '人员姓名', '干部姓名'])),
    required(
      text('unit', '单位', '部门或乡镇的名称或代码。', [
        '单位名称',
        '工作单位',
        '所在单位',
        '任职单位',
        '所属单位',
        '部门',
      ]),
    ),
    section,
    text('post', '职务', '如“党组书记、局长”。', [
      '现任职务',
      '职务名称',
      '行政职务',
      '岗位',
      '工作职务',
      '现任职务全称',
    ]),
    text('rank', '职级', '如“一级主任科员”。', ['职务职级', '现任职级', '职级名称', '公务员职级']),
    text('duty', '评鉴层级', '主要领导、分管领导、股组长、工作人员之一；股组长以外的领导必须填写。', [
      '领导类别',
      '人员层级',
      '岗位层级',
      '层级',
      '领导层级',
    ]),
    text('staffing', '人员身份', '公务员、参公人员、事业编制、工勤、村干部等。', [
      '编制类型',
      '编制',
      '人员类别',
      '身份',
      '编制性质',
      '编制类别',
    ]),
    day('since', '任现职时间', '如 2025-03-01。', ['任职时间', '现职时间', '任现职日期', '任职日期', '任现职务时间']),
    text('main', '是否兼任', '兼任的写“兼任”，主职写“主职”或不填。', ['兼任', '主兼职', '任职类型', '任职方式']),
  ],
};

const chains: OfficeTable = {
  name: '分管与评鉴关系表',
  about:
    '写分管的，一个股室（村）一行：单位、内设机构、分管领导。另行指定评鉴人的，一人一行：姓名、评鉴环节、评鉴人、理由。',
  columns: [
    text('unit', '单位', '分管的股室（村）所在的部门或乡镇；没有内设机构的填单位本身。', [
      '单位名称',
      '工作单位',
      '所在单位',
      '部门',
    ]),
    { ...section, name: '分管股室', also: ['内设机构', ...section.also, '分管科室', '分管部门', '联系村'] },
    required(
      text('leader', '分管领导', '分管领导的姓名；另行指定的，写评鉴人的姓名。', [
        '评鉴人',
        '领导姓名',
        '分管领导姓名',
        '包村领导',
        '联系领导',
        '评鉴人姓名',
      ]),
    ),
    text('leaderCode', '分管领导工号', '有同名的人时填写。', ['评鉴人工号', '领导工号', '领导编号']),
    text('person', '姓名', '只在另行指定评鉴人时填写：被评鉴的人。', ['被评鉴人', '被评鉴人姓名', '人员姓名']),
    { ...personCode, about: '被评鉴人的工号，有同名的人时填写。', also: ['被评鉴人工号', ...personCode.also] },
    text('step', '评鉴环节', '另行指定的是哪一步：股组长、分管领导、主要领导。', ['环节', '评鉴层级', '步骤']),
    text(
      'only',
      '仅限任职单位',
      '只对其中一个任职另行指定时，写这个任职的单位，如“县财政局/办公室”；对全部任职都算的不填。',
      ['适用任职'],
    ),
    day('since', '起始日期', '从哪天起。', ['开始日期', '开始时间', '起始时间', '分管时间']),
    day('until', '结束日期', '一直有效的不填。', ['截止日期', '结束时间', '终止日期']),
    text('reason', '理由', '另行指定评鉴人的理由。', ['原因', '说明', '指定理由']),
  ],
};

export const importTables: Readonly<Record<ImportKind, OfficeTable>> = { units, people, chains };
