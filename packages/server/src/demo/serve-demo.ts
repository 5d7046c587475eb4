/** The product to try: a believable county that doesn't exist, and an account for each kind of person. */
import { join } from 'node:path';
import { generateSync } from 'otplib';
import { v7 as uuid } from 'uuid';
import type { Config } from '../config.ts';
import { write } from '../db/scope.ts';
import { accountReader, accountWriter } from '../features/accounts/store.ts';
import { presetTotp } from '../features/totp/store.ts';
import { dayOf, machineClock } from '../ports/clock.ts';
import { localBallotKeys } from '../ports/local-ballot-keys.ts';
import { folderLibrary, SHIPPED_SCHEMES } from '../ports/scheme-library.ts';
import { secretBox } from '../ports/secret-box.ts';
import { type NotServed, type Ready, type ServeOptions, type Server, serve } from '../serve.ts';
import { DEMO_PASSWORD, DEMO_TOTP_SECRET, type DemoLogin, demoKinds, demoSights } from './kinds.ts';
import { type DemoAccount, loadDemo } from './load.ts';
import { loadPolls } from './polls.ts';
import { loadRounds, pastOf } from './rounds/load-rounds.ts';

/** Marks a place as the demonstration's: no county of an operator's may have it. */
const COUNTY = { code: 'demo', name: '青禾县（演示）' };
/** Its name until all of it is there: loading takes some seconds, in which the machine may go. */
const UNFINISHED = '青禾县（演示数据没有装完）';

export interface ToldAccount extends DemoAccount {
  /** What there is for them to look at. */
  readonly sees?: string;
}

export interface DemoServer extends Server {
  readonly accounts: readonly ToldAccount[];
  readonly password: string;
}

/** Serves the demonstration, and loads it first where the place is empty. A place with another county in it is refused. */
export async function serveDemo(config: Config, options: ServeOptions): Promise<DemoServer | NotServed> {
  const accounts: ToldAccount[] = [];
  const server = await serve(config, {
    ...options,
    prepare: async (ready) => {
      const refused = await prepareDemo(ready, config.dataFolder);
      if (refused === undefined) accounts.push(...(await namesOf(ready)));
      return refused;
    },
  });
  return server.ok ? { ...server, accounts, password: DEMO_PASSWORD } : server;
}

/** The code that the administrators of the demonstration type now. */
export function demoCode(): string {
  return generateSync({ secret: DEMO_TOTP_SECRET });
}

/** Loads it where there is no county; gives a sentence where another one stands, or one that was not loaded to its end. */
export async function prepareDemo({ database, crypto }: Ready, dataFolder: string): Promise<string | undefined> {
  const { db } = database;
  const counties = await db.selectFrom('tenants').select(['code', 'name']).execute();
  const demo = counties.find(({ code }) => code === COUNTY.code);
  if (demo?.name === UNFINISHED)
    return '演示数据上次没有装完就中断了。请删去存放数据的文件夹，或者用 DATA_DIR 另指定一个，再重新启动。';
  if (demo !== undefined) return undefined;
  if (counties.length > 0)
    return '这个数据库里已有正式的县区，不能装入演示数据。请用 DATA_DIR 另指定一个文件夹，或者用 shiji serve 启动正式服务。';
  const now = machineClock.now();
  const tenant = uuid();
  await write({ tenant, db }, async (tx) => {
    await tx.db
      .insertInto('tenants')
      .values({ id: tenant, code: COUNTY.code, name: UNFINISHED, created_at: now.toISOString() })
      .execute();
    await loadDemo(tx, DEMO_PASSWORD, now, pastOf(dayOf(now)));
    for (const login of ['system', 'security', 'audit'] satisfies DemoLogin[]) {
      const account = await accountReader(tx).byLogin(login);
      if (account === undefined) throw new Error(`the demonstration has no account ${login}`);
      const locked = await accountWriter(tx).lock(account.id);
      await presetTotp(tx, locked, DEMO_TOTP_SECRET, secretBox(crypto), now);
    }
  });
  await loadRounds({ tenant, database, crypto, dataFolder, now });
  const parts = { keys: localBallotKeys(join(dataFolder, 'ballot-keys')), library: folderLibrary(SHIPPED_SCHEMES) };
  await loadPolls({ tenant, db }, parts, now);
  await db.updateTable('tenants').set({ name: COUNTY.name }).where('id', '=', tenant).execute();
  return undefined;
}

async function namesOf({ database: { db } }: Ready): Promise<readonly ToldAccount[]> {
  const { id } = await db.selectFrom('tenants').select('id').where('code', '=', COUNTY.code).executeTakeFirstOrThrow();
  const rows = await db.selectFrom('accounts').select(['login', 'name']).where('tenant', '=', id).execute();
  const names = new Map(rows.map(({ login, name }) => [login, name]));
  return (Object.keys(demoKinds) as DemoLogin[]).map((login) => ({
    login,
    name: names.get(login) ?? demoKinds[login],
    about: demoKinds[login],
    ...(demoSights[login] === undefined ? {} : { sees: demoSights[login] }),
  }));
}
