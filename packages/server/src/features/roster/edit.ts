/** One person's change of the roster, from what they saw to what is kept. */
import type { TxScope } from '../../db/scope.ts';
import { type Refused, refuse } from '../../http/refusals.ts';
import { type Deed, type Doing, doRecorded } from '../audit/deed.ts';
import { type LawCode, refusedByLaw } from './law-refusals.ts';
import type { RecordKind, Records, RosterChange } from './model.ts';
import { revisionOf } from './revision.ts';
import { type RosterWriter, rosterWriter } from './store.ts';

export type EditRefused = Refused<LawCode | 'not-found'>;

/**
 * Holds the roster, makes the changes that `plan` gives, and then answers, all in one transaction with its entry in the record of deeds.
 * Refuses what the laws refuse, and everything while an import is being applied.
 */
export function edit<T>(
  doing: Doing,
  deed: Omit<Deed, 'action'>,
  plan: (writer: RosterWriter) => Promise<readonly RosterChange[] | EditRefused>,
  answer: (tx: TxScope) => Promise<T>,
): Promise<T | EditRefused> {
  return doRecorded(doing, { action: 'roster-change', ...deed }, async (tx): Promise<T | EditRefused> => {
    if (await isBusy(tx)) return refuse('roster-busy');
    const writer = rosterWriter(tx, { by: doing.actor.account, at: doing.now });
    await writer.lock();
    const changes = await plan(writer);
    if ('refusal' in changes) return changes;
    const made = await writer.make(changes);
    return made.ok ? answer(tx) : refusedByLaw(made);
  });
}

/** Whether an import is being written: it holds the roster for longer than anybody would wait. */
async function isBusy({ tenant, db }: TxScope): Promise<boolean> {
  const row = await db
    .selectFrom('imports')
    .select('id')
    .where('tenant', '=', tenant)
    .where('status', 'in', ['applying', 'undoing'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The record as it stands, if it is the one that was seen. */
export async function seen<K extends RecordKind>(
  writer: RosterWriter,
  kind: K,
  id: string,
  revision: string,
): Promise<{ readonly ok: true; readonly record: Records[K] } | EditRefused> {
  const record = await writer.record(kind, id);
  if (record === undefined) return refuse('not-found');
  return revisionOf(record) === revision ? { ok: true, record } : refuse('changed-meanwhile');
}

/** Keys without a value are left out, so that records compare and travel alike. */
export const withoutGaps = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined && value !== '')) as T;
