-- What a round came to: versions of its results, each scored from the facts as they stood then, with a sheet for everybody.

-- Polls that a stage of the round holds; their tallies are scored.
create table round_polls (
  tenant uuid not null,
  round uuid not null,
  stage text not null,
  poll uuid not null,
  constraint round_polls_key primary key (tenant, round, poll),
  constraint round_polls_round foreign key (tenant, round) references rounds (tenant, id),
  constraint round_polls_poll foreign key (tenant, poll) references polls (tenant, id)
);

create table result_versions (
  tenant uuid not null,
  round uuid not null,
  -- 1, 2, 3 …
  version integer not null,
  -- proposed, settled, confirmed
  state text not null,
  as_of date not null,
  -- The engine's tables, compressed, and the hashes by which the ledger names them and the results.
  tables bytea not null,
  tables_hash bytea not null,
  results_hash bytea not null,
  -- Why there is a later version: the ruling on an objection.
  reason text,
  made_by uuid not null,
  made_at timestamptz not null,
  -- The fact that it was proposed.
  fact uuid not null,
  -- Whose meeting settled it, when, and what it said.
  settled_by_body text,
  settled_day date,
  settled_note text,
  settled_by uuid,
  settled_at timestamptz,
  confirmed_by uuid,
  confirmed_at timestamptz,
  constraint result_versions_key primary key (tenant, round, version),
  constraint result_versions_round foreign key (tenant, round) references rounds (tenant, id)
);

create table result_sheets (
  tenant uuid not null,
  round uuid not null,
  version integer not null,
  person uuid not null,
  position integer not null,
  organization uuid not null,
  -- As people read them; none where there is none.
  total text,
  grade text,
  rank integer,
  pool text,
  -- All that the engine says of the person, without the tree of steps.
  result jsonb not null,
  constraint result_sheets_key primary key (tenant, round, version, person),
  constraint result_sheets_version foreign key (tenant, round, version) references result_versions (tenant, round, version),
  constraint result_sheets_person foreign key (tenant, person) references people (tenant, id)
);
create index result_sheets_of_person on result_sheets (tenant, person);
create index result_sheets_in on result_sheets (tenant, round, version, organization, position);
