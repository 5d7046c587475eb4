/** A plan made of a round as it stands: who is in it, what the ledger has, what the scheme takes. */
import { type Scheme, tableSpec } from '@shiji/engine';
import type { Scope, TxScope } from '../../db/scope.ts';
import { counts } from '../events/decide.ts';
import { eventReader } from '../events/store.ts';
import type { KeptFinal } from '../results/model.ts';
import { RESULT_FINAL, ROUND_ROW, type RowPayload } from '../results/result-facts.ts';
import { type Asked, scoreRound } from '../results/scored.ts';
import { standingFinals } from '../results/tables-of.ts';
import { rosterReader } from '../roster/load.ts';
import type { Day } from '../roster/model.ts';
import type { Round } from '../rounds/model.ts';
import { factsOfRound } from '../rounds/round-facts.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { roundReader } from '../rounds/store.ts';
import { heldAgainst } from './held-against.ts';
import type { Counts, FileRow, ImportPlan, PlannedRow, StandingRow } from './model.ts';
import { planRows } from './plan-rows.ts';
import type { RoundPerson } from './round-people.ts';
import { dataReader } from './store.ts';

export async function roundPeople(scope: Scope | TxScope, round: string): Promise<readonly RoundPerson[]> {
  const subjects = await roundReader(scope).subjects(round);
  const codes = await dataReader(scope).codes(round);
  const book = await rosterReader(scope).unitsAbove([
    ...new Set(subjects.flatMap((one) => [one.unit, one.organization])),
  ]);
  const name = (id: string) => book.unit(id)?.name ?? '';
  return subjects.map(({ person, name: own, unit, organization, population }) => {
    const code = codes.get(person);
    return {
      person,
      name: own,
      units: [...new Set([name(unit), name(organization)])],
      ...(code === undefined ? {} : { code }),
      ...(population === undefined ? {} : { population }),
    };
  });
}

/** Rows that stand: neither replaced, erased nor withdrawn. */
export async function standingRows(scope: Scope | TxScope, round: string): Promise<readonly StandingRow[]> {
  const facts = await factsOfRound(scope, round, [ROUND_ROW]);
  return facts
    .map(({ id, subject, payload }) => ({ id, subject, payload: payload as unknown as RowPayload }))
    .filter(({ payload }) => payload.withdrawn !== true);
}

export type Planned =
  | { readonly ok: true; readonly plan: ImportPlan; readonly counts: Counts }
  | { readonly ok: false; readonly faults: readonly string[] };

/** What the rows would do now; `faults`: the round as a whole wouldn't be scored any more, and no row can be blamed. */
export async function plannedFor(
  scope: Scope | TxScope,
  round: Round,
  file: { readonly rows: readonly FileRow[]; readonly blank: number; readonly notes: readonly string[] },
  today: Day,
  asked: Asked,
): Promise<Planned> {
  const scheme: Scheme = schemeOf(round.schemeText);
  const people = await roundPeople(scope, round.id);
  const finals = (await factsOfRound(scope, round.id, [RESULT_FINAL])) as unknown as readonly KeptFinal[];
  const rows = planRows(file.rows, {
    people,
    scheme,
    standing: await standingRows(scope, round.id),
    past: { term: round.term, finals: standingFinals(finals, round.id) },
    events: (await eventReader(scope).ofRound(round.id)).filter(counts),
  });
  const held = heldAgainst(scheme, (await scoreRound(scope, round, today, asked)).tables, rows);
  if (held.faults.length > 0) return { ok: false, faults: held.faults };
  return { ok: true, plan: { rows: held.rows, notes: file.notes }, counts: countsOf(held.rows, file.blank) };
}

function countsOf(rows: readonly PlannedRow[], blank: number): Counts {
  const counts = { new: 0, replaces: 0, same: 0, refused: 0, blank };
  for (const { outcome } of rows) counts[outcome]++;
  return counts;
}

/** What a row says, in the words of its table. */
export function saysOf({ table, cells }: PlannedRow, wordOf: (id: string) => string): string {
  return tableSpec(table)
    .columns.filter(({ id }) => id !== 'subject' && (cells[id] ?? '') !== '')
    .map(({ id, name }) => `${name} ${isWord(id) ? wordOf(cells[id] ?? '') : cells[id]}`)
    .join('，');
}

const isWord = (column: string): boolean => column === 'indicator' || column === 'code' || column === 'figure';
