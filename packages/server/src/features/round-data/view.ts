/** Imports as their pages show them. */
import { entriesOf, type Scheme, tableSpec } from '@shiji/engine';
import type { Actor } from '../../http/actor.ts';
import { type ImportPlan, importStates, type PlannedRow, rowOutcomes } from './model.ts';
import { saysOf } from './planned.ts';
import { mayBringIn } from './policy.ts';
import type { KeptImport } from './store.ts';

export function lineOf(one: KeptImport, actor: Actor, open: boolean) {
  const { madeBy: _, ...shown } = one;
  const may = mayBringIn(actor);
  return {
    ...shown,
    stateName: importStates[one.state],
    abilities: {
      confirm: may && open && one.state === 'planned',
      takeBack: may && open && one.state === 'done',
      drop: may && one.state === 'planned',
    },
  };
}

export const wholeOf = (one: KeptImport, plan: ImportPlan | undefined, actor: Actor, open: boolean) => ({
  ...lineOf(one, actor, open),
  notes: [...(plan?.notes ?? [])],
});

/** Ids of the scheme by the name that people read. */
export function wordsIn(scheme: Scheme): (id: string) => string {
  const { points, codes, items, measures } = entriesOf(scheme);
  const names = new Map([...points, ...codes, ...items, ...measures].map(({ id, name }) => [id, name ?? id]));
  return (id) => names.get(id) ?? id;
}

export const rowShown = (row: PlannedRow, wordOf: (id: string) => string) => ({
  table: tableSpec(row.table).name,
  sheet: row.sheet,
  row: row.row,
  who: row.name ?? row.cells.subject ?? '',
  says: saysOf(row, wordOf),
  outcome: row.outcome,
  outcomeName: rowOutcomes[row.outcome],
  ...(row.before === undefined ? {} : { before: row.before }),
  reasons: [...row.reasons],
});
