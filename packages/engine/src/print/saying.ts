/** What the sentences of a printed scheme share: names instead of ids, and numbers as people write them. */
import { formatPercent, formatShort, parseExact, type Rounding } from '../numbers/exact.ts';
import type { Amount, RangeOf, Words } from '../scheme/amount.ts';
import { figureName } from '../scheme/called.ts';
import type { Figure } from '../scheme/figure.ts';
import type { Deadline, Parameter, Scheme } from '../scheme/scheme.ts';
import { placedFigures } from '../scheme/tree.ts';

export interface Saying {
  readonly scheme: Scheme;
  figure(id: string): Figure;
  /** A figure as the document calls it: `“季度得分”`. */
  named(id: string): string;
  attribute(id: string): string;
  /** An event code's name; one that only a condition knows goes by its code. */
  event(code: string): string;
  population(id: string): string;
  amount(amount: Amount | 'none'): string;
  words(words: Words): string;
  /** Who decides what the scheme leaves open: whoever settles the results, where the scheme says who. */
  readonly decider: string;
}

function deciderOf({ populations }: Scheme): string {
  const [first, ...others] = new Set(populations.map(({ settledBy }) => settledBy?.by ?? '考核委员会'));
  return first !== undefined && others.length === 0 ? first : '审定结果的机构';
}

export function sayingOf(scheme: Scheme): Saying {
  const placed = placedFigures(scheme);
  const figures = new Map(placed.map(({ figure }) => [figure.id, figure]));
  const figure = (id: string): Figure => {
    const found = figures.get(id);
    if (found === undefined) throw new Error(`no figure ${id}`);
    return found;
  };
  /** A figure written in place has no name of its own: it is called after what it is made of, or where it stands. */
  const nameOf = (id: string): string => {
    const { name, term } = figure(id);
    if (name !== undefined) return name;
    if (term.kind === 'figure') return nameOf(term.figure);
    if (term.kind === 'measure') return term.figure;
    return figureName(scheme, id);
  };
  const parameter = (id: string): Parameter => {
    const found = scheme.parameters?.find((p) => p.id === id);
    if (found === undefined) throw new Error(`no parameter ${id}`);
    return found;
  };
  const attribute = (id: string): string => scheme.attributes?.find((a) => a.id === id)?.name ?? id;
  const codes = new Map(
    placed.flatMap(({ figure: { term } }) => (term.kind === 'events' ? term.codes.map((c) => [c.code, c.name]) : [])),
  );
  return {
    scheme,
    figure,
    decider: deciderOf(scheme),
    event: (code) => codes.get(code) ?? code,
    named: (id) => `“${nameOf(id)}”`,
    attribute,
    population: (id) => scheme.populations.find((p) => p.id === id)?.name ?? id,
    amount(amount) {
      if (typeof amount === 'string') return amount === 'none' ? '不限' : numberText(amount);
      if ('parameter' in amount) return parameterText(parameter(amount.parameter));
      const by = figures.has(amount.by) ? `${nameOf(amount.by)}` : attribute(amount.by);
      const cases = amount.cases.map(
        ({ key, value }) => `${by}为“${key}”的${value === 'none' ? '不限' : numberText(value)}`,
      );
      const rest =
        amount.otherwise === undefined
          ? []
          : [`其他${amount.otherwise === 'none' ? '不限' : numberText(amount.otherwise)}`];
      return [...cases, ...rest].join('，');
    },
    words: (words) => quoted('parameter' in words ? listOf(parameter(words.parameter)) : words),
  };
}

/** As it was written, without idle zeros: `12.5`, `40%`. */
export function numberText(written: string): string {
  const value = parseExact(written);
  if (value === undefined) throw new Error(`${written} is no number`);
  return written.endsWith('%') ? formatPercent(value) : formatShort(value);
}

const textOf = (value: string | readonly string[]): string =>
  typeof value === 'string' ? numberText(value) : quoted(value);

/** The value; of one that changes by date every value with its first day. */
export function parameterText({ value, dated = [] }: Parameter): string {
  if (value !== undefined) return textOf(value);
  return dated.map((d) => `${dayText(d.from)}起${textOf(d.value)}`).join('，');
}

const listOf = ({ value, dated }: Parameter): readonly string[] => {
  const last = value ?? dated?.at(-1)?.value ?? [];
  return typeof last === 'string' ? [last] : last;
};

export const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join('、');

/** `2026年3月1日` of `2026-03-01`. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

interface BoundWords {
  readonly atLeast: string;
  readonly above: string;
  readonly atMost: string;
  readonly below: string;
}
const measured: BoundWords = { atLeast: '不低于', above: '高于', atMost: '不高于', below: '低于' };
/** Of what is counted: days, times. */
export const counted: BoundWords = { atLeast: '达到', above: '超过', atMost: '不超过', below: '不到' };

/** `不低于90`, `高于60且不高于80`. */
export function rangeText<A>(range: RangeOf<A>, say: (bound: A) => string, words = measured): string {
  const parts = (['atLeast', 'above', 'atMost', 'below'] as const).flatMap((key) => {
    const bound = range[key];
    return bound === undefined ? [] : [`${words[key]}${say(bound)}`];
  });
  return parts.join('且');
}

const modes: { readonly [M in Rounding['mode']]: string } = {
  'half-up': '四舍五入',
  'half-even': '四舍六入五成双',
  down: '截去其余各位',
  up: '有余数就进一',
};
export const roundingText = ({ places, mode }: Rounding): string =>
  places === 0 ? `取整数，${modes[mode]}` : `保留${places}位小数，${modes[mode]}`;

export function deadlineText({ days, months, periods }: Deadline): string {
  if (days !== undefined) return `${days}日内`;
  if (months !== undefined) return `${months}个月内`;
  return `${periods}个考核期内`;
}

const DIGITS = '零一二三四五六七八九';
/** Numbers up to 99 as chapters are counted: `十二`. */
export function chineseNumber(n: number): string {
  if (n < 10) return DIGITS[n] as string;
  const tens = Math.floor(n / 10);
  const rest = n % 10;
  return `${tens === 1 ? '' : DIGITS[tens]}十${rest === 0 ? '' : DIGITS[rest]}`;
}
