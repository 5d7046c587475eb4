/** Which column of a sheet means which column of a table, by their headers. */
import { nearest } from '@shiji/engine';
import { columnNamed, plainLabel } from '../reading/labels.ts';
import type { Confidence, FoundColumn, OfficeTable, Proposed } from './office-table.ts';

/** What one column of the sheet may be called: in two rows of headers by the lower one, by both together, or by the upper. */
export interface Labels {
  readonly column: FoundColumn;
  readonly names: readonly string[];
}

const order: readonly Confidence[] = ['same', 'likely', 'unsure'];
const SHORTEST_PART = 2;
/** 序号 is one letter from 编号, and is none. */
const SHORTEST_NEAR = 3;

/** Each column of the table at most one of the sheet and the other way round; the surest come first, then those further left. */
export function proposeColumns(table: OfficeTable, labels: readonly Labels[]): Map<string, Proposed> {
  const proposed = new Map<string, Proposed>();
  const taken = new Set<number>();
  for (const confidence of order) {
    for (const { column, names } of labels) {
      if (taken.has(column.at)) continue;
      const id = names.map((name) => columnLike(table, name, confidence)).find((one) => one && !proposed.has(one));
      if (id === undefined) continue;
      proposed.set(id, { column, confidence });
      taken.add(column.at);
    }
  }
  return proposed;
}

/** The column that the header means with just this confidence. */
function columnLike(table: OfficeTable, header: string, confidence: Confidence): string | undefined {
  const label = plainLabel(header);
  if (label === '') return undefined;
  if (confidence === 'same') return columnNamed(table, label)?.id;
  const bare = label.replace(/[（(【[].*?[)）】\]]/g, '').replace(/[^\p{L}\p{N}]/gu, '');
  if (confidence === 'likely') return (columnNamed(table, bare) ?? longestPart(table, bare))?.id;
  if (bare.length < SHORTEST_NEAR) return undefined;
  const names = table.columns.flatMap((column) => [column.name, ...column.also].map(plainLabel));
  const near = nearest(bare, names);
  return near === undefined ? undefined : columnNamed(table, near)?.id;
}

/** Of the columns whose name ends the header (现任职务, 所在单位名称) the one with the longest name. */
function longestPart(table: OfficeTable, label: string): OfficeTable['columns'][number] | undefined {
  let best: { column: OfficeTable['columns'][number]; length: number } | undefined;
  for (const column of table.columns) {
    for (const name of [column.name, ...column.also].map(plainLabel)) {
      if (name.length < SHORTEST_PART || name.length <= (best?.length ?? 0)) continue;
      if (label.endsWith(name)) best = { column, length: name.length };
    }
  }
  return best?.column;
}
