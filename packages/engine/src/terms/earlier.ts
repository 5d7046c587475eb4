/** Earlier confirmed results: the mean or sum of quarters' totals, or how often a grade was given. */
import type { HistoryFact } from '../facts/facts.ts';
import { add, type Exact, formatExact, whole, zero } from '../numbers/exact.ts';
import { divideVectors, vectorOf } from '../numbers/vector.ts';
import { Absences } from '../run/column.ts';
import type { Evaluating } from '../run/evaluating.ts';
import { idShape, type Within, type Words, within, words } from '../scheme/amount.ts';
import { choice } from '../text/choice.ts';
import { either, hasKey, optional, record, required, type Shape, wholeNumber, word } from '../text/shape.ts';
import type { Term, With } from './term.ts';
import { withinBounds } from './within.ts';

interface ByGrade {
  readonly grade: Words;
}
export interface EarlierTerm {
  readonly kind: 'earlier';
  /** Id of the scheme whose results are read. */
  readonly scheme: string;
  readonly take: 'mean' | 'sum' | 'count';
  readonly of: 'total' | ByGrade;
  /** How many results lie in the run's days when all are there. */
  readonly periods: number;
  /** With fewer than this the figure is missing; `periods` where absent. Not for counts. */
  readonly atLeast?: number;
  readonly within?: Within;
}

type EarlierTrace = ReadonlyMap<number, readonly HistoryFact[]>;

const of: Shape<EarlierTerm['of']> = either<EarlierTerm['of']>('total，或 { grade: [等次] }', [
  { meant: (from) => from.kind === 'text', holds: (v) => v === 'total', shape: word('total') },
  {
    meant: hasKey('grade'),
    holds: (v) => typeof v === 'object',
    shape: record<ByGrade>('等次', { grade: required(words, '哪些等次') }),
  },
]);

export const earlier: Term<EarlierTerm, EarlierTrace> = {
  name: '往期结果',
  about: '本期之内以往各期的结果，如年度看四个季度。',
  gives: 'number',
  shape: () =>
    record<Omit<EarlierTerm, 'kind'>>('往期结果', {
      scheme: required(idShape, '哪个方案的结果'),
      take: required(choice({ mean: '平均', sum: '合计', count: '次数' }), '怎样取'),
      of: required(of, '看总分 total，或等次 { grade: [好] }'),
      periods: required(wholeNumber(1, 60), '应有几期'),
      atLeast: optional(wholeNumber(1, 60), '至少几期才计算'),
      within: optional(within, '总分允许的最低值和最高值'),
    }),
  inner: () => [],
  reads: () => [],
  missing: (node) => (node.take === 'count' ? [] : ['hold', 'pass', 'count']),
  asks: 'always',
  check(figure, checking) {
    const { take, of: what, within: bounds, periods, atLeast } = figure.term;
    if ((take === 'count') !== (typeof what === 'object')) checking.report('earlier-take', figure, ['earlier', 'take']);
    if (take !== 'count' && bounds === undefined) checking.report('within-needed', figure, ['earlier']);
    if (bounds !== undefined) withinBounds(figure, bounds, checking, ['earlier', 'within']);
    if (atLeast !== undefined && (take === 'count' || atLeast > periods)) {
      checking.report('earlier-at-least', figure, ['earlier', 'atLeast'], { periods: String(periods) });
    }
  },
  bounds(figure, checking) {
    const { take, periods, within: bounds } = figure.term;
    if (take === 'count') return { low: zero, high: whole(periods), places: 0 };
    if (bounds === undefined) return { places: checking.scheme.decimals.places };
    const one = withinBounds(figure, bounds, checking, ['earlier', 'within'], false);
    const times = (v: Exact | undefined): Exact | undefined =>
      v === undefined ? undefined : { units: v.units * BigInt(periods), places: v.places };
    return take === 'mean' ? one : { low: times(one.low), high: times(one.high), places: one.places };
  },
  admit(figure, admitting) {
    const { within: bounds, scheme, periods } = figure.term;
    const { from, to } = admitting.facts.run;
    const counts = new Map<number, number>();
    for (const fact of admitting.facts.history) {
      if (fact.scheme !== scheme || fact.from < from || fact.to > to) continue;
      const count = (counts.get(fact.subject) ?? 0) + 1;
      counts.set(fact.subject, count);
      if (count === periods + 1) admitting.report('history-too-many', fact, '期间', { periods: String(periods) });
      if (bounds !== undefined && fact.total !== undefined) {
        admitting.within(fact.total, bounds, admitting.places, fact, '总分');
      }
    }
  },
  evaluate(figure, run) {
    const { length } = run.rows;
    const { take, periods, atLeast } = figure.term;
    const found = readHistory(figure, run);
    const absent = new Absences(length);
    const sums: Exact[] = [];
    const counts: Exact[] = [];
    for (let row = 0; row < length; row++) {
      const mine = found.get(row) ?? [];
      sums.push(take === 'count' ? whole(mine.length) : mine.map((f) => f.total ?? zero).reduce(add, zero));
      counts.push(whole(mine.length));
      if (take !== 'count' && mine.length < (atLeast ?? periods)) {
        const values = { found: String(mine.length), wanted: String(atLeast ?? periods) };
        absent.set(row, { kind: 'missing', because: [run.reason(figure, 'too-few-periods', values)] });
      }
    }
    const sum = vectorOf(sums);
    const vector = take === 'mean' ? divideVectors(sum, vectorOf(counts, 0), run.rounding(figure)) : sum;
    return { column: { kind: 'number', vector, absent, ...(take === 'count' ? { whole: true } : {}) }, trace: found };
  },
  show(figure, row, _run, trace) {
    const mine = trace.get(row) ?? [];
    const facts = mine.map((f) => f.id);
    const notes = mine.map(
      (f) => `${f.period}：${[f.total && formatExact(f.total), f.grade].filter(Boolean).join('，')}`,
    );
    if (figure.term.take === 'count') return { arithmetic: String(mine.length), notes, facts };
    if (mine.length === 0) return { notes, facts };
    const sum = mine.map((f) => formatExact(f.total ?? zero)).join(' + ');
    return { arithmetic: figure.term.take === 'mean' ? `(${sum}) ÷ ${mine.length}` : sum, notes, facts };
  },
};

/** Each row's results inside the run's days that the figure looks at, oldest first. */
function readHistory(figure: With<EarlierTerm>, run: Evaluating): Map<number, HistoryFact[]> {
  const { scheme, of: what } = figure.term;
  const wanted = what === 'total' ? undefined : run.words(what.grade);
  const { from, to } = run.facts.run;
  const found = new Map<number, HistoryFact[]>();
  for (const fact of run.facts.history) {
    if (fact.scheme !== scheme || fact.from < from || fact.to > to) continue;
    if (wanted === undefined ? fact.total === undefined : !wanted.includes(fact.grade ?? '')) continue;
    const row = run.rows.rowOf(fact.subject);
    if (row < 0) continue;
    const list = found.get(row);
    if (list === undefined) found.set(row, [fact]);
    else list.push(fact);
  }
  for (const list of found.values()) list.sort((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1));
  return found;
}
