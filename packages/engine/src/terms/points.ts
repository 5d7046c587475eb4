/** Values that raters, jurors or other systems gave, by role. */
import { one } from '../numbers/exact.ts';
import { type Amount, amount, idShape, label, type Within, within } from '../scheme/amount.ts';
import { optional, pairsOf, record, required, wholeNumber } from '../text/shape.ts';
import { checkDrop, type Drop, dropShape, meanOfOpinions, type OpinionsTrace } from './opinions.ts';
import { groupOpinions, numbersGiven } from './opinions-given.ts';
import { showOpinions } from './opinions-shown.ts';
import type { Term, With } from './term.ts';
import { withinBounds } from './within.ts';

export interface PointsTerm {
  readonly kind: 'points';
  readonly within: Within;
  readonly places?: number;
  readonly roles?: readonly { readonly key: string; readonly value: Amount }[];
  readonly drop?: Drop;
  /** Least number of raters in each role. */
  readonly atLeast?: number;
  /** The indicator read; the figure's own id where absent. */
  readonly indicator?: string;
}

const indicatorOf = (figure: With<PointsTerm>): string => figure.term.indicator ?? figure.id;

export const points: Term<PointsTerm, OpinionsTrace> = {
  name: '评分',
  about: '评分人、评委或其他系统给出的分数，可按层级加权。',
  gives: 'number',
  shape: () =>
    record<Omit<PointsTerm, 'kind'>>('评分', {
      within: required(within, '允许的最低分和最高分'),
      places: optional(wholeNumber(0, 6), '允许几位小数'),
      roles: optional(pairsOf(label, amount), '各层级的权重，合计100%'),
      drop: optional(dropShape, '去掉最高分和最低分'),
      atLeast: optional(wholeNumber(1, 10000), '每个层级至少几人评分'),
      indicator: optional(idShape, '读取另一个指标的评分'),
    }),
  inner: () => [],
  reads: () => [],
  missing: (node) => (node.roles === undefined ? ['hold', 'pass', 'count'] : ['hold', 'pass', 'count', 'redistribute']),
  asks: 'always',
  check(figure, checking) {
    withinBounds(figure, figure.term.within, checking, ['points', 'within']);
    checkDrop(figure, figure.term.drop, checking, ['points', 'drop']);
    if (figure.term.roles !== undefined) checking.weights(figure.term.roles, figure, ['points', 'roles']);
  },
  bounds: (figure, checking) => {
    const { low, high, places } = withinBounds(figure, figure.term.within, checking, ['points', 'within'], false);
    return { low, high, places: places + (figure.term.roles === undefined ? 0 : 4) };
  },
  admit(figure, admitting) {
    const indicator = indicatorOf(figure);
    admitting.claim('points', indicator);
    const places = figure.term.places ?? admitting.places;
    const roles = figure.term.roles?.map((r) => r.key);
    for (const fact of admitting.facts.points) {
      if (fact.indicator !== indicator) continue;
      admitting.within(fact.value, figure.term.within, places, fact, '分数');
      if (roles !== undefined && !roles.includes(fact.role)) {
        admitting.report('role-unknown', fact, '评分层级', { found: fact.role, known: roles.join('、') });
      }
    }
  },
  evaluate(figure, run) {
    const columns = run.facts.points.get(indicatorOf(figure)) ?? [];
    const groups = figure.term.roles?.map(({ key, value }) => {
      const mine = columns.filter((c) => c.group === key);
      return groupOpinions(key, run.constant(value), mine.map(numbersGiven), run);
    });
    return meanOfOpinions(figure, groups ?? [groupOpinions('', one, columns.map(numbersGiven), run)], figure.term, run);
  },
  show: (figure, row, run, trace) => showOpinions(row, run, figure, trace),
};
