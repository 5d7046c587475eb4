/** The shapes of the whole language, tied together: figures hold terms, terms nest figures. */
import { condition, conditionRef } from '../conditions/condition.ts';
import { processShape } from '../process/shape.ts';
import { termKinds, terms } from '../terms/index.ts';
import { choice } from '../text/choice.ts';
import {
  either,
  type JsonSchema,
  lazy,
  listOf,
  namedList,
  optional,
  record,
  required,
  type Shape,
  text,
  wholeNumber,
} from '../text/shape.ts';
import { actionAmount } from './action-amount.ts';
import { day, idShape, label, literal, markFields, rounding } from './amount.ts';
import { type Figure, figureShapes } from './figure.ts';
import {
  type Action,
  type Attribute,
  actionNames,
  type Consequence,
  type DatedValue,
  type Deadline,
  type Parameter,
  type Population,
  periodNames,
  rosterSources,
  type Scheme,
  type Settling,
} from './scheme.ts';

const nested = {
  operand: lazy<Figure>('operand', '指标', () => shapes.operand),
  parts: lazy<readonly Figure[]>('parts', '“编号: 指标”的表', () => shapes.parts),
};
const shapes = figureShapes(
  Object.fromEntries(
    termKinds.map((kind) => {
      const { name, about, shape } = terms[kind];
      return [kind, { name, about, shape: shape(nested) as Shape<object> }];
    }),
  ),
);

const attribute: Shape<Omit<Attribute, 'id'>> = record<Omit<Attribute, 'id'>>('属性', {
  name: required(text, '中文名称'),
  from: optional(choice(rosterSources), '取自花名册的哪一项'),
  at: required(choice({ from: '期初', to: '期末', asOf: '统计日', longest: '期内时间最长的一段' }), '以哪一天为准'),
  values: optional(listOf(label), '允许的值'),
  ...markFields,
});

const parameterValue: Shape<string | readonly string[]> = either<string | readonly string[]>('数或名称的列表', [
  { meant: (from) => from.kind === 'list', holds: (v) => Array.isArray(v), shape: listOf(label) },
  { meant: () => true, holds: (v) => typeof v === 'string', shape: literal },
]);
const dated: Shape<DatedValue> = record<DatedValue>('分日期的值', {
  from: required(day, '从哪天起'),
  value: required(parameterValue, '取什么值'),
});
const parameter: Shape<Omit<Parameter, 'id'>> = record<Omit<Parameter, 'id'>>('参数', {
  name: required(text, '中文名称'),
  value: optional(parameterValue, '取什么值'),
  at: optional(choice({ periodStart: '考核期第一天', factDate: '事实发生的当天' }), '以哪天为准'),
  dated: optional(listOf(dated), '从不同日期起取不同的值'),
  ...markFields,
});

const settling: Shape<Settling> = record<Settling>('审定', {
  by: required(text, '由谁审定'),
  proposedBy: optional(text, '只提出建议、报上级审定的，由谁提出'),
  ...markFields,
});
const population: Shape<Omit<Population, 'id'>> = record<Omit<Population, 'id'>>('考核群体', {
  name: required(text, '中文名称'),
  where: optional(conditionRef, '哪些对象属于这个群体'),
  settledBy: optional(settling, '结果由谁审定'),
  total: required(idShape, '哪个指标是总分'),
  rank: optional(idShape, '哪个指标是名次'),
  grade: optional(idShape, '哪个指标是等次'),
  ...markFields,
});

const deadline: Shape<Deadline> = record<Deadline>(
  '期限',
  {
    days: optional(wholeNumber(1, 3660), '多少天内'),
    months: optional(wholeNumber(1, 120), '多少个月内'),
    periods: optional(wholeNumber(1, 40), '多少个考核期内'),
  },
  '{ days: 15 }',
);
const action: Shape<Action> = record<Action>('措施', {
  do: required(choice(actionNames), '措施的种类'),
  name: required(text, '中文名称'),
  by: optional(text, '由谁负责'),
  within: optional(deadline, '期限'),
  amount: optional(actionAmount, '数额'),
  ...markFields,
});
const consequence: Shape<Omit<Consequence, 'id'>> = record<Omit<Consequence, 'id'>>('结果运用', {
  name: required(text, '中文名称'),
  for: optional(listOf(idShape, { orOne: true }), '适用的考核群体'),
  when: required(conditionRef, '什么情况下'),
  // biome-ignore lint/suspicious/noThenProperty: 'then' is the language's own word, and schemes are never awaited.
  then: required(listOf(action), '采取什么措施'),
  ...markFields,
});

/** The whole file. */
export const schemeShape: Shape<Scheme> = record<Scheme>('方案', {
  scheme: required(idShape, '方案的编号'),
  version: required(text, '版本'),
  name: required(text, '方案的中文名称'),
  document: optional(text, '依据的文件'),
  period: required(choice(periodNames), '考核周期'),
  decimals: required(rounding, '除法和总分的舍入'),
  facets: optional(listOf(label), '方面，如德、能、勤、绩、廉'),
  attributes: optional(namedList<'id', Attribute>('id', idShape, attribute), '对象的属性'),
  parameters: optional(namedList<'id', Parameter>('id', idShape, parameter), '参数'),
  populations: required(namedList<'id', Population>('id', idShape, population), '考核群体'),
  figures: required(nested.parts, '指标，以及由指标算出的一切'),
  consequences: optional(namedList<'id', Consequence>('id', idShape, consequence), '结果运用'),
  process: optional(processShape, '实施步骤'),
});

/** JSON Schema of the scheme file, for editors. */
export function schemeJsonSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '考核方案',
    ...schemeShape.schema(),
    $defs: {
      figure: shapes.figure.schema(),
      operand: shapes.operand.schema(),
      parts: shapes.parts.schema(),
      condition: condition.schema(),
    },
  };
}
