/** A browser that keeps cookies, and accounts to sign in to. */
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { v7 as uuid } from 'uuid';
import { write } from '../src/db/scope.ts';
import { accountWriter, createAccount } from '../src/features/accounts/store.ts';
import { hashPassword } from '../src/features/passwords/hashing.ts';
import type { SignInRules } from '../src/features/sessions/rules.ts';
import { presets } from '../src/features/sessions/rules.ts';
import type { Held } from '../src/http/actor.ts';
import type { County, TestServer } from './server.ts';

export interface Seen {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely; wrong guesses fail them
  readonly body: any;
  readonly raw: LightMyRequestResponse;
}

export interface Browser {
  readonly cookies: Map<string, string>;
  ask(address: string, body?: unknown): Promise<Seen>;
}

export function browser(
  app: FastifyInstance,
  from: { readonly address?: string; readonly agent?: string } = {},
): Browser {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async ask(address, body) {
      const [method = '', url = ''] = address.split(' ');
      const raw = await app.inject({
        method: method as 'GET',
        url,
        remoteAddress: from.address ?? '10.1.1.1',
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(method === 'GET' ? {} : { 'x-shiji': '1' }),
          'user-agent': from.agent ?? 'Mozilla/5.0 (Windows NT 10.0) Chrome/126.0',
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        },
      });
      for (const { name, value, expires, maxAge } of raw.cookies)
        if (maxAge === 0 || (expires !== undefined && expires.getTime() === 0)) cookies.delete(name);
        else cookies.set(name, value);
      const json = raw.headers['content-type']?.toString().includes('json');
      return { status: raw.statusCode, body: json ? raw.json() : undefined, raw };
    },
  };
}

/** Fits every preset. */
export const PASSWORD = 'Maple-river-58-lamp';

export async function openAccount(
  server: TestServer,
  who: {
    readonly login: string;
    readonly name?: string;
    readonly password?: string;
    readonly held?: readonly Held[];
    readonly mustChange?: boolean;
    readonly county?: County;
  },
): Promise<string> {
  const tenant = (who.county ?? server.county).id;
  const at = server.clock.now;
  const hash = await hashPassword(who.password ?? PASSWORD);
  return write({ tenant, db: server.database.db }, async (tx) => {
    const made = await createAccount(tx, { login: who.login, name: who.name ?? '林小满', at });
    if (!made.ok) throw new Error(made.refusal);
    await accountWriter(tx).change(made.id, {
      password_hash: hash,
      password_set_at: at.toISOString(),
      must_change: who.mustChange ?? false,
    });
    for (const { role, unit } of who.held ?? [])
      await tx.db
        .insertInto('grants')
        .values({ tenant, id: uuid(), account: made.id, role, unit: unit ?? null, granted_at: at.toISOString() })
        .execute();
    return made.id;
  });
}

/** The county takes these rules in place of the default preset. */
export async function ruled(server: TestServer, rules: Partial<SignInRules>): Promise<void> {
  const values = {
    preset: 'dengbao3',
    rules: JSON.stringify({ ...presets.dengbao3, ...rules }),
    changed_at: server.clock.now.toISOString(),
  };
  await server.database.db
    .insertInto('sign_in_rules')
    .values({ tenant: server.county.id, ...values })
    .onConflict((conflict) => conflict.columns(['tenant']).doUpdateSet(values))
    .execute();
}

export function later(server: TestServer, minutes: number): void {
  server.clock.now = new Date(server.clock.now.getTime() + minutes * 60_000);
}

export function signIn(from: Browser, login: string, password = PASSWORD, more: object = {}): Promise<Seen> {
  return from.ask('POST /api/sign-in', { county: 'qinghe', login, password, ...more });
}

/** What the record says of an account: action, outcome, detail. In order of the text, since the clock of a test may stand still. */
export async function recorded(server: TestServer, subject: string): Promise<readonly string[]> {
  const rows = await server.database.db
    .selectFrom('audit_entries')
    .select(['action', 'outcome', 'detail'])
    .where('tenant', '=', server.county.id)
    .where('subject', '=', subject)
    .execute();
  return rows.map(({ action, outcome, detail }) => `${action} ${outcome} ${JSON.stringify(detail)}`).sort();
}
