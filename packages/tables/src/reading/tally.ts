/** Findings that may repeat on every row: the first ones are listed, the rest counted. */
import type { ColumnSpec, Diagnostic, TableSpec } from '@shiji/engine';
import { type Code, finding } from '../finding.ts';
import { limits } from '../limits.ts';

export class Tally {
  readonly #table: TableSpec;
  readonly #sheet: string;
  readonly #diagnostics: Diagnostic[];
  readonly #counts = new Map<string, { code: Code; column: ColumnSpec; count: number; first: number }>();

  constructor(table: TableSpec, sheet: string, diagnostics: Diagnostic[]) {
    this.#table = table;
    this.#sheet = sheet;
    this.#diagnostics = diagnostics;
  }

  /** One finding a cell, for the first of them. */
  each(code: Code, column: ColumnSpec, row: number, values: Record<string, string> = {}): void {
    if (this.count(code, column, row) <= limits.listed) this.#report(code, column, row, values);
  }

  /** Counts a cell for a finding that is reported once a column; the number counted so far. */
  count(code: Code, column: ColumnSpec, row: number): number {
    const key = `${code} ${column.id}`;
    const seen = this.#counts.get(key) ?? { code, column, count: 0, first: row };
    this.#counts.set(key, { ...seen, count: seen.count + 1 });
    return seen.count + 1;
  }

  /** Reports what was counted once a column, and how many were not listed of what was listed by cell. */
  finish(once: readonly Code[]): void {
    for (const { code, column, count, first } of this.#counts.values()) {
      if (once.includes(code)) this.#report(code, column, first, { count: String(count) });
      else if (count > limits.listed) {
        this.#report('more-cells-like-these', column, first, { count: String(count - limits.listed) });
      }
    }
  }

  #report(code: Code, column: ColumnSpec, row: number, values: Record<string, string>): void {
    const named = { sheet: this.#sheet, row: String(row), column: column.name, ...values };
    const place = { kind: 'fact', table: this.#table.id, sheet: this.#sheet, row, column: column.name } as const;
    this.#diagnostics.push(finding(code, named, place));
  }
}
