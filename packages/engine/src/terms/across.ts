/** A figure of other subjects, reached by links: a team's grade for its members, the mean of the top three for their head. */
import {
  add,
  compare,
  divide,
  type Exact,
  formatNeat,
  formatShort,
  greatest,
  least,
  whole,
  zero,
} from '../numbers/exact.ts';
import { exactAt, vectorOf } from '../numbers/vector.ts';
import { type Absence, Absences, type Column, type GradeColumn, strongerOf } from '../run/column.ts';
import type { Evaluating } from '../run/evaluating.ts';
import { idShape, label } from '../scheme/amount.ts';
import { missingChoices } from '../scheme/figure.ts';
import { choice, type Glosses, glossed } from '../text/choice.ts';
import { offered } from '../text/nearest.ts';
import { either, hasKey, optional, record, required, type Shape, wholeNumber, yes } from '../text/shape.ts';
import type { Shown, Term, With } from './term.ts';

interface TopMean {
  readonly meanOfTop: number;
}
export interface AcrossTerm {
  readonly kind: 'across';
  readonly role: string;
  /** Follow the links from their end to their beginning: from a team to its members. */
  readonly reverse?: true;
  readonly population: string;
  readonly of: string;
  /** `only`: there is one; its value as it is. */
  readonly take: 'only' | 'mean' | 'sum' | 'highest' | 'lowest' | TopMean;
}

/** Rows of the other population, for each row of this one. */
type AcrossTrace = readonly (readonly number[])[];

const takeWords: Glosses<Exclude<AcrossTerm['take'], TopMean>> = {
  only: '只有一个',
  mean: '平均',
  sum: '合计',
  highest: '最高',
  lowest: '最低',
};
const take: Shape<AcrossTerm['take']> = either<AcrossTerm['take']>(
  `${glossed(takeWords)} 或 { meanOfTop: 几 }（前几名平均）`,
  [
    {
      meant: (from) => from.kind === 'text',
      holds: (v) => typeof v === 'string',
      shape: choice(takeWords),
    },
    {
      meant: hasKey('meanOfTop'),
      holds: (v) => typeof v === 'object',
      shape: record<TopMean>('前几名平均', { meanOfTop: required(wholeNumber(1, 1000), '前几名') }),
    },
  ],
);

export const across: Term<AcrossTerm, AcrossTrace> = {
  name: '关联取值',
  about: '按对象之间的关系，取另一些对象的指标：如班子的等次、前三名的平均分。',
  gives: 'number',
  shape: () =>
    record<Omit<AcrossTerm, 'kind'>>('关联取值', {
      role: required(label, '哪种关系'),
      reverse: optional(yes, '反向：从乙方找甲方，如从班子找成员'),
      population: required(idShape, '对方属于哪个考核群体'),
      of: required(idShape, '取对方的哪个指标'),
      take: required(take, '怎样取：如 only 只有一个，{ meanOfTop: 3 } 前三名平均'),
    }),
  inner: () => [],
  reads: (node) => [{ figure: node.of, sign: 'any', population: node.population }],
  missing: ['hold', 'pass', 'count'],
  asks: 'always',
  check(figure, checking) {
    const { of, population, take: how } = figure.term;
    if (typeof figure.missing === 'object' && checking.gives(figure) === 'grade') {
      checking.report('missing-word', figure, ['missing'], {
        name: checking.nameOf(figure),
        known: missingChoices(['hold', 'pass']),
      });
    }
    checking.refers(of, how === 'only' ? ['number', 'rank', 'grade'] : ['number', 'rank'], figure, ['across', 'of']);
    if (!checking.scheme.populations.some((p) => p.id === population)) {
      const known = checking.scheme.populations.map((p) => p.id);
      checking.report('population-unknown', figure, ['across', 'population'], () => ({
        id: population,
        ...offered(population, known),
      }));
    }
  },
  bounds(figure, checking) {
    const of = checking.figure(figure.term.of);
    const places = figure.round?.places ?? checking.scheme.decimals.places;
    if (of === undefined) return { places };
    const bounds = checking.bounds(of);
    return figure.term.take === 'sum'
      ? { places: bounds.places }
      : { ...bounds, places: Math.max(places, bounds.places) };
  },
  evaluate(figure, run) {
    const other = run.other(figure.term.population);
    const column = other.column(figure.term.of);
    const linked = linkedRows(figure, run, other);
    const absent = new Absences(run.rows.length);
    linked.forEach((rows, row) => {
      const lacking = lackingAmong(figure, rows, column, run);
      if (lacking !== undefined) absent.set(row, lacking);
    });
    if (column.kind === 'grade') return { column: gradesOf(column, linked, absent), trace: linked };
    const values = linked.map((rows, row) =>
      absent.has(row)
        ? zero
        : taken(
            figure,
            rows.filter((r) => !column.absent.has(r)).map((r) => exactAt(column.vector, r)),
            run,
          ),
    );
    const vector = vectorOf(values);
    return { column: { kind: 'number', vector, absent, ...(column.whole ? { whole: true } : {}) }, trace: linked };
  },
  show: (figure, row, run, linked) => shown(figure, linked[row] ?? [], run),
};

