/** What a condition saw of somebody: the values that it held against its bounds, in words. */
import type { Condition } from '../conditions/condition.ts';
import { happenedTimes } from '../conditions/holds.ts';
import type { ConditionView } from '../conditions/view.ts';
import { formatPercent, formatShort } from '../numbers/exact.ts';
import { exactAt } from '../numbers/vector.ts';
import { levelAt } from '../run/column.ts';
import type { Saying } from './saying.ts';

/** `出勤率 89.9%`, `有责投诉 2 次`; of earlier results nothing is said, nor of a figure without a value. Each is said once. */
export const seenTexts = (condition: Condition, row: number, view: ConditionView, saying: Saying): string[] => [
  ...new Set(seenIn(condition, row, view, saying)),
];

function seenIn(condition: Condition, row: number, view: ConditionView, saying: Saying): string[] {
  const among = (list: readonly Condition[]): string[] => list.flatMap((c) => seenIn(c, row, view, saying));
  if ('all' in condition) return among(condition.all);
  if ('any' in condition) return among(condition.any);
  if ('not' in condition) return among([condition.not]);
  const { attributes } = view;
  const subject = view.subject(row);
  if ('attribute' in condition) {
    const { attribute } = condition;
    return [`${saying.attribute(attribute)} ${attributes.value(subject, attribute) ?? '未填'}`];
  }
  if ('days' in condition) {
    const values = condition.is === undefined ? undefined : view.words(condition.is);
    const what = values === undefined ? '' : `为${values.join('、')}`;
    return [`${saying.attribute(condition.days)}${what} ${attributes.days(subject, condition.days, values)} 天`];
  }
  if ('event' in condition) {
    return [`${condition.event.map(saying.event).join('、')} ${happenedTimes(condition, row, view)} 次`];
  }
  if ('history' in condition) return [];
  const column = view.column(condition.figure);
  if (column.absent.has(row)) return [];
  const name = saying.named(condition.figure).slice(1, -1);
  if (column.kind === 'grade') return [`${name} ${levelAt(column, row)}`];
  const value = exactAt(column.vector, row);
  const bounds = [condition.atLeast, condition.above, condition.atMost, condition.below].filter((b) => b !== undefined);
  return [`${name} ${bounds.some(view.isPercent) ? formatPercent(value) : formatShort(value)}`];
}
