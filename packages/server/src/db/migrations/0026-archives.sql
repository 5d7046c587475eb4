-- A round handed over as one file: made by a job, kept for some days in the data folder, then removed.

create table archives (
  tenant uuid not null,
  id uuid not null,
  round uuid not null,
  -- Whose people are in it; none: everybody's.
  organizations jsonb,
  -- making, made, failed, removed
  state text not null,
  -- Files that are ready, and how many there will be.
  done integer not null,
  total integer not null,
  file_name text not null,
  -- Bytes and SHA-256 of the file, once it is made.
  size bigint,
  sha256 bytea,
  made_by uuid not null,
  begun_at timestamptz not null,
  made_at timestamptz,
  -- From then on it is removed.
  expires_at timestamptz,
  constraint archives_key primary key (tenant, id),
  constraint archives_round foreign key (tenant, round) references rounds (tenant, id)
);
create index archives_of_round on archives (tenant, round, begun_at);
create index archives_by_age on archives (tenant, state, expires_at);
