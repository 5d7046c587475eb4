-- Data of a round brought in from files: what a file would do is looked at first; what was confirmed stands in the ledger, row by row.

create table round_imports (
  tenant uuid not null,
  id uuid not null,
  round uuid not null,
  file_name text not null,
  -- planned, done, undone, dropped
  state text not null,
  -- How many rows are new, replace, say the same, are refused, were left blank.
  counts jsonb not null,
  -- The rows while they wait to be confirmed, compressed; none afterwards: what counts is in the ledger.
  plan bytea,
  made_by uuid not null,
  made_at timestamptz not null,
  done_by uuid,
  done_at timestamptz,
  undone_by uuid,
  undone_at timestamptz,
  -- Why it was taken back.
  reason text,
  constraint round_imports_key primary key (tenant, id),
  constraint round_imports_round foreign key (tenant, round) references rounds (tenant, id)
);
create index round_imports_of_round on round_imports (tenant, round, id);

-- What an import recorded, and what stood in its place before.
create table round_import_facts (
  tenant uuid not null,
  import uuid not null,
  fact uuid not null,
  replaced uuid,
  constraint round_import_facts_key primary key (tenant, import, fact),
  constraint round_import_facts_import foreign key (tenant, import) references round_imports (tenant, id),
  constraint round_import_facts_fact foreign key (tenant, fact) references facts (tenant, id)
);
