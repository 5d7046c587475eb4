/** Somebody who moved: the figure inside is computed for each stretch of an attribute, with the facts of those days, and put together. */

import type { Stretch } from '../facts/attributes.ts';
import { everySubject, type FactColumns, NO_DAY } from '../facts/columns.ts';
import { formatDay, monthOf } from '../numbers/day.ts';
import { add, divide, type Exact, formatShort, multiply, one, whole, zero } from '../numbers/exact.ts';
import { exactAt, vectorOf } from '../numbers/vector.ts';
import { type Absence, Absences, numbers, strongerOf } from '../run/column.ts';
import type { Evaluating, Stretched } from '../run/evaluating.ts';
import { idShape, label } from '../scheme/amount.ts';
import type { Checking } from '../scheme/checking.ts';
import type { Figure } from '../scheme/figure.ts';
import { choice } from '../text/choice.ts';
import { either, hasKey, isText, record, required, type Shape } from '../text/shape.ts';
import type { TermNode } from './index.ts';
import type { Shown, Term, With } from './term.ts';

interface ByMeasure {
  readonly measure: string;
}
export interface SplitTerm {
  readonly kind: 'split';
  /** The attribute that changes. */
  readonly by: string;
  /** What each stretch weighs: its days, its months, all alike, or what is reported of whom its value names. */
  readonly weigh: 'days' | 'months' | 'equal' | ByMeasure;
  readonly of: Figure;
}

interface SplitTrace extends Stretched {
  /** By row of the stretches; undefined: not reported. */
  readonly weights: readonly (Exact | undefined)[];
  /** Rows of stretches that count, by row. */
  readonly counted: ReadonlyMap<number, readonly number[]>;
}

const weigh: Shape<SplitTerm['weigh']> = either<SplitTerm['weigh']>('days、months、equal 或 { measure: 数据项 }', [
  {
    meant: isText,
    holds: (v) => typeof v === 'string',
    shape: choice({ days: '按天数', months: '按月数', equal: '各段相同' }),
  },
  {
    meant: hasKey('measure'),
    holds: (v) => typeof v === 'object',
    shape: record<ByMeasure>('按数据加权', { measure: required(label, '数据项的编号') }),
  },
]);

/** Terms whose facts have days, and those that put such figures together row by row. */
const fitting: readonly TermNode['kind'][] = [
  'points',
  'events',
  'completion',
  'fixed',
  'sum',
  'weigh',
  'scale',
  'highest',
  'lowest',
  'choose',
  'bands',
  'linear',
  'ratio',
];

export const split: Term<SplitTerm, SplitTrace> = {
  name: '分段计分',
  about: '期中有变动的，按属性的每一段分别计分，再加权合并。',
  gives: 'number',
  shape: ({ operand }) =>
    record<Omit<SplitTerm, 'kind'>>('分段计分', {
      by: required(idShape, '按哪个属性分段，如单位'),
      weigh: required(
        weigh,
        '各段的权重：days 天数，months 月数，equal 相同，{ measure: 数据项 } 该段所在对象上报的数',
      ),
      of: required(operand, '每段怎样计分，须就地写出'),
    }),
  inner: (node) => [node.of],
  reads: (node) => [{ figure: node.of.id, sign: 'up' }],
  missing: ['hold', 'pass', 'redistribute'],
  asks: 'always',
  check(figure, checking) {
    checking.attribute(figure.term.by, figure, ['split', 'by']);
    checking.refers(figure.term.of.id, ['number'], figure, ['split', 'of']);
    for (const inside of checking.withInner(figure.term.of)) checkInside(inside, checking);
  },
  bounds(figure, checking) {
    const { low, high } = checking.bounds(figure.term.of);
    return { low, high, places: figure.round?.places ?? checking.scheme.decimals.places };
  },
  admit(figure, admitting) {
    const { weigh: how } = figure.term;
    if (typeof how !== 'object') return;
    admitting.claim('measures', how.measure);
    for (const fact of admitting.facts.measures) {
      if (fact.figure === how.measure) admitting.within(fact.value, { low: '0', high: '1000000000' }, 6, fact, '数值');
    }
  },
  evaluate(figure, run) {
    const over = run.over(figure.term.by);
    const column = numbers(over.run.column(figure.term.of.id));
    const rounding = run.rounding(figure);
    const weights = weightsOf(figure.term, over, run);
    const absent = new Absences(run.rows.length);
    const counted = new Map<number, readonly number[]>();
    const loose = looseFacts(figure.term.of, over, run);
    const values = Array.from({ length: run.rows.length }, (_, row): Exact => {
      const stretches = over.rowsOf(row);
      const counting = stretches.filter((s) => weights[s]?.units !== 0n);
      const lost = loose.get(run.rows.subject[row] as number) ?? 0;
      const found =
        lost > 0
          ? { kind: 'held' as const, because: [run.reason(figure, 'outside-spells', lostValues(figure, lost, run))] }
          : presentAmong(figure, counting, weights, column.absent, run);
      if ('kind' in found) {
        absent.set(row, found);
        return { units: 0n, places: rounding.places };
      }
      counted.set(row, found);
      const sum = found.map((s) => multiply(weights[s] ?? zero, exactAt(column.vector, s))).reduce(add, zero);
      return divide(sum, found.map((s) => weights[s] ?? zero).reduce(add, zero), rounding);
    });
    const vector = vectorOf(values, rounding.places);
    return { column: { kind: 'number', vector, absent }, trace: { ...over, weights, counted } };
  },
  show: (figure, row, _run, trace) => shown(figure, row, trace),
};

