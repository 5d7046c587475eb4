/** Places within a pool, by a chain of figures; people equal in all of them share a place. */

import { type Exact, whole, zero } from '../numbers/exact.ts';
import { compareAt, vectorOf } from '../numbers/vector.ts';
import { Absences, numbers, type Ranking, strongerOf } from '../run/column.ts';
import { idShape } from '../scheme/amount.ts';
import { either, hasKey, listOf, record, required, type Shape, word } from '../text/shape.ts';
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
      in: required(idShape, '名次范围：一个属性（值相同的一起排），或 all'),
      by: required(listOf(rankKey, { orOne: true }), '依次比较的指标'),
      ties: required(word('open', 'share'), '并列：open 交考核委员会决定，share 同进同退'),
    }),
  inner: () => [],
  reads: (node) => node.by.map((key) => ({ figure: figureOf(key), sign: 'any' })),
  missing: [],
  asks: 'never',
  check(figure, checking) {
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
    const { poolOf, pools } = poolsOf(figure.term.in, run);
    for (let row = 0; row < length; row++) {
      for (const { column } of keys) {
        const stronger = strongerOf(absent.at(row), column.absent.at(row));
        if (stronger !== undefined) absent.set(row, stronger);
      }
      if ((poolOf[row] as number) < 0) absent.set(row, withoutPool(figure, figure.term.in, run));
    }
    const compare = (a: number, b: number): number => {
      for (const { column, sign } of keys) {
        const c = compareAt(column.vector, a, b);
        if (c !== 0) return c * sign;
      }
      return 0;
    };
    const places: Exact[] = Array.from({ length }, () => zero);
    for (const { rows } of pools) {
      const ranked = rows.filter((row) => !absent.has(row)).sort((a, b) => compare(a, b) || a - b);
      let place = 0;
      ranked.forEach((row, i) => {
        const before = ranked[i - 1];
        if (before === undefined || compare(before, row) !== 0) place = i + 1;
        places[row] = whole(place);
      });
    }
    const ranking: Ranking = { poolOf, pools, compare, ties: figure.term.ties };
    return { column: { kind: 'number', vector: vectorOf(places, 0), absent, ranking, whole: true }, trace: ranking };
  },
  show(figure, row, run, { poolOf, pools }) {
    const pool = pools[poolOf[row] as number];
    const keys = figure.term.by.map((key) => {
      const column = numbers(run.column(figureOf(key)));
      const name = run.figure(figureOf(key)).name ?? figureOf(key);
      return `${name} ${column.absent.has(row) ? '无' : run.text(figureOf(key), row)}`;
    });
    const ranked = pool?.rows.filter((r) => !numbers(run.column(figure.id)).absent.has(r)).length ?? 0;
    return {
      notes: [`在“${pool?.name ?? ''}”参加排名的 ${ranked} 个对象中比较：${keys.join('，')}`],
      parts: figure.term.by.map(figureOf),
    };
  },
};
