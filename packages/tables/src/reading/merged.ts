/** Merged cells: one value at the top left, meant for every row that the merge covers. */
import type { Merge } from '../ooxml/sheet.ts';

export interface Cover {
  readonly top: number;
  readonly bottom: number;
  /** Whether the merge begins in this very column. */
  readonly leftmost: boolean;
}

/**
 * For each of the columns, the merges that cover it below the header, from top to bottom. Merges that lie over one another, which
 * no spreadsheet program writes, are left out but for the first.
 */
export function coversOf(merges: readonly Merge[], columns: Iterable<number>, headerRow: number): Map<number, Cover[]> {
  const below = merges.filter((merge) => merge.bottom > headerRow).sort((a, b) => a.top - b.top);
  const covers = new Map<number, Cover[]>();
  for (const column of columns) {
    const own: Cover[] = [];
    for (const { top, bottom, left, right } of below) {
      if (left > column || right < column) continue;
      if (top <= (own.at(-1)?.bottom ?? 0)) continue;
      own.push({ top, bottom, leftmost: left === column });
    }
    if (own.length > 0) covers.set(column, own);
  }
  return covers;
}

/** Walks down one column's covers, row by row, and says what stands in a covered cell. */
export class MergedColumn {
  readonly #covers: readonly Cover[];
  #next = 0;
  #value = '';

  constructor(covers: readonly Cover[]) {
    this.#covers = covers;
  }

  /**
   * Undefined where the cell's own value counts; otherwise the value of the merge that hides it, '' where it has none in this column: it
   * begins further left, or in the headers. Rows must be asked for in ascending order.
   */
  at(row: number): string | undefined {
    while ((this.#covers[this.#next]?.bottom ?? Number.POSITIVE_INFINITY) < row) {
      this.#next++;
      this.#value = '';
    }
    const cover = this.#covers[this.#next];
    if (cover === undefined || cover.top > row || (cover.leftmost && cover.top === row)) return undefined;
    return this.#value;
  }

  /** Remembers the value of a merge's own cell, for which `at` has said that it counts. */
  keep(row: number, value: string): void {
    if (this.#covers[this.#next]?.top === row) this.#value = value;
  }
}