/** What can't be told apart by days has no place inside. */
function checkInside(figure: Figure, checking: Checking): void {
  const refuse = (what: string): void =>
    checking.report('split-inside', figure, [], { name: checking.nameOf(figure), what });
  const { term } = figure;
  // What it refers to stands outside, which is reported where all of the scheme is seen.
  if (!fitting.includes(term.kind) && term.kind !== 'figure') refuse(term.kind);
  if (term.kind === 'events') {
    if (term.excluding !== undefined) refuse('excluding');
    // They look at events of other stretches, or of none.
    for (const key of ['expires', 'repeats', 'escalates'] as const) {
      if (term.codes.some((code) => code[key] !== undefined)) refuse(key);
    }
  }
  for (const key of ['applies', 'facet'] as const) if (figure[key] !== undefined) refuse(key);
}

/** The stretches that count, or why there is no value. */
function presentAmong(
  figure: With<SplitTerm>,
  counting: readonly number[],
  weights: readonly (Exact | undefined)[],
  absences: Absences,
  run: Evaluating,
): readonly number[] | Absence {
  const missing = (code: string): Absence => ({
    kind: 'missing',
    because: [run.reason(figure, code, nameOfAttribute(figure, run))],
  });
  if (counting.length === 0) return missing('no-spell');
  if (counting.some((s) => weights[s] === undefined)) return missing('weight-not-reported');
  const left = counting.filter((s) => {
    const kind = absences.at(s)?.kind;
    return kind !== 'notApplicable' && !(kind === 'missing' && figure.missing === 'redistribute');
  });
  // Where all are left out the strongest of their absences is the answer.
  const lacking = (left.length === 0 ? counting : left).map((s) => absences.at(s)).reduce(strongerOf, undefined);
  return lacking ?? left;
}

const attributeName = (figure: With<SplitTerm>, run: Evaluating): string =>
  run.scheme.attributes?.find((a) => a.id === figure.term.by)?.name ?? figure.term.by;
const nameOfAttribute = (figure: With<SplitTerm>, run: Evaluating): Record<string, string> => ({
  attribute: attributeName(figure, run),
});
const lostValues = (figure: With<SplitTerm>, count: number, run: Evaluating): Record<string, string> => ({
  ...nameOfAttribute(figure, run),
  count: String(count),
});

function weightsOf({ weigh: how }: SplitTerm, over: Stretched, run: Evaluating): (Exact | undefined)[] {
  if (how === 'equal') return over.stretches.map(() => one);
  if (how === 'days') return over.stretches.map(({ from, to }) => whole(to - from + 1));
  if (how === 'months') {
    const months = new Map<number, number>();
    for (let row = 0; row < run.rows.length; row++) {
      for (const [stretch, count] of monthsWon(over.rowsOf(row), over.stretches)) months.set(stretch, count);
    }
    return over.stretches.map((_, stretch) => whole(months.get(stretch) ?? 0));
  }
  const reported = reportedBy(how.measure, run.facts);
  return over.stretches.map(({ value }) => reported(value));
}

