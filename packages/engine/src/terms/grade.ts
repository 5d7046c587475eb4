/**
 * A grade: from thresholds or conditions, bounded by preconditions, exceptions and quotas. The engine proposes; where the rules leave
 * something to people (a tie for the last seat, an exception without a seat) the grade is open until a ruling settles it.
 */
import { type Condition, conditionRef, figuresIn } from '../conditions/condition.ts';
import { exactAt } from '../numbers/vector.ts';
import { type Absence, Absences, numbers } from '../run/column.ts';
import type { Evaluating } from '../run/evaluating.ts';
import {
  type Amount,
  idShape,
  label,
  type Marks,
  markFields,
  type Range,
  range,
  varyingAmount,
} from '../scheme/amount.ts';
import { type Checking, isShare } from '../scheme/checking.ts';
import { exactRange, inRange } from '../scheme/range.ts';
import { offered } from '../text/nearest.ts';
import {
  either,
  hasKey,
  listOf,
  namedList,
  optional,
  record,
  required,
  type Shape,
  text,
  under,
  wholeNumber,
  word,
  yes,
} from '../text/shape.ts';
import { showGrade } from './grade-shown.ts';
import { fillSeats, type SeatsTrace } from './seats.ts';
import type { Reads, Term, With } from './term.ts';

/** First level whose rule holds. */
export type LevelRule = Range | { readonly when: Condition } | 'otherwise';
export interface Level {
  readonly level: string;
  readonly rule: LevelRule;
}
export interface Ungraded extends Marks {
  readonly when: Condition;
  readonly name: string;
  /** `none`: no grade at all; `later`: it is given later. */
  readonly outcome: 'none' | 'later';
}
export interface Requirement extends Marks {
  readonly for: string;
  readonly that: Condition;
  readonly name: string;
}
export interface SeatRule extends Marks {
  readonly level: string;
  readonly atMost?: Amount;
  readonly atLeast?: Amount;
  readonly of: 'assessed' | 'eligible';
  readonly mode: 'perPool' | 'apportioned' | 'merged';
  readonly rounding: 'down' | 'up';
  readonly remainders?: readonly ('larger' | 'smaller' | 'mean' | 'open')[];
  readonly mergeBelow?: number;
  readonly soft?: true;
}
export interface Exception extends Marks {
  readonly id: string;
  readonly name: string;
  readonly to: string;
  /** Whether it takes one of the seats of its level, or stands beside them; only where the level has a ceiling. */
  readonly seat?: 'takes' | 'beside';
  /** At most this many in a pool. */
  readonly atMost?: number;
}
export interface Adjustment extends Marks {
  readonly name: string;
  readonly levels: readonly string[];
}
export interface GradeTerm {
  readonly kind: 'grade';
  readonly of?: string;
  readonly levels: readonly Level[];
  readonly ungraded?: readonly Ungraded[];
  readonly requires?: readonly Requirement[];
  readonly ranking?: string;
  readonly seats?: readonly SeatRule[];
  readonly exceptions?: readonly Exception[];
  readonly adjust?: Adjustment;
}

/** What the grade came from, row by row; levels as indexes, best 0, −1 none. */
export interface GradeTrace {
  /** By thresholds alone. */
  readonly reached: Int16Array;
  /** After preconditions. */
  readonly allowed: Int16Array;
  /** Requirements that failed. */
  readonly failed: ReadonlyMap<number, readonly Requirement[]>;
  readonly ungraded: ReadonlyMap<number, Ungraded>;
  readonly exceptions: ReadonlyMap<number, Exception>;
  readonly adjusted: ReadonlyMap<number, number>;
  readonly seats: SeatsTrace;
}

const ruleShape: Shape<LevelRule> = either<LevelRule>('分数范围（如 { atLeast: 90 }）、{ when: 条件 } 或 otherwise', [
  { meant: (from) => from.kind === 'text', holds: (v) => v === 'otherwise', shape: word('otherwise') },
  {
    meant: hasKey('when'),
    holds: (v) => typeof v === 'object' && 'when' in v,
    shape: record<{ when: Condition }>('等次条件', {
      when: required(conditionRef, '什么情况下'),
    }),
  },
  { meant: () => true, holds: () => true, shape: range },
]);

const levelRule: Shape<Omit<Level, 'level'>> = under('rule', ruleShape);

