/** The plan of an import of any kind. */
import type { OfficeRow } from '@shiji/tables';
import type { RosterBook } from '../roster/book.ts';
import type { ImportKind } from './columns.ts';
import type { Plan, PlanOptions } from './plan.ts';
import { planChains } from './plan-chains.ts';
import { planPeople } from './plan-people.ts';
import { planUnits } from './plan-units.ts';

const planners = { units: planUnits, people: planPeople, chains: planChains } as const;

/** What importing the rows would do to the roster, which is left as it is. Rows that can't be taken are refused one by one, with reasons. */
export const planImport = (kind: ImportKind, rows: Iterable<OfficeRow>, book: RosterBook, options: PlanOptions): Plan =>
  planners[kind](rows, book, options);
