/** A figure: anything that has a value for each subject. Its common keys, and exactly one term. */
import { type Condition, conditionRef } from '../conditions/condition.ts';
import type { Rounding } from '../numbers/exact.ts';
import type { TermNode } from '../terms/index.ts';
import type { MissingKind } from '../terms/term.ts';
import { choice, type Glosses, glossed } from '../text/choice.ts';
import { describedFields, insideFields, readFields, writeFields } from '../text/fields.ts';
import { listed } from '../text/key-names.ts';
import type { Path } from '../text/located.ts';
import {
  either,
  type Fields,
  hasKey,
  lazy,
  listOf,
  namedList,
  optional,
  record,
  required,
  type Shape,
  text,
  yes,
} from '../text/shape.ts';
import {
  type Amount,
  amount,
  idShape,
  type Literal,
  label,
  literal,
  type Marks,
  markFields,
  rounding,
  varyingAmount,
  varyingLimit,
} from './amount.ts';

/** What happens where facts are lacking. */
export type MissingWord = 'hold' | 'pass' | 'redistribute' | 'skip' | 'rescale' | CountAs;
export interface CountAs {
  readonly count: Literal;
}

/** Where a figure does not concern everybody. */
export interface Applies {
  readonly when: Condition;
  readonly otherwise: 'skip' | 'rescale' | CountAs;
}

interface FigureBody extends Marks {
  readonly name?: string;
  /** Full marks. */
  readonly worth?: Amount;
  readonly facet?: string;
  readonly applies?: Applies;
  readonly missing?: MissingWord;
  readonly round?: Rounding;
  readonly atMost?: Amount | 'none';
  readonly atLeast?: Amount;
  /** On parts: weight in `weigh`, subtraction in `sum`, case in `choose`. */
  readonly weight?: Amount;
  readonly subtract?: true;
  readonly is?: readonly string[];
  readonly otherwise?: true;
}

export interface Figure extends FigureBody {
  readonly id: string;
  readonly term: TermNode;
}

const countAs: Shape<CountAs> = record<CountAs>('计为固定值', { count: required(literal, '计为多少') });

/** Words under `missing`, for people. */
const missingGlosses: Glosses<Exclude<MissingWord, CountAs>> = {
  hold: '暂缓',
  pass: '交上级指标决定',
  redistribute: '权重分给到场的',
  skip: '略去',
  rescale: '略去并折算',
};

/** The words as a finding lists them. */
export const missingChoices = (words: readonly MissingKind[]): string =>
  words
    .map((word) => (word === 'count' ? '{ count: 数 }（计为固定的数）' : `${word}（${missingGlosses[word]}）`))
    .join('、');

const missingWord: Shape<MissingWord> = either<MissingWord>(`${glossed(missingGlosses)} 或 { count: 数 }`, [
  {
    meant: (from) => from.kind === 'text',
    holds: (v) => typeof v === 'string',
    shape: choice(missingGlosses),
  },
  { meant: hasKey('count'), holds: (v) => typeof v === 'object', shape: countAs },
]);

const applies: Shape<Applies> = record<Applies>('适用条件', {
  when: required(conditionRef, '什么情况下适用'),
  otherwise: required(
    either<Applies['otherwise']>('skip（略去）、rescale（略去并折算）或 { count: 数 }', [
      {
        meant: (from) => from.kind === 'text',
        holds: (v) => typeof v === 'string',
        shape: choice({ skip: '略去', rescale: '略去并折算' }),
      },
      { meant: hasKey('count'), holds: (v) => typeof v === 'object', shape: countAs },
    ]),
    '不适用时怎么办',
  ),
});

const bodyFields: Fields<FigureBody> = {
  name: optional(text, '中文名称'),
  ...markFields,
  worth: optional(amount, '满分'),
  facet: optional(label, '归入哪个方面'),
  applies: optional(applies, '什么情况下适用，不适用时怎么办'),
  weight: optional(amount, '在加权中的比重'),
  subtract: optional(yes, '在合计中减去'),
  is: optional(listOf(label, { orOne: true }), '属性是这些值时用这一项'),
  otherwise: optional(yes, '其他情况用这一项'),
  missing: optional(missingWord, '缺少数据时怎么办'),
  round: optional(rounding, '舍入到几位、用什么方式'),
  atMost: optional(varyingLimit, '封顶；none 表示有意不封顶'),
  atLeast: optional(varyingAmount, '保底'),
};
const bodyKeys = Object.keys(bodyFields) as (keyof FigureBody & string)[];

/** Inline figures have no key of their own: they are called after the figure they stand in. */
function idFromPath(path: Path): string {
  const start = path.indexOf('figures') + 1;
  let id = String(path[start]);
  for (let i = start + 1; i < path.length; i++) {
    const term = path[i];
    i += term === 'choose' ? 2 : 1;
    const step = path[i];
    if (step === undefined) break;
    id = inlineKeys.has(String(step)) && hasInline(String(term)) ? `${id}.${step}` : String(step);
  }
  return id;
}
const inlineKeys = new Set(['of', 'to', 'amount']);
const hasInline = (term: string): boolean => !['sum', 'weigh', 'highest', 'lowest', 'choose'].includes(term);

