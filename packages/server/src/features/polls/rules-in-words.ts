/** The rules of a poll as sentences, for those who set it up and those who look at its results. */
import { formatPercent, formatShort, type PollQuestion, type PollRules, parseExact } from '@shiji/engine';

type Amount = { readonly value: string; readonly percent: boolean };
type Range = { readonly [bound in 'atLeast' | 'above' | 'atMost' | 'below']?: Amount | undefined };

export function rulesInWords(rules: PollRules): readonly string[] {
  const several = rules.questions.length > 1;
  return [
    rules.groups.length === 0
      ? '所有评价人的票同等计算。'
      : `评价主体和权重：${rules.groups.map(({ key, weight }) => `${key} ${percentText(weight)}`).join('、')}。`,
    ...rules.questions.flatMap((question) =>
      questionInWords(question).map((sentence) => (several ? `【${question.name}】${sentence}` : sentence)),
    ),
    ...(rules.quorum === undefined ? [] : [`收到的票（不论是否有效）不足 ${rules.quorum} 张的，整个测评作废。`]),
  ];
}

function questionInWords({ marks, void: rules, invalid, atLeast, scoring }: PollQuestion): readonly string[] {
  const drop = scoring?.drop;
  const missing = scoring?.missing;
  return [
    marks.kind === 'options'
      ? `选项：${marks.options.map(({ key, value }) => `${key}（${value} 分）`).join('、')}。`
      : `打分：${marks.lowest} 到 ${marks.highest}，${marks.places === 0 ? '打整数' : `最多 ${marks.places} 位小数`}。`,
    ...rules.map((rule) => {
      if (rule.kind === 'allEqual') return '对所有对象的评价完全相同的票作废。';
      if (rule.kind === 'marks')
        return `评“${rule.marks.join('”“')}”的对象${rangeText(rule.subjects, ' 个')}的，整张票作废。`;
      return `打分${rangeText(rule.values, ' 分')}的对象${rangeText(rule.subjects, ' 个')}的，整张票作废。`;
    }),
    ...(rules.length === 0
      ? []
      : [invalid === 'refuse' ? '无效的票当场退回，改好才能投出。' : '无效的票投出前会提醒，仍要投出的按废票计。']),
    `每个评价主体至少 ${atLeast} 张有效票，不足的不计票、不公布。`,
    ...(scoring?.share === undefined ? [] : [`按“${scoring.share.join('”“')}”的得票率计算。`]),
    ...(drop === undefined
      ? []
      : [
          `去掉 ${drop.highest} 个最高分和 ${drop.lowest} 个最低分${drop.above === undefined ? '' : `（超过 ${drop.above} 个评分时）`}后平均。`,
        ]),
    ...(missing === 'redistribute' ? ['缺一个评价主体的，权重由其余主体按比例分担。'] : []),
    ...(typeof missing === 'object' ? [`缺一个评价主体的，该主体按 ${missing.count} 分计。`] : []),
  ];
}

function rangeText({ atLeast, above, atMost, below }: Range, unit: string): string {
  const bound = (word: string, amount: Amount | undefined, also: string): string[] =>
    amount === undefined ? [] : [`${word} ${amountText(amount, unit)}${also}`];
  return [
    ...bound('达到', atLeast, ''),
    ...bound('超过', above, ''),
    ...bound('不超过', atMost, ''),
    ...bound('不到', below, ''),
  ].join('、');
}

const amountText = ({ value, percent }: Amount, unit: string): string =>
  percent ? percentText(value) : `${shortText(value)}${unit}`;

function percentText(text: string): string {
  const value = parseExact(text);
  if (value === undefined) throw new Error(`${text} is no number`);
  return formatPercent(value);
}

function shortText(text: string): string {
  const value = parseExact(text);
  if (value === undefined) throw new Error(`${text} is no number`);
  return formatShort(value);
}
