/** A subject's sheet as lines for a terminal: a tree of steps, each with its computation. */
import { percentText, type Run, type Sheet, type Step } from '@shiji/engine';
import { consequenceText } from './following.ts';
import { levelsOf } from './scheme-view.ts';
import { absenceWords, becauseText, gradeText, outcomeText, settleText, words } from './words.ts';

const MOST_FACTS = 8;
const INDENT = '  ';
/** A number by itself is no computation. */
const PLAIN = /^-?[\d.]+$/;

/** The head with total, rank and grade, what is still open, what follows, then the steps. */
export function sheetLines(sheet: Sheet, { scheme }: Run): string[] {
  const population = scheme.populations.find((p) => p.id === sheet.population);
  const pool = outcomeText(sheet.pool);
  const graded = population !== undefined && levelsOf(scheme, population).length > 0;
  const head = [
    `总分 ${outcomeText(sheet.total)}`,
    ...(pool === '' ? [] : [`名次 ${outcomeText(sheet.rank)}（${pool}）`]),
    ...(graded ? [`等次 ${gradeText(sheet.grade)}`] : []),
  ];
  const rest = sheet.unassigned === undefined ? [] : [[words.unassigned, sheet.unassigned] as const];
  const facets = [...Object.entries(sheet.facets), ...rest].map(
    ([facet, outcome]) => `${facet} ${outcomeText(outcome)}`,
  );
  return [
    `${sheet.name}（${sheet.id}） ${population?.name ?? ''}`,
    head.join('，'),
    ...(facets.length === 0 ? [] : [`各方面：${facets.join('，')}`]),
    ...sheet.open.map((item) => `${absenceWords[item.kind]}：${item.text}。${settleText(item)}。`),
    ...sheet.consequences.map((consequence) => `结果运用：${consequenceText(consequence)}`),
    '',
    ...sheet.steps.flatMap((step) => stepLines(step, '')),
    ...(sheet.others.length === 0 ? [] : ['', `${words.others}：`]),
    ...sheet.others.flatMap((step) => stepLines(step, '')),
  ];
}

function stepLines(step: Step, indent: string): string[] {
  const below = indent + INDENT;
  return [
    indent + headline(step),
    ...detailLines(step).map((line) => below + line),
    ...step.parts.flatMap((part) => stepLines(part, below)),
  ];
}

function headline({ name, term, clause, subtract, percent, outcome }: Step): string {
  const value =
    'value' in outcome ? (percent === true ? percentText(outcome.value) : outcome.value) : absenceWords[outcome.absent];
  const clauses = clause.length === 0 ? '' : ` 〔${clause.join('、')}〕`;
  return `${subtract === true ? '减：' : ''}${name} ${value} ${term}${clauses}`;
}

/** What stands under a step's name, top to bottom. */
function detailLines(step: Step): string[] {
  const { words, local, arithmetic, raw, lines, adjustments, notes, needed, facts } = step;
  const why = becauseText(step.outcome);
  return [
    ...(words === undefined ? [] : [`标准：${words}`]),
    ...(local === undefined ? [] : [`本地规定：${local}`]),
    ...(why === '' ? [] : [`原因：${why}`]),
    ...lines.map(lineText),
    ...(arithmetic === undefined || PLAIN.test(arithmetic)
      ? []
      : [`算式：${arithmetic}${raw === undefined ? '' : ` = ${raw}`}`]),
    ...adjustments.map((a) => `调整：${adjustmentText(a)}`),
    ...notes.map((note) => `说明：${note}`),
    ...needed.map((text) => `还差：${text}`),
    ...(facts.length === 0 ? [] : [`依据：${factsText(facts)}`]),
  ];
}

/** `迟到：3×0.5 = 1.5`; a number by itself is not said twice. */
export const lineText = ({ label, arithmetic, value }: Step['lines'][number]): string =>
  `${label}：${arithmetic === value ? value : `${arithmetic} = ${value}`}`;

/** `封顶 10（-2.00）`; a value that was stated in place of another says itself what it is. */
export const adjustmentText = ({ kind, text, amount }: Step['adjustments'][number]): string =>
  kind === 'stated' ? text : `${text}（${amount}）`;

/** Ids of facts; of very many the first. */
export function factsText(facts: readonly string[]): string {
  const named = facts.slice(0, MOST_FACTS).join('、');
  return facts.length > MOST_FACTS ? `${named} 等 ${facts.length} 条` : named;
}
