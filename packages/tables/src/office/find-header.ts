/** Finding the headers of an office's table: below titles, in one row or two, with cells that are merged across or down. */
import type { Merge, Row } from '../ooxml/sheet.ts';
import type { OpenSheet } from '../ooxml/workbook.ts';
import { cellText } from '../reading/cell-text.ts';
import { LAST_HEADER_ROW } from '../reading/header.ts';
import { columnLetters, columnNamed } from '../reading/labels.ts';
import { type Labels, proposeColumns } from './match-columns.ts';
import type { OfficeTable, Proposed } from './office-table.ts';

export interface OfficeHeader {
  readonly first: number;
  readonly last: number;
  readonly labels: readonly Labels[];
  readonly proposed: ReadonlyMap<string, Proposed>;
  readonly weight: number;
}

const weights = { same: 3, likely: 2, unsure: 1 } as const;
/** One word that matches may be chance in a title. */
const ENOUGH = 5;
/** No office's table is wider; comparing 16,384 headers of a hostile file with every name would take minutes. */
const WIDEST = 256;

/** The rows that most look like the table's headers; undefined where none do. */
export function findHeader(table: OfficeTable, { merges, rows }: OpenSheet): OfficeHeader | undefined {
  const texts = firstRows(rows(), merges);
  let best: OfficeHeader | undefined;
  for (const [row] of texts) {
    const one = headerAt(table, texts, row, row);
    const two = isTwoRows(table, texts, merges, row) ? headerAt(table, texts, row, row + 1) : undefined;
    const better = two !== undefined && two.weight >= one.weight ? two : one;
    if (better.weight > (best?.weight ?? 0)) best = better;
  }
  return best !== undefined && best.weight >= Math.min(ENOUGH, 3 * table.columns.length) ? best : undefined;
}

type Texts = ReadonlyMap<number, ReadonlyMap<number, string>>;

/** The texts of the first rows; a header that is merged across stands in each column that it covers. */
function firstRows(rows: Generator<Row, void>, merges: readonly Merge[]): Texts {
  const texts = new Map<number, Map<number, string>>();
  for (const { row, cells } of rows) {
    // One more, since the last may be the upper of two.
    if (row > LAST_HEADER_ROW + 1) break;
    const own = new Map<number, string>();
    for (const cell of cells) {
      const text = cellText(cell, 'text');
      if (text !== '' && cell.column < WIDEST) own.set(cell.column, text);
    }
    if (own.size > 0) texts.set(row, own);
  }
  for (const { top, left, right } of merges) {
    const own = texts.get(top);
    const text = own?.get(left);
    if (own === undefined || text === undefined) continue;
    for (let column = left + 1; column <= Math.min(right, WIDEST - 1); column++) own.set(column, text);
  }
  return texts;
}

/** Whether the headers go on in the next row: a header there is merged down into it, or that row names columns that this one doesn't. */
function isTwoRows(table: OfficeTable, texts: Texts, merges: readonly Merge[], row: number): boolean {
  const next = texts.get(row + 1);
  if (next === undefined) return false;
  if (merges.some(({ top, bottom, left }) => top <= row && bottom === row + 1 && texts.get(top)?.has(left)))
    return true;
  const upper = new Set([...(texts.get(row)?.values() ?? [])].map((label) => columnNamed(table, label)?.id));
  const lower = [...next.values()].map((label) => columnNamed(table, label)?.id);
  return lower.some((id) => id !== undefined && !upper.has(id)) && upper.size > 1;
}

function headerAt(table: OfficeTable, texts: Texts, first: number, last: number): OfficeHeader {
  const upper = texts.get(first) ?? new Map<number, string>();
  const lower = first === last ? new Map<number, string>() : (texts.get(last) ?? new Map<number, string>());
  const places = [...new Set([...upper.keys(), ...lower.keys()])].sort((a, b) => a - b);
  const labels = places.map((at): Labels => {
    const above = upper.get(at) ?? '';
    const below = lower.get(at) ?? '';
    const both = [above, below].filter((text) => text !== '').join(' ');
    const names = below === '' ? [above] : [below, both.replace(' ', ''), above];
    return { column: { at, letters: columnLetters(at), label: both }, names };
  });
  const proposed = proposeColumns(table, labels);
  const weight = [...proposed.values()].reduce((sum, { confidence }) => sum + weights[confidence], 0);
  return { first, last, labels, proposed, weight };
}
