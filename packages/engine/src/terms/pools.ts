/** Who is compared with whom: everybody, or the people for whom an attribute has the same value. */
import type { Absence, NumberColumn } from '../run/column.ts';
import type { Evaluating } from '../run/evaluating.ts';
import type { Figure } from '../scheme/figure.ts';

export interface Pool {
  readonly name: string;
  /** In order. */
  readonly rows: Int32Array;
}
export interface Pools {
  /** Pool of each row, as an index into `pools`; −1: the attribute is blank, so in none. */
  readonly poolOf: Int32Array;
  /** In the order of their names. */
  readonly pools: readonly Pool[];
}

/** `inside`: an attribute, or `all` for one pool of everybody. */
export function poolsOf(inside: string, run: Evaluating): Pools {
  const { names, poolOf } = named(inside, run);
  const members = membersOf(poolOf, names.length);
  return { poolOf, pools: names.map((name, pool) => ({ name, rows: members[pool] as Int32Array })) };
}

function named(inside: string, run: Evaluating): { readonly names: readonly string[]; readonly poolOf: Int32Array } {
  const { length } = run.rows;
  const poolOf = new Int32Array(length);
  if (inside === 'all') return { names: length === 0 ? [] : ['全体'], poolOf };
  const { codes, words } = run.attributeColumn(inside);
  const { subject } = run.rows;
  const used = new Uint8Array(words.length);
  for (let row = 0; row < length; row++) {
    const code = codes[subject[row] as number] as number;
    poolOf[row] = code;
    if (code >= 0) used[code] = 1;
  }
  // Words stand in order of text, and so do the pools that somebody is in.
  const poolOfCode = new Int32Array(words.length);
  const names: string[] = [];
  used.forEach((isUsed, code) => {
    if (isUsed === 1) poolOfCode[code] = names.push(words[code] as string) - 1;
  });
  for (let row = 0; row < length; row++) {
    const code = poolOf[row] as number;
    if (code >= 0) poolOf[row] = poolOfCode[code] as number;
  }
  return { names, poolOf };
}

/** Rows of each pool, in order of row. */
function membersOf(poolOf: Int32Array, pools: number): Int32Array[] {
  const ends = new Int32Array(pools + 1);
  for (const pool of poolOf) if (pool >= 0) ends[pool + 1] = (ends[pool + 1] as number) + 1;
  for (let pool = 0; pool < pools; pool++) ends[pool + 1] = (ends[pool + 1] as number) + (ends[pool] as number);
  const next = ends.slice();
  const rows = new Int32Array(ends[pools] as number);
  for (let row = 0; row < poolOf.length; row++) {
    const pool = poolOf[row] as number;
    if (pool < 0) continue;
    rows[next[pool] as number] = row;
    next[pool] = (next[pool] as number) + 1;
  }
  return Array.from({ length: pools }, (_, pool) => rows.subarray(ends[pool], ends[pool + 1]));
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
