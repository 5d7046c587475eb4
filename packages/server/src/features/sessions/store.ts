/** Sessions: a row for each sign-in, from its first step on; ended ones stay, so that it can be told why. */
import { v7 as uuid } from 'uuid';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Origin } from '../../http/handler.ts';
import type { Stage } from '../entrance/decide.ts';
import type { SignInRules } from './rules.ts';
import { newToken, readToken } from './token.ts';

export type EndedBecause = 'signed-out' | 'revoked' | 'idle' | 'expired' | 'password-changed' | 'disabled';

export interface NewSession {
  readonly account: string;
  readonly stage: Stage;
  readonly origin: Origin;
  readonly now: Date;
}

export interface ListedSession {
  readonly id: string;
  readonly account: string;
  readonly device: string;
  readonly since: string;
  readonly seen: string;
}

export function sessionReader({ tenant, db }: Scope) {
  const open = () =>
    db
      .selectFrom('sessions')
      .select(['id', 'account', 'device', 'created_at as since', 'seen_at as seen'])
      .where('tenant', '=', tenant)
      .where('stage', '=', 'full')
      .where('ended_at', 'is', null);
  return {
    /** Those that still stand, latest first; those past their time are ended when they are next used, and left out here. */
    ofAccount: (
      account: string,
      rules: SignInRules,
      idleMinutes: number,
      now: Date,
    ): Promise<readonly ListedSession[]> =>
      open()
        .where('account', '=', account)
        .where('created_at', '>=', before(now, rules.sessionHours * 60))
        .where('seen_at', '>=', before(now, idleMinutes))
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .execute(),
    byId: (id: string): Promise<ListedSession | undefined> => open().where('id', '=', id).executeTakeFirst(),
  };
}

export function sessionWriter({ tenant, db }: TxScope) {
  const ending = (because: EndedBecause, now: Date) =>
    db
      .updateTable('sessions')
      .set({ ended_at: now.toISOString(), ended_because: because })
      .where('tenant', '=', tenant)
      .where('ended_at', 'is', null);
  return {
    /** The token goes into the cookie and is kept nowhere. */
    async open({ account, stage, origin, now }: NewSession): Promise<string> {
      const token = newToken(tenant);
      const at = now.toISOString();
      await db
        .insertInto('sessions')
        .values({
          tenant,
          id: uuid(),
          account,
          token_hash: hashOf(token),
          stage,
          device: origin.device,
          address: origin.address,
          created_at: at,
          seen_at: at,
        })
        .execute();
      return token;
    },
    /**
     * The next stage, under a new token: one that somebody planted or saw before is worth nothing afterwards. Undefined where the
     * session has ended or gone on meanwhile.
     */
    async advance(id: string, from: Stage, to: Stage, now: Date): Promise<string | undefined> {
      const token = newToken(tenant);
      const updated = await db
        .updateTable('sessions')
        .set({ token_hash: hashOf(token), stage: to, seen_at: now.toISOString() })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where('stage', '=', from)
        .where('ended_at', 'is', null)
        .executeTakeFirst();
      return updated.numUpdatedRows === 0n ? undefined : token;
    },
    async end(id: string, because: EndedBecause, now: Date): Promise<void> {
      await ending(because, now).where('id', '=', id).execute();
    },
    /** All of an account, half-way ones too. */
    async endAll(account: string, because: EndedBecause, now: Date): Promise<void> {
      await ending(because, now).where('account', '=', account).execute();
    },
    /** All of an account but one; how many they were. */
    async endOthers(account: string, except: string, because: EndedBecause, now: Date): Promise<number> {
      const ended = await ending(because, now)
        .where('account', '=', account)
        .where('id', '!=', except)
        .executeTakeFirst();
      return Number(ended.numUpdatedRows);
    },
  };
}

function before(now: Date, minutes: number): string {
  return new Date(now.getTime() - minutes * 60_000).toISOString();
}

function hashOf(token: string): Buffer {
  const read = readToken(token);
  if (read === undefined) throw new Error('a new token must read as one');
  return read.hash;
}
