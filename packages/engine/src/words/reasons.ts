/** Why a value is absent, and which decisions are open: Chinese sentences by code. */
import type { Sentences } from '../diagnostics/diagnostic.ts';

/** Reasons of absence. `name` is the figure's Chinese name. */
export const reasonSentences = {
  'nobody-rated': (v) => `“${v.name}”没有有效的评分`,
  'group-absent': (v) => `“${v.name}”缺少${v.group}的有效评价`,
  'quorum-unmet': (v) => `“${v.name}”只有 ${v.cast} 张票，不足 ${v.quorum} 张，测评作废`,
  'not-reported': (v) => `“${v.name}”没有上报数据`,
  'nothing-due': (v) => `“${v.name}”没有应完成的任务`,
  'too-few-periods': (v) => `“${v.name}”只有 ${v.found} 期结果，须有 ${v.wanted} 期`,
  'divisor-zero': (v) => `“${v.name}”的除数为0`,
  'base-not-above-zero': (v) => `“${v.name}”在${v.pool}的比较基数不大于0，无法相比`,
  'nobody-else': (v) => `“${v.name}”在${v.pool}没有其他对象可比`,
  'pool-undecided': (v) => `${v.pool}有 ${v.count} 个对象的结果待定，“${v.name}”还不能算`,
  'amount-differs': (v) => `“${v.name}”在${v.pool}的总额不一致`,
  'amount-too-fine': (v) => `“${v.name}”在${v.pool}的总额 ${v.amount} 多于 ${v.places} 位小数，分不尽`,
  'cent-tie': (v) => `“${v.name}”在${v.pool}的尾差 ${v.cent} 归谁还不能确定，待考核委员会决定`,
  'no-spell': (v) => `“${v.name}”没有填写“${v.attribute}”，不知道怎样分段`,
  'outside-spells': (v) =>
    `“${v.name}”有 ${v.count} 条记录没有日期，或日期不在“${v.attribute}”的任何一段之内，不知道归哪一段`,
  'weight-not-reported': (v) => `“${v.name}”缺少某一段“${v.attribute}”的权重数据`,
  'nobody-linked': (v) => `“${v.name}”没有“${v.role}”关系的对象`,
  'several-linked': (v) => `“${v.name}”应只有一个“${v.role}”关系的对象，现有几个`,
  'band-gap': (v) => `“${v.name}”的数值不在任何一档之内`,
  'no-part-applies': (v) => `“${v.name}”各部分都不适用`,
  'no-case': (v) => `“${v.name}”没有适用于“${v.value}”的一类`,
  'does-not-apply': (v) => `“${v.name}”不适用于该对象`,
  'ruled-out': (v) => `“${v.name}”经裁定不计`,
  'amount-no-case': (v) => `没有规定“${v.value}”情况下的数`,
  'no-pool': (v) => `没有填写“${v.attribute}”，不知道和谁一起排名`,
  'no-level': (v) => `“${v.name}”没有一个等次符合`,
  ungraded: (v) => `不定等次：${v.name}`,
  'graded-later': (v) => `暂不定等次：${v.name}`,
  'not-in-population': () => '不属于方案规定的考核范围',
  'tie-at-last-seat': (v) => `在${v.pool}并列，争“${v.level}”最后 ${v.seats} 个名额，待考核委员会决定`,
  'exception-no-seat': (v) => `${v.pool}直接定为“${v.level}”的人多于 ${v.seats} 个名额，待考核委员会决定`,
  'exception-too-many': (v) => `${v.pool}使用“${v.name}”的人超过 ${v.most} 人，待考核委员会决定`,
  'adjust-not-eligible': (v) => `拟调整为“${v.level}”，但不具备条件：${v.name}`,
  'floor-meets-ceiling': (v) =>
    `${v.pool}“${v.level}”的人数还差 ${v.seats} 人，而该对象占有限额等次的名额，待考核委员会决定`,
} as const satisfies Sentences;

/** Open decisions: what people have to settle, and by which ruling. */
export const decisionSentences = {
  'tie-at-last-seat': (v) =>
    `${v.pool}：以下对象并列，争“${v.level}”最后 ${v.seats} 个名额。请在裁定表中对有关对象写 seat：yes（得）或 no（不得）。`,
  'exception-no-seat': (v) =>
    `${v.pool}：直接定为“${v.level}”的人多于 ${v.seats} 个名额。请对得名额的对象裁定 seat：yes，或撤销例外。`,
  'exception-too-many': (v) => `${v.pool}：“${v.name}”最多 ${v.most} 人，现在超过了。请撤销其中的例外裁定。`,
  'adjust-not-eligible': (v) => `拟调整为“${v.level}”的对象不具备条件：${v.name}。请撤销调整。`,
  'floor-meets-ceiling': (v) =>
    `${v.pool}：“${v.level}”须再有 ${v.seats} 人，而名次最后的对象占有限额等次的名额。请由考核委员会用 grade 或 exception 裁定。`,
  'floor-unmet': (v) =>
    `${v.pool}：“${v.level}”的人数达不到规定，还差 ${v.seats} 人，其余的人都已由裁定确定。请考核委员会研究。`,
  'pool-waits': (v) => `${v.pool}：有 ${v.count} 人的结果待定，“${v.level}”的名额分配可能变动。`,
  'share-unclear': (v) =>
    `${v.pool}：“${v.level}”的比例在同一范围内不一致或没有规定，暂不分配名额。请裁定 share.${v.level}。`,
  'remainder-tie': (v) =>
    `“${v.level}”还有 ${v.seats} 个名额，以下范围余数相同，未分配：${v.pools}。请对得名额的范围裁定 seat.${v.level}：yes。`,
  'cent-tie': (v) =>
    `${v.pool}：以下对象在“${v.name}”中条件相同，其中 ${v.count} 人得尾差 ${v.cent}。请对有关对象裁定 ${v.setting}：yes（得）或 no（不得）。`,
  held: (v) => `结果待定：${v.because}。补齐数据，或由考核委员会裁定 ${v.setting}。`,
} as const satisfies Sentences;

const say = (table: Sentences, code: string, values: Readonly<Record<string, string>>): string => {
  const sentence = Object.hasOwn(table, code) ? table[code] : undefined;
  return sentence === undefined ? code : sentence(values);
};
export const reasonText = (code: string, values: Readonly<Record<string, string>>): string =>
  say(reasonSentences, code, values);
export const decisionText = (code: string, values: Readonly<Record<string, string>>): string =>
  say(decisionSentences, code, values);
