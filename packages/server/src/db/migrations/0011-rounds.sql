-- Rounds: one scheme run in one period, from logging to filing. People, chains and the scheme's text are as they were when it was started.

create table rounds (
  tenant uuid not null references tenants (id),
  id uuid not null,
  -- 2026年第一季度公务员平时考核
  name text not null,
  -- The adopted scheme, and which of its approved versions.
  scheme uuid not null,
  version integer not null,
  -- The scheme as it was then: what is scored is scored by this.
  scheme_text text not null,
  scheme_hash bytea not null,
  -- 2026Q1
  period text not null,
  first_day date not null,
  last_day date not null,
  -- The day as of which people stand.
  as_of date not null,
  -- running, filed, given-up
  state text not null,
  -- Grows with every change of stages and people.
  revision integer not null,
  begun_by uuid not null,
  begun_at timestamptz not null,
  ended_at timestamptz,
  -- Why it was given up.
  reason text,
  constraint rounds_key primary key (tenant, id)
);
create index rounds_by_day on rounds (tenant, last_day, id);

create table round_units (
  tenant uuid not null,
  round uuid not null,
  unit uuid not null,
  constraint round_units_key primary key (tenant, round, unit),
  constraint round_units_round foreign key (tenant, round) references rounds (tenant, id),
  constraint round_units_unit foreign key (tenant, unit) references units (tenant, id)
);

-- The stages of the scheme's process, with their days.
create table round_stages (
  tenant uuid not null,
  round uuid not null,
  -- As the scheme calls it: review.
  key text not null,
  position integer not null,
  begins date not null,
  ends date not null,
  -- waiting, on, done
  state text not null,
  opened_at timestamptz,
  done_at timestamptz,
  constraint round_stages_key primary key (tenant, round, key),
  constraint round_stages_round foreign key (tenant, round) references rounds (tenant, id)
);

-- Who is assessed, with what the scheme needs to know of them, and who reviews them.
create table round_subjects (
  tenant uuid not null,
  round uuid not null,
  person uuid not null,
  position integer not null,
  name text not null,
  tenure uuid not null,
  unit uuid not null,
  -- The department or town: whose pool and whose screens they are in.
  organization uuid not null,
  -- Of the scheme; none: it assesses nobody like them.
  population text,
  spells jsonb not null,
  -- By step of the chain.
  reviewers jsonb not null,
  constraint round_subjects_key primary key (tenant, round, person),
  constraint round_subjects_round foreign key (tenant, round) references rounds (tenant, id),
  constraint round_subjects_person foreign key (tenant, person) references people (tenant, id)
);
create index round_subjects_of_person on round_subjects (tenant, person);
create index round_subjects_in on round_subjects (tenant, round, organization, position);
