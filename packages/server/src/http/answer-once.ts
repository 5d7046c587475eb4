/** A request that is sent again, because an answer was lost on the way, must not do its work again. */
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { type Scope, type TxScope, write } from '../db/scope.ts';
import type { Actor } from './actor.ts';
import { refuse } from './refusals.ts';

export interface AskedOnce {
  readonly scope: Scope;
  readonly actor: Actor;
  readonly request: FastifyRequest;
  readonly body: unknown;
  readonly now: Date;
}

const KEY = /^[\w-]{8,100}$/;

/**
 * Runs `work` in one transaction with the note that it was done. Two that come at the same time wait for each other at the note's key.
 * Without an `idempotency-key` it is one transaction and nothing more.
 */
export async function answerOnce<T>(asked: AskedOnce, work: (tx: TxScope) => Promise<T>): Promise<T> {
  const key = asked.request.headers['idempotency-key'];
  if (typeof key !== 'string' || !KEY.test(key)) return undoneIfRefused(asked.scope, work);
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([asked.request.method, asked.request.url, asked.body ?? null]))
    .digest();
  const note = { tenant: asked.scope.tenant, account: asked.actor.account, key };
  return undoneIfRefused(asked.scope, async (tx) => {
    const inserted = await tx.db
      .insertInto('answered_requests')
      .values({ ...note, fingerprint, answer: 'null', answered_at: asked.now.toISOString() })
      .onConflict((conflict) => conflict.columns(['tenant', 'account', 'key']).doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows === 0n) {
      const earlier = await tx.db
        .selectFrom('answered_requests')
        .select(['fingerprint', 'answer'])
        .where('tenant', '=', note.tenant)
        .where('account', '=', note.account)
        .where('key', '=', key)
        .executeTakeFirstOrThrow();
      if (!earlier.fingerprint.equals(fingerprint)) return refuse('key-reused') as T;
      return earlier.answer as T;
    }
    const answer = await work(tx);
    await tx.db
      .updateTable('answered_requests')
      .set({ answer: JSON.stringify(answer) })
      .where('tenant', '=', note.tenant)
      .where('account', '=', note.account)
      .where('key', '=', key)
      .execute();
    return answer;
  });
}

/** Thrown inside a transaction to undo it, and turned back into the refusal outside. */
class Undone extends Error {
  readonly answer: unknown;

  constructor(answer: unknown) {
    super('refused');
    this.answer = answer;
  }
}

/** One transaction. What is refused half-way leaves nothing behind. */
export async function undoneIfRefused<T>(scope: Scope, work: (tx: TxScope) => Promise<T>): Promise<T> {
  try {
    return await write(scope, async (tx) => {
      const answer = await work(tx);
      if (typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false)
        throw new Undone(answer);
      return answer;
    });
  } catch (error) {
    if (error instanceof Undone) return error.answer as T;
    throw error;
  }
}
