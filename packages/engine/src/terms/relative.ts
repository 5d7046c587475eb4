/** A figure relative to its pool: to the best, the worst, the mean, the mean of the others, the median, or as a share of the sum. */
import {
  add,
  compare,
  divide,
  type Exact,
  formatNeat,
  formatShort,
  greatest,
  least,
  multiply,
  one,
  parseExact,
  roundTo,
  subtract,
  whole,
  zero,
} from '../numbers/exact.ts';
import { exactAt, vectorOf } from '../numbers/vector.ts';
import { type Absence, numbers } from '../run/column.ts';
import type { Evaluating } from '../run/evaluating.ts';
import { poolShape } from '../scheme/amount.ts';
import type { Figure } from '../scheme/figure.ts';
import { choice } from '../text/choice.ts';
import { record, required } from '../text/shape.ts';
import { type Pools, poolsOf, presentIn, undecidedPool, withoutPool } from './pools.ts';
import type { Bounds, Term, With } from './term.ts';

export interface RelativeTerm {
  readonly kind: 'relative';
  readonly of: Figure;
  /** An attribute whose equal values make a pool, or `all`. */
  readonly in: string;
  readonly to: 'best' | 'worst' | 'mean' | 'meanOfOthers' | 'median' | 'sum';
}

/** What the value is divided by, as a fraction, so that the only division is the last step. */
interface Base {
  readonly top: Exact;
  readonly bottom: number;
}
interface RelativeTrace extends Pools {
  /** By row; none where there is nothing to divide by. */
  readonly bases: ReadonlyMap<number, Base>;
}

const named: { readonly [T in RelativeTerm['to']]: string } = {
  best: '最高',
  worst: '最低',
  mean: '合计',
  meanOfOthers: '其他对象合计',
  median: '居中',
  sum: '合计',
};

