/** The chapters on ranks and grades. */
import type { Amount } from '../scheme/amount.ts';
import type { Figure } from '../scheme/figure.ts';
import { shareIn, statedPeople } from '../terms/grade/bound.ts';
import type { SeatRule } from '../terms/grade/node.ts';
import { conditionText } from './conditions.ts';
import { type Block, heading, list, paragraph } from './document.ts';
import { marksText, ruleText } from './figures.ts';
import { chineseNumber, quoted, rangeText, type Saying } from './saying.ts';

type GradeFigure = Figure & { readonly term: Extract<Figure['term'], { kind: 'grade' }> };
export const isGrade = (figure: Figure): figure is GradeFigure => figure.term.kind === 'grade';
export const isRank = (figure: Figure): boolean => figure.term.kind === 'rank';

export const rankItems = (figures: readonly Figure[], saying: Saying): string[] =>
  figures.map((figure) => withClause(`${saying.named(figure.id)}：${ruleText(figure, saying)}`, figure));

export const gradeBlocks = (figures: readonly GradeFigure[], saying: Saying): Block[] =>
  figures.flatMap((figure, i) => [
    heading(1, `（${chineseNumber(i + 1)}）${saying.named(figure.id).slice(1, -1)}`),
    paragraph(withClause(levelsText(figure, saying), figure)),
    ...listOf(
      '不定等次的情形',
      (figure.term.ungraded ?? []).map((u) =>
        withClause(
          `${u.name}：${conditionText(u.when, saying)}的，${u.outcome === 'none' ? '不定等次' : '以后再定等次'}。`,
          u,
        ),
      ),
    ),
    ...listOf(
      '评定的条件',
      (figure.term.requires ?? []).map((r) =>
        withClause(`评“${r.for}”须${r.name}（${conditionText(r.that, saying)}）；不符合的，降为下一等次。`, r),
      ),
    ),
    ...listOf(
      '名额',
      (figure.term.seats ?? []).map((rule) => withClause(seatText(rule, figure, saying), rule)),
    ),
    ...listOf(
      '例外',
      (figure.term.exceptions ?? []).map((e) =>
        withClause(
          `${e.name}：经${saying.decider}决定并说明理由，可以直接定为“${e.to}”${e.seat === undefined ? '' : e.seat === 'takes' ? '，占名额' : '，不占名额'}${e.atMost === undefined ? '' : `，每个范围最多${e.atMost}个`}。`,
          e,
        ),
      ),
    ),
    ...listOf(
      '调整',
      figure.term.adjust === undefined
        ? []
        : [
            withClause(
              `${figure.term.adjust.name}：经决定并说明理由，可以在${quoted(figure.term.adjust.levels)}之间调整人选，不得超过名额。`,
              figure.term.adjust,
            ),
          ],
    ),
  ]);

const listOf = (title: string, items: readonly string[]): Block[] =>
  items.length === 0 ? [] : [paragraph(`${title}：`), list(items)];

const withClause = (text: string, marks: Parameters<typeof marksText>[0]): string => {
  const clause = marksText(marks);
  return clause === '' ? text : `${text}（${clause}）`;
};

function levelsText({ term: { of, levels } }: GradeFigure, saying: Saying): string {
  const rules = levels.map(({ level, rule }) => {
    if (rule === 'otherwise') return `其余的为“${level}”`;
    if ('when' in rule) return `${conditionText(rule.when, saying)}的为“${level}”`;
    return `${rangeText(rule, saying.amount)}分的为“${level}”`;
  });
  return `${of === undefined ? '' : `看${saying.named(of)}：`}${rules.join('；')}。从高到低，第一个符合的为准。`;
}

function seatText(rule: SeatRule, { term }: GradeFigure, saying: Saying): string {
  const bound = `${rule.soft ? '原则上' : ''}${rule.atMost === undefined ? '不少于' : '不超过'}`;
  const base = rule.of === 'assessed' ? '参评总数' : `够得上“${rule.level}”的总数`;
  const mode = {
    perPool: '各范围分别计算',
    apportioned: `按全体计算总数，再按最大余数分到各范围${remaindersText(rule, saying)}`,
    merged: `参评不足${rule.mergeBelow}个的范围先合并，再分别计算`,
  }[rule.mode];
  const amount = shareIn(rule.atMost ?? rule.atLeast);
  const order = term.ranking === undefined ? '' : `，按${saying.named(term.ranking)}从前到后`;
  const most = typeof rule.soft === 'object' ? `，最多${saying.amount(rule.soft.atMost)}` : '';
  const soft = rule.soft ? `；确需突破的，须有批准人和理由${most}` : '';
  if (amount === undefined) return `“${rule.level}”每个范围${bound}${statedPeople(rule)}个${order}${soft}。`;
  return `“${rule.level}”${bound}${base}的${shareText(amount, saying)}，${mode}，${rule.rounding === 'down' ? '不足一个的舍去' : '不足一个的进一'}${order}${soft}。`;
}

/** A share that differs stands apart, with what it is where no case fits: `none` sets no limit at all. */
function shareText(share: Amount, saying: Saying): string {
  if (typeof share === 'string' || !('by' in share)) return saying.amount(share);
  return `一定比例（${saying.amount(share).replaceAll('不限', '不限名额')}）`;
}

function remaindersText({ remainders = [] }: SeatRule, { decider }: Saying): string {
  const said = remainders.map(
    (r) => ({ larger: '参评多的优先', smaller: '参评少的优先', mean: '平均分高的优先', open: `由${decider}决定` })[r],
  );
  return said.length === 0 ? '' : `（余数相同时依次：${said.join('、')}）`;
}
