/** The rows of a plan held against the scheme: scored on trial, since the engine alone knows what it takes. Pure. */
import {
  type Diagnostic,
  type RawFacts,
  type RawRow,
  type RowPlace,
  type Scheme,
  score,
  sentenceOf,
} from '@shiji/engine';
import { type BroughtTable, broughtTables, type PlannedRow } from './model.ts';

/** What is left out may uncover another fault; a file in which that goes on is wrong as a whole. */
const MOST_TRIES = 5;
/** No sheet of a file has this name. */
const STANDING = '\u0000';

export interface Held {
  readonly rows: readonly PlannedRow[];
  /** Faults that no row of the file can be blamed for: with them nothing may be imported. */
  readonly faults: readonly string[];
}

/** `tables`: as the round stands. Rows with faults are refused with them; what is only to be checked is noted. */
export function heldAgainst(scheme: Scheme, tables: RawFacts['tables'], rows: readonly PlannedRow[]): Held {
  let planned = [...rows];
  for (let left = MOST_TRIES; left > 0; left--) {
    const { diagnostics } = score(scheme, withRows(tables, planned));
    const at = new Map(planned.map((row, index) => [placeKey(row.table, row), index]));
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const blamed = new Map<number, string[]>();
    for (const one of errors) {
      const index = rowOf(one, at);
      if (index !== undefined) blamed.set(index, [...(blamed.get(index) ?? []), sentenceOf(one)]);
    }
    if (errors.length === 0) return { rows: noted(planned, diagnostics, at), faults: [] };
    if (blamed.size === 0) return { rows: planned, faults: [...new Set(errors.map(sentenceOf))] };
    planned = planned.map((row, index) => {
      const reasons = blamed.get(index);
      return reasons === undefined ? row : refusedRow(row, [...new Set(reasons)]);
    });
  }
  return { rows: planned.map((row) => (row.outcome === 'refused' ? row : refusedRow(row, row.reasons))), faults: [] };
}

function refusedRow({ replaces: _, before: __, ...row }: PlannedRow, reasons: readonly string[]): PlannedRow {
  return { ...row, outcome: 'refused', reasons };
}

const counts = ({ outcome }: PlannedRow): boolean => outcome === 'new' || outcome === 'replaces';

function withRows(tables: RawFacts['tables'], planned: readonly PlannedRow[]): RawFacts {
  const replaced = new Set(planned.flatMap((row) => (counts(row) ? (row.replaces ?? []) : [])));
  const all: { [T in BroughtTable]?: readonly RawRow[] } = {};
  const places: { [T in BroughtTable]?: readonly RowPlace[] } = {};
  for (const table of broughtTables) {
    const kept = (tables[table] ?? []).filter(({ id }) => !replaced.has(String(id)));
    const added = planned.flatMap((row, index) => (row.table === table && counts(row) ? [{ row, index }] : []));
    all[table] = [
      ...kept,
      ...added.map(({ row: { cells, person }, index }) => ({ ...cells, subject: person, id: `import/${index}` })),
    ];
    places[table] = [
      ...kept.map((_, n) => ({ sheet: STANDING, row: n + 1 })),
      ...added.map(({ row: { sheet, row } }) => ({ sheet, row })),
    ];
  }
  return { tables: { ...tables, ...all }, places };
}

const placeKey = (table: string, { sheet, row }: Pick<PlannedRow, 'sheet' | 'row'>): string =>
  JSON.stringify([table, sheet, row]);

function rowOf({ place }: Diagnostic, at: ReadonlyMap<string, number>): number | undefined {
  if (place?.kind !== 'fact' || place.sheet === undefined || place.row === undefined) return undefined;
  return at.get(placeKey(place.table, { sheet: place.sheet, row: place.row }));
}

function noted(
  planned: readonly PlannedRow[],
  diagnostics: readonly Diagnostic[],
  at: ReadonlyMap<string, number>,
): readonly PlannedRow[] {
  const notes = new Map<number, string[]>();
  for (const one of diagnostics) {
    const index = rowOf(one, at);
    if (index !== undefined) notes.set(index, [...(notes.get(index) ?? []), sentenceOf(one)]);
  }
  return planned.map((row, index) => {
    const own = notes.get(index);
    return own === undefined || !counts(row) ? row : { ...row, reasons: [...row.reasons, ...new Set(own)] };
  });
}
