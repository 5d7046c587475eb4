/**
 * What people may be told, as a closed list: its name, its sentence with the values in braces, and whether a mail may come in quiet hours.
 * A mail says the name alone; the sentence stays in the house.
 */
interface Kind {
  readonly name: string;
  readonly sentence: string;
  /** Can't wait until the morning. */
  readonly urgent: boolean;
}

export const messageKinds = {
  'log-missing': {
    name: '纪实待填写',
    sentence: '{what}还没有填写，请在{until}前完成。',
    urgent: false,
  },
  'review-turn': {
    name: '待您评鉴',
    sentence: '“{round}”轮到您评鉴，共 {count} 人，请在{until}前完成。',
    urgent: false,
  },
  returned: { name: '退回修改', sentence: '“{what}”已退回，请修改后重新提交。理由：{reason}', urgent: false },
  'about-you': {
    name: '有关于您的记录',
    sentence: '{what}，请查看。有不同意见的，请在{until}前提出。',
    urgent: false,
  },
  'on-notice': {
    name: '考核结果公示',
    sentence: '“{round}”的考核结果已经公示，请查看本人结果。有异议的，请在{until}前提出。',
    urgent: false,
  },
  'notice-down': {
    name: '公示撤下',
    sentence: '“{round}”的考核结果公示已经撤下，{sequel}。',
    urgent: false,
  },
  'objection-received': {
    name: '异议待处理',
    sentence: '“{round}”收到一件异议，请在{until}前处理。',
    urgent: false,
  },
  'objection-accepted': {
    name: '异议已受理',
    sentence: '您对“{round}”提出的异议已经受理，{until}前答复。',
    urgent: false,
  },
  'objection-decided': {
    name: '异议已答复',
    sentence: '您对“{round}”提出的异议已有答复，请查看。',
    urgent: false,
  },
  'grade-given': {
    name: '等次已补定',
    sentence: '“{round}”补定了您的等次，请查看得分依据；不服的，可以按规定申请复核。',
    urgent: false,
  },
  'result-final': {
    name: '考核结果已确认',
    sentence:
      '“{round}”的考核结果已经确认，请查看本人结果和告知书。不服的，可以按规定申请复核或者提出申诉，期限见告知书。',
    urgent: false,
  },
  'letter-delivered': {
    name: '结果告知书已送达',
    sentence:
      '“{round}”的结果告知书登记为{day}{way}，申请复核、提出申诉的期限从这一天起算。与实际不符的，请告诉考核办公室更正。',
    urgent: false,
  },
  'delivery-withdrawn': {
    name: '送达登记已撤销',
    sentence: '“{round}”结果告知书的送达登记有误，已经撤销，申请复核、提出申诉的期限另行起算。',
    urgent: false,
  },
  'result-corrected': {
    name: '考核结果更正',
    sentence: '“{round}”有一件异议、复核或者申诉成立，结果作了更正，您的结果也有变化：{change}。请查看。{remedy}',
    urgent: false,
  },
  'use-recorded': {
    name: '成果运用登记',
    sentence: '登记了一条与您有关的考核成果运用（{kind}），请查看。',
    urgent: false,
  },
  'reviewers-late': {
    name: '请督促评鉴',
    sentence: '“{round}”的“{stage}”{until}截止，{who}还没有开始评鉴，共 {count} 人待评鉴，请督促。',
    urgent: false,
  },
  'reviewers-overdue': {
    name: '评鉴逾期',
    sentence: '“{round}”的“{stage}”应在{until}前完成，{who}还有 {count} 人没有评鉴，请督促。',
    urgent: false,
  },
  'stage-open': {
    name: '请办理',
    sentence: '“{round}”已经进行到“{stage}”，请在{until}前办理。',
    urgent: false,
  },
  'import-due': {
    name: '评分待导入',
    sentence: '“{round}”的{what}还差 {count} 人没有导入，请在{until}前导入。',
    urgent: false,
  },
  'import-late': {
    name: '评分逾期未导入',
    sentence: '“{round}”的{what}应在{until}前导入，还差 {count} 人。提出等次建议前仍可导入；{otherwise}。',
    urgent: false,
  },
  'stage-overdue': {
    name: '环节逾期',
    sentence: '“{round}”的“{stage}”应在{until}前完成，现在已经逾期，请抓紧办理，或者延长期限。',
    urgent: false,
  },
  'talk-recorded': {
    name: '约谈记录',
    sentence: '{day}与您的约谈已经登记，请查看；可以写下您的说明。',
    urgent: false,
  },
  'bulletin-issued': { name: '新的通报', sentence: '{year}年第 {number} 期通报已经印发：{title}。', urgent: false },
  'approval-waits': { name: '待您审批', sentence: '“{what}”已经提交，等您审批。', urgent: false },
  urged: {
    name: '催办',
    sentence: '“{round}”的“{stage}”还有 {count} 项等您办理，截止{until}，请尽快完成。',
    urgent: false,
  },
  'urged-last-day': {
    name: '今日到期催办',
    sentence: '“{round}”的“{stage}”还有 {count} 项等您办理，今天到期，请立即办理。',
    urgent: true,
  },
} as const satisfies { readonly [kind: string]: Kind };

export type MessageKind = keyof typeof messageKinds;
export const kindsOfMessages = Object.keys(messageKinds) as readonly MessageKind[] as [MessageKind, ...MessageKind[]];

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

/** The values that a kind's sentence asks for. */
export type ValuesOf<K extends MessageKind> = {
  readonly [N in Names<(typeof messageKinds)[K]['sentence']>]: string | number;
};

/** The sentence with its values. Throws for a value that is missing: who writes a message gives them all. */
export function sentenceOf(kind: MessageKind, values: Readonly<Record<string, string | number>>): string {
  return messageKinds[kind].sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`a message of kind ${kind} without ${name}`);
    return String(value);
  });
}
