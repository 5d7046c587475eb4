/** Numbers as a scheme writes them, and the small shapes that every construct uses. */
import { parseDay } from '../numbers/day.ts';
import { formatPercent, formatShort, parseExact, type Rounding } from '../numbers/exact.ts';
import { choice } from '../text/choice.ts';
import {
  either,
  type Fields,
  hasKey,
  isText,
  listOf,
  optional,
  pairsOf,
  record,
  required,
  type Shape,
  text,
  textShape,
  wholeNumber,
  word,
} from '../text/shape.ts';

/** A decimal or per cent as text in its shortest form: `12.5`, `40%`. */
export type Literal = string;

/** A number, the name of a parameter, or a choice by an attribute or a grade figure. */
export type Amount = Literal | ParameterRef | AmountBy;
export interface ParameterRef {
  readonly parameter: string;
}
export interface AmountBy {
  /** An attribute or a grade figure. */
  readonly by: string;
  readonly cases: readonly { readonly key: string; readonly value: Literal | 'none' }[];
  readonly otherwise?: Literal | 'none';
}

/** A list of words, or the name of a parameter that holds one. */
export type Words = readonly string[] | ParameterRef;

const NUMBER_SCHEMA = { anyOf: [{ type: 'number' }, { type: 'string', pattern: '^[+-]?\\d+(\\.\\d+)?%?$' }] };

function readLiteral(written: string): Literal | undefined {
  const value = parseExact(written);
  if (value === undefined) return undefined;
  return written.endsWith('%') ? formatPercent(value) : formatShort(value);
}
/** `90分` was meant as 90. */
const numberIn = (written: string): string | undefined => /^[+-]?\d+(\.\d+)?%?/.exec(written)?.[0];
export const literal: Shape<Literal> = textShape('数（如 12.5 或 40%）', readLiteral, NUMBER_SCHEMA, numberIn);

const plainId: Shape<string> = textShape(
  '编号（英文字母开头，可含字母、数字和连字符，最多 60 字符）',
  (t) => (/^[A-Za-z][A-Za-z0-9-]{0,59}$/.test(t) ? t : undefined),
  { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9-]{0,59}$' },
);
/** An id; who writes a Chinese name instead is told the id that goes with it. */
export const idShape: Shape<string> = {
  ...plainId,
  read(from, path, into) {
    // Ids begin with a letter. A key names what stands behind it: another's id is none for it.
    const isName = from.kind === 'text' && !/^[A-Za-z]/.test(from.text) && path.at(-1) !== from.text;
    const ids = isName ? into.idsNamed(from.text) : [];
    if (ids.length === 0) return plainId.read(from, path, into);
    return into.unexpected('编号', from, path, () => ({ ids: ids.slice(0, 3).join(' 或 ') }));
  },
};

/** With whom somebody is compared: an attribute, or everybody. */
export const poolShape: Shape<string> = {
  ...idShape,
  expects: '属性的编号（值相同的一起比），或 all（全体）',
  read(from, path, into) {
    if (from.kind !== 'text' || !/^(全体|全部|所有)/.test(from.text)) return idShape.read(from, path, into);
    return into.unexpected(poolShape.expects, from, path, () => ({ near: 'all' }));
  },
};

/** A day as people write it, kept as text. */
export const day: Shape<string> = textShape('日期（如 2026-01-01）', (t) =>
  parseDay(t) === undefined ? undefined : t,
);

/** A word that facts use: an option, role, level, code. Any text without the characters that names join with. */
export const label: Shape<string> = textShape('名称（最多 60 字，不含 / 和换行）', (t) =>
  t.trim() !== '' && t.length <= 60 && !/[/\n\r\t]/.test(t) ? t.trim() : undefined,
);

export const listOfLabels: Shape<readonly string[]> = listOf(label, { orOne: true });

const parameterRef: Shape<ParameterRef> = record<ParameterRef>('参数引用', {
  parameter: required(idShape, '参数的编号'),
});

/** `none` in a case of a cap or floor: no limit for it. */
const literalOrNone: Shape<Literal | 'none'> = textShape(
  '数，或 none',
  (written) => (written === 'none' ? written : readLiteral(written)),
  NUMBER_SCHEMA,
);
const amountBy: Shape<AmountBy> = record<AmountBy>('分情况的数', {
  by: required(idShape, '按哪个属性或等次区分'),
  cases: required(pairsOf(label, literalOrNone), '各情况下的数'),
  otherwise: optional(literalOrNone, '其他情况下的数'),
});

