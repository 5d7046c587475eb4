/** Who is compared with whom: everybody, or the people for whom an attribute has the same value. */
import { type Absence, type NumberColumn, Pool, type PoolLayout } from '../run/column.ts';
import type { Evaluating } from '../run/evaluating.ts';
import type { Figure } from '../scheme/figure.ts';

export interface Pools {
  /** Pool of each row, as an index into `pools`; −1: the attribute is blank, so in none. */
  readonly poolOf: Int32Array;
  readonly layout: PoolLayout;
  /** In the order of their names. */
  readonly pools: readonly Pool[];
}

/** `inside`: an attribute, or `all` for one pool of everybody. */
export function poolsOf(inside: string, run: Evaluating): Pools {
  const { names, poolOf } = named(inside, run);
  const layout = { names, ...membersOf(poolOf, names.length) };
  let pools: readonly Pool[] | undefined;
  return {
    poolOf,
    layout,
    get pools() {
      pools ??= names.map((_, pool) => new Pool(layout, pool));
      return pools;
    },
  };
}

function named(inside: string, run: Evaluating): { readonly names: readonly string[]; readonly poolOf: Int32Array } {
  const { length, subject, everybody } = run.rows;
  if (inside === 'all') return { names: length === 0 ? [] : ['全体'], poolOf: new Int32Array(length) };
  const { codes, words } = run.attributeColumn(inside);
  const poolOf = everybody ? codes : subject.map((s) => codes[s] as number);
  const used = new Uint8Array(words.length);
  let lowest = words.length;
  let highest = -1;
  for (let row = 0; row < length; row++) {
    const code = poolOf[row] as number;
    if (code < 0) continue;
    used[code] = 1;
    if (code < lowest) lowest = code;
    if (code > highest) highest = code;
  }
  // Words stand in order of text, and so do the pools that somebody is in.
  const poolOfCode = new Int32Array(highest + 1);
  const names: string[] = [];
  for (let code = lowest; code <= highest; code++) {
    if (used[code] === 1) poolOfCode[code] = names.push(words[code] as string) - 1;
  }
  if (names.length === words.length) return { names, poolOf };
  const own = new Int32Array(length);
  for (let row = 0; row < length; row++) {
    const code = poolOf[row] as number;
    own[row] = code < 0 ? code : (poolOfCode[code] as number);
  }
  return { names, poolOf: own };
}

/** Rows of each pool, in order of row. */
function membersOf(poolOf: Int32Array, pools: number): Pick<PoolLayout, 'start' | 'rows'> {
  const start = new Int32Array(pools + 1);
  for (let row = 0; row < poolOf.length; row++) {
    const pool = poolOf[row] as number;
    if (pool >= 0) start[pool + 1] = (start[pool + 1] as number) + 1;
  }
  for (let pool = 0; pool < pools; pool++) start[pool + 1] = (start[pool + 1] as number) + (start[pool] as number);
  const next = start.slice();
  const rows = new Int32Array(start[pools] as number);
  for (let row = 0; row < poolOf.length; row++) {
    const pool = poolOf[row] as number;
    if (pool < 0) continue;
    rows[next[pool] as number] = row;
    next[pool] = (next[pool] as number) + 1;
  }
  return { start, rows };
}

/** What somebody in no pool comes to. */
export function withoutPool(figure: Figure, inside: string, run: Evaluating): Absence {
  const attribute = run.scheme.attributes?.find((a) => a.id === inside)?.name ?? inside;
  return { kind: 'held', because: [run.reason(figure, 'no-pool', { attribute })] };
}

/** The rows of a pool that have a value, and how many are held or open: while there are any, nothing of the whole pool can be told. */
export function presentIn(
  rows: Int32Array,
  { absent }: Pick<NumberColumn, 'absent'>,
): { readonly present: Int32Array; readonly undecided: number } {
  const undecided = rows.filter((row) => ['held', 'open'].includes(absent.at(row)?.kind ?? '')).length;
  return { present: rows.filter((row) => !absent.has(row)), undecided };
}

/** What the others of such a pool come to. */
export const undecidedPool = (figure: Figure, pool: string, undecided: number, run: Evaluating): Absence => ({
  kind: 'open',
  because: [run.reason(figure, 'pool-undecided', { pool, count: String(undecided) })],
});
