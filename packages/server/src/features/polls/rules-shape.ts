/** The rules of a poll as they come from outside, in the shape of the engine's `PollRules`. */
import { type Exact, type PollRules, parseExact } from '@shiji/engine';
import { z } from 'zod';
import { isWellFormed } from '../../ledger/bytes.ts';

const MOST_QUESTIONS = 10;
const MOST_OPTIONS = 20;
const MOST_GROUPS = 20;
const MOST_VOID_RULES = 10;
const MOST_STEPS = 10n ** 9n;
/** Signs of a scheme's labels: names are joined with them. */
const JOINING = /[/\n\r\t]/;

const label = z
  .string()
  .trim()
  .max(60, '最多 60 个字。')
  .refine((text) => !JOINING.test(text) && isWellFormed(text), '不能含有“/”和换行。');
const name = label.min(1, '请填写名称。');
const decimal = z
  .string()
  .max(30)
  .refine((text) => parseExact(text) !== undefined && !text.endsWith('%'), '请写成 0.4、85 这样的数。');
const bound = z
  .string()
  .max(30)
  .refine((text) => parseExact(text) !== undefined, '请写成 0、100 或 100% 这样的数。');

const amount = z.object({ value: decimal, percent: z.boolean() });
const range = z
  .object({
    atLeast: amount.optional(),
    above: amount.optional(),
    atMost: amount.optional(),
    below: amount.optional(),
  })
  .refine((given) => Object.values(given).some((one) => one !== undefined), '请填写人数或者比例的限度。')
  .refine(
    ({ atLeast, above, atMost, below }) =>
      (atLeast === undefined || above === undefined) && (atMost === undefined || below === undefined),
    '“不少于”和“超过”、“不超过”和“少于”不能同时写，请各留一个。',
  );

const voidRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('marks'), marks: z.array(name).min(1).max(MOST_OPTIONS), subjects: range }),
  z.object({ kind: z.literal('values'), values: range, subjects: range }),
  z.object({ kind: z.literal('allEqual') }),
]);

const marks = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('options'),
    options: z
      .array(z.object({ key: name, value: decimal }))
      .min(2, '至少要有两个选项。')
      .max(MOST_OPTIONS, `最多 ${MOST_OPTIONS} 个选项。`)
      .refine((options) => areApart(options.map(({ key }) => key)), '有两个选项的名称相同。'),
  }),
  z
    .object({ kind: z.literal('numbers'), lowest: bound, highest: bound, places: z.number().int().min(0).max(4) })
    .refine(({ lowest, highest }) => isSpan(lowest, highest), '最低分要低于最高分，都写成数或者都写成百分数。')
    .refine((given) => fitsBallot(given), '最高分和最低分相差太大。'),
]);

const weights = z
  .array(z.object({ key: name, weight: decimal }))
  .max(MOST_GROUPS, `最多 ${MOST_GROUPS} 个评价主体。`)
  .refine((groups) => areApart(groups.map(({ key }) => key)), '有两个评价主体的名称相同。')
  .refine(
    (groups) => groups.length === 0 || isOne(groups.map(({ weight }) => weight)),
    '各评价主体的权重合计应为 100%。',
  );

const scoring = z.object({
  groups: weights.optional(),
  drop: z
    .object({
      highest: z.number().int().min(0).max(100),
      lowest: z.number().int().min(0).max(100),
      above: z.number().int().min(0).max(100_000).optional(),
    })
    .optional(),
  share: z.array(name).max(MOST_OPTIONS).optional(),
  missing: z.union([z.enum(['hold', 'redistribute']), z.object({ count: decimal })]).optional(),
  round: z
    .object({ places: z.number().int().min(0).max(6), mode: z.enum(['half-up', 'half-even', 'down', 'up']) })
    .optional(),
});

const question = z
  .object({
    id: label,
    name,
    figure: z.string().max(60),
    marks,
    void: z.array(voidRule).max(MOST_VOID_RULES),
    invalid: z.enum(['refuse', 'void']),
    atLeast: z.number().int().min(1, '至少 1 张有效票。').max(100_000),
    scoring: scoring.optional(),
  })
  .refine(({ marks: offered, void: rules, scoring: by }) => {
    const named = [...rules.flatMap((rule) => (rule.kind === 'marks' ? rule.marks : [])), ...(by?.share ?? [])];
    const known = offered.kind === 'options' ? offered.options.map(({ key }) => key) : [];
    return named.every((mark) => known.includes(mark));
  }, '作废的情形里有选项中没有的评价。');

/** Decimals stay text. Weights of groups add up to 1. */
export const pollRules: z.ZodType<PollRules, PollRules> = z.object({
  poll: name,
  name,
  questions: z
    .array(question)
    .min(1, '至少要有一个题目。')
    .max(MOST_QUESTIONS, `最多 ${MOST_QUESTIONS} 个题目。`)
    .refine((questions) => areApart(questions.map(({ id }) => id)), '有两个题目的编号相同。'),
  groups: weights,
  quorum: z.number().int().min(1).max(100_000).optional(),
});

const areApart = (names: readonly string[]): boolean => new Set(names).size === names.length;

const unitsAt = ({ units, places }: Exact, at: number): bigint => units * 10n ** BigInt(at - places);

function isOne(weights: readonly string[]): boolean {
  const values = weights.map((weight) => parseExact(weight));
  const places = Math.max(0, ...values.map((value) => value?.places ?? 0));
  if (values.some((value) => value === undefined || value.units <= 0n)) return false;
  const sum = values.reduce((total, value) => total + (value === undefined ? 0n : unitsAt(value, places)), 0n);
  return sum === 10n ** BigInt(places);
}

/** Whether a ballot has room for every number between the bounds. */
function fitsBallot({ lowest, highest, places }: { lowest: string; highest: string; places: number }): boolean {
  const [low, high] = [parseExact(lowest.replace('%', '')), parseExact(highest.replace('%', ''))];
  if (low === undefined || high === undefined) return false;
  const at = Math.max(places, low.places, high.places);
  return unitsAt(high, at) - unitsAt(low, at) < MOST_STEPS;
}

function isSpan(lowest: string, highest: string): boolean {
  const [low, high] = [parseExact(lowest), parseExact(highest)];
  if (low === undefined || high === undefined || lowest.endsWith('%') !== highest.endsWith('%')) return false;
  const places = Math.max(low.places, high.places);
  return unitsAt(low, places) < unitsAt(high, places);
}
