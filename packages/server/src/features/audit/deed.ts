/** A deed and its entry in the record, so that no route can do one without the other. */
import type { TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import type { Origin } from '../../http/handler.ts';
import { isRefused } from '../../http/refusals.ts';
import type { AuditAction } from './actions.ts';
import { type Detail, recordAudit } from './record.ts';

/** What a deed needs of a route's call. */
export interface Doing {
  readonly actor: Actor;
  readonly now: Date;
  readonly origin: Origin;
  write<T>(work: (tx: TxScope) => Promise<T>): Promise<T>;
}

export interface Deed {
  readonly action: AuditAction;
  readonly subject?: string;
  readonly detail?: Detail;
}

type Work<T> = (tx: TxScope) => Promise<T>;

/**
 * Runs `work` in one transaction with an entry that it was done. What is refused is rolled back, and recorded as refused in a transaction
 * of its own: who tries what isn't allowed leaves a trace.
 */
export async function doRecorded<T>(doing: Doing, deed: Deed, work: Work<T>): Promise<T> {
  return recorded(doing, deed, work, (whole) => doing.write(whole));
}

/** As `doRecorded`, and asked again under the same key it is answered as before: for what is done by hand once, such as settling results. */
export async function doOnceRecorded<T>(
  doing: Doing & { once(work: Work<T>): Promise<T> },
  deed: Deed,
  work: Work<T>,
): Promise<T> {
  return recorded(doing, deed, work, (whole) => doing.once(whole));
}

async function recorded<T>(doing: Doing, deed: Deed, work: Work<T>, within: (work: Work<T>) => Promise<T>): Promise<T> {
  const entry = { ...deed, actor: doing.actor.account, at: doing.now, origin: doing.origin };
  const answer = await within(async (tx) => {
    const done = await work(tx);
    if (!isRefused(done)) await recordAudit(tx, { ...entry, outcome: 'done' });
    return done;
  });
  if (isRefused(answer))
    await doing.write(async (tx) => {
      await recordAudit(tx, { ...entry, outcome: 'refused', detail: { ...deed.detail, refusal: answer.refusal } });
    });
  return answer;
}
