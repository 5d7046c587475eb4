/** Places within a pool, by a chain of figures; people equal in all of them share a place. */

import { whole } from '../numbers/exact.ts';
import { Absences, numbers, Pool, type PoolLayout, type RankedPool, type Ranking, strongerOf } from '../run/column.ts';
import { idShape, poolShape } from '../scheme/amount.ts';
import { choice } from '../text/choice.ts';
import { either, hasKey, listOf, record, required, type Shape } from '../text/shape.ts';
import { poolsOf, withoutPool } from './pools.ts';
import { rankOrder } from './rank-order.ts';
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
    const { poolOf, layout } = poolsOf(figure.term.in, run);
    for (let row = 0; row < length && layout.rows.length < length; row++) {
      if ((poolOf[row] as number) < 0) absent.set(row, withoutPool(figure, figure.term.in, run));
    }
    const order = rankOrder(
      keys.map(({ column, sign }) => ({ vector: column.vector, sign })),
      layout,
      absent,
      length,
    );
    let pools: readonly RankedPool[] | undefined;
    const ranking: Ranking = {
      poolOf,
      layout,
      ...order,
      get pools() {
        pools ??= layout.names.map((_, pool) => new Ranked(layout, order, pool));
        return pools;
      },
      ties: figure.term.ties,
      absent,
    };
    // A place is no higher than there are people.
    const vector = { places: 0, limit: BigInt(length), data: order.places };
    return { column: { kind: 'number', vector, absent, ranking, whole: true }, trace: ranking };
  },
  show(figure, row, run, { poolOf, layout, ends }) {
    const pool = poolOf[row] as number;
    const name = layout.names[pool];
    const parts = figure.term.by.map(figureOf);
    // Who is in no pool is held, and the reason says so.
    if (name === undefined) return { parts };
    const keys = figure.term.by.map((key) => {
      const column = numbers(run.column(figureOf(key)));
      const called = run.name(figureOf(key));
      return `${called} ${column.absent.has(row) ? '无' : run.text(figureOf(key), row)}`;
    });
    const ranked = (ends[pool] as number) - (layout.start[pool] as number);
    return { notes: [`在“${name}”参加排名的 ${ranked} 个对象中比较：${keys.join('，')}`], parts };
  },
};

/** One pool with its order. */
class Ranked extends Pool implements RankedPool {
  readonly #ranked: () => Int32Array;

  constructor(layout: PoolLayout, { ranked, ends }: Pick<Ranking, 'ranked' | 'ends'>, index: number) {
    super(layout, index);
    this.#ranked = () => ranked.subarray(layout.start[index], ends[index]);
  }

  get ranked(): Int32Array {
    return this.#ranked();
  }
}
