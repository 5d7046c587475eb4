/** Whether the ballots of an open poll can be opened on this server. */
import type { Scope, TxScope } from '../../db/scope.ts';
import type { BallotKey, BallotKeys } from '../../ports/ballot-keys.ts';
import type { PollForm } from './model.ts';

export type BallotsHere =
  /** Nothing was cast in a poll that is held on paper alone. */
  { readonly ok: true; readonly key?: BallotKey } | { readonly ok: false };

/**
 * The key may have stayed behind when the database was moved; and a restored database has neither codes nor ballots, though a key of the
 * same poll may lie beside it.
 */
export async function ballotsHere(
  { tenant, db }: Scope | TxScope,
  keys: BallotKeys,
  poll: string,
  forms: readonly PollForm[],
): Promise<BallotsHere> {
  const made = forms.flatMap(({ electorates }) => electorates).reduce((sum, one) => sum + one.slips + one.voters, 0);
  if (made === 0) return { ok: true };
  const key = await keys.open(tenant, poll);
  if (key === undefined) return { ok: false };
  const row = await db
    .selectFrom('ballot_codes')
    .select((select) => select.fn.countAll<string>().as('codes'))
    .where('tenant', '=', tenant)
    .where('poll', '=', poll)
    .executeTakeFirstOrThrow();
  return Number(row.codes) === made ? { ok: true, key } : { ok: false };
}
