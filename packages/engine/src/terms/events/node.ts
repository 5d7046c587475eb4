/** What an `events` figure is made of: its codes, what each occurrence is worth, and what becomes of it with time and number. */
import {
  type Amount,
  amount,
  eventAmount,
  idShape,
  label,
  limit,
  type Marks,
  markFields,
} from '../../scheme/amount.ts';
import { choice } from '../../text/choice.ts';
import {
  either,
  hasKey,
  listOf,
  namedList,
  optional,
  pairsOf,
  record,
  required,
  type Shape,
  text,
  wholeNumber,
} from '../../text/shape.ts';

/** A stretch of time from a day on: calendar months, or days of which that day is the first. */
export type Span = { readonly months: number } | { readonly days: number };

/** What a repeated occurrence counts. */
export interface Repeats {
  /** How long after an occurrence the next one is a repetition. */
  readonly within: Span;
  readonly times: Amount;
}

/** Several occurrences of a code become one of another. */
export interface Escalates {
  readonly every: number;
  /** A code of the same figure. */
  readonly to: string;
  /** The level of that code, where it has levels. */
  readonly level?: string;
}

export interface EventCode extends Marks {
  readonly code: string;
  readonly name: string;
  readonly each?: Amount;
  readonly levels?: readonly { readonly key: string; readonly value: Amount }[];
  readonly atMost?: Amount | 'none';
  /** How long an occurrence counts, in every run; absent: in the run in whose period it lies. */
  readonly expires?: Span;
  readonly repeats?: Repeats;
  readonly escalates?: Escalates;
}

export interface EventsTerm {
  readonly kind: 'events';
  readonly codes: readonly EventCode[];
  /** Which of several rows with one key counts. */
  readonly sameKey: 'highest' | 'first' | 'last' | 'sum';
  /** Figures whose scored occurrences don't score here. */
  readonly excluding?: readonly string[];
}

const span: Shape<Span> = either<Span>('{ months: 几个月 } 或 { days: 几天 }', [
  {
    meant: hasKey('months'),
    holds: (v) => 'months' in v,
    shape: record<{ months: number }>('期限', { months: required(wholeNumber(1, 120), '几个月，按日历计') }),
  },
  {
    meant: hasKey('days'),
    holds: (v) => 'days' in v,
    shape: record<{ days: number }>('期限', { days: required(wholeNumber(1, 3660), '几天，当天算第一天') }),
  },
]);

const repeats: Shape<Repeats> = record<Repeats>(
  '再犯的计法',
  {
    within: required(span, '距前一次多长时间以内'),
    times: required(amount, '按几倍计，如 2'),
  },
  '{ within: { months: 6 }, times: 2 }',
);

const escalates: Shape<Escalates> = record<Escalates>(
  '折算',
  {
    every: required(wholeNumber(2, 1000), '满几次折一次'),
    to: required(label, '折成这个指标的哪一事项'),
    level: optional(label, '折成哪一级；那一事项分级别时填写'),
  },
  '{ every: 3, to: 事项 }',
);

const codeShape: Shape<Omit<EventCode, 'code'>> = record<Omit<EventCode, 'code'>>('事项', {
  name: required(text, '中文名称'),
  each: optional(eventAmount, '每次多少分'),
  levels: optional(pairsOf(label, eventAmount), '各级别每次多少分'),
  atMost: optional(limit, '这一事项合计封顶；none 表示有意不封顶'),
  expires: optional(span, '影响期：发生后多长时间以内，每期都计；不写的，只计入发生的当期'),
  repeats: optional(repeats, '距前一次多长时间以内再次发生的，按几倍计'),
  escalates: optional(escalates, '每满几次，折成另一事项的一次'),
  ...markFields,
});

export const eventsShape: Shape<Omit<EventsTerm, 'kind'>> = record<Omit<EventsTerm, 'kind'>>('事件计分', {
  codes: required(namedList<'code', EventCode>('code', label, codeShape), '各事项的计分'),
  sameKey: required(
    choice({ highest: '取最高', first: '取最早', last: '取最晚', sum: '都计' }),
    '同一件事（同一事由编号）有几行时怎样计',
  ),
  excluding: optional(listOf(idShape, { orOne: true }), '在这些指标里计过分的事由，这里不再计'),
});

/** What one occurrence of a code, and a level of it, is worth; undefined where the code doesn't know the level. */
export const amountOfEvent = ({ each, levels }: EventCode, level: string | undefined): Amount | undefined =>
  each ?? levels?.find((l) => l.key === level)?.value;
