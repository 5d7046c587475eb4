/** What amounts and lists of words can come to: parameters looked up, dated ones at every date on which something changes. */
import { compare, type Exact, one, parseExact, whole, zero } from '../numbers/exact.ts';
import type { Amount, Words } from './amount.ts';
import type { DatedValue, Parameter, Scheme } from './scheme.ts';

/** A stretch of days in which none of some amounts changes. */
export interface Moment {
  /** Its first day; none where the amounts never change. */
  readonly from?: string;
  /** The amount then; nothing where its parameter has no value yet. */
  value(amount: Amount): Exact | undefined;
}

/** Looked up without a finding: names that are not known were reported before anything asks for values. */
export interface AmountValues {
  parameter(id: string): Parameter | undefined;
  /** All values that the amount may take; none for `none`. */
  values(amount: Amount | 'none' | undefined): readonly Exact[];
  words(words: Words): readonly string[];
  /** The numbers of the amount as they are written: `90`, `40%`. */
  written(amount: Amount): readonly string[];
  /** A number among the amounts that was surely meant in per cent, as it is written: 30, where a share is wanted. */
  withoutSign(amounts: readonly (Amount | undefined)[]): string | undefined;
  /** The stretches of days over which the amounts stand still together, earliest first. */
  moments(amounts: readonly (Amount | undefined)[]): readonly Moment[];
}

/** Every value that a parameter has at some time. */
export const writtenValues = ({ value, dated }: Parameter): readonly DatedValue['value'][] => [
  ...(value === undefined ? [] : [value]),
  ...(dated ?? []).map((d) => d.value),
];

const isPercentCount = (value: Exact): boolean => compare(value, one) > 0 && compare(value, whole(100)) <= 0;

export function amountValues(scheme: Scheme): AmountValues {
  const byId = new Map((scheme.parameters ?? []).map((p) => [p.id, p]));
  const written = (id: string): readonly DatedValue['value'][] => {
    const parameter = byId.get(id);
    return parameter === undefined ? [] : writtenValues(parameter);
  };
  const valueFrom = (amount: Amount, day: string | undefined): Exact | undefined => {
    if (typeof amount === 'string') return parseExact(amount);
    const parameter = 'parameter' in amount ? byId.get(amount.parameter) : undefined;
    const begun = parameter?.dated?.filter((d) => day !== undefined && d.from <= day).at(-1)?.value;
    const value = parameter?.dated === undefined ? parameter?.value : begun;
    return typeof value === 'string' ? parseExact(value) : undefined;
  };
  const textsOf = (amount: Amount): readonly DatedValue['value'][] => {
    if (typeof amount === 'string') return [amount];
    if ('parameter' in amount) return written(amount.parameter);
    return [...amount.cases.map((c) => c.value), ...(amount.otherwise === undefined ? [] : [amount.otherwise])];
  };
  const numbersOf = (amount: Amount): readonly string[] =>
    textsOf(amount).flatMap((t) => (typeof t === 'string' && parseExact(t) !== undefined ? [t] : []));
  return {
    parameter: (id) => byId.get(id),
    values: (amount) =>
      amount === undefined ? [] : textsOf(amount).flatMap((t) => (typeof t === 'string' ? (parseExact(t) ?? []) : [])),
    written: numbersOf,
    withoutSign: (amounts) =>
      amounts
        .flatMap((amount) => (amount === undefined ? [] : numbersOf(amount)))
        .find((t) => !t.endsWith('%') && isPercentCount(parseExact(t) ?? zero)),
    words: (words) =>
      'parameter' in words ? written(words.parameter).flatMap((v) => (typeof v === 'string' ? [] : v)) : words,
    moments(amounts) {
      const dates = amounts.flatMap((amount) =>
        typeof amount === 'object' && 'parameter' in amount
          ? (byId.get(amount.parameter)?.dated ?? []).map((d) => d.from)
          : [],
      );
      if (dates.length === 0) return [{ value: (amount) => valueFrom(amount, undefined) }];
      return [...new Set(dates)].sort().map((from) => ({ from, value: (amount) => valueFrom(amount, from) }));
    },
  };
}
