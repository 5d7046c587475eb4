/** Places within a pool, by a chain of figures; people equal in all of them share a place. */

import { whole } from '../numbers/exact.ts';
import { compareAt, type Vector, vectorOfWholes } from '../numbers/vector.ts';
import { Absences, numbers, type Ranking, strongerOf } from '../run/column.ts';
import { idShape, poolShape } from '../scheme/amount.ts';
import { choice } from '../text/choice.ts';
import { either, hasKey, listOf, record, required, type Shape } from '../text/shape.ts';
import { poolsOf, withoutPool } from './pools.ts';
import type { Term } from './term.ts';

/** A figure of which more is better, or one of which less is. */
export type RankKey = string | { readonly lowest: string };
export interface RankTerm {
  readonly kind: 'rank';
  /** An attribute whose equal values make a pool, or `all`. */
  readonly in: string;
  readonly by: readonly RankKey[];
  readonly ties: 'open' | 'share';
}

const figureOf = (key: RankKey): string => (typeof key === 'string' ? key : key.lowest);

const rankKey: Shape<RankKey> = either<RankKey>('指标的编号，或 { lowest: 指标的编号 }', [
  { meant: (from) => from.kind === 'text', holds: (v) => typeof v === 'string', shape: idShape },
  {
    meant: hasKey('lowest'),
    holds: (v) => typeof v === 'object',
    shape: record<{ lowest: string }>('从低到高', { lowest: required(idShape, '越低越好的指标') }),
  },
]);

export const rank: Term<RankTerm, Ranking> = {
  name: '名次',
  about: '在一定范围内按几个指标依次比较排出名次。',
  gives: 'rank',
  shape: () =>
    record<Omit<RankTerm, 'kind'>>('名次', {
      in: required(poolShape, '名次范围：一个属性（值相同的一起排），或 all'),
      by: required(listOf(rankKey, { orOne: true }), '依次比较的指标'),
      ties: required(choice({ open: '交考核委员会决定', share: '同进同退' }), '并列的怎么办'),
    }),
  inner: () => [],
  reads: (node) => node.by.map((key) => ({ figure: figureOf(key), sign: 'any' })),
  missing: [],
  asks: 'never',
  check(figure, checking) {
    // Who competes is settled before places are given; taking somebody out afterwards would leave gaps.
    if (figure.applies !== undefined) checking.report('rank-applies', figure, ['applies']);
    if (figure.term.in !== 'all') checking.attribute(figure.term.in, figure, ['rank', 'in']);
    figure.term.by.forEach((key, i) => {
      checking.refers(figureOf(key), ['number', 'rank'], figure, ['rank', 'by', i]);
    });
  },
  bounds: () => ({ low: whole(1), places: 0 }),
  evaluate(figure, run) {
    const { length } = run.rows;
    const keys = figure.term.by.map((key) => ({
      column: numbers(run.column(figureOf(key))),
      sign: typeof key === 'string' ? -1 : 1,
    }));
    const absent = new Absences(length);
    for (const { column } of keys) {
      if (column.absent.count === 0) continue;
      for (let row = 0; row < length; row++) {
        const stronger = strongerOf(absent.at(row), column.absent.at(row));
        if (stronger !== undefined) absent.set(row, stronger);
      }
    }
    const compare = (a: number, b: number): number => {
      for (const { column, sign } of keys) {
        const c = compareAt(column.vector, a, b);
        if (c !== 0) return c * sign;
      }
      return 0;
    };
    const [leading] = keys;
    if (leading === undefined) throw new Error(`${figure.id} compares nothing`);
    const first = quickOrder(leading.column.vector, leading.sign);
    const { poolOf, pools: members } = poolsOf(figure.term.in, run);
    for (let row = 0; row < length; row++) {
      if ((poolOf[row] as number) < 0) absent.set(row, withoutPool(figure, figure.term.in, run));
    }
    const places = new Int32Array(length);
    const pools = members.map(({ name, rows }) => {
      const ranked = absent.count === 0 ? rows.slice() : rows.filter((row) => !absent.has(row));
      sortRows(ranked, compare, first);
      for (let i = 0; i < ranked.length; i++) {
        const row = ranked[i] as number;
        const before = ranked[i - 1];
        places[row] = before !== undefined && compare(before, row) === 0 ? (places[before] as number) : i + 1;
      }
      return { name, rows, ranked };
    });
    const ranking: Ranking = { poolOf, pools, places, compare, ties: figure.term.ties, absent };
    return { column: { kind: 'number', vector: vectorOfWholes(places), absent, ranking, whole: true }, trace: ranking };
  },
  show(figure, row, run, { poolOf, pools }) {
    const pool = pools[poolOf[row] as number];
    const parts = figure.term.by.map(figureOf);
    // Who is in no pool is held, and the reason says so.
    if (pool === undefined) return { parts };
    const keys = figure.term.by.map((key) => {
      const column = numbers(run.column(figureOf(key)));
      const name = run.name(figureOf(key));
      return `${name} ${column.absent.has(row) ? '无' : run.text(figureOf(key), row)}`;
    });
    return {
      notes: [`在“${pool.name}”参加排名的 ${pool.ranked.length} 个对象中比较：${keys.join('，')}`],
      parts,
    };
  },
};

/** Up to this many rows are put in order one by one, which is quicker than calling on a sort for each small unit. */
const FEW = 32;

/** The units of a column by which most rows can be told apart already; undefined: they don't stand in doubles. */
interface QuickOrder {
  readonly units: Float64Array;
  /** 1: the lower stands ahead; −1: the higher. */
  readonly sign: number;
}
const quickOrder = ({ data }: Vector, sign: number): QuickOrder | undefined =>
  data instanceof Float64Array ? { units: data, sign } : undefined;

/** Sorts rows by `compare`, equals in order of row; they come in order of row. `first`: the figure that `compare` looks at first. */
export function sortRows(rows: Int32Array, compare: (a: number, b: number) => number, first?: QuickOrder): void {
  if (rows.length > FEW) {
    rows.sort((a, b) => compare(a, b) || a - b);
    return;
  }
  if (first !== undefined) {
    sortFew(rows, compare, first);
    return;
  }
  for (let i = 1; i < rows.length; i++) {
    const row = rows[i] as number;
    let k = i;
    while (k > 0 && compare(rows[k - 1] as number, row) > 0) {
      rows[k] = rows[k - 1] as number;
      k--;
    }
    rows[k] = row;
  }
}

/** Row by row into its place; only rows with equal units are compared any further. */
function sortFew(rows: Int32Array, compare: (a: number, b: number) => number, { units, sign }: QuickOrder): void {
  for (let i = 1; i < rows.length; i++) {
    const row = rows[i] as number;
    const own = (units[row] as number) * sign;
    let k = i;
    while (k > 0) {
      const before = rows[k - 1] as number;
      const other = (units[before] as number) * sign;
      if (other < own || (other === own && compare(before, row) <= 0)) break;
      rows[k] = before;
      k--;
    }
    rows[k] = row;
  }
}
