/** Conditions: a closed set that gives yes, no, or an absence. */
import { type Amount, amount, idShape, label, type Range, rangeFields, type Words, words } from '../scheme/amount.ts';
import type { Path } from '../text/located.ts';
import { either, hasKey, lazy, listOf, optional, record, required, type Shape } from '../text/shape.ts';
import { type DaysCondition, daysShape } from './days.ts';
import { type HistoryCondition, historyShape } from './history.ts';

export type Condition =
  | AllOf
  | AnyOf
  | NotOf
  | AttributeCondition
  | DaysCondition
  | FigureCondition
  | EventCondition
  | HistoryCondition;

export interface AllOf {
  readonly all: readonly Condition[];
}
export interface AnyOf {
  readonly any: readonly Condition[];
}
export interface NotOf {
  readonly not: Condition;
}
/** The subject's attribute is one of the words. */
export interface AttributeCondition {
  readonly attribute: string;
  readonly is: Words;
}
/** A figure's number in a range, its grade among the words, or its place among the last. */
export interface FigureCondition extends Range {
  readonly figure: string;
  readonly is?: Words;
  /** On a rank: among the last n of its pool, or the last share of it. */
  readonly last?: Amount;
}
/** How many times events with these codes happened in the period. */
export interface EventCondition extends Range {
  readonly event: readonly string[];
  readonly levels?: readonly string[];
}
const inner = lazy<Condition>('condition', '条件', () => condition);

const all: Shape<AllOf> = record<AllOf>('条件', { all: required(listOf(inner), '全部满足') });
const any: Shape<AnyOf> = record<AnyOf>('条件', { any: required(listOf(inner), '满足其一') });
const not: Shape<NotOf> = record<NotOf>('条件', { not: required(inner, '不满足') });
const attribute: Shape<AttributeCondition> = record<AttributeCondition>('属性条件', {
  attribute: required(idShape, '属性的编号'),
  is: required(words, '属性是（其中之一）'),
});
const figure: Shape<FigureCondition> = record<FigureCondition>('指标条件', {
  figure: required(idShape, '指标的编号'),
  is: optional(words, '等次是（其中之一）'),
  last: optional(amount, '名次在末几名，或末百分之几'),
  ...rangeFields,
});
const event: Shape<EventCondition> = record<EventCondition>('事件条件', {
  event: required(listOf(label, { orOne: true }), '事项的编号'),
  levels: optional(listOf(label, { orOne: true }), '只数这些级别'),
  ...rangeFields,
});
/** Which form of condition a value has; total over the union. */
const forms: { readonly [K in KeysOfUnion]: Shape<never> | Shape<Condition> } = {
  all: all as unknown as Shape<Condition>,
  any: any as unknown as Shape<Condition>,
  not: not as unknown as Shape<Condition>,
  attribute: attribute as unknown as Shape<Condition>,
  days: daysShape as unknown as Shape<Condition>,
  figure: figure as unknown as Shape<Condition>,
  event: event as unknown as Shape<Condition>,
  history: historyShape as unknown as Shape<Condition>,
};
type KeysOfUnion = 'all' | 'any' | 'not' | 'attribute' | 'days' | 'figure' | 'event' | 'history';

export const condition: Shape<Condition> = either<Condition>(
  `条件（以 ${Object.keys(forms).join('、')} 之一开头）`,
  Object.entries(forms).map(([key, of]) => ({
    meant: hasKey(key),
    holds: (value: Condition) => key in value,
    shape: of as Shape<Condition>,
  })),
);
export const conditionRef: Shape<Condition> = inner;

/** The figures that a condition reads. */
export function figuresIn(of: Condition): string[] {
  if ('all' in of) return of.all.flatMap(figuresIn);
  if ('any' in of) return of.any.flatMap(figuresIn);
  if ('not' in of) return figuresIn(of.not);
  return 'figure' in of ? [of.figure] : [];
}

export interface PlacedCondition {
  readonly condition: Condition;
  readonly path: Path;
}

/** Every condition inside, itself first, each with its place. */
export function eachCondition(condition: Condition, path: Path): PlacedCondition[] {
  const within = (list: readonly Condition[], key: string): PlacedCondition[] =>
    list.flatMap((c, i) => eachCondition(c, [...path, key, i]));
  if ('all' in condition) return [{ condition, path }, ...within(condition.all, 'all')];
  if ('any' in condition) return [{ condition, path }, ...within(condition.any, 'any')];
  if ('not' in condition) return [{ condition, path }, ...eachCondition(condition.not, [...path, 'not'])];
  return [{ condition, path }];
}
