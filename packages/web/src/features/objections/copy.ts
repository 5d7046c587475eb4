/** Words of objections, reviews and appeals: filing, handling, answering. */
import type { Returns } from '../../api/shape.ts';

export type Objection = Returns<'GET /api/objections/:id'>;
export type OwnObjections = Returns<'GET /api/objections/mine'>;
export type Remedy = OwnObjections['fileable'][number];

export const words = {
  file: {
    title: (kinds: readonly string[]) => `提出${kinds.join('或者')}`,
    kind: '提出哪一种',
    kinds: {
      objection: '由考核办组织核实后答复。',
      review: '由作出结果的机关重新核实，三十日内作出决定。对复核决定不服的，还可以提出申诉。',
      appeal: '由同级公务员主管部门或者上一级机关受理，六十日内作出处理决定。作出决定以后，同一结果不再受理复核。',
    },
    until: (day: string) => `请在${day}前提出。`,
    about: (round: string) => `对${round}的结果`,
    step: '针对的项目',
    whole: '整个结果',
    text: '对什么有异议、理由是什么',
    placeholder: '写明哪一项不符、实际情况是什么、有什么依据。',
    photos: '佐证（照片或者文件，可以不加）',
    add: '添加佐证',
    adding: '正在上传',
    remove: (name: string) => `去掉${name}`,
    send: (kind: string) => `提交${kind}`,
    closed: '现在不能提出异议',
    closedWhat: '结果还没有公布，或者已经过了期限，或者已有一件正在办理。',
    back: '返回成绩',
  },

  own: {
    title: '我的异议',
    handling: '由我经办的异议',
    none: '没有由您经办的异议',
    noneWhat: '考核办确定由您经办的异议会在这里，也会在“今日”提醒。',
    open: (kind: string, round: string) => `${kind}：${round}`,
  },

  one: {
    title: (kind: string) => kind,
    of: (name: string, kind: string) => `${name}的${kind}`,
    state: '办理情况',
    step: '针对的项目',
    whole: '整个结果',
    text: '异议内容',
    evidence: '佐证',
    filed: (day: string) => `${day}提出`,
    due: (day: string) => `应在${day}前答复`,
    longer: (reason: string) => `期限已延长：${reason}`,
    withdraw: '撤回',
    withdrawTitle: (kind: string) => `撤回这件${kind}？`,
    withdrawWhat: '撤回后不再办理，结果不变。在期限内还可以再提。',
    handler: '经办人',
    noHandler: '还没有确定',
    study: '调查情况',
    sheet: '看本人的得分依据',
    back: '返回',
  },

  letter: {
    title: (kind: string) => `关于${kind}的答复`,
    to: (name: string) => `${name}同志：`,
    begins: (day: string, round: string, step: string, kind: string) =>
      `你于${day}对${round}${step}提出的${kind}收悉。经研究，现答复如下：`,
    ofStep: (step: string) => `中的“${step}”`,
    upheld: '异议成立，结果已经更正。',
    dismissed: '异议不成立，维持原结果。',
    newVersion: (version: number) => `更正后的结果为第 ${version} 版，可以在“成绩”里查看得分依据。`,
    read: (day: string) => `本人已于${day}阅看。`,
    print: '打印答复',
  },

  study: {
    label: '调查情况和建议',
    send: '提交调查情况',
    sent: '已提交，等待研究决定。可以继续补充。',
    placeholder: '写明核实了哪些材料、问了哪些人，结论和建议是什么。',
  },

  list: {
    title: '异议',
    lead: '异议、复核和申诉：先到期的在前',
    holder: '考核办',
    none: '没有异议',
    noneWhat: '有人对公布的结果提出异议的，会在这里，并按期限提醒。',
    person: '提出人',
    kind: '类别',
    round: '考核',
    step: '针对的项目',
    due: '答复期限',
    clock: '时限',
    state: '办理情况',
    open: (name: string, kind: string) => `办理${name}的${kind}`,
  },

  handle: {
    back: '返回异议列表',
    nameTitle: '确定经办人',
    nameWhat: '不能是本人，也不能是评鉴过他的人。',
    handler: '经办人',
    name: '确定',
    change: '更换经办人',
    decideTitle: '研究决定和答复',
    decideWhat: '决定后答复立即送达本人，不能撤回。成立的，按更正重新算出新的一版。',
    outcome: '结论',
    upheld: '成立',
    dismissed: '不成立',
    body: '由谁研究决定',
    bodyUsual: '考核委员会',
    text: '答复内容',
    correction: '怎样更正',
    byFacts: '有关记录已经更正，按现在的记录重新算',
    byRuling: (name: string) => name,
    trial: '试算：谁的等次会变',
    send: '决定并答复',
    longer: '延长期限',
    longerTitle: '延长答复期限',
    until: '延长到',
    reason: '理由',
  },
} as const;
