/** Why somebody's grade is another: the steps of deciding it, held against each other one by one. */

import { formatNeat } from '../numbers/exact.ts';
import { exactAt } from '../numbers/vector.ts';
import { type Absence, grades, numbers } from '../run/column.ts';
import { canonicalJson } from '../run/hash.ts';
import { exactRange, inRange, rangeText } from '../scheme/range.ts';
import type { LevelRule } from '../terms/grade/node.ts';
import { Fate } from '../terms/grade/trace.ts';
import type { GradeReason } from './comparison.ts';
import { type Deciding, decidingOf } from './deciding.ts';
import { type At, valueAt } from './opened.ts';
import { seatReasons } from './seat-reasons.ts';

/** The reasons, in the order in which a grade is decided. Never none: what none of the steps explains is `other`. */
export function gradeReasons(before: At, after: At): readonly GradeReason[] {
  const a = decidingOf(before);
  const b = decidingOf(after);
  const found = a === undefined || b === undefined ? [] : reasonsOf(a, b);
  return found.length === 0 ? [{ kind: 'other' }] : found;
}

function reasonsOf(a: Deciding, b: Deciding): GradeReason[] {
  const exempt = [a, b].map(({ trace, at }) => trace.ungraded.get(at.row)?.name);
  if (exempt[0] !== exempt[1])
    return [{ kind: 'ungraded', ...given('before', exempt[0]), ...given('after', exempt[1]) }];
  return [
    ...levelReasons(a, b),
    ...requirementReasons(a, b),
    ...requirementReasons(b, a),
    ...rulingReasons(a, b),
    ...seatReasons(a, b),
  ];
}

const given = (key: 'before' | 'after' | 'of', text: string | undefined): { readonly [K in typeof key]?: string } =>
  text === undefined ? {} : { [key]: text };

/** The level that the score reaches. */
const reachedBy = ({ trace, figure, at }: Deciding): string | undefined =>
  figure.term.levels[trace.reached[at.row] as number]?.level;

function levelReasons(a: Deciding, b: Deciding): GradeReason[] {
  const [x, y] = [reachedBy(a), reachedBy(b)];
  if (x === y) return [];
  const [own, others] = [levelWith(a, b), levelWith(b, a)];
  const ruled = sameRules(a, b);
  const scored = scoreText(a) !== scoreText(b);
  // Where conditions name a level, it can't be told what they would have said in the other run.
  const known = x !== undefined && y !== undefined && own !== unknown && others !== unknown;
  const byScore = known ? own !== x || others !== y : scored || ruled;
  const byLine = known ? others !== x || own !== y : !ruled;
  const score: GradeReason = { kind: 'score', ...given('before', scoreText(a)), ...given('after', scoreText(b)) };
  return [...(byScore ? [score] : []), ...(byLine ? lineReasons(a, b, [x, y]) : [])];
}

const unknown = Symbol('not to be told');

/** The level that the first run's lines give for the other run's score. */
function levelWith({ figure, at }: Deciding, other: Deciding): string | undefined | typeof unknown {
  const { run } = at.evaluated;
  const score = other.figure.term.of === undefined ? undefined : valueAt(other.figure.term.of, other.at);
  if (score === undefined) return unknown;
  for (const { level, rule } of figure.term.levels) {
    if (rule === 'otherwise') return level;
    if ('when' in rule) return unknown;
    if (
      inRange(
        score,
        exactRange(rule, (amount) => run.constant(amount)),
      )
    )
      return level;
  }
  return undefined;
}

/** The score that the grade looks at, or why there is none. */
function scoreText({ figure, at: { evaluated, row } }: Deciding): string | undefined {
  const id = figure.term.of;
  if (id === undefined) return undefined;
  const column = numbers(evaluated.run.column(id));
  const absence = column.absent.at(row);
  return absence === undefined
    ? formatNeat(exactAt(column.vector, row), evaluated.run.scheme.decimals.places)
    : absence.kind;
}

const ruleText = (rule: LevelRule | undefined, { at }: Deciding): string | undefined =>
  rule === undefined || rule === 'otherwise' || 'when' in rule
    ? undefined
    : rangeText(rule, (amount) => shortest(at.evaluated.run.constant(amount)));
const shortest = (value: Parameters<typeof formatNeat>[0]): string => formatNeat(value, 0);

