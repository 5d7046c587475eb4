/** Why a value is absent, and which decisions are open: Chinese sentences by code. */
import type { Sentence, Sentences } from '../diagnostics/diagnostic.ts';

/** The sentence of a code; one without is a slip, since people would read the code. */
const say = (table: Sentences, code: string, values: Readonly<Record<string, string>>): string => {
  const sentence = Object.hasOwn(table, code) ? table[code] : undefined;
  if (sentence === undefined) throw new Error(`${code} has no sentence`);
  return sentence(values);
};

/** Reasons of absence. `name` is the figure's Chinese name. */
export const reasonSentences = {
  'nobody-rated': (v) => `“${v.name}”没有有效的评分`,
  'group-absent': (v) => `“${v.name}”缺少${v.group}的有效评价`,
  'too-few-rated': (v) => `“${v.name}”只有 ${v.found} 份评分，至少要 ${v.wanted} 份`,
  'group-too-few': (v) => `“${v.name}”的${v.group}只有 ${v.found} 份评价，至少要 ${v.wanted} 份`,
  'quorum-unmet': (v) => `“${v.name}”只有 ${v.cast} 张票，不足 ${v.quorum} 张，测评作废`,
  'not-reported': (v) => `“${v.name}”没有上报数据`,
  'nothing-due': (v) => `“${v.name}”没有应完成的任务`,
  'too-few-periods': (v) => `“${v.name}”只有 ${v.found} 期结果，须有 ${v.wanted} 期`,
  'divisor-zero': (v) => `“${v.name}”的除数“${v.divisor}”为0`,
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
  'stated-as-a-whole': (v) => `“${v.name}”整体计分，不分方面`,
  'ruled-out': (v) => `“${v.name}”经裁定不计`,
  'amount-no-case': (v) => `没有规定“${v.value}”情况下的数`,
  'no-pool': (v) => `没有填写“${v.attribute}”，不知道和谁一起排名`,
  'no-level': (v) => `“${v.name}”没有一个等次符合`,
  ungraded: (v) => `不定等次：${v.name}`,
  'graded-later': (v) => `暂不定等次：${v.name}`,
  'not-in-population': () => '不属于方案规定的考核范围',
  'tie-at-last-seat': (v) => `在${v.pool}并列，争“${v.level}”最后 ${v.seats} 个名额，待考核委员会决定`,
  'tie-at-floor': (v) => `在${v.pool}并列，“${v.level}”还须有 ${v.seats} 个，待考核委员会决定`,
  'exception-no-seat': (v) =>
    v.seats === '0'
      ? `${v.pool}没有“${v.level}”名额，不能直接定为“${v.level}”，待考核委员会决定`
      : `${v.pool}直接定为“${v.level}”的多于 ${v.seats} 个名额，待考核委员会决定`,
  'exception-too-many': (v) => `${v.pool}使用“${v.name}”的超过 ${v.most} 个，待考核委员会决定`,
  'adjust-not-eligible': (v) => `拟调整为“${v.level}”，但不具备条件：${v.name}`,
  'adjust-from-elsewhere': (v) => `拟从“${v.left}”调整为“${v.level}”，但方案只允许在${v.known}之间调整`,
  'adjust-breaks-floor': (v) => `拟从“${v.level}”调出，但${v.pool}“${v.level}”的数目会达不到规定`,
  'floor-meets-ceiling': (v) => `${v.pool}“${v.level}”还差 ${v.seats} 个，而该对象占有限额等次的名额，待考核委员会决定`,
  'share-unclear': (v) => `${v.pool}“${v.level}”的比例没有定，是否列入“${v.level}”要等比例确定`,
  'remainder-tie': (v) => `${v.pool}与别的范围争“${v.level}”的名额，是否列入“${v.level}”要等名额确定`,
  'seat-waits': (v) => `在${v.pool}是否列入“${v.level}”，取决于其他尚未作出的决定`,
} as const satisfies Sentences;

/** A reason as it is told of somebody else: `医生16（016）的“门诊人次”没有上报数据`. */
export const reasonOf = (name: string, id: string, text: string): string =>
  `${name}（${id}）${text.startsWith('“') ? '的' : ''}${text}`;
