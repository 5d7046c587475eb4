/** Conditions: a closed set that gives yes, no, or an absence. */
import { type Amount, amount, idShape, label, type Range, rangeFields, type Words, words } from '../scheme/amount.ts';
import type { Path } from '../text/located.ts';
import { either, hasKey, lazy, listOf, optional, record, required, type Shape, wholeNumber } from '../text/shape.ts';

/** The forms of a condition by the key that tells each from the others. */
interface Forms {
  readonly all: AllOf;
  readonly any: AnyOf;
  readonly not: NotOf;
  readonly attribute: AttributeCondition;
  readonly days: DaysCondition;
  readonly figure: FigureCondition;
  readonly event: EventCondition;
  readonly history: HistoryCondition;
}
export type Condition = Forms[keyof Forms];

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
/** Days of spells of an attribute inside the period, as days or as a share of the period's days. */
export interface DaysCondition extends Range {
  readonly days: string;
  readonly is?: Words;
}
/** A figure's number in a range, or its grade among the words. */
export interface FigureCondition extends Range {
  readonly figure: string;
  readonly is?: Words;
}
/** How many times events with these codes happened in the period. */
export interface EventCondition extends Range {
  readonly event: readonly string[];
  readonly levels?: readonly string[];
}
/** Earlier results of this scheme together with this one. */
export interface HistoryCondition {
  readonly history: HistoryTest;
  /** n in a row, this result the last of them. */
  readonly consecutive?: Amount;
  /** n of the last `within` results, this one included. */
  readonly atLeast?: Amount;
  readonly within?: number;
}
export interface HistoryTest {
  readonly grade: Words;
}

const inner = lazy<Condition>('condition', '条件', () => condition);

const all: Shape<AllOf> = record<AllOf>('条件', { all: required(listOf(inner), '全部满足') });
const any: Shape<AnyOf> = record<AnyOf>('条件', { any: required(listOf(inner), '满足其一') });
const not: Shape<NotOf> = record<NotOf>('条件', { not: required(inner, '不满足') });
const attribute: Shape<AttributeCondition> = record<AttributeCondition>('属性条件', {
  attribute: required(idShape, '属性的编号'),
  is: required(words, '属性是（其中之一）'),
});
const days: Shape<DaysCondition> = record<DaysCondition>('天数条件', {
  days: required(idShape, '属性的编号，如请假'),
  is: optional(words, '只数属性是（其中之一）的日子'),
  ...rangeFields,
});
const figure: Shape<FigureCondition> = record<FigureCondition>('指标条件', {
  figure: required(idShape, '指标的编号'),
  is: optional(words, '等次是（其中之一）'),
  ...rangeFields,
});
const event: Shape<EventCondition> = record<EventCondition>('事件条件', {
  event: required(listOf(label, { orOne: true }), '事项的编号'),
  levels: optional(listOf(label, { orOne: true }), '只数这些级别'),
  ...rangeFields,
});
const history: Shape<HistoryCondition> = record<HistoryCondition>('历史条件', {
  history: required(
    record<HistoryTest>('历史', { grade: required(words, '等次是（其中之一）') }),
    '看以往各期结果的什么',
  ),
  consecutive: optional(amount, '连续几期（含本期）'),
  atLeast: optional(amount, '至少几期'),
  within: optional(wholeNumber(1, 100), '最近几期之内（含本期）'),
});

const forms: { readonly [K in keyof Forms]: Shape<Forms[K]> } = {
  all,
  any,
  not,
  attribute,
  days,
  figure,
  event,
  history,
};

export const condition: Shape<Condition> = either<Condition>(
  `条件（以 ${Object.keys(forms).join('、')} 之一开头，如 { attribute: 属性的编号, is: [值] }）`,
  Object.entries(forms).map(([key, shape]) => ({
    meant: hasKey(key),
    holds: (value) => key in value,
    shape,
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
