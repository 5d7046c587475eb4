/** By which rules a jury scores: read from a figure of a scheme, or typed by the office. Checked by the engine itself. */
import {
  add,
  compare,
  exactOf,
  type Figure,
  placedFigures,
  readScheme,
  type Scheme,
  sentenceOf,
  zero,
} from '@shiji/engine';
import { z } from 'zod';

/** A decimal, as people write one: at most four digits before the point and four after it. */
const decimal = z.string().regex(/^\d{1,4}(\.\d{1,4})?$/, '应为数，如 100 或 92.5。');
const label = z
  .string()
  .trim()
  .min(1, '请填写名称。')
  .max(60, '名称最多 60 个字。')
  .regex(/^[^/\n\r\t]*$/, '名称里不能有“/”和换行。');
const howMany = z.int().min(0).max(100);

export const juryRules = z.object({
  /** The scheme that they come from; absent: typed by the office. */
  source: z.string().max(200).optional(),
  /** Id and name of the indicator that gets the points. */
  indicator: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,59}$/, '指标编号应以英文字母开头，可含字母、数字和连字符。'),
  name: label,
  lowest: decimal,
  highest: decimal,
  /** Decimals that a juror may give. */
  places: z.int().min(0).max(4),
  /** Decimals of the mean. */
  round: z.object({ places: z.int().min(0).max(6), mode: z.enum(['half-up', 'half-even', 'down', 'up']) }),
  /** Groups of jurors with their weights, which add up to 100%. Empty: all jurors alike. */
  roles: z
    .array(z.object({ key: label, weight: z.string().regex(/^\d{1,3}(\.\d{1,2})?%$/, '权重应为百分数，如 40%。') }))
    .max(10),
  drop: z.object({ highest: howMany, lowest: howMany, above: z.int().min(1).max(100).optional() }).optional(),
  /** Least jurors, in each role. */
  atLeast: z.int().min(1).max(100).optional(),
  /** Where a role lacks: wait, or share its weight among the others. */
  missing: z.enum(['hold', 'redistribute']),
  /** Items that a juror gives points for one by one; together they are the juror's points. */
  criteria: z.array(z.object({ name: label, highest: decimal })).max(10),
  /** So many are chosen, none below `atLeast`. */
  best: z.object({ name: label, people: z.int().min(1).max(200), atLeast: decimal }).optional(),
  /** Who decides where some are equal. */
  settledBy: label,
});
export type JuryRules = z.infer<typeof juryRules>;

/** Ids of the small scheme's figures. */
const PLACE = 'jury-place';
const BEST = 'jury-best';

/** The scheme that scores one jury alone, as the engine reads it: points, the rank by them, and who is among the best. */
function schemeText(rules: JuryRules): string {
  const { indicator, name, lowest, highest, places, roles, drop, atLeast, missing, best } = rules;
  const points = {
    within: [lowest, highest],
    places,
    ...(roles.length === 0 ? {} : { roles: Object.fromEntries(roles.map(({ key, weight }) => [key, weight])) }),
    ...(drop === undefined ? {} : { drop }),
    ...(atLeast === undefined ? {} : { atLeast }),
  };
  const chosen = best && {
    name: best.name,
    grade: {
      of: indicator,
      levels: { [best.name]: { atLeast: best.atLeast }, [`不是${best.name}`]: 'otherwise' },
      ranking: PLACE,
      seats: [{ level: best.name, atMost: { people: best.people }, mode: 'perPool' }],
    },
  };
  return JSON.stringify({
    scheme: 'jury',
    version: '1',
    name,
    period: 'campaign',
    decimals: rules.round,
    populations: {
      all: { name: '评分对象', total: indicator, rank: PLACE, ...(chosen === undefined ? {} : { grade: BEST }) },
    },
    figures: {
      [indicator]: { name, missing: roles.length === 0 ? 'hold' : missing, points },
      [PLACE]: { name: '名次', rank: { in: 'all', by: [indicator], ties: 'open' } },
      ...(chosen === undefined ? {} : { [BEST]: chosen }),
    },
  });
}

/** The small scheme. Throws for rules that have a fault: they were never let in. */
export function schemeOfJury(rules: JuryRules): Scheme {
  const { scheme } = readScheme(schemeText(rules));
  if (scheme === undefined) throw new Error('rules that were checked are no scheme');
  return scheme;
}

