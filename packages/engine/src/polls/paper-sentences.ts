/** Why a paper would be void, said to whoever is filling it in. One entry for each kind of rule. */
import { formatPercent, formatShort, parseExact } from '../numbers/exact.ts';
import type { RangeOf } from '../scheme/amount.ts';
import type { BrokenRule } from './judge-paper.ts';
import type { PollAmount, PollQuestion, PollVoidRule } from './poll-rules.ts';

type Say<K extends PollVoidRule['kind']> = (
  rule: Extract<PollVoidRule, { kind: K }>,
  broken: BrokenRule,
  unit: string,
) => string;

const sentences: { readonly [K in PollVoidRule['kind']]: Say<K> } = {
  marks: ({ marks, subjects }, broken, unit) => {
    const which = `${marks.map((mark) => `“${mark}”`).join('、')}${marks.length > 1 ? '合计' : ''}`;
    return `${which}${allowedText('评', subjects, broken, unit)}，您评了 ${broken.found} ${unit}。`;
  },
  values: ({ values, subjects }, broken, unit) =>
    `${valuesText(values)}的分数${allowedText('打', subjects, broken, unit)}，您打了 ${broken.found} ${unit}。`,
  allEqual: (_rule, { of }, unit) => `评价不能完全相同，您对 ${of} ${unit}的评价都一样。`,
};

/**
 * What is wrong and what would be right, in the voter's terms: `“好”最多评 8 人（40%），您评了 9 人。`. `unit` is the measure word of the
 * subjects: 人, or 个 for teams and units.
 */
export function brokenSentence({ void: rules }: PollQuestion, broken: BrokenRule, unit = '人'): string {
  const rule = rules[broken.rule];
  if (rule?.kind !== broken.kind) throw new Error(`the question has no such rule ${broken.rule}`);
  return (sentences[rule.kind] as Say<PollVoidRule['kind']>)(rule, broken, unit);
}

/** `最多评 8 人（40%）`; where either end would do: `最多评 1 人，或者至少评 4 人`. */
function allowedText(
  verb: string,
  { atLeast, above, atMost, below }: RangeOf<PollAmount>,
  { allowed: { most, least } }: BrokenRule,
  unit: string,
): string {
  const share = (bound: PollAmount | undefined): string => (bound?.percent ? `（${amountText(bound)}）` : '');
  const parts = [
    ...(most === undefined
      ? []
      : [most > 0 ? `最多${verb} ${most} ${unit}${share(atLeast ?? above)}` : `一${unit}也不能${verb}`]),
    ...(least === undefined ? [] : [`至少${verb} ${least} ${unit}${share(atMost ?? below)}`]),
  ];
  return parts.join('，或者');
}

/** `90 分以上（含）`; between two bounds: `60 分以上（不含）、90 分以下（含）`. */
function valuesText({ atLeast, above, atMost, below }: RangeOf<PollAmount>): string {
  const bound = (amount: PollAmount | undefined, text: string): string[] =>
    amount === undefined ? [] : [`${amountText(amount)}${amount.percent ? '' : ' 分'}${text}`];
  return [
    ...bound(atLeast, '以上（含）'),
    ...bound(above, '以上（不含）'),
    ...bound(atMost, '以下（含）'),
    ...bound(below, '以下（不含）'),
  ].join('、');
}

function amountText({ value, percent }: PollAmount): string {
  const number = parseExact(value);
  if (number === undefined) throw new Error(`${value} is no number`);
  return percent ? formatPercent(number) : formatShort(number);
}