function linkedRows(figure: With<AcrossTerm>, run: Evaluating, other: Evaluating): number[][] {
  const { role, reverse } = figure.term;
  const linked: number[][] = Array.from({ length: run.rows.length }, () => []);
  for (const link of run.facts.links) {
    if (link.role !== role) continue;
    const [near, far] = reverse ? [link.to, link.from] : [link.from, link.to];
    const row = run.rows.rowOf(near);
    const target = other.rows.rowOf(far);
    if (row >= 0 && target >= 0) linked[row]?.push(target);
  }
  for (const rows of linked) rows.sort((a, b) => a - b);
  return linked;
}

/**
 * Nobody linked is missing; several where one is meant is held; an open or held value over there is so here too. Whom the figure does not
 * concern is passed over, unless there is nobody else.
 */
function lackingAmong(
  figure: With<AcrossTerm>,
  rows: readonly number[],
  column: Column,
  run: Evaluating,
): Absence | undefined {
  if (rows.length === 0)
    return { kind: 'missing', because: [run.reason(figure, 'nobody-linked', { role: figure.term.role })] };
  if (figure.term.take === 'only' && rows.length > 1) {
    return { kind: 'held', because: [run.reason(figure, 'several-linked', { role: figure.term.role })] };
  }
  const absences = rows.map((row) => column.absent.at(row));
  const concerned = absences.filter((absence) => absence?.kind !== 'notApplicable');
  return (concerned.length > 0 ? concerned : absences).reduce(strongerOf, undefined);
}

function gradesOf(column: GradeColumn, linked: AcrossTrace, absent: Absences): GradeColumn {
  const values = Int16Array.from(linked, (rows, row) =>
    absent.has(row) ? -1 : (column.values[rows[0] as number] as number),
  );
  return { kind: 'grade', levels: column.levels, values, absent };
}

function taken(figure: With<AcrossTerm>, values: readonly Exact[], run: Evaluating): Exact {
  const { take: how } = figure.term;
  const mean = (of: readonly Exact[]): Exact => divide(of.reduce(add, zero), whole(of.length), run.rounding(figure));
  if (how === 'only') return values[0] ?? zero;
  if (how === 'mean') return mean(values);
  if (how === 'sum') return values.reduce(add, zero);
  if (how === 'highest') return values.reduce(greatest);
  if (how === 'lowest') return values.reduce(least);
  return mean(topOf(values, how.meanOfTop));
}

const topOf = (values: readonly Exact[], count: number): Exact[] =>
  [...values].sort((a, b) => compare(b, a)).slice(0, count);

function shown(figure: With<AcrossTerm>, rows: readonly number[], run: Evaluating): Shown {
  const other = run.other(figure.term.population);
  const column = other.column(figure.term.of);
  const { take: how } = figure.term;
  const people = `${figure.term.role}：${rows.map((row) => other.idOf(row)).join('、') || '无'}`;
  if (column.kind === 'grade') return { notes: [people] };
  const values = rows.filter((row) => !column.absent.has(row)).map((row) => exactAt(column.vector, row));
  const text = (value: Exact): string => bracketed(formatNeat(value, column.whole ? 0 : run.scheme.decimals.places));
  const sum = (of: readonly Exact[]): string => of.map(text).join(' + ');
  if (values.length === 0) return { notes: [people] };
  if (how === 'only' || how === 'highest' || how === 'lowest') {
    return { arithmetic: bracketed(formatShort(taken(figure, values, run))), notes: [people] };
  }
  if (how === 'sum') return { arithmetic: sum(values), notes: [people] };
  const counted = how === 'mean' ? values : topOf(values, how.meanOfTop);
  return { arithmetic: `(${sum(counted)}) ÷ ${counted.length}`, notes: [people] };
}

const bracketed = (text: string): string => (text.startsWith('-') ? `(${text})` : text);
