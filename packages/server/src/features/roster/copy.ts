/** The sentences of the roster's refusals: what is wrong, and what to do. */
type Values = Readonly<Record<string, string>>;

export const rosterSentences = {
  'changed-meanwhile': () => '这条信息刚被别人改过。请刷新后核对，再提交一次。',
  'day-unknown': (v) => `“${v.day}”不是日历上的日期。请写成 2026-03-25 的样子。`,
  'until-before-since': (v) => `止于 ${v.until}，早于起始的 ${v.since}。请核对两个日期。`,
  'unit-name-blank': () => '没有填写单位名称。请填写全称。',
  'unit-name-too-long': (v) => `单位名称“${v.name}”超过 100 个字。请改用规范的全称或简称。`,
  'unit-code-taken': (v) => `单位代码 ${v.code} 已由“${v.other}”使用。请核对，一个单位一个代码。`,
  'unit-without-parent': (v) => `“${v.name}”没有上级单位。只有县本级可以没有上级，请选择上级单位。`,
  'unit-parent-unknown': (v) => `“${v.name}”的上级单位不存在。请先建立上级单位，或改选一个。`,
  'unit-in-circle': (v) => `“${v.parent}”在“${v.name}”之下，不能作它的上级。请另选上级单位。`,
  'unit-parent-kind': (v) =>
    `“${v.name}”的类别是${v.kind}，不能设在${v.parentKind}之下。请核对类别；${v.kind}的上级可以是：${v.allowed}。`,
  'unit-kind-of-children': (v) => `“${v.name}”改为${v.kind}后，不能再有下级“${v.child}”。请先调整下级单位。`,
  'unit-outlives-parent': (v) =>
    `上级“${v.parent}”已于 ${v.until} 撤销，“${v.name}”不能在这之后仍设在它之下。请另选上级，或写明撤销日期。`,
  'unit-name-taken': (v) => `“${v.parent}”下已有“${v.name}”。请核对是否重复，或使用不同的名称。`,
  'unit-has-units': (v) =>
    `“${v.name}”之下还有“${v.child}”等 ${v.count} 个单位在这之后存续，不能先撤销。请先撤并或划转下级单位。`,
  'unit-has-people': (v) =>
    `“${v.name}”还有 ${v.people} 等 ${v.count} 段任职不在单位存续的日期之内。请先办理调离或免职，再撤销单位。`,
  'name-blank': () => '没有填写姓名。请填写。',
  'name-too-long': () => '姓名超过 50 个字。请核对是否把其他内容填进了姓名。',
  'name-private-use': (v) =>
    `姓名“${v.name}”里有本机自造的字，换一台电脑就显示不出来。请用支持 GB 18030 的输入法重新录入这个字。`,
  'name-characters': (v) =>
    `姓名“${v.name}”里有不是文字的内容（数字、括号、问号等）。请只写姓名，备注写到别的列；打不出的字请用支持 GB 18030 的输入法。`,
  'person-code-taken': (v) => `工号 ${v.code} 已由${v.other}使用。请核对，一人一个工号。`,
  'person-unknown': () => '没有这个人，可能已被删除。请刷新后重新选择。',
  'unit-unknown': () => '没有这个单位，可能已被删除。请刷新后重新选择。',
  'tenure-unknown': () => '没有这段任职，或者不是这个人的任职。请刷新后重新选择。',
  'tenure-outside-unit': (v) =>
    `${v.person}在“${v.unit}”的任职超出了单位存续的日期。请核对任职起止日期，或先改正单位的设立、撤销日期。`,
  'main-tenures-overlap': (v) =>
    `${v.person}在“${v.unit}”还有一段主职（${v.since} 至 ${v.until}），日期与这一段重叠。请先写明前一段的结束日期，或把其中一段改为兼任。`,
  'tenure-twice': (v) =>
    `${v.person}自 ${v.since} 起已在“${v.unit}”兼任职务，日期与这一段重叠。请修改原来的一段，或先写明它的结束日期。`,
  'standing-twice': (v) => `${v.person}自 ${v.since} 起已有一段“${v.kind}”，日期与这一段重叠。请修改原来的一段。`,
  'oversight-twice': (v) =>
    `“${v.unit}”自 ${v.since} 起已由${v.other}分管，日期与这一段重叠。请先写明原分管的结束日期。`,
  'oversight-from-elsewhere': (v) =>
    `${v.since} 时${v.leader}不在“${v.organization}”任职，不能分管其中的“${v.unit}”。请核对分管领导和起始日期。`,
  'override-of-oneself': (v) => `不能由${v.person}评鉴本人。请另选评鉴人。`,
  'override-without-reason': (v) => `没有写明为什么另行指定${v.person}的评鉴人。请填写理由。`,
  'override-twice': (v) =>
    `${v.person}的“${v.step}”自 ${v.since} 起已另行指定过，日期与这一次重叠。请先结束原来的指定。`,
  'still-used': (v) =>
    `${v.name === '' ? '这条信息' : `“${v.name}”`}已有任职、分管等记录，不能删除。请改为写明结束日期。`,
} as const satisfies Readonly<Record<string, (values: Values) => string>>;

export type RosterRefusalCode = keyof typeof rosterSentences;

export const rosterSentence = ({ refusal, values }: { refusal: RosterRefusalCode; values: Values }): string =>
  (rosterSentences[refusal] as (values: Values) => string)(values);