export const grade: Term<GradeTerm, GradeTrace> = {
  name: '等次',
  about: '按分数线或条件定等次，并受资格条件、名额和例外的约束。',
  gives: 'grade',
  shape: () =>
    record<Omit<GradeTerm, 'kind'>>('等次', {
      of: optional(idShape, '分数线看哪个指标'),
      levels: required(namedList<'level', Level>('level', label, levelRule), '各等次，从高到低，第一个符合的为准'),
      ungraded: optional(
        listOf(
          record<Ungraded>('不定等次', {
            when: required(conditionRef, '什么情况下'),
            name: required(text, '说明'),
            outcome: required(word('none', 'later'), 'none 不定等次，later 以后再定'),
            ...markFields,
          }),
        ),
        '不定等次的情形',
      ),
      requires: optional(
        listOf(
          record<Requirement>('资格条件', {
            for: required(label, '哪个等次'),
            that: required(conditionRef, '须满足什么'),
            name: required(text, '说明'),
            ...markFields,
          }),
        ),
        '某等次须满足的条件；不满足的，降到下一等次',
      ),
      ranking: optional(idShape, '按哪个名次分配名额'),
      seats: optional(
        listOf(
          record<SeatRule>('名额', {
            level: required(label, '哪个等次'),
            atMost: optional(varyingAmount, '最多占多少，如 40%'),
            atLeast: optional(varyingAmount, '至少占多少，如 5%'),
            of: required(word('assessed', 'eligible'), '基数：assessed 参加定等次的人，eligible 够得上这一等次的人'),
            mode: required(
              word('perPool', 'apportioned', 'merged'),
              'perPool 各范围分别取整，apportioned 按总数取整再用最大余数分配，merged 小范围先合并',
            ),
            rounding: required(word('down', 'up'), '取整：上限只能 down，下限可以 up'),
            remainders: optional(
              listOf(word('larger', 'smaller', 'mean', 'open'), { orOne: true }),
              '余数相同时依次比较：larger 人多的优先，smaller 人少的优先，mean 平均分高的优先，open 交委员会决定',
            ),
            mergeBelow: optional(wholeNumber(2, 1000), '少于几人的范围合并'),
            soft: optional(yes, '原则上：经批准可以突破'),
            ...markFields,
          }),
        ),
        '名额',
      ),
      exceptions: optional(
        namedList<'id', Exception>(
          'id',
          idShape,
          record<Omit<Exception, 'id'>>('例外', {
            name: required(text, '中文名称'),
            to: required(label, '直接定为哪个等次'),
            seat: optional(word('takes', 'beside'), '有名额限制的等次须写：takes 占名额，beside 不占名额'),
            atMost: optional(wholeNumber(1, 1000), '每个范围最多几人'),
            ...markFields,
          }),
        ),
        '不按分数定等次的例外，由裁定启用',
      ),
      adjust: optional(
        record<Adjustment>('调整', {
          name: required(text, '中文名称'),
          levels: required(listOf(label, { least: 2 }), '可在哪些等次之间调整'),
          ...markFields,
        }),
        '允许在名额之内调整人选',
      ),
    }),
  inner: () => [],
  reads(node): Reads[] {
    const conditions = [
      ...node.levels.flatMap(({ rule }) => (typeof rule === 'object' && 'when' in rule ? [rule.when] : [])),
      ...(node.ungraded ?? []).map((u) => u.when),
      ...(node.requires ?? []).map((r) => r.that),
    ];
    const shares = (node.seats ?? []).flatMap((s) => [s.atMost, s.atLeast]).flatMap(byFigure);
    const ids = [node.of, node.ranking, ...conditions.flatMap(figuresIn), ...shares];
    return [...new Set(ids)].flatMap((figure) => (figure === undefined ? [] : [{ figure, sign: 'any' as const }]));
  },
  missing: [],
  asks: 'never',
  check: (figure, checking) => checkGrade(figure, checking),
  bounds: () => ({ places: 0 }),
  evaluate(figure, run) {
    const { length } = run.rows;
    const { levels } = figure.term;
    const absent = new Absences(length);
    const reached = new Int16Array(length).fill(-1);
    const allowed = new Int16Array(length).fill(-1);
    const failed = new Map<number, Requirement[]>();
    const ungraded = new Map<number, Ungraded>();
    const thresholds = levels.map(({ rule }) => compileRule(rule, run));
    for (let row = 0; row < length; row++) {
      const none = ungradedAt(figure, row, run);
      if (none !== undefined) {
        absent.set(row, none.absence);
        if (none.rule !== undefined) ungraded.set(row, none.rule);
        continue;
      }
      const level = reachedLevel(figure, thresholds, row, run);
      if (typeof level === 'object') {
        absent.set(row, level);
        continue;
      }
      reached[row] = level;
      const bounded = afterRequirements(figure, level, row, run);
      if (bounded.absence !== undefined) absent.set(row, bounded.absence);
      else allowed[row] = bounded.level;
      if (bounded.failed.length > 0) failed.set(row, bounded.failed);
    }
    const exceptions = ruledExceptions(figure, run, ungraded);
    const adjusted = ruledAdjustments(figure, run);
    const values = allowed.slice();
    const seats = fillSeats({ figure, run, values, allowed, absent, exceptions, adjusted, ungraded });
    const column = { kind: 'grade' as const, levels: levels.map((l) => l.level), values, absent };
    return { column, trace: { reached, allowed, failed, ungraded, exceptions, adjusted, seats } };
  },
  show: (figure, row, run, trace) => showGrade(figure, row, run, trace),
};

