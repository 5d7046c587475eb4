/** Final results with the days on which their people received them: the times of review and appeal run from there. */
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Json } from '../../ledger/json.ts';
import { record } from '../../ledger/store/record.ts';
import { dayOf } from '../../ports/clock.ts';
import { inPieces } from '../polls/store.ts';
import type { Day } from '../roster/model.ts';
import { type DeliveryWay, RESULT_RECEIVED, type ReceivedPayload } from './result-facts.ts';
import { resultReader } from './store.ts';

/** Somebody's final result of a round, as it stands. */
export interface OwnFinal {
  readonly fact: string;
  readonly person: string;
  readonly round: string;
  readonly version: number;
  /** On which it became final. */
  readonly day: Day;
  /** On which the person first saw it, or got its letter; absent: they haven't yet. */
  readonly received?: Day;
  /** Their letter was handed over on that day, and so; absent: they saw it themselves. */
  readonly way?: DeliveryWay;
}

export async function ownFinals(scope: Scope | TxScope, people: readonly string[]): Promise<readonly OwnFinal[]> {
  const receipts = await receiptsOf(scope, people);
  return (await resultReader(scope).finals(people)).map(({ id, subject, at, payload: { round, version } }) => {
    const [first] = receipts.get(id) ?? [];
    return {
      fact: id,
      person: subject,
      round,
      version,
      day: dayOf(new Date(at)),
      ...(first === undefined ? {} : { received: first.day }),
      ...(first?.way === undefined ? {} : { way: first.way }),
    };
  });
}

interface Receipt {
  readonly fact: string;
  readonly day: Day;
  readonly way?: DeliveryWay;
}

/** By the final result, the earliest first; those that were withdrawn left out. */
async function receiptsOf(
  { tenant, db }: Scope | TxScope,
  people: readonly string[],
): Promise<ReadonlyMap<string, readonly Receipt[]>> {
  const receipts = new Map<string, Receipt[]>();
  await inPieces(people, async (piece) => {
    const rows = await db
      .selectFrom('facts as f')
      .innerJoin('fact_bodies as b', (join) => join.onRef('b.tenant', '=', 'f.tenant').onRef('b.fact', '=', 'f.id'))
      .select(['f.id', 'f.at', 'f.corrects', 'b.body'])
      .where('f.tenant', '=', tenant)
      .where('f.kind', '=', RESULT_RECEIVED)
      .where('f.subject', 'in', piece)
      .execute();
    const corrected = new Set(rows.map(({ corrects }) => corrects));
    for (const { id, at, body } of rows) {
      const { final, delivered, withdrawn } = (JSON.parse(body) as { readonly payload: ReceivedPayload }).payload;
      if (withdrawn || corrected.has(id)) continue;
      const receipt = { fact: id, ...(delivered ?? { day: dayOf(new Date(at)) }) };
      receipts.set(final, [...(receipts.get(final) ?? []), receipt]);
    }
  });
  for (const own of receipts.values())
    own.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.fact < b.fact ? -1 : 1));
  return receipts;
}

interface Noting {
  readonly account: string;
  readonly now: Date;
}

/** Writes down that somebody has seen their final result of a round, once for each result; gives the day of the first time. */
export async function noteReceived(
  tx: TxScope,
  round: string,
  { person, account, now }: Noting & { readonly person: string },
): Promise<Day | undefined> {
  const final = (await ownFinals(tx, [person])).find((one) => one.round === round);
  if (final === undefined || final.received !== undefined) return final?.received;
  await noted(tx, [{ subject: person, payload: { round, final: final.fact } }], { account, now, authority: 'self' });
  return dayOf(now);
}

/** Writes down that the letters with these results were handed over. */
export const deliver = (
  tx: TxScope,
  finals: readonly OwnFinal[],
  delivered: { readonly day: Day; readonly way: DeliveryWay },
  by: Noting,
): Promise<void> =>
  noted(
    tx,
    finals.map(({ person, round, fact }) => ({ subject: person, payload: { round, final: fact, delivered } })),
    { ...by, authority: 'delivery' },
  );

/** What was written down of a letter on paper was wrong; false: nothing of the kind stands. */
export async function withdrawDelivery(
  tx: TxScope,
  { person, round, fact: final }: OwnFinal,
  reason: string,
  by: Noting,
): Promise<boolean> {
  const onPaper = ((await receiptsOf(tx, [person])).get(final) ?? []).filter(({ way }) => way !== undefined);
  await noted(
    tx,
    onPaper.map(({ fact }) => ({
      subject: person,
      payload: { round, final, withdrawn: true, reason },
      corrects: fact,
    })),
    { ...by, authority: 'delivery' },
  );
  return onPaper.length > 0;
}

async function noted(
  tx: TxScope,
  facts: readonly { readonly subject: string; readonly payload: ReceivedPayload; readonly corrects?: string }[],
  { account, now, authority }: Noting & { readonly authority: string },
): Promise<void> {
  const common = { kind: RESULT_RECEIVED, at: now, actor: account, authority };
  const recorded = await record(
    tx,
    facts.map(({ payload, ...fact }) => ({ ...common, ...fact, payload: payload as unknown as Json })),
  );
  if (!recorded.ok) throw new Error(`a receipt could not be recorded: ${recorded.refusal}`);
}
