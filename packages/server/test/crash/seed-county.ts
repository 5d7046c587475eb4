/** A county with one person and some office accounts, each with a session, in an empty data folder. */
import { v7 as uuid } from 'uuid';
import type { Config } from '../../src/config.ts';
import { newToken, readToken } from '../../src/features/sessions/token.ts';
import { openPlace } from '../../src/open-place.ts';

export interface SeededCounty {
  readonly tenant: string;
  readonly code: string;
  readonly person: string;
  /** Cookies of people of the office. */
  readonly cookies: readonly string[];
}

export function configOf(dataFolder: string): Config {
  return { host: '127.0.0.1', port: 0, dataFolder, trustedProxies: 0, logLevel: 'silent' };
}

export async function seedCounty(dataFolder: string, accounts: number): Promise<SeededCounty> {
  const place = await openPlace(configOf(dataFolder), () => {});
  if (!place.ok) throw new Error(place.sentence);
  const { db } = place.database;
  const county = { tenant: uuid(), code: 'qinghe', person: uuid() };
  const { tenant } = county;
  const at = new Date().toISOString();
  await db.insertInto('tenants').values({ id: tenant, code: county.code, name: '青禾县', created_at: at }).execute();
  const person = { tenant, id: county.person, code: '001', name: '周明', pinyin: 'zhouming', initials: 'zm' };
  await db.insertInto('people').values(person).execute();
  const cookies: string[] = [];
  for (let n = 0; n < accounts; n++) {
    const account = uuid();
    const token = newToken(tenant);
    const names = { login: `office${n}`, name: '考核办' };
    await db
      .insertInto('accounts')
      .values({ tenant, id: account, ...names, must_change: false, failures: 0, created_at: at })
      .execute();
    await db.insertInto('grants').values({ tenant, id: uuid(), account, role: 'office', granted_at: at }).execute();
    await db
      .insertInto('sessions')
      .values({
        tenant,
        id: uuid(),
        account,
        token_hash: readToken(token)?.hash ?? Buffer.alloc(0),
        stage: 'full',
        device: '测试',
        address: '127.0.0.1',
        created_at: at,
        seen_at: at,
      })
      .execute();
    cookies.push(`shiji=${token}`);
  }
  await place.close();
  return { ...county, cookies };
}