/** How many calendar months each stretch has most days of; of equal ones the later. */
function monthsWon(rows: readonly number[], stretches: readonly Stretch[]): Map<number, number> {
  const best = new Map<number, { stretch: number; days: number }>();
  for (const stretch of rows) {
    const { from, to } = stretches[stretch] as Stretch;
    const days = new Map<number, number>();
    for (let day = from; day <= to; day++) days.set(monthOf(day), (days.get(monthOf(day)) ?? 0) + 1);
    for (const [month, count] of days) {
      if (count >= (best.get(month)?.days ?? 0)) best.set(month, { stretch, days: count });
    }
  }
  const won = new Map<number, number>();
  for (const { stretch } of best.values()) won.set(stretch, (won.get(stretch) ?? 0) + 1);
  return won;
}

/** What was reported of the subject that a value names: by its id, or by a name that only one has. */
function reportedBy(measure: string, { subjects, measures, run }: FactColumns): (value: string) => Exact | undefined {
  const named = new Map<string, number | undefined>();
  const everybody = everySubject(subjects);
  everybody.forEach(({ name }, i) => named.set(name, named.has(name) ? undefined : i));
  const ids = new Map(everybody.map(({ id }, i) => [id, i]));
  const reported = new Map(
    measures.filter((m) => m.figure === measure && m.period === run.period).map((m) => [m.subject, m.value]),
  );
  return (value) => reported.get(ids.get(value) ?? named.get(value) ?? -1);
}

/** How many facts of each subject the figures inside read that belong to no stretch: without a day, or on one without a value. */
function looseFacts(figure: Figure, over: Stretched, run: Evaluating): Map<number, number> {
  const loose = new Map<number, number>();
  for (const of of run.withInner(figure)) {
    for (const { subject, day } of datedFacts(of, run.facts)) {
      if (run.rows.rowOf(subject, day) < 0) continue;
      if (over.run.rows.rowOf(subject, day) < 0) loose.set(subject, (loose.get(subject) ?? 0) + 1);
    }
  }
  return loose;
}

/** The facts that a figure reads, with the days by which they belong to a stretch. */
function datedFacts(
  figure: Figure,
  facts: FactColumns,
): readonly { readonly subject: number; readonly day?: number | undefined }[] {
  const { term } = figure;
  if (term.kind === 'points') {
    return (facts.points.get(term.indicator ?? figure.id) ?? []).flatMap(({ start, days }) =>
      Array.from({ length: start.length - 1 }, (_, subject) => subject).flatMap((subject) =>
        Array.from({ length: (start[subject + 1] as number) - (start[subject] as number) }, (_, i) => {
          const day = days?.[(start[subject] as number) + i] ?? NO_DAY;
          return { subject, day: day === NO_DAY ? undefined : day };
        }),
      ),
    );
  }
  if (term.kind === 'events') {
    const happened = facts.events.filter((f) => term.codes.some((c) => c.code === f.code));
    return happened.map(({ subject, date }) => ({ subject, day: date }));
  }
  if (term.kind !== 'completion') return [];
  return facts.items.filter((f) => f.indicator === figure.id).map(({ subject, due }) => ({ subject, day: due }));
}

function shown(figure: With<SplitTerm>, row: number, trace: SplitTrace): Shown {
  const { run, stretches, weights, rowsOf } = trace;
  const { of } = figure.term;
  const counted = trace.counted.get(row) ?? [];
  const column = numbers(run.column(of.id));
  const lines = rowsOf(row)
    .filter((s) => !column.absent.has(s))
    .map((s) => ({
      label: labelOf(stretches[s] as Stretch),
      arithmetic: run.text(of.id, s),
      value: unbracketed(run.text(of.id, s)),
    }));
  const notes = rowsOf(row)
    .filter((s) => !counted.includes(s))
    .map((s) => `${labelOf(stretches[s] as Stretch)}：不计`);
  const weight = (s: number): string => formatShort(weights[s] ?? zero);
  const above = counted.map((s) => `${run.text(of.id, s)} × ${weight(s)}`).join(' + ');
  const below = formatShort(counted.map((s) => weights[s] ?? zero).reduce(add, zero));
  const facts = rowsOf(row).flatMap((s) => run.factsUnder(of, s));
  return { ...(counted.length === 0 ? {} : { arithmetic: `(${above}) ÷ ${below}` }), lines, notes, facts };
}

const unbracketed = (text: string): string => text.replace(/^\((.*)\)$/, '$1');
const labelOf = ({ value, from, to }: Stretch): string =>
  `${value}（${formatDay(from)} 至 ${formatDay(to)}，${to - from + 1} 天）`;
