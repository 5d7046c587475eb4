/** A figure's values for all rows: numbers (ranks among them) or grades, with tagged absences beside them. */
import type { Vector } from '../numbers/vector.ts';

/**
 * Why a figure has no value. `notApplicable`: it does not concern the subject; `missing`: facts lack and the figure above decides;
 * `open`: it hangs on a decision; `held`: facts lack and the subject is held back.
 */
export type AbsenceKind = 'notApplicable' | 'missing' | 'open' | 'held';

export interface Reason {
  readonly code: string;
  /** The figure in which it arose. */
  readonly figure: string;
  readonly values: Readonly<Record<string, string>>;
}

export interface Absence {
  readonly kind: AbsenceKind;
  readonly because: readonly Reason[];
}

const strength: { readonly [K in AbsenceKind]: number } = { notApplicable: 1, missing: 2, open: 3, held: 4 };

/** Of two absences the stronger; of two alike, both with their reasons. */
export function strongerOf(a: Absence | undefined, b: Absence | undefined): Absence | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (strength[a.kind] !== strength[b.kind]) return strength[a.kind] > strength[b.kind] ? a : b;
  const more = b.because.filter((r) => !a.because.some((s) => reasonKey(s) === reasonKey(r)));
  return more.length === 0 ? a : { kind: a.kind, because: [...a.because, ...more] };
}

/** A reason passes through every figure above the one in which it arose, and is compared in each. */
const keys = new WeakMap<Reason, string>();

/** Reasons with one key say the same. */
export function reasonKey(r: Reason): string {
  const known = keys.get(r);
  if (known !== undefined) return known;
  const values = Object.entries(r.values)
    .map(([k, v]) => `${k}=${v}`)
    .join('\n');
  const key = `${r.figure}\n${r.code}\n${values}`;
  keys.set(r, key);
  return key;
}

/**
 * Absences of a column: a small index per row into a table of distinct absences; 0 is "has a value". Most columns are whole: only the first
 * absence takes memory.
 */
export class Absences {
  readonly #length: number;
  #index: Uint32Array | undefined;
  #table: Absence[] = [];
  #known = new Map<string, number>();
  #count = 0;

  constructor(length: number) {
    this.#length = length;
  }

  /** How many rows are absent. */
  get count(): number {
    return this.#count;
  }

  at(row: number): Absence | undefined {
    if (this.#index === undefined) return undefined;
    const index = this.#index[row] as number;
    return index === 0 ? undefined : this.#table[index - 1];
  }

  has(row: number): boolean {
    return this.#index !== undefined && this.#index[row] !== 0;
  }

  set(row: number, absence: Absence): void {
    this.#index ??= new Uint32Array(this.#length);
    const key = `${absence.kind}\n${absence.because.map(reasonKey).join('\n\n')}`;
    let index = this.#known.get(key);
    if (index === undefined) {
      index = this.#table.push(absence);
      this.#known.set(key, index);
    }
    if (this.#index[row] === 0) this.#count++;
    this.#index[row] = index;
  }

  clear(row: number): void {
    if (this.#index === undefined || this.#index[row] === 0) return;
    this.#count--;
    this.#index[row] = 0;
  }

  copy(): Absences {
    const copy = new Absences(this.#length);
    if (this.#count === 0) return copy;
    copy.#index = this.#index?.slice();
    copy.#table = [...this.#table];
    copy.#known = new Map(this.#known);
    copy.#count = this.#count;
    return copy;
  }
}

/** Rows of many pools in one array: those of pool p stand from `start[p]` up to, not including, `start[p + 1]`, in order of row. */
export interface PoolLayout {
  /** In order of text. */
  readonly names: readonly string[];
  readonly start: Int32Array;
  readonly rows: Int32Array;
}

/** One pool of a layout: there may be a great many, so it holds nothing of its own. */
export class Pool {
  readonly #layout: PoolLayout;
  readonly #index: number;

  constructor(layout: PoolLayout, index: number) {
    this.#layout = layout;
    this.#index = index;
  }

  get name(): string {
    return this.#layout.names[this.#index] as string;
  }

  /** Everybody in it, in order of row. */
  get rows(): Int32Array {
    const { start, rows } = this.#layout;
    return rows.subarray(start[this.#index], start[this.#index + 1]);
  }
}

/** People who compete with each other, as rows. */
export interface RankedPool {
  readonly name: string;
  /** Everybody in it, in order of row. */
  readonly rows: Int32Array;
  /** Those who have a place, best first; equals in order of row. */
  readonly ranked: Int32Array;
}

/** Who competes with whom, and the place of each; for columns that rank. */
export interface Ranking {
  /** Pool of each row, as an index into `pools`; −1: in none. */
  readonly poolOf: Int32Array;
  /** In order of name. */
  readonly pools: readonly RankedPool[];
  /** Everybody by pool. */
  readonly layout: PoolLayout;
  /** Those who have a place, by pool, best first: of pool p from `layout.start[p]` up to, not including, `ends[p]`. */
  readonly ranked: Int32Array;
  readonly ends: Int32Array;
  /** Place of each row in its pool; 0: it has none. */
  readonly places: Float64Array;
  /** Below, at or above zero: which of two rows stands ahead, also across pools; 0: tied. Only for rows that have a place. */
  readonly compare: (a: number, b: number) => number;
  readonly ties: 'open' | 'share';
  /** Why rows have no place, whatever is made of the column afterwards. */
  readonly absent: Absences;
}

export interface NumberColumn {
  readonly kind: 'number';
  readonly vector: Vector;
  readonly absent: Absences;
  readonly ranking?: Ranking;
  /** Counts and places: whole numbers, shown without decimals. */
  readonly whole?: true;
}

export interface GradeColumn {
  readonly kind: 'grade';
  /** Best first. */
  readonly levels: readonly string[];
  /** Index into `levels`. */
  readonly values: Int16Array;
  readonly absent: Absences;
}

/** The level of a row that has a grade. */
export function levelAt({ levels, values }: GradeColumn, row: number): string {
  const level = levels[values[row] as number];
  if (level === undefined) throw new Error(`row ${row} has no grade, and no reason for it`);
  return level;
}

export type Column = NumberColumn | GradeColumn;

/** The column as numbers; a grade in its place is a fault of the checker. */
export function numbers(column: Column): NumberColumn {
  if (column.kind !== 'number') throw new Error('a number was expected where a grade stands');
  return column;
}
export function grades(column: Column): GradeColumn {
  if (column.kind !== 'grade') throw new Error('a grade was expected where a number stands');
  return column;
}
