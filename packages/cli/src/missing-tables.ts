/** Tables that a scheme reads and a file doesn't have: a sheet that was renamed must not pass for one without rows. */
import { type RawFacts, type Scheme, type TableId, tableSpec } from '@shiji/engine';
import { type Finding, ownFinding } from './findings.ts';
import { tablesRead } from './template-choices.ts';

/** One warning for each such table, with the sheet that may be meant. `read`: what was said of the file when it was read. */
export function missingTables(scheme: Scheme, facts: RawFacts, file: string, read: readonly Finding[]): Finding[] {
  const has = (id: TableId): boolean => facts.tables[id] !== undefined;
  // Votes come as papers or as tallies.
  const votes = has('papers') || has('tallies');
  const lacking = tablesRead(scheme).filter((id) => !has(id) && !(votes && (id === 'papers' || id === 'tallies')));
  return lacking
    .filter((id) => id !== 'tallies')
    .map((id) => {
      const table = id === 'papers' ? votesName : tableSpec(id).name;
      return ownFinding('table-missing', file, { table, near: sheetLike(id, read) }, 'warning');
    });
}

const votesName = `${tableSpec('papers').name}”或“${tableSpec('tallies').name}`;

/** The sheet that was passed over and looks like the table, by its headers or its name; blank: none. */
function sheetLike(id: TableId, read: readonly Finding[]): string {
  const names = (id === 'papers' ? (['papers', 'tallies'] as const) : [id]).map((one) => tableSpec(one).name);
  const byHeaders = read.find((f) => f.code === 'sheet-like-table' && names.includes(f.values.table ?? ''));
  const byName = read.find((f) => f.code === 'sheet-ignored' && names.some((name) => f.values.sheet?.includes(name)));
  return (byHeaders ?? byName)?.values.sheet ?? '';
}
