/** One reported figure: an income, a debt, a rate. */
import type { Admitting } from '../facts/admitting.ts';
import type { MeasureFact } from '../facts/facts.ts';
import { type Exact, formatExact, formatPercent, zero } from '../numbers/exact.ts';
import { vectorOf } from '../numbers/vector.ts';
import { Absences } from '../run/column.ts';
import { inPercent, label, type Within, within } from '../scheme/amount.ts';
import { optional, record, required, wholeNumber } from '../text/shape.ts';
import type { Term, With } from './term.ts';
import { withinBounds } from './within.ts';

export interface MeasureTerm {
  readonly kind: 'measure';
  readonly figure: string;
  readonly within: Within;
  readonly places?: number;
  readonly unit?: string;
  /** The run's own period where absent. */
  readonly period?: string;
}

type MeasureTrace = ReadonlyMap<number, MeasureFact>;

export const measure: Term<MeasureTerm, MeasureTrace> = {
  name: '上报数据',
  about: '一项上报的数据，如收入、投资额、比率。',
  gives: 'number',
  shape: () =>
    record<Omit<MeasureTerm, 'kind'>>('上报数据', {
      figure: required(label, '数据项的编号'),
      within: required(within, '允许的最低值和最高值'),
      places: optional(wholeNumber(0, 6), '允许几位小数'),
      unit: optional(label, '计量单位'),
      period: optional(label, '取哪个期间的数，不写为本期'),
    }),
  inner: () => [],
  reads: () => [],
  missing: ['hold', 'pass', 'count'],
  asks: 'always',
  check: (figure, checking) => void withinBounds(figure, figure.term.within, checking, ['measure', 'within']),
  bounds: (figure, checking) => ({
    ...withinBounds(figure, figure.term.within, checking, ['measure', 'within'], false),
    places: figure.term.places ?? checking.scheme.decimals.places,
  }),
  admit(figure, admitting) {
    admitting.claim('measures', figure.term.figure);
    const { unit, within: bounds } = figure.term;
    reportOtherPeriods(figure, admitting);
    for (const fact of admitting.facts.measures) {
      if (fact.figure !== figure.term.figure) continue;
      admitting.within(fact.value, bounds, figure.term.places ?? admitting.places, fact, '数值');
      if (unit !== undefined && fact.unit !== '' && fact.unit !== unit) {
        admitting.report('unit-differs', fact, '单位', { found: fact.unit, wanted: unit });
      }
    }
  },
  evaluate(figure, run) {
    const { length } = run.rows;
    const period = figure.term.period ?? run.facts.run.period;
    const found = new Map<number, MeasureFact>();
    for (const fact of run.facts.measures) {
      if (fact.figure !== figure.term.figure || fact.period !== period) continue;
      const row = run.rows.rowOf(fact.subject);
      if (row >= 0) found.set(row, fact);
    }
    const absent = new Absences(length);
    const lacking = { kind: 'missing' as const, because: [run.reason(figure, 'not-reported')] };
    const values: Exact[] = [];
    for (let row = 0; row < length; row++) {
      if (!found.has(row)) absent.set(row, lacking);
      values.push(found.get(row)?.value ?? zero);
    }
    const vector = vectorOf(values);
    // What may have no decimals is counted, and shown so.
    const whole = figure.term.places === 0 && figure.round === undefined ? { whole: true as const } : {};
    return { column: { kind: 'number', vector, absent, ...whole }, trace: found };
  },
  show(figure, row, _run, trace) {
    const fact = trace.get(row);
    if (fact === undefined) return { notes: ['未上报'] };
    const unit = figure.term.unit ?? fact.unit;
    const reported = inPercent(figure.term.within) ? formatPercent(fact.value) : `${formatExact(fact.value)}${unit}`;
    return { arithmetic: formatExact(fact.value), notes: [`上报 ${reported}`], facts: [fact.id] };
  },
};

/** Who has the figure for other periods but not for the one that is read has most likely a period mistyped. */
function reportOtherPeriods({ term }: With<MeasureTerm>, { facts, report }: Admitting): void {
  const wanted = term.period ?? facts.run.period;
  const there = new Set<number>();
  const elsewhere = new Map<number, MeasureFact>();
  for (const fact of facts.measures) {
    if (fact.figure !== term.figure) continue;
    if (fact.period === wanted) there.add(fact.subject);
    else elsewhere.set(fact.subject, fact);
  }
  const lacking = [...elsewhere].filter(([subject]) => !there.has(subject)).map(([, fact]) => fact);
  if (lacking.length === 0) return;
  const first = lacking.reduce((a, b) => (a.row <= b.row ? a : b));
  const values = { figure: term.figure, wanted, found: first.period, count: String(lacking.length) };
  report('measure-other-period', first, '期间', values);
}
