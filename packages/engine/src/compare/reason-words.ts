/** Why somebody moved, in words. */

import { absenceWords, percentText } from '../run/outcome-words.ts';
import type { Cause, CauseKind, GradeReason, RankReasonKind } from './comparison.ts';

/** One cause with its effect: `本职的比重由 60% 变为 50%，-9.60`. */
export const causeText = (cause: Cause): string => `${causeSentences[cause.kind](cause)}，${cause.effect}`;

const causeSentences: { readonly [K in CauseKind]: (cause: Cause) => string } = {
  value: (c) => `${c.name}${fromTo(c)}`,
  weight: weightText,
  added: (c) => `新增${c.name}（${c.after ?? ''}）`,
  removed: (c) => `取消${c.name}（原 ${c.before ?? ''}）`,
  included: (c) => `${c.name}改为计入总分（${c.after ?? ''}）`,
  excluded: (c) => `${c.name}不再计入总分（原 ${c.before ?? ''}）`,
  cap: adjusted('封顶'),
  floor: adjusted('保底'),
  rescale: adjusted('折算'),
  veto: adjusted('一票否决'),
  clamp: adjusted('限定分数段'),
};

function adjusted(what: string): (cause: Cause) => string {
  return (c) => `${c.name}的${what}调整${fromTo({ before: c.before ?? '0', after: c.after ?? '0' })}`;
}

function weightText({ name, before = '0', after = '0' }: Cause): string {
  if (before === '1' && after === '-1') return `${name}由相加改为相减`;
  if (before === '-1' && after === '1') return `${name}由相减改为相加`;
  return `${name}的比重${fromTo({ before: percentText(before), after: percentText(after) })}`;
}

const fromTo = ({ before = '无', after = '无' }: { readonly before?: string; readonly after?: string }): string =>
  `由 ${before} 变为 ${after}`;

/** Why a grade is another. */
export function gradeReasonText(reason: GradeReason): string {
  const of = reason.of ?? '';
  const change = (none: string): string =>
    fromTo({ before: shown(reason.before, none), after: shown(reason.after, none) });
  switch (reason.kind) {
    case 'score':
      return `分数变了（${change('无')}）`;
    case 'threshold':
      return reason.of === undefined ? '分数线变了' : `“${of}”的分数线变了（${change('另有规定')}）`;
    case 'requires':
      return `资格条件变了（${of}）`;
    case 'seats':
      return `“${of}”的名额变了（${change('不限')}）`;
    case 'rank':
      return `在“${of}”人选中的位次变了（${change('无')}）`;
    case 'pool':
      return `名次范围变了（${change('无')}）`;
    case 'waits':
      return `“${of}”的名额要等别的决定（${change('已定')}）`;
    case 'ruling':
      return `适用的裁定变了（${change('无')}）`;
    case 'ungraded':
      return `不定等次的情形变了（${change('无')}）`;
    case 'other':
      return '其他规定变了';
  }
}

/** A value as it stands, or the word for its absence. */
function shown(text: string | undefined, none: string): string {
  if (text === undefined) return none;
  return Object.hasOwn(absenceWords, text) ? absenceWords[text as keyof typeof absenceWords] : text;
}

/** Why a place is another. */
export const rankReasonTexts: { readonly [K in RankReasonKind]: string } = {
  score: '本人分数变了',
  order: '排名比较的指标变了',
  pool: '名次范围变了',
  others: '别人的分数变了',
};