const byFigure = (amount: Amount | undefined): string[] =>
  typeof amount === 'object' && 'by' in amount ? [amount.by] : [];

type CompiledRule = (row: number) => boolean | Absence;

function compileRule(
  rule: LevelRule,
  run: Evaluating,
): { readonly needsScore: boolean; readonly holds: CompiledRule } | Range {
  if (rule === 'otherwise') return { needsScore: false, holds: () => true };
  if ('when' in rule) return { needsScore: false, holds: (row) => run.holds(rule.when, row) };
  return rule;
}

function reachedLevel(
  figure: With<GradeTerm>,
  rules: readonly ReturnType<typeof compileRule>[],
  row: number,
  run: Evaluating,
): number | Absence {
  const score = figure.term.of === undefined ? undefined : numbers(run.column(figure.term.of));
  const lacking = score?.absent.at(row);
  if (lacking !== undefined) return lacking;
  for (let i = 0; i < rules.length; i++) {
    const rule = rules[i] as ReturnType<typeof compileRule>;
    if ('holds' in rule) {
      const verdict = rule.holds(row);
      if (typeof verdict === 'object') return verdict;
      if (verdict) return i;
    } else if (
      score !== undefined &&
      inRange(
        exactAt(score.vector, row),
        exactRange(rule, (a) => run.constant(a)),
      )
    ) {
      return i;
    }
  }
  return { kind: 'held', because: [run.reason(figure, 'no-level')] };
}

function ungradedAt(
  figure: With<GradeTerm>,
  row: number,
  run: Evaluating,
): { absence: Absence; rule?: Ungraded } | undefined {
  for (const rule of figure.term.ungraded ?? []) {
    const verdict = run.holds(rule.when, row);
    if (typeof verdict === 'object') return { absence: verdict };
    if (!verdict) continue;
    const because = [run.reason(figure, rule.outcome === 'none' ? 'ungraded' : 'graded-later', { name: rule.name })];
    return { absence: { kind: rule.outcome === 'none' ? 'notApplicable' : 'held', because }, rule };
  }
  return undefined;
}

/** Who fails a level's precondition comes no higher than the next one below. */
function afterRequirements(
  figure: With<GradeTerm>,
  reached: number,
  row: number,
  run: Evaluating,
): { level: number; failed: Requirement[]; absence?: Absence } {
  const { levels, requires = [] } = figure.term;
  const failed: Requirement[] = [];
  let level = reached;
  for (let i = reached; i < levels.length; i++) {
    if (i !== level) break;
    for (const requirement of requires) {
      if (requirement.for !== levels[i]?.level) continue;
      const verdict = run.holds(requirement.that, row);
      if (typeof verdict === 'object') return { level, failed, absence: verdict };
      if (!verdict) {
        failed.push(requirement);
        level = Math.min(i + 1, levels.length - 1);
      }
    }
  }
  return { level, failed };
}

function ruledExceptions(
  figure: With<GradeTerm>,
  run: Evaluating,
  ungraded: ReadonlyMap<number, Ungraded>,
): Map<number, Exception> {
  const found = new Map<number, Exception>();
  for (let row = 0; row < run.rows.length; row++) {
    const ruling = run.ruling(row, 'exception');
    const exception = figure.term.exceptions?.find((e) => e.id === ruling?.value);
    if (exception !== undefined && !ungraded.has(row)) found.set(row, exception);
  }
  return found;
}

function ruledAdjustments(figure: With<GradeTerm>, run: Evaluating): Map<number, number> {
  const found = new Map<number, number>();
  if (figure.term.adjust === undefined) return found;
  for (let row = 0; row < run.rows.length; row++) {
    const ruling = run.ruling(row, 'grade');
    if (ruling === undefined || !figure.term.adjust.levels.includes(ruling.value)) continue;
    found.set(
      row,
      figure.term.levels.findIndex((l) => l.level === ruling.value),
    );
  }
  return found;
}

