/**
 * Hands that do in the demonstration what people do: every act is a request of somebody's own session, on a server without a port whose
 * clock stands at the moment of the act.
 */
import { pino } from 'pino';
import type { Composed } from '../../compose.ts';
import { compose, keepersOf } from '../../compose.ts';
import type { Api } from '../../contracts.ts';
import type { OpenDatabase } from '../../db/open.ts';
import { type Scope, write } from '../../db/scope.ts';
import { createAccount } from '../../features/accounts/store.ts';
import type { Person } from '../../features/roster/model.ts';
import { turn } from '../../features/rounds/turn.ts';
import { sessionWriter } from '../../features/sessions/store.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import { dayOf, dayStart } from '../../ports/clock.ts';
import type { CryptoPort } from '../../ports/crypto.ts';
import type { DemoLogin } from '../kinds.ts';

export interface HandParts {
  readonly tenant: string;
  readonly database: OpenDatabase;
  readonly crypto: CryptoPort;
  readonly dataFolder: string;
  /** The real moment: nothing is done after it. */
  readonly now: Date;
}

/** Somebody by their account. */
export interface Hand {
  readonly account: string;
  readonly name: string;
}

type Part<T, K extends string> = [T] extends [undefined] ? object : { readonly [P in K]: T extends Blob ? Buffer : T };
export type Input<E extends keyof Api> = Part<Api[E]['params'], 'params'> &
  Part<Api[E]['query'], 'query'> &
  Part<Api[E]['body'], 'body'> & { readonly file?: string };

export interface Hands {
  readonly scope: Scope;
  /** The end of the demonstration's time. */
  readonly today: string;
  now(): Date;
  /** An hour of a day; what lies after the real moment is done at that. */
  at(day: string, hour?: number): void;
  by(login: DemoLogin): Hand;
  of(person: string): Hand;
  /** Throws where it is refused: what the demonstration does is allowed. */
  well<E extends keyof Api>(by: Hand, address: E, input: Input<E>): Promise<Api[E]['returns']>;
  /** What is due in the round by itself. */
  turned(round: string): Promise<void>;
  close(): Promise<void>;
}

/** Whatever is left to jobs is found by the running server's own sweeps. */
const swept: Jobs = { queue: async () => {} };
const HERE = { device: '演示数据', address: '127.0.0.1', request: 'demo' };
const PLENTY = 1_000_000;

/** `people`: who acts beside the demonstration's accounts; each has had one under their staff code since then, without a password. */
export async function openHands(
  { tenant, database, crypto, dataFolder, now }: HandParts,
  people: readonly Person[],
  since: Date,
): Promise<Hands> {
  const scope = { tenant, db: database.db };
  let moment = now;
  const composed: Composed = await compose({
    database,
    crypto,
    jobs: swept,
    clock: { now: () => moment },
    log: pino({ level: 'silent' }),
    dataFolder,
    https: false,
    trustedProxies: 0,
    limits: { address: PLENTY, session: PLENTY, wrongSignIns: PLENTY },
    publicUrl: 'http://127.0.0.1',
  });
  const { app } = composed;
  await app.ready();
  const { byLogin, byPerson } = await accountsOf(scope, people, since);
  const sessions = new Map<string, { readonly token: string; readonly at: number }>();

  async function tokenOf({ account }: Hand): Promise<string> {
    const known = sessions.get(account);
    if (known?.at === moment.getTime()) return known.token;
    const token = await write(scope, (tx) =>
      sessionWriter(tx).open({ account, stage: 'full', origin: HERE, now: moment }),
    );
    sessions.set(account, { token, at: moment.getTime() });
    return token;
  }

  return {
    scope,
    today: dayOf(now),
    now: () => moment,
    at(day, hour = 9) {
      moment = new Date(Math.min(dayStart(day).getTime() + hour * HOUR, now.getTime()));
    },
    by: (login) => found(byLogin.get(login), login),
    of: (person) => found(byPerson.get(person), person),
    async well(by, address, input) {
      const { params, query, body, file } = input as LooseInput;
      const [method = '', path = ''] = address.split(' ');
      const search = query === undefined ? '' : `?${new URLSearchParams(query)}`;
      const answer = await app.inject({
        method: method as 'GET',
        url: path.replace(/:([A-Za-z]+)/g, (_, name: string) => params?.[name] ?? '') + search,
        headers: {
          cookie: `shiji=${await tokenOf(by)}`,
          ...(method === 'GET' ? {} : { 'x-shiji': '1' }),
          ...(body === undefined
            ? {}
            : { 'content-type': Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json' }),
          ...(file === undefined ? {} : { 'x-file-name': encodeURIComponent(file) }),
        },
        ...(body === undefined ? {} : { payload: Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
      });
      if (answer.statusCode !== 200)
        throw new Error(`${address} on ${dayOf(moment)}: ${answer.statusCode} ${answer.body}`);
      return answer.json();
    },
    turned: (round) =>
      write(scope, (tx) =>
        turn(
          tx,
          round,
          moment,
          keepersOf(async () => []),
        ),
      ),
    async close() {
      await app.close();
      await write(scope, (tx) => tx.db.deleteFrom('sessions').where('tenant', '=', tenant).execute());
    },
  };
}

interface LooseInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly file?: string;
}

const HOUR = 3_600_000;

function found(hand: Hand | undefined, who: string): Hand {
  if (hand === undefined) throw new Error(`nobody of the demonstration is ${who}`);
  return hand;
}

async function accountsOf(scope: Scope, people: readonly Person[], since: Date) {
  const rows = await scope.db
    .selectFrom('accounts')
    .select(['id', 'login', 'name', 'person'])
    .where('tenant', '=', scope.tenant)
    .execute();
  const byLogin = new Map(rows.map(({ id, login, name }) => [login, { account: id, name }]));
  const byPerson = new Map(
    rows.flatMap(({ id, name, person }) => (person === null ? [] : [[person, { account: id, name }] as const])),
  );
  await write(scope, async (tx) => {
    for (const { id, code, name } of people) {
      if (byPerson.has(id) || code === undefined) continue;
      const made = await createAccount(tx, { login: code, name, person: id, at: since });
      if (!made.ok) throw new Error(`the login ${code} is taken`);
      byPerson.set(id, { account: made.id, name });
    }
  });
  return { byLogin, byPerson };
}
