/** The chapters on indicators: what adds up to the total, and a table of the indicators that are scored themselves. */

import type { Marks } from '../scheme/amount.ts';
import type { Figure, MissingWord } from '../scheme/figure.ts';
import { termOf } from '../terms/index.ts';
import { conditionText } from './conditions.ts';
import { type Block, heading, paragraph, table } from './document.ts';
import { chineseNumber, numberText, roundingText, type Saying } from './saying.ts';
import { termText } from './terms.ts';

const innerOf = (figure: Figure): readonly Figure[] => termOf(figure.term).inner(figure.term);
/** A figure whose parts are named figures, each of which people know. */
const isGroup = (figure: Figure): boolean => ['sum', 'weigh', 'highest', 'lowest', 'choose'].includes(figure.term.kind);

/** Figures that belong in this chapter: all that give a number. */
export function indicatorBlocks(figures: readonly Figure[], saying: Saying): Block[] {
  return figures.flatMap((figure, i) => groupBlocks(figure, 1, numberAt(1, i + 1), saying));
}

function groupBlocks(figure: Figure, depth: number, number: string, saying: Saying): Block[] {
  const title = `${number}${plainName(figure, saying)}${worthText(figure, saying)}`;
  const blocks: Block[] = [heading(depth, title), paragraph(groupText(figure, saying))];
  const parts = flattened(figure);
  const groups = parts.filter((part) => isGroup(part) || innerOf(part).some(isGroup));
  const told = new Set(toldInPlace(figure));
  const leaves = parts.filter((part) => !groups.includes(part) && part.term.kind !== 'figure' && !told.has(part));
  if (leaves.length > 0) {
    const rows = leaves.map((leaf) => [
      plainName(leaf, saying),
      leaf.worth === undefined ? '—' : saying.amount(leaf.worth),
      `${leaf.subtract ? '（扣分）' : ''}${ruleText(leaf, saying)}`,
      missingText(leaf.missing) || (toldInPlace(leaf).some((part) => part.missing !== undefined) ? '见计分办法' : '—'),
      marksText(leaf) || '—',
    ]);
    blocks.push(table(['指标', '满分', '怎样计分', '缺少数据时', '依据'], rows));
  }
  groups.forEach((group, i) => {
    blocks.push(...groupBlocks(group, depth + 1, numberAt(depth + 1, i + 1), saying));
  });
  return blocks;
}

/** The rule of a group, with what its table would have said of a single indicator. */
function groupText(figure: Figure, saying: Saying): string {
  const missing = missingText(figure.missing);
  const lacking = missing === '' ? '' : `缺少数据时：${missing}。`;
  const clause = marksText(figure);
  return `${figure.subtract ? '（扣分）' : ''}${ruleText(figure, saying)}${lacking}${clause === '' ? '' : `（${clause}）`}`;
}

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
/** As official documents count: （一）, 1., （1）, ①, and below that 1）. */
function numberAt(depth: number, n: number): string {
  if (depth === 1) return `（${chineseNumber(n)}）`;
  if (depth === 2) return `${n}. `;
  if (depth === 3) return `（${n}）`;
  return depth === 4 && n <= CIRCLED.length ? `${CIRCLED[n - 1]} ` : `${n}）`;
}

/** Parts; those of a figure written in place stand in its stead, since it has no name of its own. */
function flattened(figure: Figure): readonly Figure[] {
  return innerOf(figure).flatMap((part) =>
    part.name === undefined && part.term.kind !== 'figure' ? flattened(part) : [part],
  );
}

const plainName = (figure: Figure, saying: Saying): string => saying.named(figure.id).slice(1, -1);
const worthText = ({ worth }: Figure, saying: Saying): string =>
  worth === undefined ? '' : `（${saying.amount(worth)}分）`;

/** What a group adds up stands below it; what any other figure is made of is told with it. */
const partsInPlace = (figure: Figure): readonly Figure[] =>
  isGroup(figure) ? [] : innerOf(figure).filter((part) => !isGroup(part) && part.term.kind !== 'figure');
const toldInPlace = (figure: Figure): readonly Figure[] =>
  partsInPlace(figure).flatMap((part) => [part, ...toldInPlace(part)]);

/** How the figure is made and what is done to it: rounding, cap, floor, to whom it applies; its own words last. */
export function ruleText(figure: Figure, saying: Saying): string {
  const bases = partsInPlace(figure).map((part) => {
    const missing = missingText(part.missing);
    const clause = marksText(part);
    const lacking = missing === '' ? '' : `（缺少数据时：${missing}）`;
    return `${saying.named(part.id)}：${ruleText(part, saying).replace(/。$/u, '')}${lacking}${clause === '' ? '' : `（${clause}）`}`;
  });
  const { round, atMost, atLeast, applies } = figure;
  const after = [
    ...(round === undefined ? [] : [roundingText(round)]),
    ...(atMost === undefined ? [] : [atMost === 'none' ? '不封顶' : `最高${saying.amount(atMost)}分`]),
    ...(atLeast === undefined ? [] : [`最低${saying.amount(atLeast)}分`]),
    ...(applies === undefined
      ? []
      : [`只适用于${conditionText(applies.when, saying)}的，其他的${otherwiseText(applies.otherwise)}`]),
  ];
  const own = figure.words === undefined ? [] : [`原文：${figure.words}`];
  return `${[[termText(figure, saying), ...bases, ...after].join('；'), ...own].map((s) => s.replace(/。$/u, '')).join('。')}。`;
}

function otherwiseText(otherwise: NonNullable<Figure['applies']>['otherwise']): string {
  if (typeof otherwise === 'object') return `计${numberText(otherwise.count)}分`;
  return otherwise === 'skip' ? '不计这一项' : '不计这一项，分值由其他各项按比例折算';
}

function missingText(word: MissingWord | undefined): string {
  if (word === undefined) return '';
  if (typeof word === 'object') return `计${numberText(word.count)}`;
  return {
    hold: '暂缓，补齐后再定',
    pass: '按上级指标的规定',
    redistribute: '比重由其他各方分担',
    skip: '略去',
    rescale: '略去，其他各项按比例折算',
  }[word];
}

/** Where it stands in the source. */
export const marksText = ({ clause }: Marks): string => (clause ?? []).join('、');
