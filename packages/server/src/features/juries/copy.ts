import { refusalTable } from '../../http/refusals.ts';

export const juryRefusals = refusalTable({
  'scheme-unreadable': { status: 422, title: '这份考核方案不能用：{why}请改正后重新选择文件。' },
  'scheme-without-points': {
    status: 422,
    title: '这份考核方案里没有由评委评分的指标。请换一份方案，或者直接填写评分规则。',
  },
  'rules-unfit': { status: 422, title: '评分规则不能用：{why}' },
  'person-unknown': { status: 422, title: '第 {row} 行选择的人员不在花名册里。请重新选择。' },
  'unit-unknown': { status: 422, title: '第 {row} 行选择的单位不在花名册里。请重新选择。' },
  'project-unnamed': { status: 422, title: '第 {row} 个对象是项目，请填写项目名称和所属单位。' },
  'juror-unnamed': { status: 422, title: '第 {row} 名评委不在花名册里，请填写姓名和单位。' },
  'subject-twice': { status: 422, title: '“{name}”列了两次，请去掉一个。' },
  'juror-twice': { status: 422, title: '评委“{name}”列了两次，请去掉一个。' },
  'role-unknown': { status: 422, title: '评委“{name}”还没有分组。请从规则里的组别中选一个：{known}。' },
  'jury-not-draft': { status: 409, title: '评分已经开始，规则、对象和评委不能再改。' },
  'jury-changed': { status: 409, title: '别人刚修改过这次评分。请刷新，核对后再改。' },
  'subject-has-claims': {
    status: 409,
    title: '“{name}”已登记所报成绩，不能从名单里去掉。请保留，不需要评分的可以在评分时跳过。',
  },
});

/** Sentences about a jury that is shown. */
export const jurySentences = {
  recusal: (juror: string, subject: string, why: string, by: string) =>
    `评委 ${juror} 回避 ${subject}：${why}（${by}）`,
  unit: (name: string) => `本单位${name === '' ? '' : `，${name}`}`,
  noSubjects: '还没有评分对象。',
  noJurors: '还没有评委。',
  tooFew: (subject: string, role: string, found: number, need: number) =>
    `“${subject}”${role === '' ? '' : `的${role}`}只有 ${found} 名评委可以评分（已扣除回避），规则要求至少 ${need} 名。请增加评委。`,
  fewIn: (subject: string, role: string, count: number) =>
    `“${subject}”${role === '' ? '' : `的${role}`}只有 ${count} 名评委，公布全部分数时容易看出是谁打的。建议每组至少 3 名。`,
  noRole: (subject: string, role: string) => `“${subject}”没有可以评分的${role}评委，这一组会缺席。`,
  panelWithout: (panel: string) => `评委组“${panel}”没有对应的评分对象，请核对组名。`,
} as const;
