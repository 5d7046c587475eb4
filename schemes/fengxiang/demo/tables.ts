/** The tables while they are being filled: rows of exact texts, as a workbook holds them. */
import type { RawFacts, TableId } from '@shiji/engine';

export type Row = Record<string, string>;
export type FactTable = Exclude<TableId, 'links' | 'papers'>;
export type Tables = { readonly [T in FactTable]: Row[] };

export const emptyTables = (): Tables => ({
  run: [],
  subjects: [],
  spells: [],
  points: [],
  tallies: [],
  events: [],
  items: [],
  measures: [],
  rulings: [],
  history: [],
});

export const asFacts = (tables: Tables): RawFacts => ({ tables });

/** Hundredths as a decimal without needless zeros: 290 → `2.9`. */
export function hundredths(count: number): string {
  const cents = String(count % 100).padStart(2, '0');
  return `${Math.floor(count / 100)}.${cents}`.replace(/\.?0+$/, '');
}
