/** Planning an import of units. Rows may stand in any order: a unit waits until the one above it is known. */
import type { OfficeRow } from '@shiji/tables';
import type { RosterBook } from '../roster/book.ts';
import { type Unit, unitKinds } from '../roster/model.ts';
import { tidyCode, tidyTitle } from '../roster/names.ts';
import { covers } from '../roster/spans.ts';
import { RowCells } from './cells.ts';
import { importTables } from './columns.ts';
import { altered, created, Draft, withoutGaps } from './draft.ts';
import { type Accepted, changedOr, differencesOf, planOf } from './outcome.ts';
import type { Missing, Plan, PlanOptions } from './plan.ts';
import { refuseUnit } from './refuse-unit.ts';
import { UnitFinder } from './unit-finder.ts';
import { unitKindWords } from './words.ts';

interface UnitRow {
  readonly cells: RowCells;
  readonly name: string;
  readonly code: string | undefined;
  readonly parent: string | undefined;
  accepted?: Accepted;
}

export function planUnits(rows: Iterable<OfficeRow>, book: RosterBook, options: PlanOptions): Plan {
  const draft = new Draft(book);
  const units = new UnitFinder(draft.book, options.day);
  const read = Array.from(rows, (row): UnitRow => {
    const cells = new RowCells(importTables.units, row);
    return {
      cells,
      name: cells.needed('name', tidyTitle),
      code: cells.text('code', tidyCode),
      parent: cells.text('parent', (typed) => typed.trim()),
    };
  });
  const seen = new Map<string, number>();
  let waiting = read.filter(({ cells }) => !cells.refused);
  // Each pass settles at least one row; what is left in the end has a parent that nobody knows.
  for (let before = Number.POSITIVE_INFINITY; waiting.length < before; ) {
    before = waiting.length;
    const coming = namesOf(waiting);
    waiting = waiting.filter((row) => {
      const parent = row.parent === undefined ? undefined : units.find(row.parent);
      const isLater =
        parent !== undefined && !parent.ok && 'similar' in parent && coming.has(lastName(row.parent ?? ''));
      if (isLater) return true;
      planRow(row, draft, units, seen, options);
      return false;
    });
  }
  for (const { cells, parent = '' } of waiting) {
    const found = units.find(parent);
    if (!found.ok) refuseUnit(cells, 'parent', parent, found);
  }
  return planOf('units', read, missingFrom(draft, seen, units, options), draft.changes);
}

const lastName = (typed: string): string => tidyTitle(typed.split(/[/／\\>＞→]/).at(-1) ?? '');
const namesOf = (rows: readonly UnitRow[]): Set<string> =>
  new Set(rows.flatMap(({ name, code }) => (code === undefined ? [name] : [name, tidyTitle(code)])));

function planRow(row: UnitRow, draft: Draft, units: UnitFinder, seen: Map<string, number>, options: PlanOptions): void {
  const { cells, name, code } = row;
  const parent = row.parent === undefined ? undefined : units.find(row.parent);
  if (parent !== undefined && !parent.ok) {
    refuseUnit(cells, 'parent', row.parent ?? '', parent);
    return;
  }
  const existing = existingUnit(draft, name, code, parent?.unit, options.day);
  const kind = cells.word('kind', unitKindWords, unitKinds);
  const since = cells.day('since', 'first', existing?.since);
  const until = cells.day('until', 'last', existing?.until);
  if (existing === undefined && kind === undefined && !cells.refused) cells.needed('kind', tidyTitle);
  if (existing === undefined && parent === undefined && kind !== 'county') cells.refuse('parent-blank', 'parent');
  const first = existing === undefined ? undefined : seen.get(existing.id);
  if (first !== undefined) cells.refuse('row-twice', undefined, { row: String(first) });
  if (cells.refused) return;

  const values = { name, code, kind, parent: parent?.unit.id, since, until };
  if (existing === undefined) {
    if (kind === undefined) throw new Error('a new unit without a kind was not refused');
    const unit: Unit = { id: options.newId(), ...withoutGaps(values), name, kind };
    if (!draft.make([created('unit', unit)], cells)) return;
    seen.set(unit.id, cells.row);
    row.accepted = { kind: 'create' };
    return;
  }
  const change = altered('unit', existing, values);
  seen.set(existing.id, cells.row);
  if (change !== undefined && !draft.make([change], cells)) return;
  row.accepted = changedOr(
    differencesOf([
      ['单位名称', existing.name, name],
      ['单位代码', existing.code, code],
      ['单位类别', unitKinds[existing.kind], kind === undefined ? undefined : unitKinds[kind]],
      [
        '上级单位',
        existing.parent === undefined ? undefined : units.pathOf(existing.parent),
        parent === undefined || parent.unit.id === existing.parent ? undefined : units.pathOf(parent.unit.id),
      ],
      ['设立日期', existing.since, since],
      ['撤销日期', existing.until, until],
    ]),
  );
}

/** By its code; else by its name below its parent, unless that one has another code. */
function existingUnit(
  { book }: Draft,
  name: string,
  code: string | undefined,
  parent: Unit | undefined,
  day: string,
): Unit | undefined {
  const [coded] = code === undefined ? [] : book.unitsCoded(code);
  if (coded !== undefined) return coded;
  const fits = (unit: Unit): boolean => covers(unit, day) && (code === undefined || unit.code === undefined);
  if (parent !== undefined) return book.childrenOf(parent.id).find((unit) => unit.name === name && fits(unit));
  const named = book.unitsNamed(name).filter(fits);
  // A list of units without their parents still means those that it names, where the names are plain.
  return named.find((unit) => unit.parent === undefined) ?? (named.length === 1 ? named[0] : undefined);
}

/** Units of the day that the file is silent about. They are only told: a unit is closed by a row with its day. */
function missingFrom(
  { book }: Draft,
  seen: ReadonlyMap<string, number>,
  units: UnitFinder,
  { day }: PlanOptions,
): Missing[] {
  return book
    .all('unit')
    .filter((unit) => covers(unit, day) && !seen.has(unit.id))
    .map(({ id }) => ({ id, label: units.pathOf(id) }));
}