export const relative: Term<RelativeTerm, RelativeTrace> = {
  name: '相对值',
  about: '与同一范围内的最高、最低、平均、其他人的平均、中位数或合计相比；写了满分的，再乘以满分。',
  gives: 'number',
  shape: ({ operand }) =>
    record<Omit<RelativeTerm, 'kind'>>('相对值', {
      of: required(operand, '哪个指标'),
      in: required(poolShape, '和谁比：一个属性（值相同的一起比），或 all'),
      to: required(
        choice({
          best: '最高',
          worst: '最低',
          mean: '平均',
          meanOfOthers: '其他人的平均',
          median: '中位数',
          sum: '合计',
        }),
        '和什么比',
      ),
    }),
  inner: (node) => [node.of],
  // One's own value moves what it is divided by.
  reads: (node) => [{ figure: node.of.id, sign: 'any' }],
  missing: ['hold', 'pass', 'count'],
  asks: 'always',
  check(figure, checking) {
    checking.refers(figure.term.of.id, ['number'], figure, ['relative', 'of']);
    if (figure.term.in !== 'all') checking.attribute(figure.term.in, figure, ['relative', 'in']);
  },
  bounds(figure, checking): Bounds {
    const rounding = figure.round ?? checking.scheme.decimals;
    const { low } = checking.bounds(figure.term.of);
    if (low === undefined || compare(low, zero) < 0) return { places: rounding.places };
    // Of values that are never negative nobody is above the best, nor above the sum.
    const worths = figure.worth === undefined ? [one] : checking.values(figure.worth);
    const bounded = (figure.term.to === 'best' || figure.term.to === 'sum') && worths.length > 0;
    const stated = typeof figure.missing === 'object' ? (parseExact(figure.missing.count) ?? zero) : undefined;
    const high = bounded ? roundTo(worths.reduce(greatest), rounding) : undefined;
    return {
      low: stated === undefined ? zero : least(zero, stated),
      ...(high === undefined ? {} : { high: stated === undefined ? high : greatest(high, stated) }),
      places: rounding.places,
    };
  },
  evaluate(figure, run) {
    const { term } = figure;
    const of = numbers(run.column(term.of.id));
    const rounding = run.rounding(figure);
    const worth = worthOf(figure, run);
    const absent = of.absent.copy();
    const values: Exact[] = Array.from({ length: run.rows.length }, () => ({ units: 0n, places: rounding.places }));
    const bases = new Map<number, Base>();
    const pools = poolsOf(term.in, run);
    for (let row = 0; row < run.rows.length; row++) {
      if ((pools.poolOf[row] as number) < 0) absent.set(row, withoutPool(figure, term.in, run));
    }
    for (const { name, rows } of pools.pools) {
      const { present, undecided } = presentIn(rows, of);
      const baseOf = basesAmong(
        Array.from(present, (row) => exactAt(of.vector, row)),
        term.to,
      );
      for (const row of present) {
        const value = exactAt(of.vector, row);
        const base = undecided > 0 ? undefined : baseOf(value);
        if (base !== undefined && compare(base.top, zero) > 0) {
          bases.set(row, base);
          values[row] = divide(multiply(multiply(value, worth), whole(base.bottom)), base.top, rounding);
        } else if (undecided > 0) absent.set(row, undecidedPool(figure, name, undecided, run));
        else absent.set(row, noBase(figure, name, base, run));
      }
    }
    const vector = vectorOf(values, rounding.places);
    return { column: { kind: 'number', vector, absent }, trace: { ...pools, bases } };
  },
  show(figure, row, run, { poolOf, pools, bases }) {
    const { of, to } = figure.term;
    const parts = [of.id];
    const base = bases.get(row);
    const pool = pools[poolOf[row] as number];
    if (base === undefined || pool === undefined) return { parts };
    const top = formatNeat(base.top, numbers(run.column(of.id)).whole ? 0 : run.scheme.decimals.places);
    const factors = [
      ...(figure.worth === undefined ? [] : [formatShort(worthOf(figure, run))]),
      run.text(of.id, row),
      ...(base.bottom === 1 ? [] : [String(base.bottom)]),
    ];
    const compared = pool.rows.filter((r) => !numbers(run.column(of.id)).absent.has(r)).length;
    const many = to === 'median' && base.bottom === 2 ? '居中两个合计' : named[to];
    return {
      arithmetic: `${factors.join(' × ')} ÷ ${top}`,
      notes: [`在“${pool.name}”的 ${compared} 个对象中比较，${many} ${top}`],
      parts,
    };
  },
};

const worthOf = (figure: With<RelativeTerm>, run: Evaluating): Exact =>
  figure.worth === undefined ? one : run.constant(figure.worth);

/** The base for each value among these; undefined: there is nobody to compare with. */
function basesAmong(values: readonly Exact[], to: RelativeTerm['to']): (own: Exact) => Base | undefined {
  const count = values.length;
  const sum = values.reduce(add, zero);
  if (to === 'meanOfOthers') {
    return (own) => (count < 2 ? undefined : { top: subtract(sum, own), bottom: count - 1 });
  }
  const base = commonBase(values, sum, to);
  return () => base;
}

function commonBase(values: readonly Exact[], sum: Exact, to: Exclude<RelativeTerm['to'], 'meanOfOthers'>): Base {
  if (to === 'sum') return { top: sum, bottom: 1 };
  if (to === 'mean') return { top: sum, bottom: values.length };
  const sorted = [...values].sort(compare);
  const at = (index: number): Exact => sorted[index] ?? zero;
  if (to === 'best') return { top: at(sorted.length - 1), bottom: 1 };
  if (to === 'worst') return { top: at(0), bottom: 1 };
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? { top: at(middle), bottom: 1 } : { top: add(at(middle - 1), at(middle)), bottom: 2 };
}

/** A share of nothing, or of less than nothing, says nothing about anybody. */
const noBase = (figure: Figure, pool: string, base: Base | undefined, run: Evaluating): Absence => ({
  kind: 'missing',
  because: [run.reason(figure, base === undefined ? 'nobody-else' : 'base-not-above-zero', { pool })],
});