/** What the figure's shape needs to know of a term. */
interface TermShape {
  readonly name: string;
  readonly about: string;
  readonly shape: Shape<object>;
}

export interface FigureShapes {
  readonly figure: Shape<Omit<Figure, 'id'>>;
  readonly operand: Shape<Figure>;
  readonly parts: Shape<readonly Figure[]>;
}

/** The shapes of figures over the given terms. */
export function figureShapes(terms: Readonly<Record<string, TermShape>>): FigureShapes {
  const kinds = Object.keys(terms);
  const named: ReadonlyMap<string, string> = new Map(Object.entries(terms).map(([kind, { name }]) => [kind, name]));
  const termShape = (kind: string): TermShape => {
    const found = terms[kind];
    if (found === undefined) throw new Error(`no term ${kind}`);
    return found;
  };

  const figure: Shape<Omit<Figure, 'id'>> = {
    expects: '指标',
    read(from, path, into) {
      if (from.kind !== 'map') {
        return into.unexpected('指标（写成键值表，如 { name: 名称, points: { within: [0, 100] } }）', from, path);
      }
      const found = from.entries.filter((e) => kinds.includes(e.key));
      // Read the body first: an unknown key is most likely a misspelt term, and that message helps more than "no term".
      const body = readFields<FigureBody>(from, path, into, bodyFields, bodyKeys, '指标', named);
      const entry = found[0];
      if (entry === undefined) {
        return body === undefined ? undefined : into.report('figure-no-term', from.at, path, { known: listed(named) });
      }
      if (found.length > 1) {
        return into.report('figure-two-terms', from.at, path, {
          terms: found.map((e) => `${e.key}（${named.get(e.key)}）`).join('、'),
        });
      }
      const term = termShape(entry.key).shape.read(entry.value, [...path, entry.key], into);
      if (body === undefined || term === undefined) return undefined;
      return { ...body, term: { kind: entry.key, ...term } as TermNode };
    },
    write(value) {
      const { kind, ...body } = value.term;
      return { entries: [...writeFields(value, bodyFields, bodyKeys), [kind, termShape(kind).shape.write(body)]] };
    },
    schema: () => ({
      type: 'object',
      additionalProperties: false,
      properties: {
        ...describedFields(bodyFields, bodyKeys),
        ...Object.fromEntries(
          kinds.map((k) => [k, { ...termShape(k).shape.schema(), description: termShape(k).about }]),
        ),
      },
      oneOf: kinds.map((k) => ({ required: [k] })),
    }),
    inside(value) {
      const { kind, ...body } = value.term;
      return [
        ...insideFields<FigureBody>(value, bodyFields, bodyKeys),
        { shape: termShape(kind).shape, value: body, path: [kind] },
      ];
    },
  };

  /** A figure written in place, or the id of one that stands elsewhere. */
  const operand: Shape<Figure> = {
    expects: '指标的编号，或就地写出的指标',
    read(from, path, into) {
      const id = idFromPath(path);
      if (from.kind === 'text') {
        if (isNumber(from.text))
          return into.unexpected('指标的编号；是定数的，就地写 { name: 名称, fixed: 数 }', from, path);
        const target = idShape.read(from, path, into);
        return target === undefined ? undefined : { id, term: { kind: 'figure', figure: target } };
      }
      const inline = figure.read(from, path, into);
      return inline === undefined ? undefined : { id, ...inline };
    },
    write: (value) =>
      isBareReference(value) && value.term.kind === 'figure' ? value.term.figure : figure.write(value),
    schema: () => ({ anyOf: [idShape.schema(), { $ref: '#/$defs/figure' }] }),
    inside: (value) => (isBareReference(value) ? [] : [{ shape: figure, value, path: [] }]),
  };

  const parts = namedList<'id', Figure>(
    'id',
    idShape,
    lazy('figure', '指标', () => figure),
  );
  return { figure, operand, parts };
}

/** An operand is a figure: a number alone is not, and its author is told how a figure is one. */
const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?%?$/.test(text.trim());

/** Whether a figure stands in place of an operand: it has no key of its own. */
export const isInline = (figure: Figure, parent: Figure | undefined): boolean =>
  parent !== undefined && figure.id.startsWith(`${parent.id}.`);

/** Nothing but another figure's id. */
const isBareReference = ({ id: _, term, ...rest }: Figure): boolean =>
  term.kind === 'figure' && Object.values(rest).every((v) => v === undefined);

/** A figure's name for people: its own, or its id where it only refers to another. */
export const nameOf = (figure: Figure): string => figure.name ?? figure.id;
