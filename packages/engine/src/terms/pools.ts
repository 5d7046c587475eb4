/** Who is compared with whom: everybody, or the people for whom an attribute has the same value. */
import type { Absence, NumberColumn } from '../run/column.ts';
import type { Evaluating } from '../run/evaluating.ts';
import type { Figure } from '../scheme/figure.ts';

export interface Pools {
  /** Pool of each row, as an index into `pools`; −1: the attribute is blank, so in none. */
  readonly poolOf: Int32Array;
  /** In the order of their names; rows in order. */
  readonly pools: readonly { readonly name: string; readonly rows: readonly number[] }[];
}

/** `inside`: an attribute, or `all` for one pool of everybody. */
export function poolsOf(inside: string, run: Evaluating): Pools {
  const { length } = run.rows;
  const byName = new Map<string, number[]>();
  for (let row = 0; row < length; row++) {
    const name = inside === 'all' ? '全体' : run.attribute(inside, row);
    if (name === undefined) continue;
    const rows = byName.get(name);
    if (rows === undefined) byName.set(name, [row]);
    else rows.push(row);
  }
  const pools = [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, rows]) => ({ name, rows }));
  const poolOf = new Int32Array(length).fill(-1);
  pools.forEach(({ rows }, pool) => {
    for (const row of rows) poolOf[row] = pool;
  });
  return { poolOf, pools };
}

/** What somebody in no pool comes to. */
export function withoutPool(figure: Figure, inside: string, run: Evaluating): Absence {
  const attribute = run.scheme.attributes?.find((a) => a.id === inside)?.name ?? inside;
  return { kind: 'held', because: [run.reason(figure, 'no-pool', { attribute })] };
}

/** The rows of a pool that have a value, and how many are held or open: while there are any, nothing of the whole pool can be told. */
export function presentIn(
  rows: readonly number[],
  { absent }: Pick<NumberColumn, 'absent'>,
): { readonly present: readonly number[]; readonly undecided: number } {
  const undecided = rows.filter((row) => ['held', 'open'].includes(absent.at(row)?.kind ?? '')).length;
  return { present: rows.filter((row) => !absent.has(row)), undecided };
}

/** What the others of such a pool come to. */
export const undecidedPool = (figure: Figure, pool: string, undecided: number, run: Evaluating): Absence => ({
  kind: 'open',
  because: [run.reason(figure, 'pool-undecided', { pool, count: String(undecided) })],
});