/** Why a figure waits that looks at a whole pool: what others lack; of very many the first. */
export const waitingForText = (name: string, others: readonly string[], count: number): string =>
  `“${name}”还不能算：${listed(others, count)}`;
/** What a share follows lacks for somebody: to supply that comes before ruling on the share. */
export const shareLacksSentence = (pool: string, level: string, why: string, settle: string): string =>
  `${pool}：“${level}”的比例还没有定，有关对象的等次待定，因为${why}。${settle}，重新计算；确实补不了的，再在裁定表中写：${row('范围', `“${pool}”`, `比例.${level}`, '比例，如 30%')}`;
/** The first few, and how many there are. */
export const listed = (texts: readonly string[], count: number): string =>
  `${texts.join('、')}${count > texts.length ? ` 等 ${count} 项` : ''}`;

/** The row of rulings that settles a decision, cell by cell. */
const row = (kind: string, target: string, setting: string, value: string): string =>
  `类别“${kind}”，针对填${target}，事项“${setting}”，决定填${value}，并写明决定人和理由。`;
const person = (whom: string, setting: string, value: string): string =>
  row('对象', `${whom}的编号或姓名`, setting, value);

/** Open decisions: what people have to settle, and by which ruling. */
export const decisionSentences = {
  'tie-at-last-seat': (v) =>
    `${v.pool}：以下对象并列，争“${v.level}”最后 ${v.seats} 个名额。请在裁定表中写：${person('有关对象', `名额.${v.level}`, '“是”（得）或“否”（不得）')}`,
  'tie-at-floor': (v) =>
    `${v.pool}：以下对象并列，“${v.level}”还须有 ${v.seats} 个。请在裁定表中写：${person('有关对象', `名额.${v.level}`, '“是”（列入）或“否”（不列入）')}`,
  'exception-no-seat': (v) =>
    v.seats === '0'
      ? `${v.pool}：没有“${v.level}”名额，不能直接定为“${v.level}”。请撤销裁定。`
      : `${v.pool}：直接定为“${v.level}”的多于 ${v.seats} 个名额。请撤销多出的裁定，或在裁定表中写：${person('得名额的对象', `名额.${v.level}`, '“是”')}`,
  'exception-too-many': (v) => `${v.pool}：“${v.name}”最多 ${v.most} 个，现在超过了。请撤销其中的例外裁定。`,
  'adjust-not-eligible': (v) => `拟调整为“${v.level}”的对象不具备条件：${v.name}。请撤销调整。`,
  'adjust-from-elsewhere': (v) => `拟从“${v.left}”调整为“${v.level}”，但方案只允许在${v.known}之间调整。请撤销调整。`,
  'adjust-breaks-floor': (v) =>
    `${v.pool}：“${v.level}”须再有 ${v.seats} 个，不能把以下对象从“${v.level}”调出。请撤销其中的调整。`,
  'floor-meets-ceiling': (v) =>
    `${v.pool}：“${v.level}”须再有 ${v.seats} 个，而名次最后的对象占有限额等次的名额。请由考核委员会研究，在裁定表中写：${person('有关对象', '调整等次”或“例外', '等次或例外的名称')}`,
  'floor-unmet': (v) =>
    `${v.pool}：“${v.level}”的数目达不到规定，还差 ${v.seats} 个，其余对象都已由裁定确定，或没有名次。请考核委员会研究。`,
  'pool-waits': (v) => `${v.pool}：有 ${v.count} 个对象的结果未定，“${v.level}”的名额分配可能变动。`,
  'seat-waits': (v) => `${v.pool}：以下对象是否列入“${v.level}”，取决于其他待定事项。请先作出那些决定。`,
  'share-not-soft': (v) =>
    v.unclear === 'yes'
      ? `${v.pool}：裁定把“${v.level}”的比例定为 ${v.ruled}，但方案规定的各种情形中最宽的是 ${v.share}，没有写“原则上”（soft），不能照办，比例仍待定。请更正裁定。`
      : `${v.pool}：裁定把“${v.level}”的比例定为 ${v.ruled}，但方案规定 ${v.share}，没有写“原则上”（soft），不得突破，仍按 ${v.share} 计算。请撤销裁定。`,
  'share-beyond-approval': (v) =>
    `${v.pool}：裁定把“${v.level}”的比例定为 ${v.ruled}，但方案规定经批准也不得超过 ${v.share}，不能照办。请更正裁定。`,
  'share-unclear': (v) =>
    `${v.pool}：“${v.level}”的比例在同一范围内不一致或没有规定，有关对象的等次待定。请在裁定表中写：${row('范围', `“${v.pool}”`, `比例.${v.level}`, '比例，如 30%')}`,
  'remainder-tie': (v) =>
    `“${v.level}”还有 ${v.seats} 个名额，以下范围余数相同，未分配：${v.pools}，有关对象的等次待定。请在裁定表中写：${row('范围', '得名额的范围', `名额.${v.level}`, '“是”')}`,
  'cent-tie': (v) =>
    `${v.pool}：以下对象在“${v.name}”中条件相同，其中 ${v.count} 个得尾差 ${v.cent}。请在裁定表中写：${person('有关对象', v.setting ?? '', '“是”（得）或“否”（不得）')}`,
} as const satisfies Sentences;

