/** A small county in which everybody of the table of powers exists, and things for them to ask about. */
import { v7 as uuid } from 'uuid';
import { hashPassword } from '../../src/features/passwords/hashing.ts';
import type { Held } from '../../src/http/actor.ts';
import { PASSWORD } from '../browser.ts';
import { addPerson, addUnit } from '../features/roster-rows.ts';
import type { Asking, County, TestServer } from '../server.ts';

export const columns = [
  '访客',
  '本人',
  '同事',
  '领导',
  '本单位管理员',
  '他单位管理员',
  '考核办',
  '委员',
  '督查',
  '系统',
  '安全',
  '审计',
] as const;
export type Column = (typeof columns)[number];

/** Who of another county asks. */
export const foreigners = ['考核办', '系统', '安全', '审计'] as const;

export interface World {
  readonly server: TestServer;
  readonly county: County;
  readonly bureau: string;
  readonly section: string;
  readonly town: string;
  /** The person whom everything is about: in the section of the bureau. */
  readonly subject: string;
  /** Somebody anew, with a session of their own, so that one request's work doesn't spoil the next. */
  actor(column: Column): Promise<Asking>;
  /** An account that its holder has taken into use, of nobody of the roster. */
  account(held?: readonly Held[]): Promise<string>;
  /** Somebody with these powers who is nobody of the roster, and so nobody of the table. */
  stranger(held: readonly Held[]): Promise<Asking>;
  /** A person without account. */
  person(): Promise<string>;
}

/** So that what asks for the password of now can be tried. */
async function withPassword(server: TestServer, county: County, actor: Asking): Promise<Asking> {
  hashed ??= hashPassword(PASSWORD);
  await server.database.db
    .updateTable('accounts')
    .set({ password_hash: await hashed })
    .where('tenant', '=', county.id)
    .where('id', '=', actor.account)
    .execute();
  return actor;
}
let hashed: Promise<string> | undefined;

/** In every name, so that what leaks is found whatever way it takes. */
export const MARK = '青石';

export async function world(server: TestServer, code: string, mark: string = MARK): Promise<World> {
  const county = await server.newCounty(code);
  const { database } = server;
  const unit = (name: string, kind: string, parent?: string) =>
    addUnit(database, county.id, { name: `${mark}${name}`, kind, ...(parent === undefined ? {} : { parent }) });
  const person = (name: string, of: string, duty = 'staff') =>
    addPerson(database, county.id, { name: `${mark}${name}`, unit: of, duty });
  const root = await unit('县', 'county');
  const bureau = await unit('局', 'department', root);
  const section = await unit('股', 'section', bureau);
  const town = await unit('镇', 'town', root);
  const subject = await person('本人', section);
  const colleague = await person('同事', section);
  const leader = await person('领导', bureau, 'principal');
  await database.db
    .insertInto('oversight')
    .values({ tenant: county.id, id: uuid(), leader, unit: section, since: '2024-01-01', until: null })
    .execute();
  const who: {
    readonly [C in Exclude<Column, '访客'>]: { readonly person?: string; readonly held?: readonly Held[] };
  } = {
    本人: { person: subject },
    同事: { person: colleague },
    领导: { person: leader },
    本单位管理员: { person: await person('管理员甲', bureau), held: [{ role: 'unitAdmin', unit: bureau }] },
    他单位管理员: { person: await person('管理员乙', town), held: [{ role: 'unitAdmin', unit: town }] },
    考核办: { person: await person('考核办', bureau), held: [{ role: 'office' }] },
    委员: { person: await person('委员', bureau), held: [{ role: 'committee' }] },
    督查: { person: await person('督查', bureau), held: [{ role: 'inspector' }] },
    系统: { held: [{ role: 'systemAdmin' }] },
    安全: { held: [{ role: 'securityAdmin' }] },
    审计: { held: [{ role: 'auditAdmin' }] },
  };
  return {
    server,
    county,
    bureau,
    section,
    town,
    subject,
    actor: async (column) =>
      column === '访客'
        ? server.visitor
        : withPassword(server, county, await server.as({ county, name: `${mark}${column}`, ...who[column] })),
    account: async (held = []) => {
      const { account } = await server.as({ county, name: `${mark}账号`, held });
      await database.db
        .updateTable('accounts')
        .set({ totp_confirmed_at: '2026-01-01T00:00:00Z' })
        .where('tenant', '=', county.id)
        .where('id', '=', account)
        .execute();
      return account;
    },
    stranger: (held) => server.as({ county, name: `${mark}某人`, held }),
    person: () => person('新人', section),
  };
}
