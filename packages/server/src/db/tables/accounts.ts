/** Counties, who may sign in and how, what they hold, and what was answered already. */
import type { Json } from './json.ts';

export interface TenantsTable {
  id: string;
  code: string;
  name: string;
  created_at: string;
}

export interface AccountsTable {
  tenant: string;
  id: string;
  login: string;
  name: string;
  person: string | null;
  password_hash: string | null;
  password_set_at: string | null;
  must_change: boolean;
  totp_secret: string | null;
  totp_confirmed_at: string | null;
  totp_last_step: string | null;
  failures: number;
  failures_since: string | null;
  locked_until: string | null;
  disabled_at: string | null;
  created_at: string;
  created_by: string | null;
}

export interface PastPasswordsTable {
  tenant: string;
  account: string;
  set_at: string;
  hash: string;
}

export interface SessionsTable {
  tenant: string;
  id: string;
  account: string;
  token_hash: Buffer;
  stage: string;
  device: string;
  address: string;
  created_at: string;
  seen_at: string;
  ended_at: string | null;
  ended_because: string | null;
}

export interface GrantsTable {
  tenant: string;
  id: string;
  account: string;
  role: string;
  unit: string | null;
  granted_at: string;
  granted_by: string | null;
  ended_at: string | null;
  ended_by: string | null;
}

export interface IdentitiesTable {
  tenant: string;
  issuer: string;
  subject: string;
  account: string;
  linked_at: string;
}

export interface SignInRulesTable {
  tenant: string;
  preset: string;
  rules: Json;
  changed_at: string;
  changed_by: string | null;
}

export interface AnsweredRequestsTable {
  tenant: string;
  account: string;
  key: string;
  fingerprint: Buffer;
  answer: Json;
  answered_at: string;
}

export interface AccountTables {
  tenants: TenantsTable;
  accounts: AccountsTable;
  past_passwords: PastPasswordsTable;
  sessions: SessionsTable;
  grants: GrantsTable;
  identities: IdentitiesTable;
  sign_in_rules: SignInRulesTable;
  answered_requests: AnsweredRequestsTable;
}
