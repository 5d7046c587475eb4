-- Counties, and who may come in. The tenant (a county) comes first in every key, so that isolation and distribution are one rule.
-- Ids are UUIDv7 that the program makes.

create table tenants (
  id uuid primary key,
  -- What addresses and exports say: short, lower case, never changed.
  code text not null,
  name text not null,
  created_at timestamptz not null,
  constraint tenants_code unique (code)
);

create table accounts (
  tenant uuid not null references tenants (id),
  id uuid not null,
  -- What is typed to sign in, in lower case.
  login text not null,
  -- Who holds the account, as shown to administrators.
  name text not null,
  -- The person of the roster whose account this is. Administrators' accounts belong to nobody of the roster.
  person uuid,
  password_hash text,
  password_set_at timestamptz,
  -- The password was given by somebody else: the holder must choose another before anything else.
  must_change boolean not null,
  -- Encrypted by the crypto port.
  totp_secret text,
  totp_confirmed_at timestamptz,
  -- The last time step whose code was used: a code counts once.
  totp_last_step bigint,
  failures integer not null,
  failures_since timestamptz,
  locked_until timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  constraint accounts_key primary key (tenant, id),
  constraint accounts_login unique (tenant, login)
);
create index accounts_person on accounts (tenant, person);

create table past_passwords (
  tenant uuid not null,
  account uuid not null,
  set_at timestamptz not null,
  hash text not null,
  constraint past_passwords_key primary key (tenant, account, set_at),
  constraint past_passwords_account foreign key (tenant, account) references accounts (tenant, id)
);

create table sessions (
  tenant uuid not null,
  id uuid not null,
  account uuid not null,
  -- SHA-256 of the token: who reads this table can't use what stands in it.
  token_hash bytea not null,
  -- What is still to be done before the session counts: totp, enrol-totp, change-password; full once it does.
  stage text not null,
  device text not null,
  address text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  -- signed-out, revoked, idle, expired, password-changed, disabled
  ended_because text,
  constraint sessions_key primary key (tenant, id),
  constraint sessions_token unique (tenant, token_hash),
  constraint sessions_account foreign key (tenant, account) references accounts (tenant, id)
);
create index sessions_of_account on sessions (tenant, account, created_at);

create table grants (
  tenant uuid not null,
  id uuid not null,
  account uuid not null,
  role text not null,
  -- For roles that hold in one unit and what is below it.
  unit uuid,
  granted_at timestamptz not null,
  granted_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  constraint grants_key primary key (tenant, id),
  constraint grants_account foreign key (tenant, account) references accounts (tenant, id)
);
create index grants_of_account on grants (tenant, account);

-- Who somebody is to a single sign-on provider.
create table identities (
  tenant uuid not null,
  issuer text not null,
  subject text not null,
  account uuid not null,
  linked_at timestamptz not null,
  constraint identities_key primary key (tenant, issuer, subject),
  constraint identities_account foreign key (tenant, account) references accounts (tenant, id)
);

-- Lockout, idle time, passwords: data, because 等保 and ASVS ask for different things.
create table sign_in_rules (
  tenant uuid not null references tenants (id),
  preset text not null,
  rules jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid,
  constraint sign_in_rules_key primary key (tenant)
);

-- A request that was answered: the same key again gives the same answer and does nothing.
create table answered_requests (
  tenant uuid not null,
  account uuid not null,
  key text not null,
  -- SHA-256 of what was asked: a key used for something else is refused.
  fingerprint bytea not null,
  answer jsonb not null,
  answered_at timestamptz not null,
  constraint answered_requests_key primary key (tenant, account, key),
  constraint answered_requests_account foreign key (tenant, account) references accounts (tenant, id)
);
create index answered_requests_age on answered_requests (tenant, answered_at);
