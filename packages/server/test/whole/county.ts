/** 青禾县 in an empty folder, before the server is started: everybody of its departments and towns has an account and a session. */
import { v7 as uuid } from 'uuid';
import type { Config } from '../../src/config.ts';
import { write } from '../../src/db/scope.ts';
import { loadDemo } from '../../src/demo/load.ts';
import { RosterBook } from '../../src/features/roster/book.ts';
import { rosterReader } from '../../src/features/roster/load.ts';
import { type Day, isOrganization } from '../../src/features/roster/model.ts';
import { rosterOn } from '../../src/features/roster/roster-on.ts';
import { newToken, readToken } from '../../src/features/sessions/token.ts';
import { openPlace as openFolder } from '../../src/open-place.ts';
import { dayStart } from '../../src/ports/clock.ts';
import type { User } from './place.ts';

export interface Organization {
  readonly id: string;
  readonly name: string;
  /** Those who hold a post there or in a section of it. */
  readonly people: readonly string[];
  /** Looks after it on a PC. */
  readonly admin: User;
}

export interface County {
  readonly code: string;
  readonly tenant: string;
  readonly organizations: readonly Organization[];
  readonly office: User;
  /** Of the office, too: what the one proposes the other decides. */
  readonly clerk: User;
  /** Of the committee: one proposes, one decides on objections, one settles. */
  readonly committee: readonly [User, User, User];
  /** Of the roster, by their id. */
  user(person: string): User;
  readonly users: readonly User[];
}

const CODE = 'qinghe';
const COMMITTEE = 3;

export const configOf = (dataFolder: string, databaseUrl: string | undefined): Config => ({
  host: '127.0.0.1',
  port: 0,
  dataFolder,
  trustedProxies: 0,
  logLevel: 'silent',
  ...(databaseUrl === undefined ? {} : { databaseUrl }),
});

/** As of a day. `named`: organizations by name; absent, all of them. */
export async function settleCounty(
  folder: string,
  today: Day,
  named?: readonly string[],
  databaseUrl?: string,
): Promise<County> {
  const place = await openFolder(configOf(folder, databaseUrl), () => {});
  if (!place.ok) throw new Error(place.sentence);
  const tenant = uuid();
  const scope = { tenant, db: place.database.db };
  const at = dayStart(today);
  try {
    return await write(scope, async (tx) => {
      await tx.db
        .insertInto('tenants')
        .values({ id: tenant, code: CODE, name: '青禾县', created_at: at.toISOString() })
        .execute();
      await loadDemo(tx, 'Qinghe-2026', at);
      const book = new RosterBook(await rosterReader(tx).whole());
      const on = rosterOn(book, today);
      const known = await tx.db
        .selectFrom('accounts')
        .select(['id', 'person', 'login'])
        .where('tenant', '=', tenant)
        .execute();
      const accounts: { id: string; login: string; name: string; person: string | null }[] = [];
      const grants: { account: string; role: string; unit: string | null }[] = [];
      const users = new Map<string, User>();
      const tokens: { account: string; token: string }[] = [];
      const seated = (account: string, name: string, person?: string): User => {
        const token = newToken(tenant);
        tokens.push({ account, token });
        const n = tokens.length;
        const address = `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`;
        return { account, name, ...(person === undefined ? {} : { person }), cookie: `shiji=${token}`, address };
      };
      const opened = (login: string, name: string, person?: string): User => {
        const id = uuid();
        accounts.push({ id, login, name, person: person ?? null });
        return seated(id, name, person);
      };
      const userOf = (person: string): User => {
        const found = users.get(person);
        if (found !== undefined) return found;
        const has = known.find((one) => one.person === person);
        const name = book.person(person)?.name ?? '';
        const made = has === undefined ? opened(`p${users.size}`, name, person) : seated(has.id, name, person);
        users.set(person, made);
        return made;
      };
      const holder = (login: string, name: string, role: string, unit?: string): User => {
        const user = opened(login, name);
        grants.push({ account: user.account, role, unit: unit ?? null });
        return user;
      };
      const all = book
        .all('unit')
        .filter(({ kind, name }) => isOrganization(kind) && kind !== 'county' && (named?.includes(name) ?? true));
      const organizations = all.map(({ id, name }, n): Organization => {
        const people = on
          .tenuresIn(id, true)
          .filter(({ main, unit }) => main && on.organizationOf(unit)?.id === id)
          .map(({ person }) => person);
        for (const person of people) userOf(person);
        return { id, name, people, admin: holder(`admin${n}`, `${name}管理员`, 'unitAdmin', id) };
      });
      // Leaders of the county review the principals.
      for (const { person } of on.tenuresIn(book.all('unit').find(({ kind }) => kind === 'county')?.id ?? '', false))
        userOf(person);
      const county: County = {
        code: CODE,
        tenant,
        organizations,
        office: holder('office1', '考核办甲', 'office'),
        clerk: holder('office2', '考核办乙', 'office'),
        committee: Array.from({ length: COMMITTEE }, (_, n) =>
          holder(`committee${n}`, `委员${n + 1}`, 'committee'),
        ) as unknown as County['committee'],
        user(person) {
          const found = users.get(person);
          if (found === undefined) throw new Error('somebody without an account was asked for');
          return found;
        },
        users: [...users.values()],
      };
      await seat(tx, { accounts, grants, tokens }, at);
      return county;
    });
  } finally {
    await place.close();
  }
}

interface Seating {
  readonly accounts: readonly { id: string; login: string; name: string; person: string | null }[];
  readonly grants: readonly { account: string; role: string; unit: string | null }[];
  readonly tokens: readonly { account: string; token: string }[];
}

/** Whoever signs in types a password once; 1,400 times that is a bench of argon2, so their sessions stand there already. */
async function seat(
  { tenant, db }: Parameters<Parameters<typeof write>[1]>[0],
  { accounts, grants, tokens }: Seating,
  at: Date,
): Promise<void> {
  const moment = at.toISOString();
  for (let from = 0; from < accounts.length; from += 500)
    await db
      .insertInto('accounts')
      .values(
        accounts
          .slice(from, from + 500)
          .map((one) => ({ tenant, ...one, must_change: false, failures: 0, created_at: moment })),
      )
      .execute();
  await db
    .insertInto('grants')
    .values(grants.map((one) => ({ tenant, id: uuid(), ...one, granted_at: moment })))
    .execute();
  for (let from = 0; from < tokens.length; from += 500)
    await db
      .insertInto('sessions')
      .values(
        tokens.slice(from, from + 500).map(({ account, token }) => ({
          tenant,
          id: uuid(),
          account,
          token_hash: readToken(token)?.hash ?? Buffer.alloc(0),
          stage: 'full',
          device: '手机',
          address: '10.0.0.1',
          created_at: moment,
          seen_at: moment,
        })),
      )
      .execute();
}