const sameRules = (a: Deciding, b: Deciding): boolean => canonicalJson(rulesOf(a)) === canonicalJson(rulesOf(b));
const rulesOf = (of: Deciding): unknown =>
  of.figure.term.levels.map(({ level, rule }) => [level, ruleText(rule, of) ?? rule]);

/** The lines, of the two levels and all between them, that differ and judge one of the scores differently; where none does, a line is new or gone. */
function lineReasons(a: Deciding, b: Deciding, reached: readonly (string | undefined)[]): GradeReason[] {
  const found = [...new Set([...between(a, reached), ...between(b, reached)])].flatMap((level): GradeReason[] => {
    const [x, y] = [a, b].map((of) => of.figure.term.levels.find((l) => l.level === level)?.rule);
    const texts = [ruleText(x, a), ruleText(y, b)];
    const same = canonicalJson([texts[0] ?? x ?? '']) === canonicalJson([texts[1] ?? y ?? '']);
    if (same || [a, b].every((of) => passes(x, a, of) === passes(y, b, of))) return [];
    return [{ kind: 'threshold', of: level, ...given('before', texts[0]), ...given('after', texts[1]) }];
  });
  return found.length === 0 ? [{ kind: 'threshold' }] : found;
}

/** Whether a score, that of `other`, passes a level's line; for a condition, which no score passes, itself. */
function passes(rule: LevelRule | undefined, { at }: Deciding, other: Deciding): unknown {
  const score = other.figure.term.of === undefined ? undefined : valueAt(other.figure.term.of, other.at);
  if (rule === undefined || rule === 'otherwise') return rule;
  if ('when' in rule || score === undefined) return canonicalJson(rule);
  return inRange(
    score,
    exactRange(rule, (amount) => at.evaluated.run.constant(amount)),
  );
}

/** Levels from the better to the worse, as far as the scheme has them. */
function between({ figure }: Deciding, reached: readonly (string | undefined)[]): readonly string[] {
  const levels = figure.term.levels.map((l) => l.level);
  const places = reached.map((level) => levels.indexOf(level ?? '')).filter((place) => place >= 0);
  return places.length === 0 ? [] : levels.slice(Math.min(...places), Math.max(...places) + 1);
}

/** Requirements that failed in the first run, at levels that the other came through or people moved the subject to. */
function requirementReasons(a: Deciding, b: Deciding): GradeReason[] {
  const failed = (a.trace.failed.get(a.at.row) ?? []).filter((rule) => {
    const level = b.figure.term.levels.findIndex((l) => l.level === rule.for);
    return level >= 0 && isAllowed(b, level);
  });
  const barred = absenceOf(a)?.because.filter((r) => r.code === 'adjust-not-eligible') ?? [];
  const names = [...failed.map((rule) => rule.name), ...barred.flatMap((r) => r.values.name ?? [])];
  const same = absenceOf(b)?.because.some((r) => r.code === 'adjust-not-eligible') === true;
  return (same ? failed.map((rule) => rule.name) : names).map((of) => ({ kind: 'requires', of }));
}

/** Whether somebody met the preconditions of a level that the score reached, or where want of a seat led. */
function isAllowed({ figure, trace, at: { evaluated, row } }: Deciding, level: number): boolean {
  if (trace.allowed[row] === level) return true;
  const out = trace.seats.some(({ fates }) => fates[row] === Fate.out);
  const { values, absent } = grades(evaluated.run.column(figure.id));
  return out && values[row] === level && !absent.has(row);
}

const absenceOf = ({ figure, at: { evaluated, row } }: Deciding): Absence | undefined =>
  evaluated.run.column(figure.id).absent.at(row);

/** A ruling on the grade counts under one scheme and not under the other. */
function rulingReasons(a: Deciding, b: Deciding): GradeReason[] {
  const ruled = ({ trace, figure, at }: Deciding): string | undefined => {
    const given = trace.later.get(at.row) ?? trace.adjusted.get(at.row);
    return trace.exceptions.get(at.row)?.name ?? (given === undefined ? undefined : figure.term.levels[given]?.level);
  };
  const [x, y] = [ruled(a), ruled(b)];
  return x === y ? [] : [{ kind: 'ruling', ...given('before', x), ...given('after', y) }];
}