/** Which freedom an amount has is told by its shape; the checker looks through the whole scheme for these three. */
const amountShape = (): Shape<Amount> =>
  either<Amount>('数（如 12.5、40%），或 { parameter: 编号 }', [
    { meant: isText, holds: (v) => typeof v === 'string', shape: literal },
    { meant: hasKey('parameter'), holds: (v) => typeof v === 'object' && 'parameter' in v, shape: parameterRef },
    { meant: hasKey('by'), holds: (v) => typeof v === 'object' && 'by' in v, shape: amountBy },
  ]);
/** An amount that everybody has alike. */
export const amount: Shape<Amount> = amountShape();
/** An amount that may differ by an attribute or a grade. */
export const varyingAmount: Shape<Amount> = amountShape();
/** An amount of a single event: a parameter may follow the event's day. */
export const eventAmount: Shape<Amount> = amountShape();

export const words: Shape<Words> = either<Words>('名称的列表，或 { parameter: 编号 }', [
  { meant: hasKey('parameter'), holds: (v) => !Array.isArray(v), shape: parameterRef },
  { meant: () => true, holds: Array.isArray, shape: listOf(label, { orOne: true }) },
]);

/** An amount, or `none`: no limit, on purpose. */
const limitOf = (of: Shape<Amount>): Shape<Amount | 'none'> =>
  either<Amount | 'none'>('数或 none', [
    {
      meant: (from) => from.kind === 'text' && from.text === 'none',
      holds: (v) => v === 'none',
      shape: word('none'),
    },
    { meant: () => true, holds: () => true, shape: of },
  ]);
export const limit: Shape<Amount | 'none'> = limitOf(amount);
export const varyingLimit: Shape<Amount | 'none'> = limitOf(varyingAmount);

export const rounding: Shape<Rounding> = record<Rounding>(
  '舍入',
  {
    places: required(wholeNumber(0, 6), '保留几位小数'),
    mode: required(
      choice({ 'half-up': '四舍五入', 'half-even': '四舍六入五成双', down: '截尾', up: '进一' }),
      '舍入方式',
    ),
  },
  '{ places: 2, mode: half-up }',
);

/** Lowest and highest value allowed. */
export interface Within {
  readonly low: Literal;
  readonly high: Literal;
}
/** Whether people write the values in per cent: the bounds are. */
export const inPercent = ({ low, high }: Within): boolean => low.endsWith('%') || high.endsWith('%');
export const within: Shape<Within> = {
  expects: '[最低, 最高]',
  read(from, path, into) {
    if (from.kind !== 'list' || from.items.length !== 2)
      return into.unexpected('[最低, 最高]（如 [0, 100]）', from, path);
    const [a, b] = from.items;
    if (a === undefined || b === undefined) return undefined;
    const low = literal.read(a, [...path, 0], into);
    const high = literal.read(b, [...path, 1], into);
    return low === undefined || high === undefined ? undefined : { low, high };
  },
  write: ({ low, high }) => [low, high],
  schema: () => ({ type: 'array', items: literal.schema(), minItems: 2, maxItems: 2 }),
  inside: () => [],
};

/** A range: at most one lower and one upper bound, at least one in all. */
export interface RangeOf<A> {
  readonly atLeast?: A;
  readonly above?: A;
  readonly atMost?: A;
  readonly below?: A;
}
export type Range = RangeOf<Amount>;
export const rangeFieldsOf = <A extends object | string>(bound: Shape<A>): Fields<RangeOf<A>> => ({
  atLeast: optional(bound, '不低于（含）'),
  above: optional(bound, '高于（不含）'),
  atMost: optional(bound, '不高于（含）'),
  below: optional(bound, '低于（不含）'),
});
export const rangeFields = rangeFieldsOf(amount);
export const range: Shape<Range> = record<Range>('范围', rangeFields);

/** What any rule may carry: where it stands, in whose words, and whether it is a local choice. */
export interface Marks {
  readonly clause?: readonly string[];
  readonly words?: string;
  readonly local?: string;
}
const clauseText: Shape<string> = textShape('条款（最多 60 字）', (t) =>
  t.trim() !== '' && t.length <= 60 ? t.trim() : undefined,
);
export const markFields = {
  clause: optional(listOf(clauseText, { orOne: true }), '依据的条款，可写多个'),
  words: optional(text, '原文的说法'),
  local: optional(text, '原文没有规定、由本地确定的，说明为什么这样定'),
};
