/** 先定等次、再在分数段内赋分: a score held within the band of a grade that was settled first, by votes for instance. */
import { compare, type Exact, formatShort, greatest, least, one, parseExact, zero } from '../numbers/exact.ts';
import { exactAt, vectorOf } from '../numbers/vector.ts';
import { grades, numbers, strongerOf } from '../run/column.ts';
import { idShape, label, type Within, within } from '../scheme/amount.ts';
import type { Checking } from '../scheme/checking.ts';
import type { Figure } from '../scheme/figure.ts';
import { pairsOf, record, required } from '../text/shape.ts';
import type { Term, With } from './term.ts';
import { withinBounds } from './within.ts';

export interface ClampTerm {
  readonly kind: 'clamp';
  readonly of: Figure;
  /** The grade figure that names the band. */
  readonly by: string;
  /** Band of each level. */
  readonly to: readonly { readonly key: string; readonly value: Within }[];
}

export const clamp: Term<ClampTerm> = {
  name: '限定分数段',
  about: '先定等次，再把分数限定在该等次的分数段内。',
  gives: 'number',
  shape: ({ operand }) =>
    record<Omit<ClampTerm, 'kind'>>('限定分数段', {
      of: required(operand, '哪个分数'),
      by: required(idShape, '按哪个等次'),
      to: required(pairsOf(label, within), '各等次的分数段'),
    }),
  inner: (node) => [node.of],
  reads: (node) => [
    { figure: node.of.id, sign: 'up' },
    { figure: node.by, sign: 'any' },
  ],
  missing: [],
  asks: 'never',
  check(figure, checking) {
    const { of, by, to } = figure.term;
    checking.refers(of.id, ['number'], figure, ['clamp', 'of']);
    checking.refers(by, ['grade'], figure, ['clamp', 'by']);
    for (const { key, value } of to) withinBounds(figure, value, checking, ['clamp', 'to', key]);
    checkLevels(figure, checking);
  },
  bounds(figure, checking) {
    const ends = figure.term.to.flatMap(({ value }) => [parseExact(value.low) ?? zero, parseExact(value.high) ?? zero]);
    const places = Math.max(checking.bounds(figure.term.of).places, ...ends.map((e) => e.places));
    return ends.length === 0 ? { places } : { low: ends.reduce(least), high: ends.reduce(greatest), places };
  },
  evaluate(figure, run) {
    const of = numbers(run.column(figure.term.of.id));
    const by = grades(run.column(figure.term.by));
    const bands = by.levels.map((level) => bandOf(figure, level));
    const absent = of.absent.copy();
    const values: Exact[] = [];
    for (let row = 0; row < run.rows.length; row++) {
      const stronger = strongerOf(absent.at(row), by.absent.at(row));
      if (stronger !== undefined) absent.set(row, stronger);
      const band = bands[by.values[row] as number];
      const value = exactAt(of.vector, row);
      values.push(band === undefined ? value : greatest(least(value, band.high), band.low));
    }
    const vector = vectorOf(values);
    return { column: { kind: 'number', vector, absent }, trace: undefined };
  },
  show(figure, row, run) {
    const by = grades(run.column(figure.term.by));
    const level = by.levels[by.values[row] as number] ?? '';
    const band = bandOf(figure, level);
    const value = exactAt(numbers(run.column(figure.term.of.id)).vector, row);
    const parts = [figure.term.of.id, figure.term.by];
    if (band === undefined) return { parts };
    const note = `“${level}”的分数段为 ${formatShort(band.low)} 至 ${formatShort(band.high)}`;
    const moved = compare(value, band.high) > 0 ? band.high : compare(value, band.low) < 0 ? band.low : undefined;
    const arithmetic = run.text(figure.term.of.id, row);
    if (moved === undefined) return { arithmetic, notes: [note], parts };
    const text = `“${level}”限于分数段内，计 ${formatShort(moved)}`;
    return { arithmetic, notes: [note], replacing: { kind: 'clamp', from: value, text }, parts };
  },
  contributions: (figure) => [{ figure: figure.term.of.id, factor: one }],
};

/** Every level has a band, and every band a level. */
function checkLevels(figure: With<ClampTerm>, checking: Checking): void {
  const by = checking.figure(figure.term.by);
  const levels = by?.term.kind === 'grade' ? by.term.levels.map((l) => l.level) : undefined;
  if (levels === undefined) return;
  const known = levels.join('、');
  for (const { key } of figure.term.to) {
    if (!levels.includes(key))
      checking.report('level-not-in-grade', figure, ['clamp', 'to', key], { level: key, known });
  }
  for (const level of levels) {
    if (!figure.term.to.some((t) => t.key === level))
      checking.report('clamp-level', figure, ['clamp', 'to'], { level });
  }
}

function bandOf(figure: With<ClampTerm>, level: string): { low: Exact; high: Exact } | undefined {
  const band = figure.term.to.find((t) => t.key === level)?.value;
  const low = parseExact(band?.low ?? '');
  const high = parseExact(band?.high ?? '');
  return low === undefined || high === undefined ? undefined : { low, high };
}