function checkGrade(figure: With<GradeTerm>, checking: Checking): void {
  const { of, levels, requires, ranking, seats, exceptions, adjust } = figure.term;
  const known = levels.map((l) => l.level);
  const level = (name: string, inside: readonly (string | number)[]): void => {
    if (!known.includes(name)) {
      checking.report('level-not-in-grade', figure, ['grade', ...inside], () => ({
        level: name,
        ...offered(name, known),
      }));
    }
  };
  if (of !== undefined) checking.refers(of, ['number', 'rank'], figure, ['grade', 'of']);
  const ranges = levels.flatMap(({ level: name, rule }) =>
    typeof rule === 'object' && !('when' in rule)
      ? [{ range: rule, inside: ['grade', 'levels', name], name: `“${name}”` }]
      : [],
  );
  const others = levels.length - ranges.length;
  if (ranges.length > 0 && of === undefined) checking.report('grade-of-needed', figure, ['grade']);
  if (ranges.length > 0) {
    const score = of === undefined ? undefined : checking.figure(of);
    const over = score === undefined ? { places: 0 } : checking.bounds(score);
    checking.ranges(ranges, others > 0, over, figure);
  }
  const conditional = levels.some(({ rule }) => typeof rule === 'object' && 'when' in rule);
  if (conditional && !levels.some((l) => l.rule === 'otherwise'))
    checking.report('grade-otherwise', figure, ['grade', 'levels']);
  const rest = levels.findIndex((l) => l.rule === 'otherwise');
  if (rest >= 0 && rest < levels.length - 1) {
    checking.report('level-unreachable', figure, ['grade', 'levels', levels[rest + 1]?.level ?? ''], {
      level: levels[rest + 1]?.level ?? '',
    });
  }
  if (of !== undefined) checkReach(figure, of, checking);
  requires?.forEach((rule, i) => {
    level(rule.for, ['requires', i, 'for']);
    if (rule.for === known.at(-1)) {
      checking.report('requirement-last', figure, ['grade', 'requires', i], { level: rule.for });
    }
  });
  if (ranking !== undefined) checking.refers(ranking, ['rank'], figure, ['grade', 'ranking']);
  if (seats !== undefined && ranking === undefined) checking.report('ranking-needed', figure, ['grade']);
  seats?.forEach((rule, i) => checkSeats(figure, rule, i, known, level, checking));
  for (const { id, to, seat } of exceptions ?? []) {
    level(to, ['exceptions', id, 'to']);
    const limited = seats?.some((rule) => rule.level === to && rule.atMost !== undefined) ?? false;
    if (limited !== (seat !== undefined)) {
      const code = limited ? 'exception-seat-needed' : 'exception-seat-useless';
      checking.report(code, figure, ['grade', 'exceptions', id], { level: to });
    }
  }
  adjust?.levels.forEach((name, i) => level(name, ['adjust', 'levels', i]));
}

/** A level whose lowest score is above the highest that can come out can never be given. */
function checkReach(figure: With<GradeTerm>, of: string, checking: Checking): void {
  const score = checking.figure(of);
  if (score === undefined) return;
  const { high } = checking.bounds(score);
  if (high === undefined) return;
  for (const { level, rule } of figure.term.levels) {
    if (rule === 'otherwise' || 'when' in rule) continue;
    const bound = rule.atLeast ?? rule.above;
    if (bound === undefined) continue;
    const values = checking.values(bound);
    if (
      values.length > 0 &&
      values.every(
        (v) =>
          !inRange(
            high,
            exactRange({ [rule.atLeast === undefined ? 'above' : 'atLeast']: '0' }, () => v),
          ),
      )
    ) {
      checking.report('threshold-out-of-reach', figure, ['grade', 'levels', level], { level });
    }
  }
}

function checkSeats(
  figure: With<GradeTerm>,
  rule: SeatRule,
  i: number,
  known: readonly string[],
  level: (name: string, inside: readonly (string | number)[]) => void,
  checking: Checking,
): void {
  const at = ['grade', 'seats', i];
  level(rule.level, ['seats', i, 'level']);
  const report = (code: Parameters<Checking['report']>[0]): void =>
    checking.report(code, figure, at, { level: rule.level });
  if ((rule.atMost === undefined) === (rule.atLeast === undefined)) report('seats-one-bound');
  for (const share of [rule.atMost, rule.atLeast]) {
    if (share === undefined) continue;
    for (const value of checking.values(share)) {
      if (!isShare(value)) report('share-out-of-range');
    }
  }
  if (rule.atMost !== undefined && rule.rounding !== 'down') report('seats-round-down');
  if (rule.atLeast !== undefined && rule.level !== known.at(-1)) report('floor-not-last');
  if ((rule.mode === 'merged') !== (rule.mergeBelow !== undefined)) report('merge-below');
  if ((rule.mode === 'apportioned') !== (rule.remainders !== undefined)) report('remainders-needed');
}
