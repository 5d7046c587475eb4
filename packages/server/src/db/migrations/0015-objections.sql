-- Objections to results, then review and appeal: each handled by somebody named, studied, decided and answered within its time.

create table objections (
  tenant uuid not null,
  id uuid not null,
  round uuid not null,
  -- Of the results that it is about.
  version integer not null,
  person uuid not null,
  -- objection, review, appeal
  kind text not null,
  -- The decision that it goes beyond.
  before uuid,
  -- The step of the tree that it is about, as the scheme calls it; none: the result as a whole.
  figure text,
  text text not null,
  evidence jsonb not null,
  -- filed, handling, studied, upheld, dismissed, withdrawn
  state text not null,
  revision integer not null,
  filed_at timestamptz not null,
  -- The last day on which it is answered in time.
  due date not null,
  -- Why the time was made longer.
  longer text,
  handler uuid,
  named_at timestamptz,
  study text,
  studied_at timestamptz,
  -- Whose decision, and what it says.
  body text,
  decision text,
  decided_by uuid,
  decided_at timestamptz,
  -- The version that came of it.
  made_version integer,
  -- When the person opened the letter.
  read_at timestamptz,
  constraint objections_key primary key (tenant, id),
  constraint objections_version foreign key (tenant, round, version) references result_versions (tenant, round, version),
  constraint objections_person foreign key (tenant, person) references people (tenant, id),
  constraint objections_handler foreign key (tenant, handler) references people (tenant, id),
  constraint objections_before foreign key (tenant, before) references objections (tenant, id)
);
create index objections_of_person on objections (tenant, person, filed_at);
create index objections_of_round on objections (tenant, round, filed_at);
create index objections_of_handler on objections (tenant, handler);
