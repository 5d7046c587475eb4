/** Conditions as sentences. */
import type { Condition } from '../conditions/condition.ts';
import type { DaysBound } from '../conditions/days.ts';
import type { HistoryCondition } from '../conditions/history.ts';
import type { Saying } from './saying.ts';
import { counted, dayText, quoted, rangeText } from './saying.ts';

export function conditionText(condition: Condition, saying: Saying): string {
  const inner = (list: readonly Condition[], word: string): string =>
    list
      .map((c) => ('all' in c || 'any' in c ? `（${conditionText(c, saying)}）` : conditionText(c, saying)))
      .join(word);
  if ('all' in condition) return inner(condition.all, '，并且');
  if ('any' in condition) return inner(condition.any, '，或者');
  if ('not' in condition) return negated(condition.not, saying);
  if ('attribute' in condition) return `${saying.attribute(condition.attribute)}为${saying.words(condition.is)}`;
  if ('days' in condition) {
    const what = condition.is === undefined ? '' : `为${saying.words(condition.is)}`;
    const bound = (of: DaysBound): string => daysText(of, saying);
    return `考核期内${saying.attribute(condition.days)}${what}的时间${rangeText(condition, bound, counted)}`;
  }
  if ('event' in condition) {
    const levels = condition.levels === undefined ? '' : `（限${quoted(condition.levels)}）`;
    const what = `${eventNames(condition.event, saying)}${levels}`;
    if (happened(condition)) return `考核期内发生过${what}`;
    return `考核期内${what}${rangeText(condition, saying.amount, counted)}次`;
  }
  if ('history' in condition) return historyText(condition, saying);
  const named = saying.named(condition.figure);
  if (condition.last !== undefined) return `${named}列${lastText(saying.amount(condition.last))}`;
  if (condition.is !== undefined) return `${named}为${saying.words(condition.is)}`;
  return `${named}${rangeText(condition, saying.amount)}`;
}

function negated(condition: Condition, saying: Saying): string {
  if ('attribute' in condition) return `${saying.attribute(condition.attribute)}不是${saying.words(condition.is)}`;
  if ('figure' in condition && condition.is !== undefined)
    return `${saying.named(condition.figure)}不是${saying.words(condition.is)}`;
  if ('event' in condition && happened(condition))
    return conditionText(condition, saying).replace('发生过', '没有发生过');
  return `没有出现这种情况：${conditionText(condition, saying)}`;
}

/** Once or more: that it happened at all. */
const happened = ({ atLeast, above, atMost, below }: Extract<Condition, { event: unknown }>): boolean =>
  (atLeast === '1' || above === '0') && atMost === undefined && below === undefined;

function daysText(bound: DaysBound, saying: Saying): string {
  if (typeof bound === 'object' && 'months' in bound) return `${bound.months}个月`;
  if (typeof bound === 'object' && 'days' in bound) return `${bound.days}天`;
  const amount = typeof bound === 'object' && 'share' in bound ? bound.share : bound;
  const text = saying.amount(amount);
  return text.endsWith('%') ? `考核期的${text}` : `${text}天`;
}

const eventNames = (codes: readonly string[], saying: Saying): string => quoted(codes.map(saying.event));

const lastText = (last: string): string => (last.endsWith('%') ? `最后${last}` : `最后${last}名`);

/** The ranks that populations publish: earlier results have no other. */
function rankNames({ scheme, named }: Saying): string {
  const ranks = new Set(scheme.populations.flatMap(({ rank }) => rank ?? []));
  return ranks.size === 0 ? '名次' : [...ranks].map(named).join('、');
}

function historyText(
  { history, consecutive, atLeast, first, within, since }: HistoryCondition,
  saying: Saying,
): string {
  const what =
    'grade' in history
      ? `等次为${saying.words(history.grade)}`
      : 'total' in history
        ? `总分${rangeText(history.total, saying.amount)}`
        : `${rankNames(saying)}列${lastText(saying.amount(history.last))}`;
  const from = since === undefined ? '' : `${dayText(since)}以来，`;
  if (first) return `${from}第一次${what}`;
  if (consecutive !== undefined) return `${from}连续${saying.amount(consecutive)}期（含本期）${what}`;
  const window = within === undefined ? '各期（含本期）中' : `最近${within}期（含本期）中`;
  if (atLeast === undefined) throw new Error('a history that asks nothing');
  return `${from}${window}有${saying.amount(atLeast)}期以上${what}`;
}
