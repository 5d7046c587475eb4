import { refusalTable } from '../../http/refusals.ts';

export const objectionRefusals = refusalTable({
  'nothing-to-object': { status: 409, title: '现在不能对这次考核的结果提出异议：结果还没有公布，或者已经过了期限。' },
  'kind-not-open': {
    status: 409,
    title: '现在不能对这次考核的结果提出{kind}，可以提出的是{open}。请重新选择。',
  },
  'appeal-decided': {
    status: 409,
    title:
      '您对这次考核结果的申诉已经作出处理决定，不再重复受理。对处理决定不服的，可以依照公务员法第九十五条，向作出决定机关的上一级机关提出再申诉。',
  },
  'figure-unknown': {
    status: 422,
    title: '方案里没有这个项目（{figure}）。请在得分依据里选择要提出异议的项目，或者对整个结果提出。',
  },
  'evidence-unknown': { status: 422, title: '所附的佐证没有上传成功，或者已经删除。请重新上传后再提交。' },
  'file-kind': { status: 415, title: '不支持这种文件。请上传照片、PDF、docx、xlsx、pptx 或 txt。' },
  'file-empty': { status: 422, title: '文件是空的，请重新选择。' },
  'objection-open': { status: 409, title: '您对这次考核的异议正在办理，请在原来的异议里补充，不用另提。' },
  'objection-changed': { status: 409, title: '这件异议刚有新的进展。请刷新，看过最新情况后再操作。' },
  'round-given-up': { status: 409, title: '这次考核已经中止，异议不再办理。' },
  'objection-over': { status: 409, title: '这件异议已经办结，不能再改。' },
  'not-answered': { status: 409, title: '这件异议还没有答复。' },
  'no-handler': { status: 409, title: '还没有确定经办人。请先确定由谁经办。' },
  'not-studied': { status: 409, title: '经办人还没有写调查情况。请先调查，再研究决定。' },
  'handler-party': { status: 422, title: '经办人不能是本人，也不能是评鉴过他的人（{role}）。请另选一人。' },
  'handler-unknown': { status: 422, title: '名册里没有所选的人。请重新选择。' },
  'decider-studies': {
    status: 403,
    title: '您是考核委员会委员，这件异议要由您参与决定，调查情况须由经办人写。请交由经办人办理。',
  },
  'handler-decides': { status: 403, title: '您是这件异议的经办人，须由另一人作出决定。' },
  'must-recuse': {
    status: 403,
    title: '您是这件异议提出人的{role}，应当回避，不能参与办理、调查和决定。请交由其他人办理。',
  },
  'recuse-oneself': {
    status: 403,
    title: '这件异议由您本人提出，您应当回避，不能参与办理、调查和决定。请交由其他人办理。',
  },
  'ruling-on-oneself': { status: 403, title: '更正涉及您本人的结果，您应当回避。请交由委员会其他人作出决定。' },
  'ruling-unfit': { status: 422, title: '这项决定不能生效：{because}' },
  'appeal-alone-longer': {
    status: 422,
    title: '{kind}的答复期限不能延长，依法只有申诉案情复杂的可以延长。请在{due}前答复。',
  },
  'not-longer': { status: 422, title: '期限只能延长一次，须晚于原来的期限，最多再延长 {most} 天。' },
});

const or = (value: string | undefined) => value ?? '无';

export const objectionWords = {
  givenUp: '考核已经中止，不再办理',
  oneself: '本人',
  hasReviewed: '评鉴人',
  changed: {
    grade: (from: string | undefined, to: string | undefined) => `等次由“${or(from)}”改为“${or(to)}”`,
    total: (from: string | undefined, to: string | undefined) => `总分由 ${or(from)} 改为 ${or(to)}`,
    rank: (from: string | undefined, to: string | undefined) => `名次由 ${or(from)} 改为 ${or(to)}`,
  },
  mayObject: (until: string) => `有异议的，请在${until}前提出。`,
  mayReview: (days: number) => `不服的，可以自收到之日起 ${days} 日内申请复核，或者直接提出申诉。`,
} as const;