/** Reasons that leave nothing to wait for: whoever has one of them has a final result. */
type Final = 'does-not-apply' | 'stated-as-a-whole' | 'ruled-out' | 'ungraded' | 'not-in-population';
type Awaited = Exclude<keyof typeof reasonSentences, Final>;
const committee = (): string => '请把考核委员会的决定写入裁定表';

/** What is awaited where a result isn't final, and from whom. */
const settleSentences: { readonly [C in Awaited]: Sentence } = {
  'nobody-rated': () => '请评分人补评',
  'group-absent': (v) => `请组织${v.group}补评`,
  'too-few-rated': () => '请评分人补评',
  'group-too-few': (v) => `请组织${v.group}补评`,
  'quorum-unmet': () => '请重新组织测评',
  'not-reported': () => '请有关单位补报数据',
  'nothing-due': () => '请所在单位核对任务表，补上交办的任务',
  'too-few-periods': () => '请补上往期结果',
  'divisor-zero': () => '请有关单位核对上报的数据',
  'base-not-above-zero': () => '请有关单位核对上报的数据',
  'nobody-else': () => '请核对比较的范围',
  'pool-undecided': (v) => `待${v.pool}的其他对象有了结果再算`,
  'amount-differs': () => '请有关单位核对总额',
  'amount-too-fine': () => '请有关单位核对总额',
  'cent-tie': committee,
  'no-spell': (v) => `请在经历表中补上“${v.attribute}”`,
  'outside-spells': (v) => `请补上这些记录的日期，或在经历表中补上“${v.attribute}”`,
  'weight-not-reported': () => '请有关单位补报数据',
  'nobody-linked': (v) => `请在关系表中补上“${v.role}”关系`,
  'several-linked': (v) => `请在关系表中核对“${v.role}”关系，只留一个`,
  'band-gap': () => '请制定方案的部门补上这一档',
  'no-part-applies': () => '请核对该对象的情况和方案的适用范围',
  'no-case': () => '请核对该对象的情况，或请制定方案的部门补上这一类',
  'amount-no-case': () => '请核对该对象的情况，或请制定方案的部门补上这种情况',
  'no-pool': (v) => `请在经历表中补上“${v.attribute}”`,
  'no-level': () => '请制定方案的部门补上这种情况的等次',
  'graded-later': () => '待有关情况了结后再定：更新经历表，或者裁定“补定等次”',
  'tie-at-last-seat': committee,
  'exception-no-seat': committee,
  'exception-too-many': committee,
  'tie-at-floor': committee,
  'adjust-not-eligible': committee,
  'adjust-from-elsewhere': committee,
  'adjust-breaks-floor': committee,
  'remainder-tie': committee,
  'share-unclear': committee,
  'seat-waits': committee,
  'floor-meets-ceiling': committee,
};

export const reasonText = (code: string, values: Readonly<Record<string, string>>): string =>
  say(reasonSentences, code, values);
export const decisionText = (code: string, values: Readonly<Record<string, string>>): string =>
  say(decisionSentences, code, values);
/** What is awaited, and from whom; of reasons that keep a result from being final. */
export const settleText = (code: string, values: Readonly<Record<string, string>>): string =>
  say(settleSentences, code, values);