/** What is wrong with rules, as one Chinese sentence; undefined: nothing. */
export function faultOfRules(rules: JuryRules): string | undefined {
  const { scheme, diagnostics } = readScheme(schemeText(rules));
  const [first] = diagnostics.filter(({ severity }) => severity === 'error');
  if (scheme === undefined) return first === undefined ? '评分规则无法识别。' : sentenceOf(first);
  if (rules.criteria.length === 0) return undefined;
  const sum = rules.criteria.map(({ highest }) => exactOf(highest)).reduce(add, zero);
  if (compare(exactOf(rules.lowest), zero) !== 0) return '分项评分的，最低分应为 0。';
  if (compare(sum, exactOf(rules.highest)) !== 0) return `各分项的满分合计应等于最高分 ${rules.highest}。`;
  return undefined;
}

export type OfferedRules =
  | { readonly ok: true; readonly rules: readonly JuryRules[] }
  | { readonly ok: false; readonly refusal: 'scheme-unreadable'; readonly values: { readonly why: string } }
  | { readonly ok: false; readonly refusal: 'scheme-without-points' };

/**
 * The rules of every figure of a scheme that reads points, with parameters as they stand for a period that begins on the day. Refuses a
 * text that is no scheme, with the first thing that is wrong, and a scheme in which nothing is scored by points.
 */
export function rulesOfScheme(text: string, day: string): OfferedRules {
  const { scheme, diagnostics } = readScheme(text);
  if (scheme === undefined) {
    const [first] = diagnostics.filter(({ severity }) => severity === 'error');
    return { ok: false, refusal: 'scheme-unreadable', values: { why: first === undefined ? '' : sentenceOf(first) } };
  }
  const rules = placedFigures(scheme).flatMap(({ figure }) => rulesOf(figure, scheme, day) ?? []);
  return rules.length === 0 ? { ok: false, refusal: 'scheme-without-points' } : { ok: true, rules };
}

function rulesOf(figure: Figure, scheme: Scheme, day: string): JuryRules | undefined {
  const { term } = figure;
  if (term.kind !== 'points') return undefined;
  const weightOf = (amount: NonNullable<typeof term.roles>[number]['value']): string | undefined => {
    if (typeof amount === 'string') return amount;
    if (!('parameter' in amount)) return undefined;
    const parameter = scheme.parameters?.find(({ id }) => id === amount.parameter);
    const value = parameter?.dated?.filter(({ from }) => from <= day).at(-1)?.value ?? parameter?.value;
    return typeof value === 'string' ? value : undefined;
  };
  const round = figure.round ?? scheme.decimals;
  const read = juryRules.safeParse({
    source: `${scheme.name} ${scheme.version}`,
    indicator: term.indicator ?? figure.id,
    name: figure.name ?? figure.id,
    lowest: term.within.low,
    highest: term.within.high,
    places: term.places ?? scheme.decimals.places,
    round: { places: round.places, mode: round.mode },
    roles: (term.roles ?? []).map(({ key, value }) => ({ key, weight: weightOf(value) })),
    ...(term.drop === undefined ? {} : { drop: term.drop }),
    ...(term.atLeast === undefined ? {} : { atLeast: term.atLeast }),
    missing: figure.missing === 'redistribute' ? 'redistribute' : 'hold',
    criteria: [],
    ...bestOf(figure, scheme),
    settledBy: scheme.populations.find(({ total }) => total === figure.id)?.settledBy?.by ?? '考核委员会',
  });
  return read.success ? read.data : undefined;
}

/** Where the figure alone decides who gets one of a stated number of seats: how many, and from which points on. */
function bestOf(figure: Figure, scheme: Scheme): Pick<JuryRules, 'best'> {
  for (const population of scheme.populations) {
    if (population.total !== figure.id) continue;
    const term = scheme.figures.find(({ id }) => id === population.grade)?.term;
    if (term?.kind !== 'grade') continue;
    const seats = term.seats?.[0];
    const people = typeof seats?.atMost === 'object' && 'people' in seats.atMost ? Number(seats.atMost.people) : 0;
    const rule = term.levels.find(({ level }) => level === seats?.level)?.rule;
    const from = typeof rule === 'object' && 'atLeast' in rule ? rule.atLeast : undefined;
    if (seats !== undefined && people > 0)
      return { best: { name: seats.level, people, atLeast: typeof from === 'string' ? from : '0' } };
  }
  return {};
}
