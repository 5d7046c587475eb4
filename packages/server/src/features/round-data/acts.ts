/** Confirming an import and taking it back: whole or not at all, in the round's own lock. */
import type { TxScope } from '../../db/scope.ts';
import { isRefused, type Refused, refuse } from '../../http/refusals.ts';
import type { Json } from '../../ledger/json.ts';
import type { NewFact } from '../../ledger/store/record.ts';
import { dayOf } from '../../ports/clock.ts';
import { taken } from '../events/acts.ts';
import { ROUND_ROW, type RowPayload } from '../results/result-facts.ts';
import type { Asked } from '../results/scored.ts';
import { recordInRound } from '../rounds/round-facts.ts';
import { roundReader } from '../rounds/store.ts';
import type { ImportPlan, PlannedRow } from './model.ts';
import { plannedFor, standingRows } from './planned.ts';
import { dataWriter, type KeptImport } from './store.ts';

export interface Acting {
  readonly account: string;
  readonly now: Date;
}

type Common = 'facts-closed' | 'import-over' | 'not-found';

/** Undefined: done, also where it had been before. */
export async function confirmImport(
  tx: TxScope,
  { id, round: of }: KeptImport,
  leaveOut: boolean,
  { account, now }: Acting,
  asked: Asked,
): Promise<Refused<Common | 'rows-refused' | 'nothing-to-import' | 'plan-changed'> | undefined> {
  const whole = await taken(tx, of);
  if (isRefused(whole)) return whole;
  const writer = dataWriter(tx);
  const one = await writer.byId(id);
  if (one?.state === 'done') return undefined;
  const plan = one?.state === 'planned' ? await writer.plan(id) : undefined;
  if (one === undefined || plan === undefined) return refuse('import-over');
  const again = await plannedFor(tx, whole.round, asFile(plan, one.counts.blank), dayOf(now), asked);
  if (!again.ok || JSON.stringify(outcomesOf(again.plan)) !== JSON.stringify(outcomesOf(plan)))
    return refuse('plan-changed');
  const refused = plan.rows.filter(({ outcome }) => outcome === 'refused').length;
  if (refused > 0 && !leaveOut) return refuse('rows-refused', { count: refused });
  const rows = plan.rows.filter(({ outcome }) => outcome === 'new' || outcome === 'replaces');
  if (rows.length === 0) return refuse('nothing-to-import');
  const recorded = await recordInRound(
    tx,
    of,
    rows.map((row, n) => factOf(row, { round: of, id, n, account, now })),
  );
  if (!recorded.ok) throw new Error(`an import could not be recorded: ${recorded.refusal}`);
  const facts = recorded.ids.map((fact, n) => ({ fact, replaced: rows[n]?.replaces }));
  await writer.done(id, facts, account, now);
  return undefined;
}

/** The rows looked at once more, where the round has changed since. Where nothing fits any more, none of them may be imported. */
export async function lookAgain(
  tx: TxScope,
  { id, round: of }: KeptImport,
  { now }: Acting,
  asked: Asked,
): Promise<void> {
  const whole = await roundReader(tx).round(of);
  const writer = dataWriter(tx);
  const one = await writer.byId(id);
  const plan = await writer.plan(id);
  if (whole === undefined || one?.state !== 'planned' || plan === undefined) return;
  const again = await plannedFor(tx, whole.round, asFile(plan, one.counts.blank), dayOf(now), asked);
  if (again.ok) return writer.replan(id, again.plan, again.counts);
  const none = { ...one.counts, new: 0, replaces: 0, same: 0, refused: plan.rows.length };
  await writer.replan(id, { rows: plan.rows.map(asRefused), notes: again.faults }, none);
}

/** As the file had it: words that were found stay found. */
const asFile = ({ rows, notes }: ImportPlan, blank: number) => ({
  rows: rows.map(({ table, sheet, row, cells, person }) => ({
    table,
    sheet,
    row,
    cells: { ...cells, subject: person ?? cells.subject ?? '' },
  })),
  blank,
  notes,
});

const asRefused = ({ replaces: _, before: __, ...row }: PlannedRow): PlannedRow => ({ ...row, outcome: 'refused' });

const outcomesOf = ({ rows }: ImportPlan) => rows.map(({ outcome, replaces }) => [outcome, replaces]);

function factOf(
  { table, cells, person, replaces }: PlannedRow,
  { round, id, n, account, now }: Acting & { readonly round: string; readonly id: string; readonly n: number },
): NewFact {
  if (person === undefined) throw new Error('a row about nobody was to be imported');
  const { subject: _, ...row } = cells;
  const payload: RowPayload = { round, table, row };
  return {
    kind: ROUND_ROW,
    subject: person,
    payload: payload as unknown as Json,
    at: now,
    actor: account,
    authority: 'office',
    occurrence: `round import ${id} row ${n}`,
    ...(replaces === undefined ? {} : { corrects: replaces }),
  };
}

/** What the import recorded is withdrawn; in the place of what it had replaced that comes back. */
export async function takeBack(
  tx: TxScope,
  { id, round: of }: KeptImport,
  reason: string,
  { account, now }: Acting,
): Promise<Refused<Common | 'import-built-on'> | undefined> {
  const whole = await taken(tx, of);
  if (isRefused(whole)) return whole;
  const writer = dataWriter(tx);
  if ((await writer.byId(id))?.state !== 'done') return refuse('import-over');
  const count = await writer.corrected(id);
  if (count > 0) return refuse('import-built-on', { count });
  const before = await writer.replacedBy(id);
  const standing = new Map((await standingRows(tx, of)).map((one) => [one.id, one]));
  const facts = (await writer.facts(id)).flatMap(({ fact, replaced }): NewFact[] => {
    const own = standing.get(fact);
    // Erased by law: it counts for nothing already.
    if (own === undefined) return [];
    const was = replaced === null ? undefined : before.get(replaced);
    const payload: RowPayload = was === undefined ? { ...own.payload, withdrawn: true, reason } : { ...was, reason };
    return [
      {
        kind: ROUND_ROW,
        subject: own.subject,
        payload: payload as unknown as Json,
        at: now,
        actor: account,
        authority: 'office',
        corrects: fact,
      },
    ];
  });
  const recorded = await recordInRound(tx, of, facts);
  if (!recorded.ok) throw new Error(`an import could not be taken back: ${recorded.refusal}`);
  await writer.undone(id, reason, account, now);
  return undefined;
}
