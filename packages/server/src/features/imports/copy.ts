/** The sentences about rows of an import: what is wrong and what to write instead. Row and column are told beside them. */
type Values = Readonly<Record<string, string>>;

export const reasonSentences = {
  'cell-error': () => '这一格是错误值（如 #N/A）。请改正公式，或直接填写内容。',
  'cell-formula': () => '这一格是公式，文件里没有它的结果。请用 WPS 或 Excel 打开保存一次，或粘贴为数值。',
  'cell-digits': (v) => `“${v.value}”超过 15 位，表格软件可能已把末尾改成 0。请把这一列设为文本格式后重新填写。`,
  blank: (v) => `没有填写“${v.name}”。请填写。`,
  'word-unknown': (v) => `不认得“${v.value}”。请写下列之一：${v.known}。`,
  'day-unreadable': (v) => `“${v.value}”不是日期。请写成 2025-03-01 的样子。`,
  'day-ambiguous': (v) =>
    `“${v.value}”分不清是 1 月还是 10 月。请写成 2025-01 或 2025-10 的样子，并把这一列设为文本格式。`,
  'month-first': (v) => `只写到月份（${v.value}），按当月第一天 ${v.day} 处理。`,
  'month-last': (v) => `只写到月份（${v.value}），按当月最后一天 ${v.day} 处理。`,
  'day-assumed': (v) => `没有填写日期，按 ${v.day} 起处理。`,
  'duty-assumed': (v) => `没有填写评鉴层级，按“${v.duty}”处理。`,
  'staffing-assumed': (v) => `没有填写人员身份，按“${v.staffing}”处理。`,
  'unit-not-found': (v) =>
    `没有名为“${v.value}”的单位。${v.similar === '' ? '请先导入单位，或改为已有的名称。' : `是不是：${v.similar}？请改为已有的名称，或先导入单位。`}`,
  'unit-several': (v) => `有几个单位叫“${v.value}”：${v.paths}。请写全，如“${v.first}”，或填写单位代码。`,
  'row-twice': (v) => `与第 ${v.row} 行重复。请删去其中一行。`,
  'name-without-code': (v) => `第 ${v.rows} 行都是“${v.name}”，没有工号，分不清是不是同一人。请给每人填写工号。`,
  'name-several': (v) => `有几个人叫“${v.name}”：${v.people}。请填写工号。`,
  'name-elsewhere': (v) =>
    `“${v.name}”已在${v.people}，不知道是调来的同一人还是另一人。是同一人的请填写其工号；是另一人的请填写新的工号。`,
  'code-of-another': (v) =>
    `工号 ${v.value} 是${v.other}的，与这一行的姓名“${v.name}”不同。请核对工号；改了名字的，请先在人员信息里更正。`,
  'second-main': (v) => `${v.name}在第 ${v.row} 行已有主职。兼任的请在“是否兼任”写“兼任”，重复的请删去。`,
  'moved-before': (v) =>
    `任现职时间 ${v.day} 早于现有任职的起始日期 ${v.since}（${v.post}）。请核对；原来登记有误的，请先更正原任职。`,
  'staffing-blank': () => '新增人员没有填写人员身份。请填写，如“公务员”。',
  'person-not-found': (v) => `没有找到“${v.value}”。请核对姓名或工号，或先导入人员。`,
  'several-leaders': (v) => `“${v.value}”写了不止一人。一个股室同时只能有一位分管领导，请只写一人，或分行写明日期。`,
  'parent-blank': () => '没有填写上级单位。请填写；县本级以外的单位都有上级。',
  'no-such-post': (v) => `${v.name}在“${v.value}”没有任职。请核对“仅限任职单位”，对全部任职都算的不填。`,
  'not-yours': () =>
    '这一行涉及您所管单位以外的任职，或者是您本人，单位管理员不能办理。调入、调出和本人的变动请由考核办办理。',
  law: (v) => v.sentence ?? '',
} as const satisfies Readonly<Record<string, (values: Values) => string>>;

export type ReasonCode = keyof typeof reasonSentences;

export const reasonSentence = ({ code, values }: { code: ReasonCode; values: Values }): string =>
  (reasonSentences[code] as (values: Values) => string)(values);
