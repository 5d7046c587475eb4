/** Final results with the days on which their people received them: the times of review and appeal run from there. */
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Json } from '../../ledger/json.ts';
import { record } from '../../ledger/store/record.ts';
import { dayOf } from '../../ports/clock.ts';
import { inPieces } from '../polls/store.ts';
import type { Day } from '../roster/model.ts';
import { RESULT_RECEIVED, type ReceivedPayload } from './result-facts.ts';
import { resultReader } from './store.ts';

/** Somebody's final result of a round, as it stands. */
export interface OwnFinal {
  readonly fact: string;
  readonly person: string;
  readonly round: string;
  readonly version: number;
  /** On which it became final. */
  readonly day: Day;
  /** On which the person first saw it; absent: they haven't yet. */
  readonly received?: Day;
}

export async function ownFinals(scope: Scope | TxScope, people: readonly string[]): Promise<readonly OwnFinal[]> {
  const received = await receiptsOf(scope, people);
  return (await resultReader(scope).finals(people)).map(({ id, subject, at, payload: { round, version } }) => {
    const seen = received.get(id);
    return {
      fact: id,
      person: subject,
      round,
      version,
      day: dayOf(new Date(at)),
      ...(seen === undefined ? {} : { received: dayOf(new Date(seen)) }),
    };
  });
}

/** By the final result, when it was first seen. */
async function receiptsOf(
  { tenant, db }: Scope | TxScope,
  people: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const first = new Map<string, string>();
  await inPieces(people, async (piece) => {
    const rows = await db
      .selectFrom('facts as f')
      .innerJoin('fact_bodies as b', (join) => join.onRef('b.tenant', '=', 'f.tenant').onRef('b.fact', '=', 'f.id'))
      .select(['f.at', 'b.body'])
      .where('f.tenant', '=', tenant)
      .where('f.kind', '=', RESULT_RECEIVED)
      .where('f.subject', 'in', piece)
      .execute();
    for (const { at, body } of rows) {
      const { final } = (JSON.parse(body) as { readonly payload: ReceivedPayload }).payload;
      const known = first.get(final);
      if (known === undefined || at < known) first.set(final, at);
    }
  });
  return first;
}

/** Writes down that somebody has seen their final result of a round, once for each result; gives the day of the first time. */
export async function noteReceived(
  tx: TxScope,
  round: string,
  { person, account, now }: { readonly person: string; readonly account: string; readonly now: Date },
): Promise<Day | undefined> {
  const final = (await ownFinals(tx, [person])).find((one) => one.round === round);
  if (final === undefined || final.received !== undefined) return final?.received;
  const payload: ReceivedPayload = { round, final: final.fact };
  const recorded = await record(tx, [
    {
      kind: RESULT_RECEIVED,
      subject: person,
      payload: payload as unknown as Json,
      at: now,
      actor: account,
      authority: 'self',
    },
  ]);
  if (!recorded.ok) throw new Error(`a receipt could not be recorded: ${recorded.refusal}`);
  return dayOf(now);
}
