/** A row whose unit isn't found. */
import type { RowCells } from './cells.ts';
import type { FoundUnit } from './unit-finder.ts';

export function refuseUnit(
  cells: RowCells,
  column: string,
  value: string,
  found: Exclude<FoundUnit, { ok: true }>,
): void {
  if ('similar' in found) {
    cells.refuse('unit-not-found', column, { value, similar: found.similar.map((name) => `“${name}”`).join('、') });
  } else {
    const paths = found.several.slice(0, 5);
    cells.refuse('unit-several', column, { value, paths: paths.join('、'), first: paths[0] ?? '' });
  }
}
