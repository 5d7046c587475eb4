/** A county's beginning: the county, and three administrators who can't do each other's work. Everything else they and the office do. */
import type { Kysely } from 'kysely';
import { v7 as uuid } from 'uuid';
import { isDuplicate, write } from '../../db/scope.ts';
import type { Tables } from '../../db/tables.ts';
import type { Role } from '../../http/actor.ts';
import { newOneTimePassword } from '../accounts/one-time-password.ts';
import { createAccount, setOneTimePassword } from '../accounts/store.ts';
import { recordAudit } from '../audit/record.ts';

export interface NewCounty {
  /** Short, of small letters, digits and hyphens: it stands in addresses and in the ledger's name, and never changes. */
  readonly code: string;
  readonly name: string;
}

export interface FirstAdministrator {
  readonly role: Role;
  readonly login: string;
  readonly name: string;
  /** To be changed at the first sign-in. */
  readonly password: string;
}

export type OpenedCounty =
  | { readonly ok: true; readonly administrators: readonly FirstAdministrator[] }
  | { readonly ok: false; readonly refusal: 'code-malformed' | 'name-malformed' | 'county-exists' };

const CODE = /^[a-z][a-z0-9-]{1,30}$/;
const LONGEST_NAME = 50;

const first = [
  { role: 'systemAdmin', login: 'system', name: '系统管理员' },
  { role: 'securityAdmin', login: 'security', name: '安全管理员' },
  { role: 'auditAdmin', login: 'audit', name: '审计管理员' },
] as const;

/** All or nothing. The one-time passwords are given back once and kept nowhere. */
export async function openCounty(db: Kysely<Tables>, county: NewCounty, now: Date): Promise<OpenedCounty> {
  const name = county.name.trim();
  if (!CODE.test(county.code)) return { ok: false, refusal: 'code-malformed' };
  if (name === '' || [...name].length > LONGEST_NAME) return { ok: false, refusal: 'name-malformed' };
  const tenant = uuid();
  const passwords = await Promise.all(first.map(() => newOneTimePassword()));
  const administrators: FirstAdministrator[] = [];
  try {
    await write({ tenant, db }, async (tx) => {
      administrators.length = 0;
      await tx.db
        .insertInto('tenants')
        .values({ id: tenant, code: county.code, name, created_at: now.toISOString() })
        .execute();
      for (const [index, one] of first.entries()) {
        const given = passwords[index];
        const account = await createAccount(tx, { login: one.login, name: one.name, at: now });
        if (!account.ok || given === undefined) throw new Error('a new county has no accounts');
        await setOneTimePassword(tx, account.id, given, now);
        await tx.db
          .insertInto('grants')
          .values({ tenant, id: uuid(), account: account.id, role: one.role, granted_at: now.toISOString() })
          .execute();
        await recordAudit(tx, { action: 'account-create', outcome: 'done', subject: account.id, at: now });
        await recordAudit(tx, {
          action: 'role-grant',
          outcome: 'done',
          subject: account.id,
          at: now,
          detail: { role: one.role },
        });
        administrators.push({ ...one, password: given.password });
      }
    });
  } catch (error) {
    if (isDuplicate(error, 'tenants_code')) return { ok: false, refusal: 'county-exists' };
    throw error;
  }
  return { ok: true, administrators };
}
